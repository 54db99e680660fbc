/// The cheapest edges that meet the demands of a ``MatchingAugmentation``, proved by branch and cut.
///
/// A linear program over the cuts found so far bounds the cost from below; where its solution is whole and
/// violates no cut it is the answer, else more cuts are added or an edge is taken and left out in turn (M.
/// Padberg and G. Rinaldi, *A branch-and-cut algorithm for the resolution of large-scale symmetric traveling
/// salesman problems*, SIAM Review 33, 1991). Bounds are in whole numbers and every answer is checked by
/// matchings, so that nothing rests on rounding. Of equally cheap answers the one whose edges come first is
/// given: edge after edge, whether an optimum can have it.
struct CheapestAugmentation {
  /// The edges to add, by falling precedence, and what is known of them.
  struct Answer {
    var edges: [Int]
    var cost: Int
    /// A cost that no answer undercuts: ``cost`` when that is the optimum.
    var bound: Int
    var isOptimal: Bool { bound >= cost }
  }

  private struct Node {
    var fixed: [(edge: Int, value: Int)]
    var bound: Int
  }

  private var problem: MatchingAugmentation
  private var cuts: MatchingCuts
  private var program: LinearProgram
  private var limit: Int
  private var fixed: [Int] = []

  /// - Parameter work: How many cells of the linear program to go over at most, a second or so. A vertex or
  ///   an edge of a matching or a flow counts as ten. The first answer is found whatever it takes.
  init(_ problem: MatchingAugmentation, work: Int = 350_000_000) {
    self.problem = problem
    limit = work
    cuts = MatchingCuts(problem)
    program = LinearProgram(costs: problem.edges.map(\.cost))
    for share in problem.shares {
      share.row(problem.edges, problem.hasEdge).map { program.add($0) }
    }
  }

  /// The work that is left.
  private var work: Int { limit - program.work - Self.weight * (problem.work + cuts.work) }
  private static let weight = 10

  /// Finds the answer; `nil` when the edges do not suffice.
  mutating func solve() -> Answer? {
    guard let greedy = problem.greedyChoice() else { return nil }
    let first = pruned(greedy)
    return solve(from: Answer(edges: first, cost: problem.cost(first), bound: 0))
  }

  /// Finds the answer, given one that may not be the cheapest.
  private mutating func solve(from known: Answer) -> Answer {
    var answer = known
    let root = relaxRoot(&answer)
    if root.isSolved, let rest = withoutDear(answer, root.bound) { return rest }
    answer.bound = search(below: &answer, having: [], from: root.bound)
    if answer.isOptimal { putFirst(&answer) }
    return answer
  }

  /// Adds cuts and rounded rows to the linear program without fixed edges, as long as they are of use.
  private mutating func relaxRoot(_ answer: inout Answer) -> (bound: Int, isSolved: Bool) {
    var root = relax(0, below: .max)
    for _ in 0..<10 where root.isSolved && root.bound < answer.cost {
      improve(&answer, having: [])
      for row in program.roundedRows(work: work) where work > 0 { program.add(row) }
      for row in program.roundedCosts(atLeast: root.bound) where work > 0 { program.add(row) }
      root = relax(root.bound, below: .max)
    }
    if root.isSolved { improve(&answer, having: []) }
    return root
  }

  /// The answer among the edges that can be in one as cheap as this; `nil` when they are about all.
  ///
  /// With some edges no answer is as cheap, by the prices of the linear program.
  private func withoutDear(_ known: Answer, _ bound: Int) -> Answer? {
    let bounds = program.lowerBoundsTaking
    let own = Set(known.edges)
    let kept = problem.edges.indices.filter { own.contains($0) || bounds[$0] <= known.cost }
    guard kept.count * 5 < problem.edges.count * 4 else { return nil }
    let rest = MatchingAugmentation(
      leftCount: problem.leftCount, rightCount: problem.rightCount, given: problem.given,
      edges: kept.map { problem.edges[$0] }, demands: problem.demands,
      shares: problem.shares)
    var search = CheapestAugmentation(rest, work: work)
    let edges = kept.indices.filter { own.contains(kept[$0]) }
    var answer = search.solve(from: Answer(edges: edges, cost: known.cost, bound: 0))
    answer.edges = answer.edges.map { kept[$0] }
    answer.bound = min(max(answer.bound, bound), answer.cost)
    return answer
  }

  /// Looks for a better answer that has some edges; the bound that was proved, at least a known one.
  private mutating func search(
    below best: inout Answer, having forced: [Int], from known: Int = 0
  ) -> Int {
    var open = [Node(fixed: forced.map { ($0, 1) }, bound: known)]
    var proved = Int.max
    while let node = open.popLast() {
      if node.bound >= best.cost { continue }
      guard work > 0 else {
        proved = min(proved, node.bound)
        continue
      }
      fix(node.fixed)
      guard isPossible(node.fixed) else { continue }
      let (bound, isSolved) = relax(node.bound, below: best.cost)
      if bound >= best.cost { continue }
      guard isSolved else {
        proved = min(proved, bound)
        continue
      }
      improve(&best, having: forced)
      if bound >= best.cost { continue }
      guard let edge = branchingEdge(node.fixed) else {
        proved = min(proved, bound)
        continue
      }
      open.append(Node(fixed: node.fixed + [(edge, 0)], bound: bound))
      open.append(Node(fixed: node.fixed + [(edge, 1)], bound: bound))
    }
    return min(proved, best.cost)
  }

  /// Fixes edges in the linear program, and frees those that were fixed before.
  private mutating func fix(_ edges: [(edge: Int, value: Int)]) {
    for edge in fixed { program.fix(edge, to: nil) }
    for (edge, value) in edges { program.fix(edge, to: value) }
    fixed = edges.map(\.edge)
  }

  /// True when all edges but those that are left out would meet the demands.
  private mutating func isPossible(_ fixed: [(edge: Int, value: Int)]) -> Bool {
    let excluded = Set(fixed.lazy.filter { $0.value == 0 }.map(\.edge))
    return excluded.isEmpty
      || problem.isMet(problem.edges.indices.filter { !excluded.contains($0) })
  }

  /// Adds cuts until none is violated or the bound suffices; the bound, and whether it got so far.
  private mutating func relax(_ known: Int, below limit: Int) -> (bound: Int, isSolved: Bool) {
    var bound = known
    while true {
      let isSolved = program.solve(work: work)
      bound = max(bound, program.lowerBound)
      if bound >= limit { return (bound, true) }
      guard isSolved, work > 0 else { return (bound, false) }
      let fractions = problem.edges.indices.map { program.value($0) }
      var found = cuts.violated(by: fractions)
      found += problem.shares.compactMap {
        $0.violated(problem.edges, problem.hasEdge, fractions)
      }
      guard work > 0 else { return (bound, false) }
      if found.isEmpty {
        program.dropLooseRows()
        return (bound, true)
      }
      for cut in found where work > 0 { program.addRow(cut.edges, atLeast: cut.least) }
    }
  }

  /// Takes the edges that the linear program uses, without those that are too many, for a better answer;
  /// some stay in all the same.
  private mutating func improve(_ best: inout Answer, having forced: [Int]) {
    let used = problem.edges.indices.filter { program.value($0) > 1e-6 }
    guard work > 0, problem.isMet(used) else { return }
    let edges = pruned(used, keeping: forced)
    let cost = problem.cost(edges)
    if cost < best.cost { best = Answer(edges: edges, cost: cost, bound: best.bound) }
  }

  private mutating func pruned(_ edges: [Int], keeping forced: [Int] = []) -> [Int] {
    problem.pruned(edges, keeping: forced, untilWork: problem.work + work / Self.weight)
  }

  /// The edge that the linear program can least decide on; `nil` when all are decided.
  private func branchingEdge(_ fixed: [(edge: Int, value: Int)]) -> Int? {
    let decided = Set(fixed.map(\.edge))
    return problem.edges.indices.filter { !decided.contains($0) }.min { left, right in
      abs(program.value(left) - 0.5) < abs(program.value(right) - 0.5)
    }
  }

  /// Replaces an optimum by the one whose edges come first, as far as the work suffices.
  private mutating func putFirst(_ answer: inout Answer) {
    fix([])
    guard relax(0, below: .max).isSolved else { return }
    let bounds = program.lowerBoundsTaking
    let candidates = problem.edges.indices.filter { bounds[$0] <= answer.cost }
    var taken: [Int] = []
    for edge in candidates where taken.count < answer.edges.count {
      if !answer.edges.contains(edge) {
        var other = Answer(edges: [], cost: answer.cost + 1, bound: 0)
        _ = search(below: &other, having: taken + [edge])
        guard other.cost == answer.cost, other.edges.contains(edge),
          taken.allSatisfy(other.edges.contains)
        else {
          if work <= 0 { return }
          continue
        }
        answer.edges = other.edges
      }
      taken.append(edge)
    }
  }
}
