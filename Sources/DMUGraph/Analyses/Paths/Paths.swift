import HeapModule
import OrderedCollections
import RealModule

/// Through whom to reach a contact: the strongest ways of influence from our people.
public struct PathTarget: Sendable {
  /// The contact.
  public var contact: ContactID
  /// The account in whose network the ways lead there.
  public var account: AccountID
  /// The roles of the findings for whose sake the contact is a target; empty for a contact who was asked for.
  public var roles: [Role]
  /// The most person-disjoint ways from our people, whoever begins, to the contact, over ties and links at
  /// or above the policy's threshold.
  public var threads: Int
  /// The strongest ways, best first; then, where nobody has a way over ties and links that count, the strongest
  /// assumed ones; then those of planned actions that are not among them.
  public var paths: [InfluencePath]
  /// The two paths that share nobody but the contact, and whoever was asked to begin, and whose strengths
  /// have the greatest product, the stronger first; empty when there are no two. The best path need not be
  /// among them.
  public var pair: [InfluencePath]
  /// Of the first target of an account: the number of further ones that were left out as there are too many.
  public var omitted = 0
}

/// A way from one of our people to a contact along which one person after the other is moved.
public struct InfluencePath: Sendable {
  /// Those on it, from our side to the contact; nobody twice.
  public var people: [PersonID]
  /// Its steps, one fewer than people.
  public var steps: [InfluenceStep]
  /// The product of the strengths of its steps, in (0, 1].
  public var strength: Double
  /// True when nothing on record says that the contact before the last knows the last.
  public var isAssumed = false
  /// True for the way of a planned action that is none of the strongest.
  public var isPlanned = false
}

/// One step of an influence path.
public struct InfluenceStep: Sendable {
  /// Who moves.
  public var from: PersonID
  /// Who is moved.
  public var to: PersonID
  /// The kind of connection between the two.
  public var kind: InfluenceKind
  /// The strength of the step, in (0, 1]: of a relationship the effective strength of the tie.
  public var strength: Double
}

extension Review {
  /// The best ways to contacts, or to everybody a tie to whom would close a finding.
  ///
  /// A way goes from one of our people to a contact and on within the influence network of the contact's
  /// account; cold ties count for what they are worth. It has one of our people on it, its first; with `start`
  /// it may pass others. Each contact between its first and its last is in touch with us or has no more
  /// authority than the last. Of equally strong ways the one with fewer steps is better, then the one whose ids
  /// come first. Where nobody has a way over ties and links that count, whoever of us is in touch with another
  /// contact of the account, who is not against us, may ask there: an assumed way.
  ///
  /// Takes O(k·L·E·log V) for the *k* best of at most L steps, in an account of V people and E ties and
  /// links, and what ``plan(maxActions:accounts:)`` takes.
  ///
  /// - Parameters:
  ///   - targets: The contacts; `nil` for all with whom a tie would close a finding and bring no other, and all
  ///     of planned ties; in an account of more than ``maximumPathTargets`` those whom a way reaches most
  ///     strongly.
  ///   - start: The one of our people with whom the paths begin, or `nil` for anybody.
  ///   - count: How many paths to give at most, but for those of planned actions.
  ///   - accounts: The accounts to look at, or `nil` for all.
  /// - Returns: The targets by account (falling revenue, name, id), in an account by required role and
  ///   then in input order; those that were asked for in the order in which they were.
  public func paths(
    to targets: [ContactID]? = nil, from start: StaffID? = nil, count: Int = 3,
    accounts: [AccountID]? = nil
  ) -> [PathTarget] {
    let looked = targets.map { $0.flatMap { portfolio.units(of: $0) } } ?? accounts
    let plans = Dictionary(
      uniqueKeysWithValues: plan(accounts: looked).map { ($0.account, $0.actions) })
    if let targets {
      var finder = PathFinder(self, start: start, count: count, plans: plans)
      return targets.flatMap { contact in
        portfolio.units(of: contact).map { finder.target(contact, at: $0, roles: []) }
      }
    }
    let chosen = portfolio.positions(of: accounts).sorted(by: portfolio.precedes)
    return concurrentMap(count: chosen.count, partsOf: 100) {
      (
        inspection: AccountInspection(self),
        finder: PathFinder(self, start: start, count: count, plans: plans)
      )
    } each: { workspace, index in
      let account = chosen[index]
      let open = workspace.inspection.openTargets(of: account, planned: plans[account] ?? [])
      let best = workspace.finder.bestReached(open, at: account)
      return best.enumerated().map { place, target in
        var found = workspace.finder.target(target.key, at: account, roles: target.value)
        if place == 0 { found.omitted = open.count - best.count }
        return found
      }
    }.flatMap(\.self)
  }
}

/// Finds paths, one target after the other; what is known of an account is kept for the next.
private struct PathFinder {
  private let portfolio: Portfolio
  private let policy: Policy
  private let start: StaffID?
  private let count: Int
  private let plans: [AccountID: [PlanAction]]
  private var ties: AccountTies
  private var graph: InfluenceGraph
  private var network = InfluenceNetwork()
  private var search = BestPaths()
  private var ways: PlannedWays
  private var account: AccountID?
  /// The authority towards which the graph leads.
  private var authority: Double?

  init(_ review: Review, start: StaffID?, count: Int, plans: [AccountID: [PlanAction]]) {
    portfolio = review.portfolio
    policy = review.policy
    self.start = start
    self.count = count
    self.plans = plans
    ties = AccountTies(review)
    graph = InfluenceGraph(review)
    ways = PlannedWays(review)
  }

  /// The targets of an account, if there are too many those whom a way reaches most strongly, in the order
  /// in which they come.
  mutating func bestReached(
    _ targets: OrderedDictionary<ContactID, [Role]>, at account: AccountID
  ) -> [(key: ContactID, value: [Role])] {
    let targets = Array(targets)
    guard targets.count > Review.maximumPathTargets else { return targets }
    load(account, towards: .infinity)
    let strengths = graph.strengths(from: sources, throughStaff: start != nil)
    let reached = targets.map { strengths[vertex($0.key)] }
    let nearest = targets.indices.sorted { (-reached[$0], $0) < (-reached[$1], $1) }
    return nearest.prefix(Review.maximumPathTargets).sorted().map { targets[$0] }
  }

  private mutating func load(_ account: AccountID, towards authority: Double) {
    if account != self.account {
      self.account = account
      self.authority = nil
      ties.load(account: account)
      network.load(ties)
    }
    if authority == self.authority { return }
    self.authority = authority
    graph.load(ties, throughColleagues: start != nil, towards: authority)
    graph.prepareForPaths()
  }

  /// The vertex of a contact of the account.
  private func vertex(_ contact: ContactID) -> Int { ties.number(of: contact) }

  /// Where paths may begin.
  private var sources: [Int] {
    start.map { graph.vertex(of: $0).map { [$0] } ?? [] }
      ?? Array(graph.contactCount..<graph.vertexCount)
  }

  mutating func target(_ contact: ContactID, at account: AccountID, roles: [Role]) -> PathTarget {
    load(account, towards: portfolio.contact(contact, in: account).authority(policy))
    guard ties.contacts.contains(contact) else {
      // No way leads to somebody who has left.
      return PathTarget(
        contact: contact, account: account, roles: roles, threads: 0, paths: [], pair: [])
    }
    let goal = vertex(contact)
    let sources = sources
    let paths = search.paths(
      in: graph, from: sources, to: goal, throughStaff: start != nil, count: count)
    var pair: [[Int]] = []
    if let best = paths.first {
      pair =
        DisjointPair(in: graph, from: sources, to: goal, throughStaff: start != nil)
        .pair(beside: best) ?? []
    }
    var found = paths.map(graph.influencePath)
    found += assumedWays(to: contact).prefix(count - found.count)
    found += plannedWays(to: contact).filter { way in
      !found.contains { $0.people == way.people }
    }
    return PathTarget(
      contact: contact, account: account, roles: roles, threads: network.threads(to: goal),
      paths: found, pair: pair.map(graph.influencePath))
  }

  /// The assumed ways to a contact, the strongest first; none where anybody has a way that counts.
  private mutating func assumedWays(to contact: ContactID) -> [InfluencePath] {
    let goal = vertex(contact)
    guard policy.acquaintance > 0, !isReached(goal) else { return [] }
    let pairs = ties.pairs.filter { (pair: AccountTies.Pair) -> Bool in
      let between = ties.contact(pair.contact)
      return ties.isActive(pair) && pair.contact != goal && !ties.row(of: between).isHostile
        && (start == nil || ties.staff[pair.staff] == start)
    }
    let found = pairs.compactMap {
      ways.assumedWay(ties.staff[$0.staff], past: $0.contact, to: goal, ties)
    }
    let ids = found.map { $0.people.map { portfolio.string(portfolio.person(at: $0).id) } }
    return found.indices.sorted { left, right in
      found[left].strength == found[right].strength
        ? ids[left].lexicographicallyPrecedes(ids[right]) {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        : found[left].strength > found[right].strength
    }.map { found[$0] }
  }

  /// True where somebody of us has a way to a contact over arcs that count.
  private func isReached(_ goal: Int) -> Bool {
    var seen = [Bool](repeating: false, count: graph.vertexCount)
    var open = [goal]
    while let vertex = open.popLast() {
      if vertex >= graph.contactCount { return true }
      for index in graph.incoming[graph.inStarts[vertex]..<graph.inStarts[vertex + 1]] {
        let arc = graph.outgoing[Int(index)]
        guard arc.strength >= policy.activeThreshold, !seen[Int(arc.tail)] else { continue }
        seen[Int(arc.tail)] = true
        open.append(Int(arc.tail))
      }
    }
    return false
  }

  /// The ways of planned ties to a contact, where anybody may begin.
  private func plannedWays(to contact: ContactID) -> [InfluencePath] {
    guard start == nil, let account else { return [] }
    return (plans[account] ?? []).filter { $0.contact == contact }.compactMap(\.way).map {
      var way = $0
      way.isPlanned = true
      return way
    }
  }
}

extension InfluenceGraph {
  /// The strength of the strongest way from any of some vertices to each; 0 without one.
  ///
  /// Dijkstra's algorithm; what goes in is as for ``BestPaths``.
  func strengths(from sources: [Int], throughStaff isOpen: Bool) -> [Double] {
    var strengths = [Double](repeating: 0, count: vertexCount)
    // The stronger, the nearer: the bits of numbers from 0 grow with them.
    var queue = Heap(sources.map { QueuedVertex(distance: ~(1.0).bitPattern, vertex: $0) })
    for source in sources { strengths[source] = 1 }
    while let entry = queue.popMin() {
      let strength = Double(bitPattern: ~entry.distance)
      guard strength == strengths[entry.vertex] else { continue }
      for arc in arcs(from: entry.vertex) where isOpen || Int(arc.head) < contactCount {
        let next = strength * arc.strength
        guard next > strengths[Int(arc.head)] else { continue }
        strengths[Int(arc.head)] = next
        queue.insert(QueuedVertex(distance: ~next.bitPattern, vertex: Int(arc.head)))
      }
    }
    return strengths
  }

  /// A path of vertices with its people, steps and strength.
  func influencePath(_ vertices: [Int]) -> InfluencePath {
    let steps = zip(vertices, vertices.dropFirst()).compactMap { tail, head in
      arc(from: tail, to: head).map {
        InfluenceStep(
          from: person(tail), to: person(head), kind: $0.kind, strength: $0.strength)
      }
    }
    return InfluencePath(
      people: vertices.map { person($0) }, steps: steps, strength: strength(of: vertices))
  }
}
