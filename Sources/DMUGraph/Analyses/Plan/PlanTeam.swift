import OrderedCollections

/// The facts about our people that a plan needs, found once for all accounts.
struct PlanTeam: Sendable {
  /// The place of each of us by id.
  let rank: Rows<StaffID, Int32>
  /// For each of us the class: people of one class suit the same contacts.
  let classes: Rows<StaffID, Int>
  /// For each class the roles that its people suit; who has no known role suits every one.
  let suits: [RoleSet]
  /// The people of each class by id.
  let members: [[StaffID]]
  /// The roles that the policy has counterparts for.
  let named: RoleSet
  private let neighbours: StaffNeighbours
  /// The influence between two of us; 0 where it does not count.
  private let influence: Double

  /// More pairs than any plan that people would follow asks for; beyond, fewer are planned and nothing is
  /// proved.
  static let mostChoice = 48

  init(_ review: Review) {
    let (portfolio, policy) = (review.portfolio, review.policy)
    let named = RoleSet(
      policy.counterparts.compactMap { role, words in
        words.isEmpty ? nil : portfolio.position(of: role).map { RoleSet(position: $0) }
      })
    var suits: [RoleSet] = []
    var known: [RoleSet: Int] = [:]
    let traits = StaffTraits(portfolio: portfolio, policy: policy)
    let numbers = traits.entries.map { entry in
      let suited = entry.hasRole ? entry.counterpartOf : named
      if let number = known[suited] { return number }
      known[suited] = suits.count
      suits.append(suited)
      return suits.count - 1
    }
    let classes = Rows<StaffID, Int>(numbers)
    var members = [[StaffID]](repeating: [], count: suits.count)
    for staff in portfolio.staffByID where !review.hasLeft[staff] {
      members[classes[staff]].append(staff)
    }
    let colleagues = policy.colleagueInfluence
    influence = colleagues >= policy.activeThreshold ? colleagues : 0
    neighbours = StaffNeighbours(review)
    rank = portfolio.staffRanks
    (self.classes, self.suits, self.members, self.named) = (classes, suits, members, named)
  }

  /// True when one of us is a counterpart of a contact with some roles, or none of them has any.
  func suits(_ staff: StaffID, _ roles: RoleSet) -> Bool {
    suits(number: classes[staff], roles)
  }

  /// The same of the people of a class.
  func suits(number: Int, _ roles: RoleSet) -> Bool {
    let asked = roles.intersection(named)
    return asked.isEmpty || !asked.isDisjoint(with: suits[number])
  }

  /// One of us and everybody who can ask them over colleagues, each with the strength of that way.
  func colleagues(of staff: StaffID) -> [(staff: StaffID, strength: Double)] {
    var found = [(staff: staff, strength: 1.0)]
    guard influence > 0 else { return found }
    var seen: Set<StaffID> = [staff]
    var next = 0
    while next < found.count {
      let (place, strength) = found[next]
      neighbours.forEach(of: place) { other, _ in
        if seen.insert(other).inserted { found.append((other, strength * influence)) }
      }
      next += 1
    }
    return found
  }
}
