/// The most paths from any of several sources to one target, or to any of several, of which no two share a
/// vertex; a single target excepted.
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
/// A smallest set of such vertices has one on every path; of all of them one lies nearest the sources
/// and one nearest the target, and both are found by one search more.
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
  /// The heads of the arcs out of a vertex, sorted when they are first asked for.
  private var outgoing: (starts: [Int], heads: [Int32])?
  /// The vertices from which one step leads to the target.
  private var ends: [Int32] = []
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
  /// The target; of several, a vertex beyond all others.
  private var target = 0
  /// The number of paths that were found.
  private(set) var count = 0

  /// Begins a network without arcs.
  mutating func begin(vertices: Int, sources: Range<Int>) {
    self.sources = sources
    count = 0
    tails.removeAll(keepingCapacity: true)
    heads.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
    queue.removeAll(keepingCapacity: true)
    outgoing = nil
    refill(&next, vertices + 1, with: Self.none)
    refill(&cameFrom, 2 * vertices + 2, with: Self.none)
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
  @discardableResult
  mutating func solve(to target: Int) -> Int {
    self.target = target
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: incoming[starts[target]..<starts[target + 1]])
    return solve()
  }

  /// Finds a largest set of disjoint paths to any of several vertices, of which none is a source: no
  /// two share one of these either.
  @discardableResult
  mutating func solve(toAnyOf targets: some Sequence<Int>) -> Int {
    target = next.count - 1
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: targets.lazy.map { Int32($0) })
    return solve()
  }

  /// The paths found, each from its source to the target, in the order of the sources.
  var paths: [[Int]] {
    let ends = Set(ends)
    return sources.filter { next[$0] != Self.none }.map { source in
      var path = [source]
      while path[path.count - 1] != target { path.append(Int(next[path[path.count - 1]])) }
      guard target == next.count - 1 else { return path }
      // A path to one of several targets ends at the first.
      let end = path.firstIndex { ends.contains(Int32($0)) } ?? 0
      return Array(path[...end])
    }
  }

  /// The smallest set of vertices, a single target not counted, without which no path is left: of all
  /// of them the one nearest the target, in order.
  var cutNearTarget: [Int] {
    // The search that found no path more has come to all from which the target can be reached yet.
    queue.lazy.filter { $0 & 1 == 0 && cameFrom[Int($0 | 1)] == Self.none }
      .map { Int($0 >> 1) }.sorted()
  }

  /// The same nearest the sources.
  mutating func cutNearSources() -> [Int] {
    let (starts, heads) = outgoing ?? grouped(heads, by: tails, into: next.count)
    outgoing = (starts, heads)
    var previous: [Int32: Int32] = [:]
    for vertex in touched where next[Int(vertex)] != Self.none {
      previous[next[Int(vertex)]] = vertex
    }
    // Half 2v + 1 is v met from before, half 2v is v from which one goes on.
    var seen = Set<Int32>()
    var open: [Int32] = []
    func visit(_ half: Int32) { if seen.insert(half).inserted { open.append(half) } }
    for source in sources { visit(Int32(source) << 1 | 1) }
    while let half = open.popLast() {
      let vertex = half >> 1
      let isOnPath = next[Int(vertex)] != Self.none
      if half & 1 == 1 {
        if !isOnPath {
          visit(half & ~1)
        } else if let before = previous[vertex] {
          visit(before << 1)
        }
        continue
      }
      if isOnPath { visit(half | 1) }
      for index in starts[Int(vertex)]..<starts[Int(vertex) + 1] { visit(heads[index] << 1 | 1) }
    }
    return seen.lazy.filter { $0 & 1 == 1 && !seen.contains($0 & ~1) }.map { Int($0 >> 1) }.sorted()
  }

  private mutating func solve() -> Int {
    for vertex in touched { next[Int(vertex)] = Self.none }
    touched.removeAll(keepingCapacity: true)
    count = 0
    for end in ends { takeShortest(to: end) }
    while let (source, half) = search() {
      augment(source, half)
      count += 1
    }
    return count
  }

  /// Takes the path that a search would find first: an end that is a free source, or has one before it.
  private mutating func takeShortest(to end: Int32) {
    guard next[Int(end)] == Self.none else { return }
    if !sources.contains(Int(end)) {
      let tails = incoming[starts[Int(end)]..<starts[Int(end) + 1]]
      // Where the target is one vertex, a longer path may have to begin at that source.
      let source = target < next.count - 1 ? nil : tails.first { isFreeSource($0) }
      guard let source else { return }
      next[Int(source)] = end
      touched.append(source)
    }
    next[Int(end)] = Int32(target)
    touched.append(end)
    count += 1
  }

  private func isFreeSource(_ vertex: Int32) -> Bool {
    sources.contains(Int(vertex)) && next[Int(vertex)] == Self.none
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
      let tails = vertex == target ? ends[...] : incoming[starts[vertex]..<starts[vertex + 1]]
      for tail in tails {
        if next[Int(tail)] != Self.none {
          visit(tail << 1, from: half)
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
