/// Finds what a fraction of edges leaves wanting for matchings of some size: cuts.
///
/// A part of a graph in which the edge *e* is there to the fraction xₑ has a fractional matching of size d
/// just when for all sets A of left and B of right vertices |A| + |B| + Σ x of the edges that touch neither
/// is at least d: a minimum cut of the flow from the left side to the right one (D. Kőnig 1931; L. R. Ford
/// and D. R. Fulkerson, *Maximal flow through a network*, 1956). For whole x these conditions say what is
/// asked for, and a violated one is found by a maximum flow of at most d.
struct MatchingCuts {
  /// Edges of which at least so many must be taken.
  struct Cut: Hashable {
    var edges: [Int]
    var least: Int
  }

  /// The number of vertices and edges that all flows together went over.
  private(set) var work = 0
  private let problem: MatchingAugmentation
  private let ends: [(left: Int, right: Int)]
  private let ofLeft: (starts: [Int], values: [Int32])
  private let ofRight: (starts: [Int], values: [Int32])
  private var capacity: [Double] = []
  private var flow: [Double] = []
  private var leftFlow: [Double] = []
  private var rightFlow: [Double] = []
  /// The edge by which a vertex was reached, -1 for where the flow begins or ends, and -2 out of reach.
  private var leftFrom: [Int32] = []
  private var rightFrom: [Int32] = []
  private var queue: [Int32] = []

  private static let tolerance = 1e-9

  init(_ problem: MatchingAugmentation) {
    self.problem = problem
    ends = problem.edges.map { ($0.left, $0.right) } + problem.given
    let all = ends.indices.map { Int32($0) }
    ofLeft = grouped(all, by: ends.map { Int32($0.left) }, into: problem.leftCount)
    ofRight = grouped(all, by: ends.map { Int32($0.right) }, into: problem.rightCount)
  }

  /// Conditions that edges violate when they are there to some fractions, at most two a demand.
  mutating func violated(by fractions: [Double]) -> [Cut] {
    capacity = fractions + problem.given.map { _ in .infinity }
    var cuts: [Cut] = []
    for demand in problem.demands {
      work += 2 * ends.count
      let size = send(demand)
      guard size < Double(demand.size) - 1e-6 else { continue }
      reach(demand)
      add(
        cut(demand) {
          $0.leftFrom[$1] > -2
        } right: {
          $0.rightFrom[$1] > -2
        }, to: &cuts)
      reachBack(demand)
      add(
        cut(demand) {
          $0.leftFrom[$1] == -2
        } right: {
          $0.rightFrom[$1] == -2
        }, to: &cuts)
    }
    return cuts
  }

  private func add(_ cut: Cut, to cuts: inout [Cut]) {
    if !cuts.contains(cut) { cuts.append(cut) }
  }

  /// The condition of the cut around the vertices on the left side of it.
  private func cut(
    _ demand: MatchingAugmentation.Demand, left isLeft: (Self, Int) -> Bool,
    right isRight: (Self, Int) -> Bool
  ) -> Cut {
    var least = demand.size
    for left in 0..<problem.leftCount where !isLeft(self, left) { least -= 1 }
    for right in 0..<problem.rightCount where demand.contains[right] && isRight(self, right) {
      least -= 1
    }
    let crossing = problem.edges.indices.filter { index in
      let edge = problem.edges[index]
      return demand.contains[edge.right] && isLeft(self, edge.left) && !isRight(self, edge.right)
    }
    return Cut(edges: crossing, least: least)
  }

  /// Finds the greatest flow through a part, no more than is asked for, and gives its size.
  private mutating func send(_ demand: MatchingAugmentation.Demand) -> Double {
    refill(&flow, ends.count, with: 0)
    refill(&leftFlow, problem.leftCount, with: 0)
    refill(&rightFlow, problem.rightCount, with: 0)
    var size = 0.0
    while size < Double(demand.size), let end = reach(demand) { size += augment(to: end) }
    return size
  }

  /// Goes from all left vertices with room along edges with room; the first right vertex with room.
  @discardableResult
  private mutating func reach(_ demand: MatchingAugmentation.Demand) -> Int? {
    begin(at: (0..<problem.leftCount).filter { leftFlow[$0] < 1 - Self.tolerance })
    var head = 0
    while head < queue.count {
      let left = Int(queue[head])
      head += 1
      work += ofLeft.starts[left + 1] - ofLeft.starts[left]
      for edge in ofLeft.values[ofLeft.starts[left]..<ofLeft.starts[left + 1]] {
        let right = ends[Int(edge)].right
        guard demand.contains[right], rightFrom[right] == -2,
          flow[Int(edge)] < capacity[Int(edge)] - Self.tolerance
        else { continue }
        rightFrom[right] = edge
        if rightFlow[right] < 1 - Self.tolerance { return right }
        work += ofRight.starts[right + 1] - ofRight.starts[right]
        for back in ofRight.values[ofRight.starts[right]..<ofRight.starts[right + 1]] {
          let other = ends[Int(back)].left
          guard leftFrom[other] == -2, flow[Int(back)] > Self.tolerance else { continue }
          leftFrom[other] = back
          queue.append(Int32(other))
        }
      }
    }
    return nil
  }

  /// Goes back from all right vertices with room along edges with room.
  private mutating func reachBack(_ demand: MatchingAugmentation.Demand) {
    begin(at: [])
    queue = (0..<problem.rightCount).filter {
      demand.contains[$0] && rightFlow[$0] < 1 - Self.tolerance
    }.map { Int32($0) }
    for right in queue { rightFrom[Int(right)] = -1 }
    var head = 0
    while head < queue.count {
      let right = Int(queue[head])
      head += 1
      work += ofRight.starts[right + 1] - ofRight.starts[right]
      for edge in ofRight.values[ofRight.starts[right]..<ofRight.starts[right + 1]] {
        let left = ends[Int(edge)].left
        guard leftFrom[left] == -2, flow[Int(edge)] < capacity[Int(edge)] - Self.tolerance else {
          continue
        }
        leftFrom[left] = edge
        work += ofLeft.starts[left + 1] - ofLeft.starts[left]
        for on in ofLeft.values[ofLeft.starts[left]..<ofLeft.starts[left + 1]] {
          let other = ends[Int(on)].right
          guard demand.contains[other], rightFrom[other] == -2, flow[Int(on)] > Self.tolerance
          else { continue }
          rightFrom[other] = on
          queue.append(Int32(other))
        }
      }
    }
  }

  /// Forgets what was reached and begins at some left vertices.
  private mutating func begin(at starts: [Int]) {
    refill(&leftFrom, problem.leftCount, with: -2)
    refill(&rightFrom, problem.rightCount, with: -2)
    queue.removeAll(keepingCapacity: true)
    work += leftFrom.count + rightFrom.count
    for left in starts {
      leftFrom[left] = -1
      queue.append(Int32(left))
    }
  }

  /// Sends as much as there is room for along the way to a right vertex, and gives how much.
  private mutating func augment(to end: Int) -> Double {
    var amount = 1 - rightFlow[end]
    var way: [(edge: Int, isForward: Bool)] = []
    var right = end
    while true {
      let on = Int(rightFrom[right])
      way.append((on, true))
      amount = min(amount, capacity[on] - flow[on])
      let left = ends[on].left
      let back = Int(leftFrom[left])
      if back < 0 {
        amount = min(amount, 1 - leftFlow[left])
        leftFlow[left] += amount
        break
      }
      way.append((back, false))
      amount = min(amount, flow[back])
      right = ends[back].right
    }
    rightFlow[end] += amount
    for step in way { flow[step.edge] += step.isForward ? amount : -amount }
    return amount
  }
}
