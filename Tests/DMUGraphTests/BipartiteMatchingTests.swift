import TestSupport
import Testing

@testable import DMUGraph

@Suite("Bipartite matching")
struct BipartiteMatchingTests {
  /// The worked example of the documentation.
  @Test func turnsAChoiceRound() {
    var matching = solved(left: 2, right: 2, [(0, 0), (0, 1), (1, 0)])
    #expect(matching.size == 2)
    #expect(matching.partner(ofLeft: 0) == 1)
    #expect(matching.partner(ofLeft: 1) == 0)
    matching = solved(left: 2, right: 2, [(0, 0), (1, 0)])
    #expect(matching.size == 1)
    #expect(matching.minimumCover.left == [])
    #expect(matching.minimumCover.right == [0])
  }

  @Test func noEdges() {
    #expect(solved(left: 0, right: 0, []).size == 0)
    let matching = solved(left: 3, right: 2, [])
    #expect(matching.size == 0)
    #expect(matching.pairs.isEmpty)
    #expect(matching.minimumCover.left.isEmpty && matching.minimumCover.right.isEmpty)
    #expect(matching.sparedRights() == [true, true])
  }

  /// Size against brute force; the pairs, the cover and the spared vertices against what they claim.
  @Test func agreesWithBruteForce() {
    var random = Seeded(7)
    var sizes = Set<Int>()
    for _ in 0..<500 {
      let (left, right) = (random.number(0...6), random.number(0...6))
      var edges: [(Int, Int)] = []
      let density = random.number(1...9)
      for one in 0..<left {
        for other in 0..<right where random.chance(10 * density) { edges.append((one, other)) }
      }
      let matching = solved(left: left, right: right, edges)
      sizes.insert(matching.size)
      #expect(matching.size == bruteForce(edges))
      let pairs = matching.pairs
      #expect(pairs.count == matching.size)
      #expect(Set(pairs.map(\.left)).count == pairs.count)
      #expect(Set(pairs.map(\.right)).count == pairs.count)
      #expect(pairs.allSatisfy { pair in edges.contains { $0 == pair.left && $1 == pair.right } })
      let cover = matching.minimumCover
      #expect(cover.left.count + cover.right.count == matching.size)
      #expect(edges.allSatisfy { cover.left.contains($0) || cover.right.contains($1) })
      for vertex in 0..<left {
        let without = bruteForce(edges.filter { $0.0 != vertex })
        #expect(matching.canSpare(left: vertex) == (without == matching.size))
      }
      let spared = matching.sparedRights()
      for vertex in 0..<right {
        let without = bruteForce(edges.filter { $0.1 != vertex })
        #expect(spared[vertex] == (without == matching.size))
      }
    }
    #expect(sizes.isSuperset(of: [0, 1, 2, 3, 4, 5, 6]))
  }

  /// A path of which the greedy choice leaves the ends free: one augmenting path through all of it.
  @Test func aLongPathDoesNotOverflowTheStack() {
    let length = 100_000
    var matching = BipartiteMatching()
    matching.begin(left: length, right: length)
    for vertex in 0..<length - 1 {
      matching.addEdge(vertex, vertex + 1)
      matching.addEdge(vertex, vertex)
    }
    matching.addEdge(length - 1, length - 1)
    #expect(matching.solve() == length)
    #expect(matching.partner(ofLeft: 0) == 0)
  }

  @Test func aHubIsOneThread() {
    let contacts = 100_000
    let matching = solved(left: 1, right: contacts, (0..<contacts).map { (0, $0) })
    #expect(matching.size == 1)
    #expect(matching.minimumCover.left == [0])
    #expect(matching.minimumCover.right == [])
  }

  @Test func theWorkspaceForgetsTheGraphBefore() {
    var matching = solved(left: 5, right: 5, (0..<5).map { ($0, $0) })
    #expect(matching.size == 5)
    matching.begin(left: 2, right: 1)
    matching.addEdge(1, 0)
    #expect(matching.solve() == 1)
    #expect(matching.pairs.map(\.left) == [1])
    #expect(matching.sparedRights() == [false])
  }

  private func solved(
    left: Int, right: Int, _ edges: [(Int, Int)]
  ) -> BipartiteMatching {
    var matching = BipartiteMatching()
    matching.begin(left: left, right: right)
    for (one, other) in edges { matching.addEdge(one, other) }
    matching.solve()
    return matching
  }

  /// Takes or leaves the edges of one left vertex after the other.
  private func bruteForce(_ edges: [(Int, Int)], without used: Set<Int> = []) -> Int {
    guard let vertex = edges.map(\.0).min() else { return 0 }
    let rest = edges.filter { $0.0 != vertex }
    return edges.filter { $0.0 == vertex && !used.contains($0.1) }
      .map { 1 + bruteForce(rest, without: used.union([$0.1])) }
      .reduce(bruteForce(rest, without: used), max)
  }
}
