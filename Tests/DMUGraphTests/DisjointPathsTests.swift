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
    #expect(paths.solve(toAnyOf: [0, 1]) == 2)
    #expect(paths.paths == [[2, 0], [3, 1]])
    #expect(paths.cutNearTarget == [0, 1])
    #expect(paths.cutNearSources() == [2, 3])
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
        let least = leastCuts(vertices, sources, [target], counted: false, arcs)
        #expect(count == least.first?.count)
        check(paths.paths, count, sources, [target], arcs)
        #expect(paths.cutNearTarget == nearest(least, vertices, [target], arcs.map { ($1, $0) }))
        #expect(paths.cutNearSources() == nearest(least, vertices, Array(sources), arcs))
      }
      let targets = (0..<vertices).filter { !sources.contains($0) && random.chance(40) }
      let count = paths.solve(toAnyOf: targets)
      let least = leastCuts(vertices, sources, targets, counted: true, arcs)
      #expect(count == least.first?.count)
      check(paths.paths, count, sources, targets, arcs)
      #expect(paths.cutNearTarget == nearest(least, vertices, targets, arcs.map { ($1, $0) }))
      #expect(paths.cutNearSources() == nearest(least, vertices, Array(sources), arcs))
    }
    #expect((0...3).allSatisfy { counts[$0, default: 0] > 20 }, "found \(counts)")
  }

  private func check(
    _ paths: [[Int]], _ count: Int, _ sources: Range<Int>, _ targets: [Int], _ arcs: [Arc]
  ) {
    #expect(paths.count == count)
    #expect(paths.allSatisfy { sources.contains($0[0]) && targets.contains($0[$0.count - 1]) })
    let people = paths.flatMap { targets.count == 1 ? $0.dropLast() : $0[...] }
    #expect(Set(people).count == people.count)
    for path in paths {
      for (tail, head) in zip(path, path.dropFirst()) {
        #expect(arcs.contains { $0.tail == tail && $0.head == head })
      }
      #expect(path.dropFirst().allSatisfy { !sources.contains($0) })
      #expect(path.dropLast().allSatisfy { !targets.contains($0) })
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

  /// All smallest sets of vertices without which no source reaches a target, by trying all sets.
  private func leastCuts(
    _ vertices: Int, _ sources: Range<Int>, _ targets: [Int], counted: Bool, _ arcs: [Arc]
  ) -> [[Int]] {
    let free = counted ? 0 : targets.reduce(0) { $0 | 1 << $1 }
    let cuts = (0..<1 << vertices).filter { $0 & free == 0 }
      .filter { gone in
        reached(from: Array(sources), without: gone, arcs).isDisjoint(with: targets)
      }
    let least = cuts.map(\.nonzeroBitCount).min() ?? 0
    return cuts.filter { $0.nonzeroBitCount == least }
      .map { cut in (0..<vertices).filter { cut >> $0 & 1 == 1 } }
  }

  /// Of these cuts the one that leaves least of the network on this side of it.
  private func nearest(
    _ cuts: [[Int]], _ vertices: Int, _ side: [Int], _ arcs: [Arc]
  ) -> [Int]? {
    cuts.min { left, right in
      func size(_ cut: [Int]) -> Int {
        reached(from: side, without: cut.reduce(0) { $0 | 1 << $1 }, arcs).count
      }
      return size(left) < size(right)
    }
  }

  private func reached(from start: [Int], without gone: Int, _ arcs: [Arc]) -> Set<Int> {
    var reached = Set(start.filter { gone >> $0 & 1 == 0 })
    var size = -1
    while size < reached.count {
      size = reached.count
      for arc in arcs where reached.contains(arc.tail) && gone >> arc.head & 1 == 0 {
        reached.insert(arc.head)
      }
    }
    return reached
  }
}
