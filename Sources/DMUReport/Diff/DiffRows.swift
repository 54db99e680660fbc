import DMUGraph
import DMUText

extension DiffReport {
  /// A change as a row of a table, with the people by the ids of the file that has them.
  struct Row {
    var change: String
    var review: Review
    var finding: Finding?
    var role: String?
    var contacts: [PersonID] = []
    var staff: [PersonID] = []
    var before: String?
    var after: String?
  }

  /// Everything that changed at an account.
  func rows(_ account: AccountDifference) -> [Row] {
    var rows: [Row] = []
    func add(_ findings: [Finding], _ change: String, _ review: Review) {
      rows += findings.map { finding in
        Row(
          change: change, review: review, finding: finding,
          contacts: finding.contacts.map { .contact($0) }, staff: finding.staff.map { .staff($0) })
      }
    }
    add(account.new, "new", review)
    add(account.resolved, "resolved", before)
    if account.before.threads != account.after.threads {
      rows.append(
        Row(
          change: "threads", review: review, before: String(account.before.threads),
          after: String(account.after.threads)))
    }
    rows += account.roles.filter(\.isChanged).map { role in
      Row(
        change: "role", review: review, role: role.role.rawValue, before: role.before?.rawValue,
        after: role.after?.rawValue)
    }
    rows += account.arrived.map { Row(change: "arrived", review: review, contacts: [.contact($0)]) }
    rows += account.left.map { Row(change: "left", review: before, contacts: [.contact($0)]) }
    rows += account.cooled.map { tie in
      Row(
        change: "cooled", review: review, contacts: [.contact(tie.pair.contact)],
        staff: [.staff(tie.pair.staff)], before: shortest(tie.before), after: shortest(tie.after))
    }
    rows += account.dropped.map { tie in
      Row(
        change: "dropped", review: before, contacts: [.contact(tie.pair.contact)],
        staff: [.staff(tie.pair.staff)], before: shortest(tie.before))
    }
    if rows.isEmpty { rows.append(Row(change: "none", review: review)) }
    return rows
  }
}
