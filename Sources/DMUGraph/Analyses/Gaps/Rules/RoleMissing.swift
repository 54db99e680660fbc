extension AccountInspection {
  /// `role-missing`: nobody holds the role, and everybody has another.
  mutating func findMissingRoles() {
    for coverage in roles where coverage.status == .missing {
      report(
        role: coverage.role, .roleMissing(contactsOnRecord: ties.contactCount),
        NextStep(
          kind: .findHolder(of: coverage.role), via: ties.strongestActive.map(way) ?? []))
    }
  }
}
