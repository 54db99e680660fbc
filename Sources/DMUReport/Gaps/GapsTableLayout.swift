import DMUGraph
import DMUText

/// The lines of accounts at a terminal: one an account, with columns as wide as the accounts shown need them.
struct GapsTableLayout {
  private let width: Int
  private let color: Bool
  /// The roles that have a column, and the columns' headings; none when they would not fit.
  private let roles: [(role: Role, heading: String)]
  /// True when there is room for the share of authority in touch beside each mark.
  private let showsShares: Bool
  /// True when some account has fewer confirmed threads than threads, and shows them.
  private let showsConfirmed: Bool
  /// The heading of the names: `Account`, or another unit.
  private let unit: String
  private let nameWidth: Int
  private let tierWidth: Int
  private let revenueWidth: Int
  private let rolesWidth: Int
  private let threadsWidth: Int
  /// The statuses that some role has.
  private let statuses: Set<CoverageStatus>

  init(_ report: GapsReport, _ options: ReportOptions) {
    let gaps = report.gaps.prefix(options.shown(of: report.count))
    let width = options.lineWidth
    self.width = width
    color = options.color
    unit =
      switch report.review.portfolio.unitKind {
      case .account: "Account"
      case .deal: "Deal"
      case .family: "Family"
      }
    func widest(_ heading: String, _ most: Int, _ text: (AccountGaps) -> String) -> Int {
      min(most, gaps.reduce(heading.count) { max($0, displayWidth(printable(text($1)))) })
    }
    statuses = Set(gaps.flatMap(\.roles).compactMap(\.status))
    tierWidth = widest("Tier", width < 60 ? 4 : width / 8) { report.tier($0).written ?? "" }
    revenueWidth = widest("Revenue", max(7, width / 4)) { report.review.revenue($0.account) }
    threadsWidth = widest("Threads", 18) { report.threads($0) }
    showsConfirmed = gaps.contains { report.threads($0) != String($0.threads) }
    let rest = width - tierWidth - revenueWidth - threadsWidth - 4 * 2
    let columns = GapsTableLayout.columns(of: report)
    func columnsWidth(atLeast least: Int) -> Int {
      columns.reduce(-1) { $0 + max(displayWidth($1.heading), least) + 1 }
    }
    let leastNameWidth = 12
    let fits = rest - columnsWidth(atLeast: 0) >= leastNameWidth
    showsShares = rest - columnsWidth(atLeast: Self.shareWidth) >= leastNameWidth
    let columnsWidth = columnsWidth(atLeast: showsShares ? Self.shareWidth : 0)
    roles = fits ? columns : []
    rolesWidth = fits ? columnsWidth : min(max(5, columns.count), max(5, rest - 10))
    let longest = widest(unit, width) { report.review.name($0.account) }
    nameWidth = max(6, min(longest, rest - rolesWidth))
  }

  /// The columns of a mark with a share, `◑ 45 %`.
  private static let shareWidth = 7

  /// The columns of a role.
  private func width(of heading: String) -> Int {
    max(displayWidth(heading), showsShares ? Self.shareWidth : 0)
  }

  /// The meaning of the marks of roles, and an explanation of threads.
  var legend: String {
    var text = ""
    var lineWidth = 0
    for status in CoverageStatus.allCases.reversed() where statuses.contains(status) {
      let needed = status.rawValue.count + 2
      if lineWidth > 0 { text += lineWidth + 2 + needed > width ? "\n" : "  " }
      lineWidth = lineWidth > 0 && lineWidth + 2 + needed <= width ? lineWidth + 2 + needed : needed
      text += "\(mark(status)) \(status.rawValue)"
    }
    text += "\n"
    let shares =
      showsShares
      ? "%: the say in touch, not against us. " : ""
    let threads =
      "Threads: ties sharing nobody" + (showsConfirmed ? " (confirmed)." : ".")
    for line in wrapped(shares + threads, to: width) {
      text += TerminalStyle.dim.styled(line, color) + "\n"
    }
    return text
  }

  /// The headings of the columns.
  var head: String {
    let head =
      fitted(unit, to: nameWidth) + "  " + fitted("Tier", to: tierWidth) + "  "
      + fitted("Revenue", to: revenueWidth, onTheRight: true) + "  "
      + fitted(
        roles.isEmpty
          ? "Roles"
          : roles.map { fitted($0.heading, to: width(of: $0.heading)) }.joined(separator: " "),
        to: rolesWidth)
      + "  Threads"
    return TerminalStyle.bold.styled(head, color) + "\n"
  }

  /// The line of an account.
  func line(_ gap: AccountGaps, of report: GapsReport) -> String {
    let name = fitted(printable(report.review.name(gap.account)), to: nameWidth)
    let tier = fitted(printable(report.tier(gap).written ?? ""), to: tierWidth)
    let revenue = fitted(
      printable(report.review.revenue(gap.account)), to: revenueWidth, onTheRight: true)
    let threads = trimmed(fitted(report.threads(gap), to: threadsWidth))
    let boldName = TerminalStyle.bold.styled(name, color)
    return "\(boldName)  \(tier)  \(revenue)  \(marks(gap))  \(threads)\n"
  }

  /// The marks of the required roles, each under its heading.
  private func marks(_ gap: AccountGaps) -> String {
    guard !roles.isEmpty else {
      let statuses = gap.roles.compactMap(\.status).prefix(rolesWidth)
      let blanks = String(repeating: " ", count: rolesWidth - statuses.count)
      return statuses.map(mark).joined() + blanks
    }
    return roles.map { role, heading in
      let coverage = gap.roles.first { $0.role == role }
      let share = showsShares ? coverage?.share.map { " " + wholePercentage($0) } ?? "" : ""
      let blanks = String(repeating: " ", count: width(of: heading) - 1 - share.count)
      return (coverage?.status.map(mark) ?? " ") + share + blanks
    }.joined(separator: " ")
  }

  private func mark(_ status: CoverageStatus) -> String {
    let style: TerminalStyle =
      switch status {
      case .covered: .green
      case .thin, .junior, .missing: .yellow
      case .opposed, .cold, .uncovered: .red
      case .unknown: .cyan
      }
    return style.styled(status.sign, color)
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
