import HeapModule

/// The strongest simple paths to a vertex of an influence network.
///
/// A path's strength is the product of its arcs' strengths. Of equally strong paths (to twelve digits) the
/// one with fewer steps is better, then the one whose ids come first, compared one after the other.
///
/// The best path comes from a search from the target backwards by falling strength (E. W. Dijkstra, *A
/// note on two problems in connexion with graphs*, Numer. Math. 1, 1959), the next ones by leaving the
/// paths found at each of their vertices in turn (J. Y. Yen, *Finding the k shortest loopless paths in a
/// network*, Management Sci. 17, 1971). Time O(k·L·E·log V) for k paths of at most L steps.
struct BestPaths {
  /// How good the best way from a vertex to the target is.
  private struct Label {
    var strength = 0.0
    var steps: Int32 = 0

    static let none = Label()

    func isBetter(than other: Label) -> Bool {
      switch compare(strength, other.strength) {
      case .stronger: true
      case .equal: strength > 0 && steps < other.steps
      case .weaker: false
      }
    }

    func isEqual(to other: Label) -> Bool {
      steps == other.steps && compare(strength, other.strength) == .equal
    }
  }

  private struct Entry: Comparable {
    var strength: Double
    var steps: Int32
    var vertex: Int32

    static func < (left: Entry, right: Entry) -> Bool {
      (left.strength, -left.steps, -left.vertex) < (right.strength, -right.steps, -right.vertex)
    }
  }

  private var labels: [Label] = []
  private var isClosed: [Bool] = []
  private var heap = Heap<Entry>()

  /// The best paths from any of several vertices to the target, best first.
  ///
  /// - Parameters:
  ///   - graph: The network.
  ///   - sources: Where a path may begin.
  ///   - target: Where it ends; no source.
  ///   - isOpen: Whether a path may go on through one of our people after its beginning.
  ///   - count: The most paths wanted.
  mutating func paths(
    in graph: InfluenceGraph, from sources: [Int], to target: Int, throughStaff isOpen: Bool,
    count: Int
  ) -> [[Int]] {
    isClosed = [Bool](repeating: false, count: graph.vertexCount)
    guard count > 0,
      let first = best(
        in: graph, after: [], starts: sources, leavingOut: [], to: target, isOpen)
    else { return [] }
    var found = [first]
    var candidates: [(path: [Int], strength: Double)] = []
    while found.count < count {
      let last = found[found.count - 1]
      for position in last.indices {
        let root = Array(last[..<position])
        let used = Set(found.lazy.filter { $0.starts(with: root) }.map { $0[position] })
        let path = best(
          in: graph, after: root, starts: sources, leavingOut: used, to: target, isOpen)
        if let path, !candidates.contains(where: { $0.path == path }) {
          candidates.append((path, graph.strength(of: path)))
        }
      }
      let best = candidates.indices.min { isBefore(candidates[$0], candidates[$1], graph) }
      guard let best else { break }
      found.append(candidates.remove(at: best).path)
    }
    return found
  }

  /// The best path that begins with a root and does not go on to some vertices.
  private mutating func best(
    in graph: InfluenceGraph, after root: [Int], starts: [Int], leavingOut used: Set<Int>,
    to target: Int, _ isOpen: Bool
  ) -> [Int]? {
    if root.last == target { return nil }
    for vertex in root { isClosed[vertex] = true }
    defer { for vertex in root { isClosed[vertex] = false } }
    search(in: graph, from: target, isOpen)
    var next: (label: Label, vertex: Int)?
    func consider(_ vertex: Int, _ strength: Double) {
      let label = labels[vertex]
      guard label.strength > 0, !used.contains(vertex), !isClosed[vertex] else { return }
      let whole = Label(strength: strength * label.strength, steps: label.steps + 1)
      guard let known = next else {
        next = (whole, vertex)
        return
      }
      if whole.isBetter(than: known.label)
        || whole.isEqual(to: known.label) && graph.rank[vertex] < graph.rank[known.vertex]
      {
        next = (whole, vertex)
      }
    }
    if let last = root.last {
      for arc in graph.arcs(from: last) where isOpen || arc.head < graph.contactCount {
        consider(Int(arc.head), arc.strength)
      }
    } else {
      for source in starts { consider(source, 1) }
    }
    guard let next else { return nil }
    return root + way(in: graph, from: next.vertex, to: target)
  }

  /// Labels every vertex with the best way to the target that keeps clear of closed vertices.
  private mutating func search(in graph: InfluenceGraph, from target: Int, _ isOpen: Bool) {
    refill(&labels, graph.vertexCount, with: .none)
    labels[target] = Label(strength: 1, steps: 0)
    heap.insert(Entry(strength: 1, steps: 0, vertex: Int32(target)))
    while let entry = heap.popMax() {
      let vertex = Int(entry.vertex)
      let label = labels[vertex]
      guard label.strength == entry.strength, label.steps == entry.steps else { continue }
      // Where paths do not go through our people, each of them is a beginning.
      if !isOpen && vertex >= graph.contactCount { continue }
      for index in graph.incoming[graph.inStarts[vertex]..<graph.inStarts[vertex + 1]] {
        let arc = graph.outgoing[Int(index)]
        let tail = Int(arc.tail)
        if isClosed[tail] { continue }
        let new = Label(strength: arc.strength * label.strength, steps: label.steps + 1)
        guard new.isBetter(than: labels[tail]) else { continue }
        labels[tail] = new
        heap.insert(Entry(strength: new.strength, steps: new.steps, vertex: Int32(tail)))
      }
    }
  }

  /// Of the best ways to the target the one whose ids come first.
  private func way(in graph: InfluenceGraph, from start: Int, to target: Int) -> [Int] {
    var path = [start]
    while path[path.count - 1] != target {
      let label = labels[path[path.count - 1]]
      var next = -1
      for arc in graph.arcs(from: path[path.count - 1]) where !isClosed[Int(arc.head)] {
        let rest = labels[Int(arc.head)]
        let whole = Label(strength: arc.strength * rest.strength, steps: rest.steps + 1)
        guard rest.strength > 0, whole.isEqual(to: label) else { continue }
        if next < 0 || graph.rank[Int(arc.head)] < graph.rank[next] { next = Int(arc.head) }
      }
      if next < 0 { break }
      path.append(next)
    }
    return path
  }

  private func isBefore(
    _ left: (path: [Int], strength: Double), _ right: (path: [Int], strength: Double),
    _ graph: InfluenceGraph
  ) -> Bool {
    switch compare(left.strength, right.strength) {
    case .stronger: return true
    case .weaker: return false
    case .equal: break
    }
    if left.path.count != right.path.count { return left.path.count < right.path.count }
    return left.path.lexicographicallyPrecedes(right.path) { graph.rank[$0] < graph.rank[$1] }
  }
}

extension InfluenceGraph {
  /// The arc between two vertices.
  func arc(from tail: Int, to head: Int) -> Arc? {
    arcs(from: tail).first { $0.head == head }
  }

  /// The product of the strengths along a path, from its beginning.
  func strength(of path: [Int]) -> Double {
    zip(path, path.dropFirst()).reduce(1) { $0 * (arc(from: $1.0, to: $1.1)?.strength ?? 0) }
  }
}

/// How one strength stands to another.
private enum Comparison { case stronger, equal, weaker }

/// Compares two products of strengths; what differs by less than rounding can make it is equal.
private func compare(_ left: Double, _ right: Double) -> Comparison {
  if abs(left - right) <= 1e-12 * max(left, right) { return .equal }
  return left > right ? .stronger : .weaker
}
