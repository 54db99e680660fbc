import OrderedCollections

extension AccountInspection {
  /// `rival-foothold`: a competitor's active tie to a contact is stronger than our best.
  mutating func findRivalFootholds() {
    for contact in ties.contacts where !portfolio.rivalTies(of: contact).isEmpty {
      let own = ties.best(of: ties.number(of: contact))
      let rivals = strongerRivals(of: contact, than: own)
      guard let best = rivals.values.max() else { continue }
      let competitors = rivals.keys.sorted()
      report(
        contacts: [contact], competitors: competitors,
        .rivalFoothold(
          rivalStrength: best.strength, ownStrength: own?.strength,
          isAssumed: !best.isConfirmed || !(own?.isConfirmed ?? true)),
        answer(to: competitors, at: contact, own))
    }
  }

  /// Has whoever of us knows the contact best see them; where nobody is in touch, gets in touch.
  private mutating func answer(
    to rivals: [CompetitorID], at contact: ContactID, _ own: AccountTies.Pair?
  ) -> NextStep {
    guard let own, ties.isActive(own) else { return approach([contact], role: nil) }
    return NextStep(kind: .meet(rivals: rivals), via: way(own))
  }

  /// The foothold that a rival has with a contact.
  private struct Foothold: Comparable {
    var strength: Double
    var isConfirmed: Bool

    static func < (left: Foothold, right: Foothold) -> Bool { left.strength < right.strength }
  }

  /// The competitors whose strongest tie to a contact is active and stronger than a pair of ours.
  private func strongerRivals(
    of contact: ContactID, than own: AccountTies.Pair?
  ) -> OrderedDictionary<CompetitorID, Foothold> {
    var rivals: OrderedDictionary<CompetitorID, Foothold> = [:]
    for tie in portfolio.rivalTies(of: contact) {
      let strength = tie.effectiveStrength(on: day, policy: policy)
      guard strength >= policy.activeThreshold, strength > own?.strength ?? -1 else { continue }
      let foothold = Foothold(strength: strength, isConfirmed: tie.isConfirmed(on: day))
      rivals[tie.party] = max(rivals[tie.party] ?? foothold, foothold)
    }
    return rivals
  }
}
