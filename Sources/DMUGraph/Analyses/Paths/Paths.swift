import HeapModule
import OrderedCollections
import RealModule

/// Through whom to reach a contact: the strongest ways of influence from our people.
public struct PathTarget: Sendable {
  /// The contact.
  public var contact: ContactID
  /// The account in whose network the ways lead there.
  public var account: AccountID
  /// The required roles for whose sake the contact is a target, in the tier's order; empty for a contact
  /// who was asked for.
  public var roles: [Role]
  /// The most person-disjoint ways from our people, whoever begins, to the contact, over ties and links at
  /// or above the policy's threshold.
  public var threads: Int
  /// The strongest paths, best first; empty when nobody of ours has a way.
  public var paths: [InfluencePath]
  /// The two paths that share nobody but the contact, and whoever was asked to begin, and whose strengths
  /// have the greatest product, the stronger first; empty when there are no two. The best path need not be
  /// among them.
  public var pair: [InfluencePath]
}

/// A way from one of our people to a contact along which one person after the other is moved.
public struct InfluencePath: Sendable {
  /// Those on it, from our side to the contact; nobody twice.
  public var people: [PersonID]
  /// Its steps, one fewer than people.
  public var steps: [InfluenceStep]
  /// The product of the strengths of its steps, in (0, 1].
  public var strength: Double
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
  /// The best ways to contacts, or to everybody whose required role nobody actively covers.
  ///
  /// A path goes from one of our people to a contact and on within the contact's account; cold ties count
  /// for what they are worth. It has one of our people on it, its first; with `start` it may pass others.
  /// Of equally strong paths the one with fewer steps is better, then the one whose ids come first.
  ///
  /// Takes O(k·L·E·log V) for the *k* best of at most L steps, in an account of V people and E ties and
  /// links.
  ///
  /// - Parameters:
  ///   - targets: The contacts; `nil` for all holders of required roles whose status is uncovered or cold,
  ///     in an account of more than ``maximumPathTargets`` those whom a way reaches most strongly.
  ///   - start: The one of our people with whom the paths begin, or `nil` for anybody.
  ///   - count: How many paths to give at most.
  ///   - accounts: The accounts to look at, or `nil` for all.
  /// - Returns: The targets by account (falling revenue, name, id), in an account by required role and
  ///   then in input order; those that were asked for in the order in which they were.
  public func paths(
    to targets: [ContactID]? = nil, from start: StaffID? = nil, count: Int = 3,
    accounts: [AccountID]? = nil
  ) -> [PathTarget] {
    if let targets {
      var finder = PathFinder(self, start: start, count: count)
      return targets.flatMap { contact in
        portfolio.accounts(of: contact).map { finder.target(contact, at: $0, roles: []) }
      }
    }
    let chosen = portfolio.positions(of: accounts).sorted(by: portfolio.precedes)
    return concurrentMap(count: chosen.count, partsOf: 100) {
      (
        inspection: AccountInspection(self),
        finder: PathFinder(self, start: start, count: count)
      )
    } each: { workspace, index in
      let account = chosen[index]
      let open = workspace.inspection.openTargets(of: account)
      return workspace.finder.bestReached(open, at: account).map {
        workspace.finder.target($0.key, at: account, roles: $0.value)
      }
    }.flatMap(\.self)
  }
}

/// Finds paths, one target after the other; what is known of an account is kept for the next.
private struct PathFinder {
  private let portfolio: Portfolio
  private let start: StaffID?
  private let count: Int
  private var ties: AccountTies
  private var graph: InfluenceGraph
  private var network = InfluenceNetwork()
  private var search = BestPaths()
  private var account: AccountID?

  init(_ review: Review, start: StaffID?, count: Int) {
    portfolio = review.portfolio
    self.start = start
    self.count = count
    ties = AccountTies(review)
    graph = InfluenceGraph(review)
  }

  /// The targets of an account, if there are too many those whom a way reaches most strongly, in the order
  /// in which they come.
  mutating func bestReached(
    _ targets: OrderedDictionary<ContactID, [Role]>, at account: AccountID
  ) -> [(key: ContactID, value: [Role])] {
    let targets = Array(targets)
    guard targets.count > Review.maximumPathTargets else { return targets }
    load(account)
    let lengths = graph.lengths(from: sources, throughStaff: start != nil)
    let nearest = targets.indices.sorted {
      (lengths[vertex(targets[$0].key)], $0) < (lengths[vertex(targets[$1].key)], $1)
    }
    return nearest.prefix(Review.maximumPathTargets).sorted().map { targets[$0] }
  }

  private mutating func load(_ account: AccountID) {
    if account == self.account { return }
    self.account = account
    ties.load(account: account)
    graph.load(ties, throughColleagues: start != nil)
    graph.prepareForPaths()
    network.load(ties)
  }

  /// The vertex of a contact of the account.
  private func vertex(_ contact: ContactID) -> Int { ties.number(of: contact) }

  /// Where paths may begin.
  private var sources: [Int] {
    start.map { graph.vertex(of: $0).map { [$0] } ?? [] }
      ?? Array(graph.contactCount..<graph.vertexCount)
  }

  mutating func target(_ contact: ContactID, at account: AccountID, roles: [Role]) -> PathTarget {
    load(account)
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
    return PathTarget(
      contact: contact, account: account, roles: roles, threads: network.threads(to: goal),
      paths: paths.map(graph.influencePath), pair: pair.map(graph.influencePath))
  }
}

extension InfluenceGraph {
  /// The length, −ln *p*, of the strongest way from any of some vertices to each; infinite without one.
  ///
  /// Dijkstra's algorithm; what goes in is as for ``BestPaths``.
  func lengths(from sources: [Int], throughStaff isOpen: Bool) -> [Double] {
    var lengths = [Double](repeating: .infinity, count: vertexCount)
    var queue = Heap(sources.map { QueuedVertex(length: 0, vertex: $0) })
    for source in sources { lengths[source] = 0 }
    while let entry = queue.popMin() {
      guard entry.length == lengths[entry.vertex] else { continue }
      for arc in arcs(from: entry.vertex) where isOpen || Int(arc.head) < contactCount {
        let length = entry.length - Double.log(arc.strength)
        guard length < lengths[Int(arc.head)] else { continue }
        lengths[Int(arc.head)] = length
        queue.insert(QueuedVertex(length: length, vertex: Int(arc.head)))
      }
    }
    return lengths
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
