import HeapModule
import RealModule

/// The strongest two paths to a vertex of an influence network that share no vertex but their ends.
///
/// The product of the two strengths is the greatest there is. The best path need not be one of the two: a
/// strong path in the middle can block both ways round it.
///
/// Strengths become lengths −ln *p*; the best path comes first, and then a shortest way that may go back
/// along it, which takes the two apart where they cross (J. W. Suurballe, *Disjoint paths in a network*,
/// Networks 4, 1974; R. Bhandari, *Survivable Networks*, 1999), with every vertex split in two. Time
/// O(E·log V).
struct DisjointPair {
  private let graph: InfluenceGraph
  private let target: Int
  /// Where a path may begin, each at most once.
  private let sources: [Int]
  /// True when paths may go through our people; then there is one source, which begins both.
  private let isOpen: Bool
  /// The length of the best way from a vertex to the target.
  private var distance: [Double]

  /// Prepares the search; what goes in is as for ``BestPaths``.
  init(in graph: InfluenceGraph, from sources: [Int], to target: Int, throughStaff isOpen: Bool) {
    self.graph = graph
    self.sources = sources
    self.target = target
    self.isOpen = isOpen
    distance = [Double](repeating: .infinity, count: graph.vertexCount)
    measure()
  }

  /// The two paths, the stronger first; `nil` when there are none, or one is weaker than any number.
  ///
  /// - Parameter best: The best path.
  func pair(beside best: [Int]) -> [[Int]]? {
    var arcs: [Int: Set<Int>] = [:]
    for (tail, head) in zip(best, best.dropFirst()) { arcs[tail, default: []].insert(head) }
    guard let way = search(beside: best) else { return nil }
    for (tail, head) in way {
      if arcs[head]?.remove(tail) == nil { arcs[tail, default: []].insert(head) }
    }
    var paths: [[Int]] = []
    let heads = Set(arcs.values.joined())
    for source in sources where isOpen || !heads.contains(source) {
      for second in arcs[source, default: []].sorted(by: { graph.rank[$0] < graph.rank[$1] }) {
        var path = [source, second]
        while path[path.count - 1] != target, let next = arcs[path[path.count - 1]]?.first {
          path.append(next)
        }
        paths.append(path)
      }
    }
    let strengths = paths.map(graph.strength)
    guard strengths.allSatisfy({ $0 > 0 }) else { return nil }
    return paths.indices.sorted { strengths[$0] > strengths[$1] }.map { paths[$0] }
  }

  private mutating func measure() {
    var queue = Heap<QueuedVertex>()
    distance[target] = 0
    queue.insert(QueuedVertex(length: 0, vertex: target))
    while let entry = queue.popMin() {
      let vertex = entry.vertex
      guard entry.length == distance[vertex], isOpen || vertex < graph.contactCount else {
        continue
      }
      for index in graph.incoming[graph.inStarts[vertex]..<graph.inStarts[vertex + 1]] {
        let arc = graph.outgoing[Int(index)]
        let length = entry.length - Double.log(arc.strength)
        guard length < distance[Int(arc.tail)] else { continue }
        distance[Int(arc.tail)] = length
        queue.insert(QueuedVertex(length: length, vertex: Int(arc.tail)))
      }
    }
  }

  /// A shortest way to the target beside the best path or against it, as its arcs from vertex to vertex.
  private func search(beside best: [Int]) -> [(Int, Int)]? {
    var previous: [Int: Int] = [:]
    var next: [Int: Int] = [:]
    for (tail, head) in zip(best, best.dropFirst()) { (next[tail], previous[head]) = (head, tail) }
    // Half 2v is v met from before, half 2v + 1 is v from which one goes on; lengths are what a step
    // costs above the way that the target is nearest by, so that none is negative.
    var length = [Double](repeating: .infinity, count: 2 * graph.vertexCount)
    var cameFrom = [Int32](repeating: -1, count: 2 * graph.vertexCount)
    var queue = Heap<QueuedVertex>()
    func visit(_ half: Int, _ new: Double, from other: Int) {
      guard new < length[half] else { return }
      length[half] = new
      cameFrom[half] = Int32(other)
      queue.insert(QueuedVertex(length: new, vertex: half))
    }
    let nearest = sources.map { distance[$0] }.min() ?? .infinity
    for source in sources where distance[source] < .infinity {
      visit(isOpen ? 2 * source + 1 : 2 * source, distance[source] - nearest, from: -1)
    }
    while let entry = queue.popMin() {
      let (half, vertex) = (entry.vertex, entry.vertex >> 1)
      guard entry.length == length[half] else { continue }
      if vertex == target { return way(to: half, cameFrom) }
      let isOnPath = next[vertex] != nil
      if half & 1 == 0 {
        if !isOnPath {
          visit(half + 1, entry.length, from: half)
        } else if let before = previous[vertex], !(isOpen && before == best[0]) {
          visit(2 * before + 1, entry.length, from: half)
        }
        continue
      }
      if isOnPath && !(isOpen && vertex == best[0]) { visit(half - 1, entry.length, from: half) }
      for arc in graph.arcs(from: vertex) where next[vertex] != Int(arc.head) {
        let head = Int(arc.head)
        guard distance[head] < .infinity, isOpen || head < graph.contactCount else { continue }
        if isOpen && head == best[0] { continue }
        let step = -Double.log(arc.strength) - distance[vertex] + distance[head]
        visit(2 * head, entry.length + max(0, step), from: half)
      }
    }
    return nil
  }

  private func way(to end: Int, _ cameFrom: [Int32]) -> [(Int, Int)] {
    var arcs: [(Int, Int)] = []
    var half = end
    while cameFrom[half] >= 0 {
      let before = Int(cameFrom[half])
      if before >> 1 != half >> 1 { arcs.append((before >> 1, half >> 1)) }
      half = before
    }
    return arcs
  }
}
