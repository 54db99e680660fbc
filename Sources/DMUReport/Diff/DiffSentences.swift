import DMUGraph
import DMUText

// The changes, in words.
extension DiffReport {
  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(
      "What changed from \(dated(before, before.sources.first)) to "
        + dated(review, review.sources.last))
    writer.paragraph(
      "\(plural(difference.changed.count, "account")) of \(count) changed. New: "
        + "\(findings(\.new)). Resolved: \(findings(\.resolved)).")
    writer.paragraph(
      "\(plural(total(\.arrived), "contact")) arrived and \(total(\.left)) left. "
        + "\(plural(total(\.cooled), "tie")) cooled, and \(total(\.dropped)) "
        + "\(total(\.dropped) == 1 ? "is" : "are") no longer on record.")
    if before.day == review.day {
      writer.paragraph(
        "Both files are measured on the same day. Date the older one with --as-of-before to see what "
          + "time did.")
    }
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let account = difference.accounts[index]
    let (own, position) = place(account)
    let news =
      switch account.onlyIn {
      case "before": "no longer in the newer file"
      case "after": "not in the older file"
      default: ""
      }
    writer.section(own.name(position), [own.revenue(position), news])
    for finding in account.new {
      writer.item(
        ItemMark(finding.severity), "New: \(review.message(of: finding))",
        [review.nextStep(of: finding)])
    }
    for finding in account.resolved {
      writer.item("Resolved: \(before.message(of: finding))")
    }
    if let old = account.before, let new = account.after {
      if old.threads != new.threads {
        writer.item("\(plural(old.threads, "thread")) before, \(new.threads) now.")
      }
      for role in account.roles where role.isChanged { writer.item(sentence(role)) }
    }
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
    writer.item("Nothing changed at \(plural(others, "account")).")
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
