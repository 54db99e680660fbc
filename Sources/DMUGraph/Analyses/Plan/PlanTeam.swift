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
  private let nearest: NearestColleagues
  private let isLarge: Bool
  /// The influence between two of us; 0 where it does not count.
  private let influence: Double

  /// More pairs than any plan that people would follow asks for; beyond, fewer are planned and nothing is
  /// proved.
  static let mostChoice = 48
  /// The number of our people up to which all who can ask one of us are known; of more, the nearest of each class.
  private static let mostColleagues = 200

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
    let rank = portfolio.staffRanks
    let most = policy.tiers.values.map { tier in
      Set(tier.requiredRoles).count * (min(tier.roleThreads, Self.mostChoice) - 1)
        + min(tier.threads, Self.mostChoice)
    }
    nearest = NearestColleagues(
      review, classes: classes,
      count: portfolio.staff.count <= Self.mostColleagues
        ? portfolio.staff.count : min(Self.mostChoice, most.max() ?? 1),
      rank: rank, reaches: influence > 0)
    isLarge = portfolio.staff.count > Self.mostColleagues
    self.rank = rank
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

  /// One of us and those who can ask them over colleagues, each with that way's strength and steps: of every class as
  /// many of the nearest as a plan chooses among, and certain others.
  func colleagues(of staff: StaffID, and others: Set<StaffID>)
    -> [(staff: StaffID, strength: Double, hops: Int)]
  {
    let near = nearest.entries(of: staff)
    var powers = [1.0]
    func strength(_ hops: Int32) -> Double {
      while powers.count <= Int(hops) { powers.append(powers[powers.count - 1] * influence) }
      return powers[Int(hops)]
    }
    var found = near.map { (staff: $0.staff, strength: strength($0.hops), hops: Int($0.hops)) }
    guard influence > 0, isLarge else { return found }
    let known = Set(near.map(\.staff))
    for other in others where !known.contains(other) {
      neighbours.hops(from: staff, to: other).map { found.append((other, strength($0), Int($0))) }
    }
    return found
  }
}
