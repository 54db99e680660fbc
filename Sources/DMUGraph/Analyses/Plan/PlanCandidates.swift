import RealModule

/// The ties among which a plan for the account that is loaded is chosen.
///
/// Where a plan has a tie to a contact, and of the parts of the account that the contact is in, part *j*
/// asks for dⱼ pairs, at most Σ (dⱼ − 1) others of us are in those parts' pairs. So one of the Σ (dⱼ − 1) + 1
/// of us who come first by cost and id can take that place, and nobody behind them is needed; the same goes
/// for contacts with the same roles. That leaves a few ties a person without losing the best plan.
struct PlanCandidates {
  /// A tie that may be planned.
  struct Candidate {
    var kind: PlanAction.Kind
    /// The one of us.
    var staff: StaffID
    /// The number of the contact within the account.
    var contact: Int
    var cost: Double
    /// The way of an introduction.
    var way: WarmWays.Way?
  }

  let ties: AccountTies
  let team: PlanTeam
  let ways: WarmWays
  let requirements: [PlanRequirement]
  /// The place of each contact of the account by id.
  private let contactRank: [Int32]

  init(
    ties: AccountTies, team: PlanTeam, ways: WarmWays, requirements: [PlanRequirement]
  ) {
    self.ties = ties
    self.team = team
    self.ways = ways
    self.requirements = requirements
    contactRank = ranks(
      ties.portfolio.sorted(byID: ties.contacts.map { ties.portfolio.contacts[$0].person.id }))
  }

  /// True when the best plan is among the candidates: it is not where more is asked for than they are looked
  /// for.
  var areEnough: Bool {
    requirements.allSatisfy { $0.size < PlanTeam.mostChoice }
      && (0..<ties.contactCount).allSatisfy { needed($0) <= team.choice }
  }

  /// The number of our people, and of contacts like the given one, that are enough to choose among.
  private func needed(_ contact: Int) -> Int {
    1 + requirements.reduce(0) { $0 + ($1.contains[contact] ? $1.size - 1 : 0) }
  }

  private func choice(_ contact: Int) -> Int { min(needed(contact), team.choice) }

  /// The candidates by the ids of the member of staff and of the contact.
  func all() -> [Candidate] {
    var found = (0..<ties.contactCount).filter { contact in
      requirements.contains { $0.contains[contact] }
    }.flatMap { fewest(of: $0) }
    found = fewest(found)
    return found.sorted {
      (team.rank[$0.staff], contactRank[$0.contact])
        < (team.rank[$1.staff], contactRank[$1.contact])
    }
  }

  /// The candidates of a contact who come first by cost and id.
  private func fewest(of contact: Int) -> ArraySlice<Candidate> {
    let roles = ties.portfolio.contacts[ties.contact(contact)].roles
    let choice = choice(contact)
    var active = 0
    var known: Set<StaffID> = []
    var found: [Candidate] = []
    func add(
      _ kind: PlanAction.Kind, _ staff: StaffID, _ cost: Double, _ way: WarmWays.Way? = nil
    ) {
      guard known.insert(staff).inserted else { return }
      found.append(
        Candidate(
          kind: kind, staff: staff, contact: contact,
          cost: cost + team.surcharge(staff: staff, roles: roles), way: way))
    }
    for pair in ties.pairs(of: contact) {
      if ties.isActive(pair) {
        active += 1
        known.insert(ties.staff[pair.staff])
      } else if ties.canBeRenewed(pair) {
        add(.renew, ties.staff[pair.staff], 0.5)
      }
    }
    guard active < choice else { return [] }
    for way in ways.ways[contact] {
      add(.introduce, way.staff, 1 + min(1, Double.log(way.strength) / Double.log(0.02)), way)
    }
    for members in team.members {
      for staff in members.lazy.filter({ !known.contains($0) }).prefix(choice) {
        add(.approach, staff, 2)
      }
    }
    return found.sorted { ($0.cost, team.rank[$0.staff]) < ($1.cost, team.rank[$1.staff]) }
      .prefix(choice - active)
  }

  /// The candidates without those whose member of staff has enough cheaper ones with the same roles.
  private func fewest(_ candidates: [Candidate]) -> [Candidate] {
    struct Place: Hashable {
      var staff: StaffID
      var parts: [Bool]
    }
    let parts = (0..<ties.contactCount).map { contact in
      requirements.map { $0.contains[contact] }
    }
    var counts: [Place: Int] = [:]
    for pair in ties.pairs where ties.isActive(pair) {
      counts[Place(staff: ties.staff[pair.staff], parts: parts[pair.contact]), default: 0] += 1
    }
    return candidates.sorted {
      ($0.cost, contactRank[$0.contact]) < ($1.cost, contactRank[$1.contact])
    }.filter { candidate in
      let place = Place(staff: candidate.staff, parts: parts[candidate.contact])
      counts[place, default: 0] += 1
      return counts[place, default: 0] <= choice(candidate.contact)
    }
  }
}

/// One thing that a plan must see to: so many pairs that share no person, to some of the contacts.
struct PlanRequirement {
  /// The role; `nil` for the threads of the account.
  var role: Role?
  /// For each contact, whether a pair with them counts.
  var contains: [Bool]
  /// The number of pairs that the policy asks for.
  var need: Int
  /// The number of pairs that there can be.
  var size: Int
}
