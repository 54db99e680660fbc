/// A demand of a ``MatchingAugmentation`` beside the sizes of matchings: that the right vertices with an edge
/// have so much weight together.
///
/// Any vertex may have a weight above the demand, and then suffices alone.
struct WeightShare {
  /// The weight of each right vertex, at least 0.
  var weights: [Double]
  /// The weight asked for, above 0.
  var least: Double

  /// The difference that rounding may make between sums in another order.
  private static let tolerance = 1e-12

  /// True when vertices with an edge have the weight.
  func isMet(by hasEdge: [Bool]) -> Bool { missing(hasEdge) <= 0 }

  /// The weight that vertices with an edge lack.
  func missing(_ hasEdge: [Bool]) -> Double {
    var rest = least
    for (vertex, weight) in weights.enumerated() where hasEdge[vertex] { rest -= weight }
    return rest
  }

  /// The fewest of some vertices that together have so much weight; more than there are where all have less.
  func fewest(of vertices: [Int], for weight: Double) -> Int {
    var rest = weight
    var count = 0
    for weight in vertices.map({ weights[$0] }).sorted(by: >) where rest > Self.tolerance {
      rest -= weight
      count += 1
    }
    return rest > Self.tolerance ? count + 1 : count
  }

  /// The most vertices that an answer has for the sake of the weight when none can be spared.
  func most(of vertices: [Int], for weight: Double) -> Int {
    var rest = weight
    var count = 0
    for weight in vertices.map({ weights[$0] }).sorted() where rest > 0 && weight > 0 {
      rest -= weight
      count += 1
    }
    return count
  }

  /// The condition in whole numbers that every answer meets, whatever the rounding: multiples of the edges to
  /// vertices that have none yet.
  func row(_ edges: [MatchingAugmentation.Edge], _ hasEdge: [Bool]) -> LinearProgram.Row? {
    let scale = 64.0
    let missing = Int((missing(hasEdge) * scale).rounded(.down))
    guard missing > 0 else { return nil }
    let terms = edges.indices.filter { weights[edges[$0].right] > 0 && !hasEdge[edges[$0].right] }
      .map { edge in
        let weight = min((weights[edges[edge].right] * scale).rounded(.up), Double(missing))
        return LinearProgram.Row.Term(variable: edge, factor: Int(weight))
      }
    return LinearProgram.Row(terms: terms, least: missing)
  }

  /// A condition that edges violate when they are there to some fractions; `nil` when none is found, and
  /// always one where whole edges do not have the weight.
  ///
  /// Without the vertices outside a set, so and so many of the set are needed whatever else is there (E. Balas,
  /// *Facets of the knapsack polytope*, Mathematical Programming 8, 1975). Sets of the vertices with the least
  /// fractions are tried.
  func violated(
    _ edges: [MatchingAugmentation.Edge], _ hasEdge: [Bool], _ fractions: [Double]
  ) -> MatchingCuts.Cut? {
    var fraction = [Double](repeating: 0, count: weights.count)
    for (index, edge) in edges.enumerated() { fraction[edge.right] += fractions[index] }
    let open = weights.indices.filter { weights[$0] > 0 && !hasEdge[$0] }
      .sorted { (fraction[$0], $0) < (fraction[$1], $1) }
    var rest = missing(hasEdge) - open.reduce(0) { $0 + weights[$1] }
    guard missing(hasEdge) > 0 else { return nil }
    var best: (size: Int, least: Int, violation: Double) = (0, 0, 1e-6)
    var sum = 0.0
    for (place, vertex) in open.enumerated() {
      sum += fraction[vertex]
      rest += weights[vertex]
      guard rest > Self.tolerance else { continue }
      let least = fewest(of: Array(open[...place]), for: rest)
      if Double(least) - sum > best.violation { best = (place + 1, least, Double(least) - sum) }
    }
    guard best.size > 0 else { return nil }
    let set = Set(open.prefix(best.size))
    return MatchingCuts.Cut(
      edges: edges.indices.filter { set.contains(edges[$0].right) }, least: best.least)
  }
}
