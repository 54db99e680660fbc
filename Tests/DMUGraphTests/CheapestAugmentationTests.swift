import Testing
import TestSupport

@testable import DMUGraph

/// What to add to a graph for its matchings, compared with trying every set of edges.
@Suite struct CheapestAugmentationTests {
  /// One contact in two parts serves both: one edge of cost 3 beats two of cost 2.
  @Test func oneEdgeForTwoParts() throws {
    let problem = MatchingAugmentation(
      leftCount: 1, rightCount: 3, given: [],
      edges: [
        .init(left: 0, right: 0, cost: 2), .init(left: 0, right: 1, cost: 2),
        .init(left: 0, right: 2, cost: 3),
      ],
      demands: [
        .init(contains: [true, false, true], size: 1),
        .init(contains: [false, true, true], size: 1),
      ])
    var search = CheapestAugmentation(problem)
    let found = search.solve()
    let answer = try #require(found)
    #expect(answer.edges == [2] && answer.cost == 3 && answer.isOptimal)
  }

  /// The cost is the least, and of equally cheap sets the first by the numbers of their edges.
  @Test(arguments: 0..<400) func isTheFirstOfTheCheapest(_ seed: Int) {
    var random = Seeded(seed)
    var problem = randomProblem(&random, edges: 12)
    if seed % 2 == 1 { addShare(to: &problem, &random) }
    var search = CheapestAugmentation(problem)
    var check = problem
    var best: (cost: Int, edges: [Int])?
    for mask in 0..<(1 << problem.edges.count) {
      let edges = problem.edges.indices.filter { mask >> $0 & 1 == 1 }
      let cost = check.cost(edges)
      if let best, cost > best.cost { continue }
      if let best, cost == best.cost && !edges.lexicographicallyPrecedes(best.edges) { continue }
      if check.isMet(edges) { best = (cost, edges) }
    }
    let answer = search.solve()
    #expect(answer?.edges == best?.edges)
    #expect(answer?.cost == best?.cost)
    #expect(answer?.isOptimal ?? true)
  }

  /// Asks for half the weight of the right vertices as well, one of which may suffice alone.
  private func addShare(to problem: inout MatchingAugmentation, _ random: inout Seeded) {
    var weights = (0..<problem.rightCount).map { _ in
      Double(Int.random(in: 0...9, using: &random)) / 10
    }
    let least = max(0.05, weights.reduce(0, +) / 2)
    if let place = weights.indices.randomElement(using: &random), Bool.random(using: &random) {
      weights[place] = max(weights[place], least)
    }
    problem = MatchingAugmentation(
      leftCount: problem.leftCount, rightCount: problem.rightCount, given: problem.given,
      edges: problem.edges, demands: problem.demands,
      shares: [WeightShare(weights: weights, least: least)])
  }

  /// Too large to try all sets, with few different costs, so that many are equally cheap: with the edges of
  /// the answer so far given, no other edge that comes before the next one leads to so cheap an answer.
  @Test(arguments: 0..<30) func isTheFirstOfManyEquals(_ seed: Int) throws {
    var random = Seeded(seed)
    let problem = tiedProblem(&random)
    var search = CheapestAugmentation(problem)
    let found = search.solve()
    let answer = try #require(found)
    var check = problem
    #expect(answer.isOptimal && check.isMet(answer.edges))
    #expect(answer.cost == check.cost(answer.edges))
    var taken: [Int] = []
    for edge in 0..<(answer.edges.last ?? 0) {
      if answer.edges.contains(edge) {
        taken.append(edge)
        continue
      }
      let with = taken + [edge]
      let rest = MatchingAugmentation(
        leftCount: problem.leftCount, rightCount: problem.rightCount,
        given: problem.given + with.map { (problem.edges[$0].left, problem.edges[$0].right) },
        edges: Array(problem.edges[(edge + 1)...]), demands: problem.demands)
      var other = CheapestAugmentation(rest)
      if let least = other.solve() {
        #expect(least.cost + problem.cost(with) > answer.cost, "seed \(seed), edge \(edge)")
      }
    }
  }

  /// Where all edges cost the same, their number is proved: six by thirty in seven parts without any tie.
  @Test(arguments: [5, 17, 28]) func isProvedWhereAllCostsAreEqual(_ seed: Int) throws {
    var random = Seeded(seed)
    let (lefts, rights, parts) = (6, 30, 7)
    let memberships = (0..<rights).map { _ in
      Set((0..<parts).shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)))
    }
    let problem = MatchingAugmentation(
      leftCount: lefts, rightCount: rights, given: [],
      edges: (0..<lefts).flatMap { left in
        (0..<rights).map { MatchingAugmentation.Edge(left: left, right: $0, cost: 2) }
      },
      demands: (0..<parts).map { part in
        .init(contains: memberships.map { $0.contains(part) }, size: 3)
      })
    var search = CheapestAugmentation(problem)
    let found = search.solve()
    let answer = try #require(found)
    var check = problem
    #expect(check.isMet(answer.edges) && answer.cost == 2 * answer.edges.count)
    #expect(answer.isOptimal, "\(answer.cost) against \(answer.bound)")
  }

  /// Without work there is an answer all the same, and a bound that holds.
  @Test(arguments: 0..<50) func saysWhatItDoesNotProve(_ seed: Int) {
    var random = Seeded(seed)
    let problem = randomProblem(&random, edges: 40)
    var check = problem
    var full = CheapestAugmentation(problem)
    var hasty = CheapestAugmentation(problem, work: seed % 7)
    let (best, answer) = (full.solve(), hasty.solve())
    #expect((best == nil) == (answer == nil))
    guard let best, let answer else { return }
    #expect(check.isMet(answer.edges) && check.isMet(best.edges) && best.isOptimal)
    #expect(answer.cost >= best.cost && answer.bound <= best.cost)
  }

  /// Six by eighteen, five parts of which every right vertex is in two or three.
  private func tiedProblem(_ random: inout Seeded) -> MatchingAugmentation {
    let (lefts, rights, parts) = (6, 18, 5)
    let memberships = (0..<rights).map { _ in
      Set((0..<parts).shuffled(using: &random).prefix(Int.random(in: 2...3, using: &random)))
    }
    let edges = (0..<lefts).flatMap { left in
      (0..<rights).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }.map {
        MatchingAugmentation.Edge(
          left: left, right: $0, cost: Int.random(in: 4...5, using: &random))
      }
    }
    let demands = (0..<parts).map { part in
      let contains = memberships.map { $0.contains(part) }
      let size = Int.random(in: 2...4, using: &random)
      return MatchingAugmentation.Demand(
        contains: contains, size: min(size, (contains.count { $0 } + 1) / 2))
    }
    return MatchingAugmentation(
      leftCount: lefts, rightCount: rights, given: [], edges: edges, demands: demands)
  }

  private func randomProblem(
    _ random: inout Seeded, edges count: Int
  ) -> MatchingAugmentation {
    let (lefts, rights) = (
      Int.random(in: 1...4, using: &random), Int.random(in: 1...6, using: &random)
    )
    var all = (0..<lefts).flatMap { left in (0..<rights).map { (left: left, right: $0) } }
    all.shuffle(using: &random)
    let given = all.prefix(Int.random(in: 0...3, using: &random))
    let edges = all.dropFirst(given.count).prefix(count)
      .sorted { ($0.left, $0.right) < ($1.left, $1.right) }
      .map {
        MatchingAugmentation.Edge(
          left: $0.left, right: $0.right, cost: Int.random(in: 1...5, using: &random))
      }
    let demands = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      MatchingAugmentation.Demand(
        contains: (0..<rights).map { _ in Int.random(in: 0..<3, using: &random) > 0 },
        size: Int.random(in: 1...2, using: &random))
    }
    return MatchingAugmentation(
      leftCount: lefts, rightCount: rights, given: Array(given), edges: edges, demands: demands)
  }
}
