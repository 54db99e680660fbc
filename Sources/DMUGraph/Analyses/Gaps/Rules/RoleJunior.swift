extension AccountInspection {
  /// `role-junior`: of the holders nobody of the greatest authority is in touch, and too few others are.
  mutating func findJuniorRoles() {
    for coverage in roles where coverage.status == .junior {
      let reached = coverage.covered.filter { !row(of: $0).isHostile }
      let open = coverage.holders.filter { contact in
        !row(of: contact).isHostile && !coverage.covered.contains(contact)
      }
      let greatest = withGreatestAuthority(coverage.holders)
      report(
        role: coverage.role, contacts: coverage.holders,
        .roleJunior(
          inferredHolders: coverage.inferredHolders,
          AuthorityShare(
            reached: reached, share: coverage.share ?? 0, required: policy.coverageAuthority,
            greatest: greatest, opponents: greatest.filter(coverage.covered.contains))),
        stepForJuniorRole(coverage, open: open))
    }
  }

  /// Gets in touch with who has the most to say of those who are not against us; where all of these are in
  /// touch, somebody who is against us is won over, or met first.
  private func stepForJuniorRole(_ coverage: RoleCoverage, open: [ContactID]) -> NextStep {
    if !open.isEmpty { return approach(withGreatestAuthority(open), role: coverage.role) }
    let opponents = coverage.covered.filter { row(of: $0).isHostile }
    if !opponents.isEmpty { return winOver(opponents) }
    return approach(withGreatestAuthority(coverage.holders), role: coverage.role)
  }
}
