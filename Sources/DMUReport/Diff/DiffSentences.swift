import DMUGraph
import DMUText

// The changes, in words.
extension DiffReport {
  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(
      "What changed from \(dated(before, before.sources.first)) to "
        + dated(review, review.sources.last))
    writer.paragraph(
      "\(review.units(difference.changed.count)) of \(count) changed. New: "
        + "\(findings(\.new)). Resolved: \(findings(\.resolved)).")
    writer.paragraph(
      "\(plural(total(\.arrived), "contact")) arrived and \(total(\.left)) left. "
        + "\(plural(total(\.cooled), "tie")) cooled, and \(total(\.dropped)) "
        + "\(total(\.dropped) == 1 ? "is" : "are") no longer on record.")
    writeLone(difference.gone, before, "No longer in the newer file", top, to: &writer)
    writeLone(difference.added, review, "New in the newer file", top, to: &writer)
    if before.day == review.day {
      writer.paragraph(
        "Both files are measured on the same day. Date the older one with --as-of-before to see what "
          + "time did.")
    }
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let account = difference.accounts[index]
    let position = account.after.account
    writer.section(review.name(position), [review.revenue(position)])
    for finding in account.new {
      writer.item(
        ItemMark(finding.severity), "New: \(review.message(of: finding))",
        [review.nextStep(of: finding)])
    }
    for finding in account.resolved {
      writer.item("Resolved: \(before.message(of: finding))")
    }
    let (old, new) = (account.before.threads, account.after.threads)
    if old != new { writer.item("\(plural(old, "thread")) before, \(new) now.") }
    for role in account.roles where role.isChanged { writer.item(sentence(role)) }
    if !account.arrived.isEmpty {
      writer.item("\(listed(account.arrived) { review.name(.contact($0)) }) arrived.")
    }
    if !account.left.isEmpty {
      writer.item("\(listed(account.left) { before.name(.contact($0)) }) left.")
    }
    for tie in account.cooled {
      let cause = tie.isOnlyOlder ? ": no contact since" : ""
      writer.item(
        "The tie of \(review.names(tie.pair)) cooled from \(rounded(tie.before)) to "
          + "\(rounded(tie.after))\(cause).")
    }
    for tie in account.dropped {
      writer.item(
        "The tie of \(before.names(tie.pair)) is no longer on record "
          + "(\(rounded(tie.before)) before).")
    }
  }

  package func writeFoot(to writer: inout some ReportWriter, top: Int?) {
    let others = count - difference.changed.count
    if others == 0 { return }
    writer.section("Everything else", [])
    writer.item("Nothing changed at \(review.units(others)).")
  }

  /// Accounts that only one of the files has, with what they bring in and the number of their findings.
  private func writeLone(
    _ accounts: [AccountGaps], _ own: Review, _ title: String, _ top: Int?,
    to writer: inout some ReportWriter
  ) {
    if accounts.isEmpty { return }
    writer.section(title, [own.units(accounts.count)])
    let shown = accounts.prefix(top ?? accounts.count)
    for gaps in shown {
      let facts = [own.revenue(gaps.account), plural(gaps.findings.count, "finding")]
      writer.item(
        "\(own.name(gaps.account)): \(facts.filter { !$0.isEmpty }.joined(separator: ", ")).")
    }
    if shown.count < accounts.count {
      writer.item("\(own.units(accounts.count - shown.count)) more.")
    }
  }

  /// A day with the file that it dates.
  private func dated(_ review: Review, _ source: String?) -> String {
    "\(review.day)" + (source.map { " (\($0))" } ?? "")
  }

  /// The number of findings of each severity, the heaviest first: `2 high and 1 low`.
  private func findings(_ list: KeyPath<AccountDifference, [Finding]>) -> String {
    let counts = severities(list)
    let words = Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { "\($0) \(severity.rawValue)" }
    }
    return words.isEmpty ? "nothing" : listed(words) { $0 }
  }

  private func sentence(_ role: RoleChange) -> String {
    let word = spoken(role.role.rawValue)
    guard let old = role.before else { return "The role \(word) is now asked for." }
    guard let new = role.after else { return "The role \(word) is no longer asked for." }
    return "The role \(word) was \(old) before and is \(new) now."
  }
}
