/// The ties among which a plan for the account that is loaded is chosen.
///
/// Where a plan has a tie to a contact, and of the parts of the account that the contact is in, part *j*
/// asks for dⱼ pairs, at most Σ (dⱼ − 1) others of us are in those parts' pairs. So one of the Σ (dⱼ − 1) + 1
/// of us who come first by cost and id can take that place, and nobody behind them is needed; the same goes
/// for contacts who count for the same. That leaves a few ties a person without losing the best plan.
struct PlanCandidates {
  private let ties: AccountTies
  private let team: PlanTeam
  private let costs: TieCosts
  private let requirements: PlanRequirements
  /// The place of each contact of the account by id.
  private let contactRank: [Int32]
  private let isInTouch: [Bool]

  init(
    ties: AccountTies, team: PlanTeam, costs: TieCosts, requirements: PlanRequirements
  ) {
    self.ties = ties
    self.team = team
    self.costs = costs
    self.requirements = requirements
    contactRank = ranks(
      ties.portfolio.sorted(byID: ties.contacts.map { ties.portfolio.contacts[$0].person.id }))
    isInTouch = (0..<ties.contactCount).map { ties.bestActive(of: $0) != nil }
  }

  /// True when the best plan is among the candidates: it is not where more is asked for than they are looked
  /// for.
  var areEnough: Bool {
    requirements.pairs.allSatisfy { $0.size < PlanTeam.mostChoice }
      && (0..<ties.contactCount).allSatisfy { needed($0) <= PlanTeam.mostChoice }
  }

  /// The number of our people who are enough to choose among for a contact.
  private func needed(_ contact: Int) -> Int {
    1 + requirements.pairs.reduce(0) { $0 + ($1.contains[contact] ? $1.size - 1 : 0) }
  }

  private func choice(_ contact: Int) -> Int { min(needed(contact), PlanTeam.mostChoice) }

  /// The candidates by the ids of the member of staff and of the contact.
  func all() -> [PlannedTie] {
    let contacts = (0..<ties.contactCount).filter { contact in
      requirements.pairs.contains { $0.contains[contact] }
        || !isInTouch[contact] && requirements.shares.contains { $0.weights[contact] > 0 }
    }
    return fewest(contacts.flatMap { fewest(of: $0) }).sorted {
      (team.rank[$0.staff], contactRank[$0.contact])
        < (team.rank[$1.staff], contactRank[$1.contact])
    }
  }

  /// The candidates of a contact who come first by cost and id.
  private func fewest(of contact: Int) -> ArraySlice<PlannedTie> {
    let choice = choice(contact)
    let active = ties.pairs(of: contact).count { ties.isActive($0) }
    guard active < choice else { return [] }
    var found = costs.known.compactMap { costs.tie($0, contact) }
    for members in team.members {
      for staff in members.lazy.filter({ !costs.isKnown($0) }).prefix(choice) {
        found.append(costs.tie(ofAnybodyLike: staff, contact))
      }
    }
    return found.sorted { ($0.cost, team.rank[$0.staff]) < ($1.cost, team.rank[$1.staff]) }
      .prefix(choice - active)
  }

  /// What a tie of one of us to a contact counts for.
  private struct Purpose: Hashable {
    var staff: StaffID
    var parts: [Bool]
    /// The weights, and whether the contact has yet to be in touch to bring them in.
    var weights: [Double]
    var isInTouch: Bool
  }

  private func purpose(_ staff: StaffID, _ contact: Int) -> Purpose {
    let weights = requirements.shares.map { $0.weights[contact] }
    return Purpose(
      staff: staff, parts: requirements.pairs.map { $0.contains[contact] }, weights: weights,
      isInTouch: weights.contains { $0 > 0 } && isInTouch[contact])
  }

  /// The candidates without those whose member of staff has enough cheaper ones for the same purpose.
  private func fewest(_ candidates: [PlannedTie]) -> [PlannedTie] {
    let open = (0..<ties.contactCount).filter { !isInTouch[$0] }
    let most = requirements.shares.map { $0.most(of: open, for: $0.missing(isInTouch)) }
    var counts: [Purpose: Int] = [:]
    for pair in ties.pairs where ties.isActive(pair) {
      counts[purpose(ties.staff[pair.staff], pair.contact), default: 0] += 1
    }
    return candidates.sorted {
      ($0.cost, contactRank[$0.contact]) < ($1.cost, contactRank[$1.contact])
    }.filter { candidate in
      let purpose = purpose(candidate.staff, candidate.contact)
      counts[purpose, default: 0] += 1
      let further = zip(requirements.shares, most).reduce(0) {
        $0 + ($1.0.weights[candidate.contact] > 0 ? $1.1 : 0)
      }
      return counts[purpose, default: 0] <= choice(candidate.contact) + further
    }
  }
}
