extension AccountInspection {
  /// `role-unknown`: nobody holds the role, but somebody has no role yet.
  mutating func findUnknownRoles() {
    guard roles.contains(where: { $0.status == .unknown }) else { return }
    let open = ties.contacts.filter { row(of: $0).roles.isEmpty }
    for coverage in roles where coverage.status == .unknown {
      report(
        role: coverage.role,
        .roleUnknown(contactsOnRecord: ties.contactCount, withoutRole: open),
        NextStep(kind: .findRole(of: mostInfluential(open))))
    }
  }
}
