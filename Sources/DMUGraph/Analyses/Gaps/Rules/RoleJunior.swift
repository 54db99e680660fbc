extension AccountInspection {
  /// `role-junior`: of the holders nobody of the greatest authority is in touch, and too few others are.
  mutating func findJuniorRoles() {
    for coverage in roles where coverage.status == .junior {
      let reached = coverage.covered.filter { !row(of: $0).isHostile }
      let open = coverage.holders.filter { contact in
        !row(of: contact).isHostile && !coverage.covered.contains(contact)
      }
      report(
        role: coverage.role, contacts: coverage.holders,
        .roleJunior(
          inferredHolders: coverage.inferredHolders,
          AuthorityShare(
            reached: reached, share: coverage.share ?? 0, required: policy.coverageAuthority,
            greatest: withGreatestAuthority(coverage.holders))),
        open.isEmpty
          ? winOver(coverage.covered.filter { row(of: $0).isHostile })
          : approach(withGreatestAuthority(open), role: coverage.role))
    }
  }
}
