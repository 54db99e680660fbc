/// The most paths from any of several sources to one target of which no two share a vertex, the target
/// excepted.
///
/// One value is a workspace for any number of networks and targets: its arrays are kept, and a search
/// clears only what the one before has touched.
///
/// ```swift
/// var paths = DisjointPaths()
/// paths.begin(vertices: 4, sources: 2..<4)
/// paths.addArc(from: 2, to: 0)
/// paths.addArc(from: 3, to: 0)
/// paths.addArc(from: 3, to: 1)
/// paths.addArc(from: 0, to: 1)
/// paths.closeNetwork()
/// paths.solve(to: 1)  // 2: 2–0–1 and 3–1
/// ```
///
/// By Menger's theorem (K. Menger, *Zur allgemeinen Kurventheorie*, Fund. Math. 10, 1927) the number
/// is that of the fewest vertices, sources included, without which no source reaches the target. It
/// is found as a maximum flow with every vertex split in two (L. R. Ford and D. R. Fulkerson, *Maximal
/// flow through a network*, Canad. J. Math. 8, 1956), searched breadth first from the target backwards.
/// Time O(k·E) for k paths in a network of E arcs, memory O(V + E). The same arcs in the same order
/// give the same paths.
struct DisjointPaths {
  private static let none: Int32 = -1

  private var sources = 0..<0
  private var tails: [Int32] = []
  private var heads: [Int32] = []
  /// The tails of the arcs into a vertex stand at `starts[vertex]..<starts[vertex + 1]`.
  private var starts: [Int] = []
  private var incoming: [Int32] = []
  /// The next vertex on a vertex's path to the target; `none` off all paths.
  private var next: [Int32] = []
  /// By half, the half from which the search came to it; `none` where it has not been.
  ///
  /// Half `2v` is vertex *v* met on its path, which can only be turned back towards the target; half
  /// `2v + 1` is *v* looking for a vertex before it.
  private var cameFrom: [Int32] = []
  private var queue: [Int32] = []
  /// The vertices that a path has gone through.
  private var touched: [Int32] = []
  private var target = 0
  /// The number of paths that ``solve(to:limit:)`` found.
  private(set) var count = 0

  /// Begins a network without arcs.
  mutating func begin(vertices: Int, sources: Range<Int>) {
    self.sources = sources
    count = 0
    tails.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
    refill(&next, vertices, with: Self.none)
    refill(&cameFrom, 2 * vertices, with: Self.none)
  }

  /// Adds an arc; one that leads to a source is of no use and left out.
  mutating func addArc(from tail: Int, to head: Int) {
    guard !sources.contains(head), tail != head else { return }
    tails.append(Int32(tail))
    heads.append(Int32(head))
  }

  /// Sorts the arcs, once all are there.
  mutating func closeNetwork() {
    (starts, incoming) = grouped(tails, by: heads, into: next.count)
  }

  /// Finds a largest set of disjoint paths to a vertex that is no source, and gives their number.
  ///
  /// - Parameter limit: How many paths are enough.
  @discardableResult
  mutating func solve(to target: Int, limit: Int = .max) -> Int {
    for vertex in touched { next[Int(vertex)] = Self.none }
    touched.removeAll(keepingCapacity: true)
    self.target = target
    count = 0
    while count < limit, let (source, half) = search() {
      augment(source, half)
      count += 1
    }
    forgetSearch()
    return count
  }

  /// The paths found, each from its source to the target, in the order of the sources.
  var paths: [[Int]] {
    sources.filter { next[$0] != Self.none }.map { source in
      var path = [source]
      while path[path.count - 1] != target { path.append(Int(next[path[path.count - 1]])) }
      return path
    }
  }

  /// Looks for one path more: the source at which it begins, and the half after it.
  private mutating func search() -> (source: Int32, half: Int32)? {
    forgetSearch()
    visit(Int32(2 * target + 1), from: Int32(2 * target + 1))
    var position = 0
    while position < queue.count {
      let half = queue[position]
      position += 1
      let vertex = Int(half >> 1)
      if half & 1 == 0 {
        if Int(next[vertex]) != target { visit(next[vertex] << 1 | 1, from: half) }
        continue
      }
      for index in starts[vertex]..<starts[vertex + 1] {
        let tail = incoming[index]
        if next[Int(tail)] != Self.none {
          if Int(next[Int(tail)]) != vertex { visit(tail << 1, from: half) }
        } else if sources.contains(Int(tail)) {
          return (tail, half)
        } else if Int(tail) != target {
          visit(tail << 1 | 1, from: half)
        }
      }
      // A vertex on a path may leave it altogether.
      if next[vertex] != Self.none { visit(half & ~1, from: half) }
    }
    return nil
  }

  private mutating func visit(_ half: Int32, from other: Int32) {
    guard cameFrom[Int(half)] == Self.none else { return }
    cameFrom[Int(half)] = other
    queue.append(half)
  }

  private mutating func forgetSearch() {
    for half in queue { cameFrom[Int(half)] = Self.none }
    queue.removeAll(keepingCapacity: true)
  }

  /// Turns the search's way into a path, in place of the arcs that it goes against.
  private mutating func augment(_ source: Int32, _ last: Int32) {
    var added = [(tail: source, head: last >> 1)]
    var half = last
    while Int(half) != 2 * target + 1 {
      let before = cameFrom[Int(half)]
      if half & 1 == 1, before & 1 == 0 {
        next[Int(before >> 1)] = Self.none
      } else if half >> 1 != before >> 1 {
        added.append((half >> 1, before >> 1))
      }
      half = before
    }
    for (tail, head) in added {
      next[Int(tail)] = head
      touched.append(tail)
    }
  }
}
