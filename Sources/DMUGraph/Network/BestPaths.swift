import HeapModule

/// The strongest simple paths to a vertex of an influence network.
///
/// A path's strength is the product of its arcs' strengths. Of equally strong paths (to twelve digits) the
/// one with fewer steps is better, then the one whose ids come first, compared one after the other.
///
/// The best path comes from a search from the target backwards by falling strength (E. W. Dijkstra, *A
/// note on two problems in connexion with graphs*, Numer. Math. 1, 1959), the next ones by leaving the
/// paths found at each of their vertices in turn (J. Y. Yen, *Finding the k shortest loopless paths in a
/// network*, Management Sci. 17, 1971), each way of leaving once (E. L. Lawler, *A procedure for computing
/// the k best solutions*, Management Sci. 18, 1972). How good a way of leaving can be at best is known
/// from the first search; another one is made only where that is the best there is and its path would
/// cross itself. Time O(k·L·E·log V) for k paths of at most L steps, and O(E·log V + k·L·D) for vertices
/// of degree D where no path crosses itself.
struct BestPaths {
  /// The quality of the best way from a vertex to the target.
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

    /// The stronger, the nearer: the bits of numbers from 0 grow with them.
    func queued(_ vertex: Int) -> QueuedVertex {
      QueuedVertex(distance: ~strength.bitPattern, steps: steps, vertex: vertex)
    }
  }

  /// The paths that begin like a path found and then leave it, of which the best one matters.
  private struct Branch {
    /// Which of the paths found, and how many of its vertices are kept.
    var parent: Int
    var length: Int
    /// Where they may not go on to.
    var excluded: [Int]
    /// The best quality that they can have.
    var bound: Label
    /// The best of them, once it is known.
    var path: [Int]?
  }

  /// The quality of the best way from each vertex, whatever a path has passed before.
  private var freeLabels: [Label] = []
  /// The same for ways that keep clear of closed vertices.
  private var labels: [Label] = []
  private var isClosed: [Bool] = []
  private var queue = Heap<QueuedVertex>()

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
    let task = Task(graph: graph, sources: sources, target: target, isOpen: isOpen)
    refill(&isClosed, graph.vertexCount, with: false)
    search(task)
    swap(&labels, &freeLabels)
    var found: [[Int]] = []
    var branches: [Branch] = []
    func add(_ branch: Branch, after root: ArraySlice<Int>, strength: Double) {
      let next = best(after: root, excluding: branch.excluded, task, freeLabels)
      guard var bound = next?.label else { return }
      bound.strength *= strength
      bound.steps += Int32(root.count)
      guard bound.strength > 0 else { return }
      var branch = branch
      branch.bound = bound
      branches.append(branch)
    }
    add(
      Branch(parent: 0, length: 0, excluded: [], bound: .none), after: [], strength: 1)
    while found.count < count,
      let first = branches.indices.min(by: { isBefore(branches[$0], branches[$1], graph) })
    {
      var branch = branches.remove(at: first)
      guard let path = branch.path else {
        let root = branch.length == 0 ? [] : found[branch.parent][..<branch.length]
        branch.path = bestPath(after: root, excluding: branch.excluded, task)
        guard let path = branch.path else { continue }
        branch.bound = Label(strength: graph.strength(of: path), steps: Int32(path.count - 1))
        if branch.bound.strength > 0 { branches.append(branch) }
        continue
      }
      found.append(path)
      if found.count == count { break }
      var strength = 1.0
      for length in path.indices {
        if length > 0 { isClosed[path[length - 1]] = true }
        if length > 1 {
          strength *= graph.arc(from: path[length - 2], to: path[length - 1])?.strength ?? 0
        }
        if length < branch.length { continue }
        let excluded = (length == branch.length ? branch.excluded : []) + [path[length]]
        add(
          Branch(parent: found.count - 1, length: length, excluded: excluded, bound: .none),
          after: path[..<length], strength: strength)
      }
      for vertex in path { isClosed[vertex] = false }
    }
    return found
  }

  /// The search for paths from some sources to a target in a graph.
  private struct Task {
    let graph: InfluenceGraph
    let sources: [Int]
    let target: Int
    let isOpen: Bool
  }

  /// The best vertex to go on to after a root, with how good the rest of the way is.
  private func best(
    after root: ArraySlice<Int>, excluding excluded: [Int], _ task: Task, _ labels: [Label]
  ) -> (label: Label, vertex: Int)? {
    let graph = task.graph
    var next: (label: Label, vertex: Int)?
    func consider(_ vertex: Int, _ strength: Double) {
      let label = labels[vertex]
      guard label.strength > 0, !isClosed[vertex], !excluded.contains(vertex) else { return }
      let whole = Label(strength: strength * label.strength, steps: label.steps)
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
      for arc in graph.arcs(from: last) where task.isOpen || arc.head < graph.contactCount {
        consider(Int(arc.head), arc.strength)
      }
    } else {
      for source in task.sources { consider(source, 1) }
    }
    return next
  }

  /// The best path that begins with a root and does not go on to some vertices.
  private mutating func bestPath(
    after root: ArraySlice<Int>, excluding excluded: [Int], _ task: Task
  ) -> [Int]? {
    for vertex in root { isClosed[vertex] = true }
    defer { for vertex in root { isClosed[vertex] = false } }
    // Where the best way of all keeps clear of the root, it is the best way.
    guard let free = best(after: root, excluding: excluded, task, freeLabels) else { return nil }
    if let way = way(from: free.vertex, task, freeLabels) { return root + way }
    search(task)
    return best(after: root, excluding: excluded, task, labels)
      .flatMap { way(from: $0.vertex, task, labels) }.map { root + $0 }
  }

  /// Labels every vertex with the best way to the target that keeps clear of closed vertices.
  private mutating func search(_ task: Task) {
    let graph = task.graph
    refill(&labels, graph.vertexCount, with: .none)
    labels[task.target] = Label(strength: 1, steps: 0)
    queue.insert(labels[task.target].queued(task.target))
    while let entry = queue.popMin() {
      let vertex = entry.vertex
      let label = labels[vertex]
      guard entry == label.queued(vertex) else { continue }
      // Where paths do not go through our people, each of them is a beginning.
      if !task.isOpen && vertex >= graph.contactCount { continue }
      for index in graph.inStarts[vertex]..<graph.inStarts[vertex + 1] {
        let arc = graph.outgoing[Int(graph.incoming[index])]
        let tail = Int(arc.tail)
        if isClosed[tail] { continue }
        let new = Label(strength: arc.strength * label.strength, steps: label.steps + 1)
        guard new.isBetter(than: labels[tail]) else { continue }
        labels[tail] = new
        queue.insert(new.queued(tail))
      }
    }
  }

  /// Of the best ways to the target by some labels the one whose ids come first; `nil` when it passes a
  /// closed vertex.
  private func way(from start: Int, _ task: Task, _ labels: [Label]) -> [Int]? {
    let graph = task.graph
    var path = [start]
    var last = start
    while last != task.target {
      let label = labels[last]
      var next = -1
      for arc in graph.arcs(from: last) {
        let rest = labels[Int(arc.head)]
        let whole = Label(strength: arc.strength * rest.strength, steps: rest.steps + 1)
        guard rest.strength > 0, whole.isEqual(to: label) else { continue }
        if next < 0 || graph.rank[Int(arc.head)] < graph.rank[next] { next = Int(arc.head) }
      }
      guard next >= 0, !isClosed[next] else { return nil }
      path.append(next)
      last = next
    }
    return path
  }

  /// True when a branch may hold a better path than another. What is not known yet comes before what is
  /// as good.
  private func isBefore(_ left: Branch, _ right: Branch, _ graph: InfluenceGraph) -> Bool {
    if left.bound.isBetter(than: right.bound) { return true }
    guard left.bound.isEqual(to: right.bound) else { return false }
    guard let path = left.path, let other = right.path else {
      return left.path == nil && right.path != nil
    }
    return path.lexicographicallyPrecedes(other) { graph.rank[$0] < graph.rank[$1] }
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

/// The relation of one strength to another.
private enum Comparison { case stronger, equal, weaker }

/// Compares two products of strengths; what differs by less than rounding can make it is equal.
private func compare(_ left: Double, _ right: Double) -> Comparison {
  if abs(left - right) <= 1e-12 * max(left, right) { return .equal }
  return left > right ? .stronger : .weaker
}
