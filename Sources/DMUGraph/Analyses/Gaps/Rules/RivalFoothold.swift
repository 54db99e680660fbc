// Contacts whom a rival knows better than we do.

import OrderedCollections

extension AccountInspection {
  /// `rival-foothold`: a competitor's active tie to a contact is stronger than our best.
  mutating func findRivalFootholds() {
    for contact in ties.contacts where !portfolio.rivalTies(of: contact).isEmpty {
      let own = ties.best(of: ties.number(of: contact))
      let rivals = strongerRivals(of: contact, than: own)
      guard let best = rivals.values.max() else { continue }
      let competitors = rivals.keys.sorted()
      let names = listed(competitors) { [review] in
        review.portfolio.displayName(review.portfolio.competitors[$0].person)
      }
      let step = answer(to: names, isOne: competitors.count == 1, at: contact, own)
      let measure =
        own.map { "\(rounded(best.strength)) against our \(rounded($0.strength))" }
        ?? "\(rounded(best.strength)), and \(silence(nil))"
      var evidence = [Evidence("best_rival_effective_strength", .number(best.strength))]
      if let own { evidence.append(Evidence("best_effective_strength", .number(own.strength))) }
      let assumed = !best.isConfirmed || !(own?.isConfirmed ?? true)
      report(
        contacts: [contact], competitors: competitors,
        message: "\(names) \(rivals.count == 1 ? "has" : "have") a stronger tie to "
          + "\(contactTitle(contact)) at \(accountName) than we do (\(measure)).",
        action: step.action,
        evidence: evidence + [Evidence("assumed", .flag(assumed))] + step.evidence)
    }
  }

  /// Has whoever of us knows the contact best see them; where nobody is in touch, gets in touch.
  private mutating func answer(
    to names: String, isOne: Bool, at contact: ContactID, _ own: AccountTies.Pair?
  ) -> NextStep {
    guard let own, ties.isActive(own) else { return approach([contact], role: nil) }
    let staff = ties.positions(of: own).staff
    return NextStep(
      action: "Ask \(staffName(staff)) to meet \(contactTitle(contact)) soon and to find out "
        + "what \(names) offer\(isOne ? "s" : "").",
      via: [.staff(staff), .contact(contact)])
  }

  /// What a rival has with a contact.
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
      let foothold = Foothold(strength: strength, isConfirmed: tie.isConfirmed)
      rivals[tie.party] = max(rivals[tie.party] ?? foothold, foothold)
    }
    return rivals
  }
}
