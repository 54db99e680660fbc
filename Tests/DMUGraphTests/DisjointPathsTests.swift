import TestSupport
import Testing

@testable import DMUGraph

@Suite("Disjoint paths")
struct DisjointPathsTests {
  private typealias Arc = (tail: Int, head: Int)

  /// The worked example of the documentation.
  @Test func takesTheWayRound() {
    var paths = network(vertices: 4, sources: 2..<4, [(2, 0), (3, 0), (3, 1), (0, 1)])
    #expect(paths.solve(to: 1) == 2)
    #expect(paths.paths == [[2, 0, 1], [3, 1]])
    #expect(paths.solve(to: 0) == 2)
    #expect(paths.solve(to: 1, limit: 1) == 1)
    #expect(paths.paths.count == 1)
  }

  @Test func nothingToGoBy() {
    var paths = network(vertices: 3, sources: 0..<1, [])
    #expect(paths.solve(to: 2) == 0 && paths.paths.isEmpty)
    paths = network(vertices: 3, sources: 0..<0, [(0, 1), (1, 2)])
    #expect(paths.solve(to: 2) == 0)
  }

  /// The number against Menger's theorem by brute force; the paths against what they claim. One
  /// workspace serves all networks and targets.
  @Test func agreesWithBruteForce() {
    var random = Seeded(7)
    var paths = DisjointPaths()
    var counts: [Int: Int] = [:]
    for _ in 0..<600 {
      let vertices = random.number(1...8)
      let first = random.number(0...vertices / 2)
      let sources = first..<random.number(first...vertices)
      let arcs: [Arc] = (0..<random.number(0...5 * vertices)).map { _ in
        (random.number(0...vertices - 1), random.number(0...vertices - 1))
      }
      fill(&paths, vertices: vertices, sources: sources, arcs)
      for target in 0..<vertices where !sources.contains(target) {
        let count = paths.solve(to: target)
        counts[count, default: 0] += 1
        #expect(count == fewestToCut(vertices, sources, target, arcs))
        check(paths.paths, count, sources, target, arcs)
        for limit in 0...count { #expect(paths.solve(to: target, limit: limit) == limit) }
      }
    }
    #expect((0...3).allSatisfy { counts[$0, default: 0] > 20 }, "found \(counts)")
  }

  private func check(
    _ paths: [[Int]], _ count: Int, _ sources: Range<Int>, _ target: Int, _ arcs: [Arc]
  ) {
    #expect(paths.count == count)
    #expect(paths.allSatisfy { sources.contains($0[0]) && $0.last == target })
    let people = paths.flatMap { $0.dropLast() }
    #expect(Set(people).count == people.count)
    for path in paths {
      for (tail, head) in zip(path, path.dropFirst()) {
        #expect(arcs.contains { $0.tail == tail && $0.head == head })
      }
      #expect(path.dropFirst().allSatisfy { !sources.contains($0) })
    }
  }

  private func network(vertices: Int, sources: Range<Int>, _ arcs: [Arc]) -> DisjointPaths {
    var paths = DisjointPaths()
    fill(&paths, vertices: vertices, sources: sources, arcs)
    return paths
  }

  private func fill(
    _ paths: inout DisjointPaths, vertices: Int, sources: Range<Int>, _ arcs: [Arc]
  ) {
    paths.begin(vertices: vertices, sources: sources)
    for arc in arcs { paths.addArc(from: arc.tail, to: arc.head) }
    paths.closeNetwork()
  }

  /// The fewest vertices but the target without which no source reaches it, by trying all sets.
  private func fewestToCut(
    _ vertices: Int, _ sources: Range<Int>, _ target: Int, _ arcs: [Arc]
  ) -> Int {
    (0..<1 << vertices).filter { $0 >> target & 1 == 0 }
      .filter { gone in
        var reached = Set(sources.filter { gone >> $0 & 1 == 0 })
        var size = -1
        while size < reached.count {
          size = reached.count
          for arc in arcs where reached.contains(arc.tail) && gone >> arc.head & 1 == 0 {
            reached.insert(arc.head)
          }
        }
        return !reached.contains(target)
      }
      .map(\.nonzeroBitCount).min() ?? 0
  }
}
