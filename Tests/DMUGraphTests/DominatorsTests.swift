import TestSupport
import Testing

@testable import DMUGraph

@Suite("Dominators")
struct DominatorsTests {
  /// Whom ways from the beginnings lead to when one vertex is taken out.
  private func reached(_ arcs: [[Int]], from beginnings: [Int], without gone: Int?) -> Set<Int> {
    var reached: Set<Int> = []
    var next = beginnings
    while let vertex = next.popLast() {
      if vertex != gone && reached.insert(vertex).inserted { next += arcs[vertex] }
    }
    return reached
  }

  /// Whoever cuts a vertex off by leaving, and nobody else, stands on every way to it.
  @Test func agreesWithTakingEverybodyOut() {
    var random = Seeded(1)
    var total = 0
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...9, using: &random)
      func some(_ most: Int) -> [Int] {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in
          Int.random(in: 0..<count, using: &random)
        }
      }
      let arcs = (0..<count).map { _ in some(3) }
      let beginnings = some(2)
      let dominators = Dominators(arcs: arcs, from: beginnings)
      let all = reached(arcs, from: beginnings, without: nil)
      for vertex in 0..<count {
        let chain = dominators.chain(to: vertex)
        #expect((chain != nil) == all.contains(vertex))
        guard let chain else { continue }
        let expected = (0..<count).filter { other in
          other != vertex && !reached(arcs, from: beginnings, without: other).contains(vertex)
        }
        #expect(chain.sorted() == expected && dominators.count(to: vertex) == expected.count)
        #expect(dominators.chain(to: vertex, atMost: 2) == chain.suffix(2))
        for (place, other) in chain.enumerated() {
          #expect(dominators.chain(to: other) == Array(chain[..<place]))
        }
        total += chain.count
      }
    }
    #expect(total > 2_000)
  }

  /// Both ways round a ring meet in the middle, which going over it until nothing changes takes as many
  /// rounds to see.
  @Test func longRing() {
    let count = 100_000
    let ring = (0..<count).map { [($0 + 1) % count, ($0 + count - 1) % count] }
    let dominators = Dominators(arcs: ring, from: [0])
    #expect((1..<count).allSatisfy { dominators.chain(to: $0) == [0] })
    #expect(dominators.chain(to: 0) == [])
  }
}
