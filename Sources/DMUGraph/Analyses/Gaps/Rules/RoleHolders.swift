// Required roles that nobody on record holds, for sure or perhaps.

extension AccountInspection {
  /// `role-missing`: nobody holds the role, and everybody has another.
  mutating func findMissingRoles() {
    for coverage in roles where coverage.status == .missing {
      let step = question("who has the \(spoken(coverage.role.rawValue)) role")
      report(
        role: coverage.role,
        message: "\(heading(coverage.role)): nobody on record at \(accountName) has this role.",
        action: step.action,
        evidence: [Evidence("contacts_on_record", .count(ties.contactCount))] + step.evidence)
    }
  }

  /// `role-unknown`: nobody holds the role, but somebody has no role yet.
  mutating func findUnknownRoles() {
    guard roles.contains(where: { $0.status == .unknown }) else { return }
    let open = ties.contacts.filter { portfolio.contacts[$0].roles.isEmpty }
    let have = open.count == 1 ? "has" : "have"
    for coverage in roles where coverage.status == .unknown {
      report(
        role: coverage.role,
        message: "\(heading(coverage.role)): nobody on record at \(accountName) is known to have "
          + "this role, but \(contactNames(open)) \(have) no role yet.",
        action: "Find out what part \(contactTitle(mostInfluential(open))) plays at "
          + "\(accountName), and write the role down.",
        evidence: [
          Evidence("contacts_on_record", .count(ties.contactCount)),
          Evidence("contacts_without_role", .people(open.map { .contact($0) })),
        ])
    }
  }

  /// Has the contact whom we know best asked something about the account.
  private func question(_ question: String) -> NextStep {
    guard let pair = ties.strongestActive else {
      return NextStep(action: "Find out \(question) at \(accountName), and add that person.")
    }
    let known = ties.positions(of: pair)
    return NextStep(
      action: "Have \(staffName(known.staff)) ask \(contactTitle(known.contact)) \(question) at "
        + "\(accountName), and add that person.",
      via: [.staff(known.staff), .contact(known.contact)])
  }
}
