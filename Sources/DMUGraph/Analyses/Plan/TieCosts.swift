import RealModule

/// A tie that may be planned.
struct PlannedTie: Sendable {
  var kind: PlanAction.Kind
  /// The one of us.
  var staff: StaffID
  /// The number of the contact within the account.
  var contact: Int
  var cost: Double
  /// True when the way of an introduction is assumed.
  var isAssumed = false
}

/// The cost of every tie that one of us may make at the account that is loaded.
///
/// One value is a workspace for all accounts, one after the other. Loading takes O(D·E·log E) for each set of
/// contacts past whom no way leads, for the D of us who know somebody there and the account's E ties and links.
struct TieCosts {
  private let review: Review
  private let team: PlanTeam
  private var graph: InfluenceGraph
  private var ties: AccountTies
  /// For those of us who have a way to some contact over arcs that count: its strength, by contact.
  private var strengths: [StaffID: [Double]] = [:]
  /// The most colleagues over whom any of these leads.
  private var mostHops: [StaffID: Int] = [:]
  /// For each contact, whether anybody has such a way there.
  private var isReached: [Bool] = []
  /// For those of us in touch with somebody who is not against us: the contacts, the strongest tie first.
  private var acquaintances: [StaffID: [(contact: Int, strength: Double)]] = [:]
  /// Those of us who have a tie on record there, and the owner.
  private var insiders: Set<StaffID> = []
  /// For each contact, whether somebody who leaves can hand them over.
  private var canBeHandedOver: [Bool] = []
  /// Those of us whose costs are not the same as those of all others with the same roles, by id.
  private(set) var known: [StaffID] = []
  private(set) var knownSet: Set<StaffID> = []

  /// True for one of us whose costs are not those of all others with the same roles.
  func isKnown(_ staff: StaffID) -> Bool { knownSet.contains(staff) }

  init(_ review: Review, team: PlanTeam) {
    self.review = review
    self.team = team
    graph = InfluenceGraph(review)
    ties = AccountTies(review)
  }

  private var policy: Policy { review.policy }

  /// Looks at the account whose ties are loaded.
  mutating func load(_ loaded: AccountTies, account: AccountID, handover: Handover?) {
    ties = loaded
    let portfolio = review.portfolio
    insiders = Set(ties.staff)
    for contact in review.contactsWhoLeft(from: account) {
      insiders.formUnion(portfolio.ties(of: contact).map(\.party))
    }
    portfolio.accounts[account].owner.map { _ = insiders.insert($0) }
    canBeHandedOver = ties.contacts.map { handover?.contacts[$0] != nil }
    findAcquaintances()
    findWays()
    knownSet = insiders.union(strengths.keys).filter { !review.hasLeft[$0] }
    known = knownSet.sorted { team.rank[$0] < team.rank[$1] }
  }

  private mutating func findAcquaintances() {
    acquaintances.removeAll(keepingCapacity: true)
    guard policy.acquaintance > 0 else { return }
    for pair in ties.pairs
    where ties.isActive(pair) && !ties.row(of: ties.contact(pair.contact)).isHostile {
      acquaintances[ties.staff[pair.staff], default: []].append((pair.contact, pair.strength))
    }
    let ranks = ranks(
      review.portfolio.sorted(
        byID: ties.contacts.map { review.portfolio.contacts[$0].person.id }))
    for staff in acquaintances.keys {
      acquaintances[staff]?.sort {
        $0.strength == $1.strength
          ? ranks[$0.contact] < ranks[$1.contact] : $0.strength > $1.strength
      }
    }
  }

  /// Finds the strongest ways of everybody to every contact, whether their own or a colleague's.
  private mutating func findWays() {
    strengths.removeAll(keepingCapacity: true)
    refill(&isReached, ties.contactCount, with: false)
    mostHops.removeAll(keepingCapacity: true)
    var colleagues: [StaffID: [(staff: StaffID, strength: Double, hops: Int)]] = [:]
    for (authority, contacts) in contactsByBarrier() {
      graph.load(
        ties, threshold: policy.activeThreshold, throughColleagues: false, towards: authority)
      for vertex in graph.contactCount..<graph.vertexCount
      where !graph.arcs(from: vertex).isEmpty {
        let door = graph.staff[vertex - graph.contactCount]
        let reached = graph.strengths(from: [vertex], throughStaff: false)
        let near = colleagues[door] ?? team.colleagues(of: door, and: insiders)
        colleagues[door] = near
        for contact in contacts where reached[contact] > 0 {
          isReached[contact] = true
          for (staff, strength, hops) in near {
            let way = strength * reached[contact]
            let known = strengths[staff]?[contact] ?? 0
            guard way >= known * (1 - 1e-12) else { continue }
            mostHops[staff] = max(mostHops[staff] ?? 0, hops)
            guard way > known else { continue }
            strengths[staff, default: [Double](repeating: 0, count: ties.contactCount)][contact] =
              way
          }
        }
      }
    }
  }

  /// The contacts, together those to whom no way leads past the same people, each group with an authority
  /// that bars these.
  private func contactsByBarrier() -> [(authority: Double, contacts: [Int])] {
    func authority(_ contact: Int) -> Double {
      ties.row(of: ties.contact(contact)).authority(policy)
    }
    var bars: [Double] = []
    for contact in 0..<ties.contactCount where ties.bestActive(of: contact) == nil {
      bars.append(authority(contact))
    }
    // Those of other accounts whom nobody knows bar ways, too.
    let isAlone = review.contactLinkIndex == nil
    var groups: [Double: (authority: Double, contacts: [Int])] = [:]
    for contact in 0..<ties.contactCount {
      let own = authority(contact)
      let group = isAlone ? Double(bars.count { $0 > own }) : own
      groups[group, default: (own, [])].contacts.append(contact)
    }
    return Array(groups.values)
  }

  /// The tie of one of us to a contact; `nil` where it is active, or the one of us has left.
  func tie(_ staff: StaffID, _ contact: Int) -> PlannedTie? {
    guard !review.hasLeft[staff] else { return nil }
    let pair = ties.pairs(of: contact).first { ties.staff[$0.staff] == staff }
    if let pair {
      if ties.isActive(pair) { return nil }
      return finished(.renew, policy.plan.renew, staff, contact)
    }
    if let strength = strengths[staff]?[contact], strength > 0 {
      return finished(.introduce, introduction(strength), staff, contact)
    }
    if !isReached[contact], let way = assumedWay(staff, contact) {
      return finished(
        .introduce, introduction(way.strength), staff, contact, isAssumed: true)
    }
    return finished(.approach, policy.plan.approach, staff, contact)
  }

  /// The strength of the best way of one of us to a contact over arcs that count; 0 without one.
  func strength(_ staff: StaffID, _ contact: Int) -> Double { strengths[staff]?[contact] ?? 0 }

  /// The most colleagues over whom the best ways of one of us lead.
  func hops(_ staff: StaffID) -> Int { mostHops[staff] ?? 0 }

  /// The contact whom one of us asks, though nothing says that they know the other, and the strength of that.
  func assumedWay(_ staff: StaffID, _ contact: Int) -> (between: Int, strength: Double)? {
    acquaintances[staff]?.first { $0.contact != contact }
      .map { ($0.contact, $0.strength * policy.acquaintance) }
  }

  /// True where nobody of us has a way to a contact over arcs that count.
  func isOutOfReach(_ contact: Int) -> Bool { !isReached[contact] }

  /// The tie of anybody of certain roles of whom nothing is known at the account.
  func tie(ofAnybodyLike staff: StaffID, _ contact: Int) -> PlannedTie {
    finished(.approach, policy.plan.approach, staff, contact)
  }

  private func introduction(_ strength: Double) -> Double {
    policy.plan.introduce + min(1, Double.log(strength) / Double.log(0.02))
  }

  /// A tie with what it costs more, handed over where that is cheaper.
  private func finished(
    _ kind: PlanAction.Kind, _ cost: Double, _ staff: StaffID, _ contact: Int,
    isAssumed: Bool = false
  ) -> PlannedTie {
    var tie = PlannedTie(
      kind: kind, staff: staff, contact: contact, cost: cost, isAssumed: isAssumed)
    if canBeHandedOver[contact], policy.plan.handover < cost {
      tie.kind = .handover
      tie.cost = policy.plan.handover
      tie.isAssumed = false
    }
    let row = ties.row(of: ties.contact(contact))
    if !team.suits(staff, row.roles) { tie.cost += policy.plan.mismatch }
    if !insiders.contains(staff) { tie.cost += policy.plan.outsider }
    if row.roles.isDisjoint(with: requiredRoles),
      row.authority(policy) < policy.worthwhileAuthority
    {
      tie.cost += policy.plan.minor
    }
    return tie
  }

  /// The roles that the account's tier requires.
  var requiredRoles: RoleSet = []
}
