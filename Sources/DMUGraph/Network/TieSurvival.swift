import RealModule

/// The probability that no edge of a bipartite graph survives when each vertex leaves with a probability of
/// its own, and how much each vertex matters.
///
/// An edge survives when both ends stay. The components of the graph do not touch one another, so their
/// probabilities multiply. In a component the vertices of the smaller side are gone through one by one,
/// each leaving or staying; when one stays, all its neighbours must leave. The sum over all these cases is
/// exact, and the share of each case is also that of the derivative by each vertex's probability, which is
/// what the vertex matters: P(lost | it leaves) − P(lost | it stays).
///
/// ```swift
/// // One edge whose ends leave with 0.2 and 0.16: lost unless both stay, 1 − 0.8 · 0.84.
/// let survival = TieSurvival(leaving: [0.2, 0.16], edges: [(0, 1)], leftCount: 1)
/// survival.solve()  // lost 0.328, importance 0.84 and 0.8
/// ```
///
/// Time O(2^s·E) for s vertices on the smaller side of the largest component, memory O(V + E).
struct TieSurvival {
  /// The results.
  struct Answer {
    /// The probability that no edge survives.
    var lost: Double
    /// The importance of each vertex, 0…1.
    var importance: [Double]
    /// The bounds within which the probability lies in 95 of 100 cases; `nil` when it is exact.
    var interval: ClosedRange<Double>?
  }

  /// The most vertices on the smaller side of a component for which all cases are gone through.
  static let exactLimit = 20

  /// The probability with which each vertex leaves; left vertices come first.
  fileprivate let leaving: [Double]
  private let leftCount: Int
  private let edgeCount: Int
  private let starts: [Int]
  private let neighbours: [Int32]

  /// Sorts the edges, each between a left vertex and a right one and there once.
  init(leaving: [Double], edges: [(left: Int, right: Int)], leftCount: Int) {
    self.leaving = leaving
    self.leftCount = leftCount
    edgeCount = edges.count
    (starts, neighbours) = grouped(
      edges.flatMap { [Int32($0.right), Int32($0.left)] },
      by: edges.flatMap { [Int32($0.left), Int32($0.right)] }, into: leaving.count)
  }

  /// The probability and what each vertex matters: exact where the smaller side of every component is
  /// small enough, else estimated.
  ///
  /// - Parameter seed: With what the drawing of random numbers begins.
  func solve(seed: UInt64 = 0) -> Answer {
    let components = components()
    guard components.allSatisfy({ min($0.left.count, $0.right.count) <= Self.exactLimit })
    else { return estimate(seed: seed) }
    var importance = [Double](repeating: 0, count: leaving.count)
    let parts = components.map { component in
      var cases = Cases(self, component)
      let lost = cases.sum()
      for (vertex, slope) in cases.slopes { importance[vertex] = slope }
      return lost
    }
    // The importance of a vertex within its component counts only when all other components are lost too.
    var others = [Double](repeating: 1, count: parts.count)
    var product = 1.0
    for index in parts.indices {
      others[index] = product
      product *= parts[index]
    }
    var rest = 1.0
    for index in parts.indices.reversed() {
      others[index] *= rest
      rest *= parts[index]
      for vertex in components[index].left + components[index].right {
        importance[vertex] *= others[index]
      }
    }
    return Answer(lost: product, importance: importance, interval: nil)
  }

  fileprivate func neighbours(of vertex: Int) -> ArraySlice<Int32> {
    neighbours[starts[vertex]..<starts[vertex + 1]]
  }

  /// The vertices of every component that has an edge.
  private func components() -> [(left: [Int], right: [Int])] {
    var isSeen = [Bool](repeating: false, count: leaving.count)
    var components: [(left: [Int], right: [Int])] = []
    for start in leaving.indices where !isSeen[start] && starts[start] < starts[start + 1] {
      isSeen[start] = true
      var component: (left: [Int], right: [Int]) = ([], [])
      var open = [start]
      while let vertex = open.popLast() {
        if vertex < leftCount {
          component.left.append(vertex)
        } else {
          component.right.append(vertex)
        }
        for other in neighbours(of: vertex) where !isSeen[Int(other)] {
          isSeen[Int(other)] = true
          open.append(Int(other))
        }
      }
      components.append(component)
    }
    return components
  }

  // MARK: Estimating

  /// The number of drawings: fewer in large graphs, so that the work stays the same.
  private var drawings: Int { min(100_000, max(1_000, 50_000_000 / (leaving.count + edgeCount))) }

  /// The share of random departures after which no edge survives, with the interval of E. B. Wilson,
  /// *Probable inference, the law of succession, and statistical inference*, J. Amer. Statist. Assoc. 22,
  /// 1927.
  private func estimate(seed: UInt64) -> Answer {
    var random = SplitMix64(state: seed)
    var stays = [Bool](repeating: false, count: leaving.count)
    var alive = [Int](repeating: 0, count: leaving.count)
    var lost = 0
    var difference = [Int](repeating: 0, count: leaving.count)
    for _ in 0..<drawings {
      for vertex in leaving.indices { stays[vertex] = random.fraction() >= leaving[vertex] }
      var edges = 0
      for vertex in leaving.indices {
        alive[vertex] = neighbours(of: vertex).reduce(0) { $0 + (stays[Int($1)] ? 1 : 0) }
        if vertex < leftCount && stays[vertex] { edges += alive[vertex] }
      }
      if edges == 0 { lost += 1 }
      for vertex in leaving.indices {
        // Nothing is left when this one leaves, and something when they stay.
        let own = stays[vertex] ? alive[vertex] : 0
        if edges == own && alive[vertex] > 0 { difference[vertex] += 1 }
      }
    }
    let count = Double(drawings)
    return Answer(
      lost: Double(lost) / count, importance: difference.map { Double($0) / count },
      interval: Self.wilson(Double(lost) / count, count))
  }

  private static func wilson(_ share: Double, _ count: Double) -> ClosedRange<Double> {
    let z = 1.959963984540054
    let middle = share + z * z / (2 * count)
    let margin = z * Double.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    let scale = 1 + z * z / count
    return max(0, (middle - margin) / scale)...min(1, (middle + margin) / scale)
  }
}

/// All cases of one component, gone through depth first over its smaller side.
private struct Cases {
  /// By vertex: the derivative of the probability by that of the vertex's leaving.
  private(set) var slopes: [Int: Double] = [:]
  private let leaving: [Double]
  /// The vertices that are decided one by one.
  private let decided: [Int]
  /// Of each of these, its neighbours by their places on the other side.
  private let neighbours: [[Int]]
  private let others: [Int]
  private var decidedSlopes: [Double]
  private var otherSlopes: [Double]
  /// Of the other side, how many who stay demand that this one leaves.
  private var demands: [Int]

  init(_ survival: TieSurvival, _ component: (left: [Int], right: [Int])) {
    let isLeft = component.left.count <= component.right.count
    decided = isLeft ? component.left : component.right
    others = isLeft ? component.right : component.left
    leaving = survival.leaving
    var place: [Int: Int] = [:]
    for (index, vertex) in others.enumerated() { place[vertex] = index }
    neighbours = decided.map { vertex in
      survival.neighbours(of: vertex).map { place[Int($0)] ?? 0 }
    }
    decidedSlopes = [Double](repeating: 0, count: decided.count)
    otherSlopes = [Double](repeating: 0, count: others.count)
    demands = [Int](repeating: 0, count: others.count)
  }

  /// The probability that no edge survives; sets the slopes.
  mutating func sum() -> Double {
    let lost = sum(from: 0, weight: 1)
    for (vertex, slope) in zip(decided, decidedSlopes) { slopes[vertex] = slope }
    for (vertex, slope) in zip(others, otherSlopes) { slopes[vertex] = slope }
    return lost
  }

  /// The probability from one decision on, given what was demanded before, which has this weight.
  private mutating func sum(from index: Int, weight: Double) -> Double {
    if index == decided.count { return 1 }
    let leaves = leaving[decided[index]]
    let afterLeaving = sum(from: index + 1, weight: weight * leaves)
    var new: [Int] = []
    var demanded = 1.0
    for other in neighbours[index] {
      if demands[other] == 0 {
        new.append(other)
        demanded *= leaving[others[other]]
      }
      demands[other] += 1
    }
    let rest = sum(from: index + 1, weight: weight * (1 - leaves) * demanded)
    for other in neighbours[index] { demands[other] -= 1 }
    decidedSlopes[index] += weight * (afterLeaving - demanded * rest)
    var before = weight * (1 - leaves) * rest
    var after = [Double](repeating: 1, count: new.count + 1)
    for position in new.indices.reversed() {
      after[position] = after[position + 1] * leaving[others[new[position]]]
    }
    for (position, other) in new.enumerated() {
      otherSlopes[other] += before * after[position + 1]
      before *= leaving[others[other]]
    }
    return leaves * afterLeaving + (1 - leaves) * demanded * rest
  }
}

/// Random numbers of G. L. Steele, D. Lea and C. H. Flood, *Fast splittable pseudorandom number
/// generators*, OOPSLA 2014.
private struct SplitMix64 {
  var state: UInt64

  /// A number in [0, 1).
  mutating func fraction() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((word ^ (word >> 31)) >> 11) * 0x1p-53
  }
}
