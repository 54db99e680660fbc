import OrderedCollections

extension AccountInspection {
  /// `counterpart-missing`: a covered role that nobody of a matching staff role covers.
  mutating func findMissingCounterparts() {
    for coverage in roles where coverage.status == .covered {
      let words = counterparts(of: coverage.role)
      guard !words.isEmpty, let position = portfolio.position(of: coverage.role) else { continue }
      let pairs = numbers(of: coverage.covered).flatMap { contact in
        ties.pairs(of: contact).filter { ties.isActive($0) }
      }
      let hasCounterpart = pairs.contains { pair in
        let traits = traits(of: ties.staff[pair.staff])
        return !traits.hasRole || traits.counterpartOf.contains(position: position)
      }
      guard !hasCounterpart, let best = strongest(pairs) else { continue }
      report(
        role: coverage.role, contacts: coverage.holders,
        .counterpartMissing(
          inferredHolders: coverage.inferredHolders,
          CounterpartTies(
            covered: coverage.covered,
            activeStaff: Set(pairs.map { ties.staff[$0.staff] }).sorted(), counterparts: words,
            strength: best.strength,
            isAssumed: !pairs.contains { $0.confirmedStrength >= policy.activeThreshold })),
        NextStep(kind: .introduce(.colleague(counterparts: words)), via: way(best)))
    }
  }
}
