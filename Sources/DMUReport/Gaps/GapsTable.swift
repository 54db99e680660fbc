import DMUGraph
import DMUText

extension GapsReport {
  /// Writes a line an account, under it what is wrong and what to do, worst first, and the totals.
  package func writeTable(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    let table = GapsTable(report: self, options: options)
    guard !gaps.isEmpty else {
      for line in wrapped(printable(nothing), to: table.width) { output.write(line + "\n") }
      return
    }
    table.writeHead(to: &output)
    for gap in table.gaps { table.write(gap, to: &output) }
    table.writeRest(options, to: &output)
    table.writeTotals(to: &output)
  }
}

/// The layout of one report at a terminal.
private struct GapsTable {
  let report: GapsReport
  /// The accounts that are shown.
  let gaps: ArraySlice<AccountGaps>
  let width: Int
  let color: Bool
  /// The roles that have a column, and the columns' headings; none when they would not fit.
  private let roles: [(role: Role, heading: String)]
  private let nameWidth: Int
  private let tierWidth: Int
  private let revenueWidth: Int
  private let rolesWidth: Int
  private let threadsWidth: Int

  init(report: GapsReport, options: ReportOptions) {
    self.report = report
    let gaps = report.gaps.prefix(options.shown(of: report.count))
    self.gaps = gaps
    let width = max(options.width, 40)
    self.width = width
    color = options.color
    func widest(_ heading: String, _ most: Int, _ text: (AccountGaps) -> String) -> Int {
      min(most, gaps.reduce(heading.count) { max($0, displayWidth(printable(text($1)))) })
    }
    tierWidth = widest("Tier", width < 60 ? 4 : width / 8) { report.tier($0).written ?? "" }
    revenueWidth = widest("Revenue", max(7, width / 4)) { report.review.revenue($0.account) }
    threadsWidth = widest("Threads", 18) { report.threads($0) }
    let rest = width - tierWidth - revenueWidth - threadsWidth - 4 * 2
    let columns = GapsTable.columns(of: report)
    let columnsWidth = columns.reduce(-1) { $0 + displayWidth($1.heading) + 1 }
    let fits = rest - columnsWidth >= 12
    roles = fits ? columns : []
    rolesWidth = fits ? columnsWidth : min(max(5, columns.count), max(5, rest - 10))
    let longest = widest("Account", width) { report.review.name($0.account) }
    nameWidth = max(6, min(longest, rest - rolesWidth))
  }

  func writeHead(to output: inout some TextOutputStream) {
    for line in wrapped(printable(report.heading), to: width) {
      output.write(Ink.bold.paint(line, color) + "\n")
    }
    for line in wrapped(report.extent, to: width) { output.write(line + "\n") }
    let legend = CoverageStatus.allCases.reversed().map { "\(mark($0)) \($0.rawValue)" }
    // All of it takes 60 columns.
    let row = width < 60 ? legend.count / 2 : legend.count
    output.write("\n")
    for start in stride(from: 0, to: legend.count, by: row) {
      output.write(legend[start...].prefix(row).joined(separator: "  ") + "\n")
    }
    let threads = "Threads: the most active ties of which no two share a person."
    for line in wrapped(threads, to: width) { output.write(Ink.dim.paint(line, color) + "\n") }
    let head =
      fitted("Account", to: nameWidth) + "  " + fitted("Tier", to: tierWidth) + "  "
      + fitted("Revenue", to: revenueWidth, onTheRight: true) + "  "
      + fitted(
        roles.isEmpty ? "Roles" : roles.map(\.heading).joined(separator: " "), to: rolesWidth)
      + "  Threads"
    output.write("\n" + Ink.bold.paint(head, color) + "\n")
  }

  package func write(_ gap: AccountGaps, to output: inout some TextOutputStream) {
    let name = fitted(printable(report.review.name(gap.account)), to: nameWidth)
    let tier = fitted(printable(report.tier(gap).written ?? ""), to: tierWidth)
    let revenue = fitted(
      printable(report.review.revenue(gap.account)), to: revenueWidth, onTheRight: true)
    let threads = fitted(report.threads(gap), to: threadsWidth)
    output.write(
      "\(Ink.bold.paint(name, color))  \(tier)  \(revenue)  \(marks(gap))  \(trimmed(threads))\n")
    for finding in gap.findings {
      let word = finding.severity.rawValue
      write(word, finding.severity.ink, "", printable(finding.message), to: &output)
      write("", .dim, "→ ", printable(finding.action), to: &output)
    }
    if let caveat = gap.caveat { write("note", .dim, "", caveat, to: &output) }
    if !gap.findings.isEmpty { output.write("\n") }
  }

  func writeRest(_ options: ReportOptions, to output: inout some TextOutputStream) {
    guard let rest = options.rest(report.count - gaps.count, "account") else { return }
    for line in wrapped(rest, to: width) { output.write(line + "\n") }
  }

  func writeTotals(to output: inout some TextOutputStream) {
    if gaps.last?.findings.isEmpty == true { output.write("\n") }
    for total in report.totals {
      for line in wrapped(printable(total), to: width) { output.write(line + "\n") }
    }
  }

  /// Writes a word in the margin and a text beside it, wrapped, the lines under the first indented by
  /// the sign that it begins with.
  private func write(
    _ word: String, _ ink: Ink, _ sign: String, _ text: String,
    to output: inout some TextOutputStream
  ) {
    let margin = 8
    let blanks = String(repeating: " ", count: margin + displayWidth(sign))
    for (index, line) in wrapped(text, to: width - 2 - margin - displayWidth(sign)).enumerated() {
      let start = word.isEmpty ? fitted("", to: margin) : ink.paint(fitted(word, to: margin), color)
      output.write("  " + (index == 0 ? start + sign : blanks) + line + "\n")
    }
  }

  /// The marks of the required roles, each under its heading.
  private func marks(_ gap: AccountGaps) -> String {
    guard !roles.isEmpty else {
      let statuses = gap.roles.compactMap(\.status).prefix(rolesWidth)
      let blanks = String(repeating: " ", count: rolesWidth - statuses.count)
      return statuses.map(mark).joined() + blanks
    }
    return roles.map { role, heading in
      let status = gap.roles.first { $0.role == role }?.status
      let blanks = String(repeating: " ", count: displayWidth(heading) - 1)
      return (status.map(mark) ?? " ") + blanks
    }.joined(separator: " ")
  }

  private func mark(_ status: CoverageStatus) -> String {
    let ink: Ink =
      switch status {
      case .covered: .green
      case .thin, .missing: .yellow
      case .cold, .uncovered: .red
      case .unknown: .cyan
      }
    return ink.paint(status.sign, color)
  }

  private func trimmed(_ text: String) -> Substring {
    text[..<(text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex)]
  }

  /// The roles that have a column, each with the shortest beginning that tells it from the others, of
  /// four letters at least.
  private static func columns(of report: GapsReport) -> [(role: Role, heading: String)] {
    let roles = report.requiredRoles
    return roles.map { role in
      let word = printable(role.rawValue)
      let others = roles.filter { $0 != role }.map { printable($0.rawValue) }
      let length = (4..<12).first { length in
        !others.contains { $0.prefix(length) == word.prefix(length) }
      }
      return (role, String(word.prefix(length ?? 12)))
    }
  }
}
