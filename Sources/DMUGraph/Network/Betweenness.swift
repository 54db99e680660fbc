import HeapModule
import RealModule

/// The best ways among all contacts of an account at once: how strong they are, and on how many of them
/// each contact stands.
///
/// The betweenness of a contact is, summed over all ordered pairs of two others with a way between them, the
/// share of the best ways from the first to the second that lead past the contact. Ways are compared as
/// influence paths are: stronger first, then with fewer steps. Strengths are taken as whole numbers of
/// 2⁻³² of a halving, so that ways made of the same strengths are equally strong whatever their order; a way
/// of 4,096 halvings, whose strength is 0 as a number long before, is none.
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

  /// The best ways from a source to a contact.
  private struct Ways {
    var length = UInt64.max
    var strength = 0.0
    var count = 0.0
    /// The contact's share of the ways to others.
    var share = 0.0
    /// The last step of one of them, and -1 without any.
    var lastStep = -1
  }

  /// A step from one contact to another.
  private struct Step {
    var tail: Int
    var head: Int
    var strength: Double
    var length: UInt64
    /// Another last step of best ways to the same contact.
    var next = -1
  }

  private static let unit = Double.exp2(32)
  private static let stepBits = 20

  init(_ graph: InfluenceGraph) {
    let count = graph.contactCount
    values = [Double](repeating: 0, count: count)
    var steps = graph.outgoing[..<graph.outStarts[count]].map { arc in
      Step(
        tail: Int(arc.tail), head: Int(arc.head), strength: arc.strength,
        length: UInt64((-Double.log2(arc.strength) * Self.unit).rounded()) << Self.stepBits + 1)
    }
    var ways = [Ways](repeating: Ways(), count: count)
    var order = [Int](repeating: 0, count: count)
    var queue = Heap<QueuedVertex>()
    strengths.reserveCapacity(count)
    for source in 0..<count {
      refill(&ways, count, with: Ways())
      var ways = ways.mutableSpan
      var steps = steps.mutableSpan
      var order = order.mutableSpan
      var reached = 0
      ways[source] = Ways(length: 0, strength: 1, count: 1)
      queue.insert(QueuedVertex(distance: 0, vertex: source))
      while let entry = queue.popMin() {
        let here = ways[entry.vertex]
        guard entry.distance == here.length else { continue }
        order[reached] = entry.vertex
        reached += 1
        for index in graph.outStarts[entry.vertex]..<graph.outStarts[entry.vertex + 1] {
          let step = steps[index]
          let (length, isTooLong) = here.length.addingReportingOverflow(step.length)
          if isTooLong || length > ways[step.head].length { continue }
          if length < ways[step.head].length {
            ways[step.head] = Ways(length: length, strength: here.strength * step.strength)
            queue.insert(QueuedVertex(distance: length, vertex: step.head))
          }
          ways[step.head].count += here.count
          steps[index].next = ways[step.head].lastStep
          ways[step.head].lastStep = index
        }
      }
      // Backwards, without the source.
      for place in stride(from: reached - 1, to: 0, by: -1) {
        let here = ways[order[place]]
        var index = here.lastStep
        while index >= 0 {
          let step = steps[index]
          ways[step.tail].share += ways[step.tail].count / here.count * (1 + here.share)
          index = step.next
        }
        values[order[place]] += here.share
      }
      strengths.append((0..<count).map { ways[$0].strength })
    }
  }
}
