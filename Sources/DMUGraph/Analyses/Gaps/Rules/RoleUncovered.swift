extension AccountInspection {
  /// `role-uncovered`: none of us ever had a tie to a holder.
  mutating func findUncoveredRoles() {
    for coverage in roles where coverage.status == .uncovered {
      report(
        role: coverage.role, contacts: coverage.holders,
        .roleUncovered(inferredHolders: coverage.inferredHolders),
        approach(coverage.holders, role: coverage.role))
    }
  }
}
