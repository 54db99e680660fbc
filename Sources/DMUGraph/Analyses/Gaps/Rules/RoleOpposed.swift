extension AccountInspection {
  /// `role-opposed`: of the holders only such are in touch as are against us.
  mutating func findOpposedRoles() {
    for coverage in roles where coverage.status == .opposed {
      let open = coverage.holders.filter { !row(of: $0).isHostile }
      report(
        role: coverage.role, contacts: coverage.holders,
        .roleOpposed(inferredHolders: coverage.inferredHolders, opponents: coverage.covered),
        open.isEmpty
          ? winOver(coverage.covered) : approach(open, role: coverage.role))
    }
  }

  /// Has whoever of us knows them best win over the one of these contacts, all in touch, whose word counts
  /// most.
  func winOver(_ contacts: [ContactID]) -> NextStep {
    let target = withGreatestAuthority(contacts).first
    let pair = target.flatMap { ties.bestActive(of: ties.number(of: $0)) }
    return NextStep(kind: .winOver, via: pair.map(way) ?? [])
  }

  /// Those of some contacts whose word counts most.
  func withGreatestAuthority(_ contacts: [ContactID]) -> [ContactID] {
    let greatest = greatestAuthority(of: contacts)
    return contacts.filter { authority(of: $0) >= greatest }
  }
}
