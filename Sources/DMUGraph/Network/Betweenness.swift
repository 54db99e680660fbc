import HeapModule
import RealModule

/// The best ways among all contacts of an account at once: how strong they are, and on how many of them
/// each contact stands.
///
/// The betweenness of a contact is, summed over all ordered pairs of two others with a way between them, the
/// share of the best ways from the first to the second that lead past the contact. Ways are compared as
/// influence paths are: stronger first, then with fewer steps. Strengths are taken as whole numbers of
/// 2⁻³² of a halving, so that ways made of the same strengths are equally strong whatever their order.
///
/// In a line a → b → c the contact b stands on the one way from a to c: its betweenness is 1.
///
/// From each contact in turn a search by falling strength counts the best ways, and their shares are added
/// up backwards (U. Brandes, *A faster algorithm for betweenness centrality*, J. Math. Sociol. 25, 2001).
/// Time O(V·E·log V), memory O(V + E) and V² strengths.
struct Betweenness {
  /// For each contact the betweenness.
  private(set) var values: [Double]
  /// For each contact the strengths of the best ways to all contacts; 1 to itself, 0 without a way.
  private(set) var strengths: [[Double]] = []

  private struct Entry: Comparable {
    var length: Int
    var vertex: Int

    static func < (left: Entry, right: Entry) -> Bool {
      (left.length, left.vertex) < (right.length, right.vertex)
    }
  }

  private static let unit = Double.exp2(32)
  private static let stepBits = 20

  init(_ graph: InfluenceGraph) {
    let count = graph.contactCount
    values = [Double](repeating: 0, count: count)
    let lengths = graph.outgoing.map { arc in
      (Int((-Double.log2(arc.strength) * Self.unit).rounded()) << Self.stepBits) + 1
    }
    var best: [Int] = []
    var strength: [Double] = []
    var ways: [Double] = []
    var shares: [Double] = []
    var before: [[Int]] = Array(repeating: [], count: count)
    for source in 0..<count {
      refill(&best, count, with: .max)
      refill(&strength, count, with: 0)
      refill(&ways, count, with: 0)
      refill(&shares, count, with: 0)
      var order: [Int] = []
      var heap = Heap<Entry>()
      best[source] = 0
      strength[source] = 1
      ways[source] = 1
      heap.insert(Entry(length: 0, vertex: source))
      while let entry = heap.popMin() {
        guard entry.length == best[entry.vertex] else { continue }
        order.append(entry.vertex)
        for arc in graph.outStarts[entry.vertex]..<graph.outStarts[entry.vertex + 1] {
          let head = Int(graph.outgoing[arc].head)
          let length = entry.length + lengths[arc]
          if length < best[head] {
            best[head] = length
            strength[head] = strength[entry.vertex] * graph.outgoing[arc].strength
            ways[head] = 0
            before[head].removeAll(keepingCapacity: true)
            heap.insert(Entry(length: length, vertex: head))
          }
          if length == best[head] {
            ways[head] += ways[entry.vertex]
            before[head].append(entry.vertex)
          }
        }
      }
      for vertex in order.reversed() where vertex != source {
        for other in before[vertex] {
          shares[other] += ways[other] / ways[vertex] * (1 + shares[vertex])
        }
        values[vertex] += shares[vertex]
      }
      strengths.append(strength)
    }
  }
}
