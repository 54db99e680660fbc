extension AccountInspection {
  /// `role-cold`: there are ties to holders, none of them active.
  mutating func findColdRoles() {
    for coverage in roles where coverage.status == .cold {
      let pair = strongest(numbers(of: coverage.holders).compactMap { ties.best(of: $0) })
      report(
        role: coverage.role, contacts: coverage.holders,
        .roleCold(inferredHolders: coverage.inferredHolders, pair.map(coldTie)),
        approach(coverage.holders, role: coverage.role))
    }
  }

  /// The facts about a pair that is not active.
  func coldTie(_ pair: AccountTies.Pair) -> ColdTie {
    let tie = portfolio.ties[pair.tie]
    let written = tie.strength ?? tie.assumedStrength ?? policy.defaultStrength
    return ColdTie(
      pair: ties.positions(of: pair), strength: pair.strength,
      activeThreshold: policy.activeThreshold, isTooWeak: written < policy.activeThreshold,
      lastContact: tie.lastContact,
      daysSinceLastContact: tie.lastContact.map { day.days(since: $0) },
      isAssumed: !pair.isConfirmed)
  }
}
