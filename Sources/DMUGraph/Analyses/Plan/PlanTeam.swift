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
  let colleagues: NearestColleagues
  /// The most people of a class that a plan ever chooses among for one contact.
  let choice: Int

  /// More pairs than any plan that people would follow asks for; beyond, fewer are planned and nothing is
  /// proved.
  static let mostChoice = 48

  init(_ review: Review) {
    let (portfolio, policy) = (review.portfolio, review.policy)
    let rank = portfolio.staffRanks
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
    let most = policy.tiers.values.map { tier in
      Set(tier.requiredRoles).count * (min(tier.roleThreads, Self.mostChoice) - 1)
        + min(tier.threads, Self.mostChoice)
    }
    choice = min(Self.mostChoice, most.max() ?? 1)
    colleagues = NearestColleagues(
      review, classes: classes, count: choice, rank: rank,
      reaches: policy.colleagueInfluence >= policy.activeThreshold)
    (self.rank, self.classes, self.suits, self.members, self.named) = (
      rank, classes, suits, members, named
    )
  }

  /// The amount by which a tie costs more because the member of staff is no counterpart of the contact.
  func surcharge(staff: StaffID, roles: RoleSet) -> Double {
    let asked = roles.intersection(named)
    return asked.isEmpty || !asked.isDisjoint(with: suits[classes[staff]]) ? 0 : 0.25
  }
}
