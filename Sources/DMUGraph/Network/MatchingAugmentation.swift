/// Which edges to add to a bipartite graph so that several parts of it have matchings of some size, and
/// at the least cost.
///
/// The left side are our people, the right side the contacts. Edges that are there cost nothing. A part
/// is the whole left side with some of the right one, and its demand is the size that its maximum matching
/// must have. The parts overlap, and one new edge may serve several of them, which is what makes the
/// problem more than a matching: with contacts in three parts it is NP-hard.
struct MatchingAugmentation {
  /// An edge that may be added.
  struct Edge {
    var left: Int
    var right: Int
    /// The cost of the edge, above 0.
    var cost: Int
  }

  /// A part of the graph, and how large its matching must be.
  struct Demand {
    /// For each right vertex, whether it is in the part.
    var contains: [Bool]
    var size: Int
  }

  let leftCount: Int
  let rightCount: Int
  /// The edges that are there.
  let given: [(left: Int, right: Int)]
  /// Those that may be added; of equally dear choices the one whose numbers come first is made.
  let edges: [Edge]
  let demands: [Demand]
  /// What right vertices with an edge must weigh together.
  let shares: [WeightShare]
  /// For each right vertex, whether an edge is there.
  let hasEdge: [Bool]
  /// The number of vertices and edges that all matchings together went over.
  private(set) var work = 0
  private var matching = BipartiteMatching()

  init(
    leftCount: Int, rightCount: Int, given: [(left: Int, right: Int)], edges: [Edge],
    demands: [Demand], shares: [WeightShare] = []
  ) {
    self.leftCount = leftCount
    self.rightCount = rightCount
    self.given = given
    self.edges = edges
    self.demands = demands
    self.shares = shares
    var hasEdge = [Bool](repeating: false, count: rightCount)
    for edge in given { hasEdge[edge.right] = true }
    self.hasEdge = hasEdge
  }

  func cost(_ chosen: some Sequence<Int>) -> Int { chosen.reduce(0) { $0 + edges[$1].cost } }

  /// True when the demands are met with some edges added.
  mutating func isMet(_ chosen: [Int]) -> Bool {
    haveShares(chosen) && demands.allSatisfy { match($0, chosen) >= $0.size }
  }

  private mutating func haveShares(_ chosen: [Int]) -> Bool {
    if shares.isEmpty { return true }
    work += chosen.count + shares.count * rightCount
    let touched = touched(chosen)
    return shares.allSatisfy { $0.isMet(by: touched) }
  }

  /// For each right vertex, whether an edge is there or among those chosen.
  private func touched(_ chosen: [Int]) -> [Bool] {
    var touched = hasEdge
    for edge in chosen { touched[edges[edge].right] = true }
    return touched
  }

  /// Some edges that meet the demands, found step by step; `nil` when the edges do not suffice.
  ///
  /// An edge makes a maximum matching larger just when its ends can both be spared (A. L. Dulmage and N. S.
  /// Mendelsohn, 1958); of those the cheapest is taken, part after part.
  mutating func greedyChoice() -> [Int]? {
    var chosen: [Int] = []
    for demand in demands {
      while match(demand, chosen) < demand.size {
        let spared = matching.sparedRights()
        work += edges.count
        let cheapest = edges.indices.filter { index in
          let edge = edges[index]
          return demand.contains[edge.right] && spared[edge.right]
            && matching.canSpare(left: edge.left)
        }.min { edges[$0].cost < edges[$1].cost }
        guard let cheapest else { return nil }
        chosen.append(cheapest)
      }
    }
    for share in shares {
      while true {
        let touched = touched(chosen)
        let missing = share.missing(touched)
        if missing <= 0 { break }
        work += edges.count
        func price(_ edge: Int) -> Double {
          Double(edges[edge].cost) / min(share.weights[edges[edge].right], missing)
        }
        let cheapest = edges.indices.filter {
          !touched[edges[$0].right] && share.weights[edges[$0].right] > 0
        }.min { price($0) < price($1) }
        guard let cheapest else { return nil }
        chosen.append(cheapest)
      }
    }
    return chosen.sorted()
  }

  /// Leaves out edges without which the demands are still met, the dearest first, but for some to keep, as
  /// long as ``work`` is below a limit.
  mutating func pruned(
    _ chosen: [Int], keeping kept: [Int] = [], untilWork limit: Int
  ) -> [Int] {
    var rest = chosen
    let order = chosen.sorted { (edges[$0].cost, $0) > (edges[$1].cost, $1) }
    for edge in order where !kept.contains(edge) {
      guard work < limit else { break }
      let fewer = rest.filter { $0 != edge }
      if isMet(fewer) { rest = fewer }
    }
    return rest.sorted()
  }

  private mutating func match(_ demand: Demand, _ chosen: [Int]) -> Int {
    matching.begin(left: leftCount, right: rightCount)
    for edge in given where demand.contains[edge.right] { matching.addEdge(edge.left, edge.right) }
    for index in chosen where demand.contains[edges[index].right] {
      matching.addEdge(edges[index].left, edges[index].right)
    }
    let size = matching.solve()
    work += matching.phases * (leftCount + rightCount + given.count + chosen.count)
    return size
  }
}
