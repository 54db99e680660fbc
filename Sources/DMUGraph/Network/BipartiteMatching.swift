/// Maximum matchings of bipartite graphs: the most edges of which no two share a vertex.
///
/// One value is a workspace for any number of graphs: its arrays grow to the largest and are kept.
///
/// ```swift
/// var matching = BipartiteMatching()
/// matching.begin(left: 2, right: 2)
/// matching.addEdge(0, 0)
/// matching.addEdge(0, 1)
/// matching.addEdge(1, 0)
/// matching.solve()        // 2
/// matching.partner(ofLeft: 0)  // 1
/// matching.partner(ofLeft: 1)  // 0
/// ```
///
/// Left 0 takes right 0 first; left 1 knows nobody else, so the search turns that choice round along
/// the path 1–0–0–1. Without the edge 0–1 the answer is 1, and right 0 alone is the smallest cover.
///
/// The method is that of J. E. Hopcroft and R. M. Karp, *An n^5/2 algorithm for maximum matchings in
/// bipartite graphs*, SIAM J. Comput. 2 (1973): each phase finds the length of the shortest
/// augmenting paths breadth first and then a maximal set of disjoint ones depth first, here with a
/// stack of its own. Time O(E·√V), memory O(V + E). The same edges in the same order give the same
/// matching.
struct BipartiteMatching {
  private(set) var leftCount = 0
  private(set) var rightCount = 0
  /// The number of edges in the matching that ``solve()`` found.
  private(set) var size = 0
  /// The number of times that ``solve()`` went over the edges.
  private(set) var phases = 0
  private var edgeLeft: [Int32] = []
  private var edgeRight: [Int32] = []
  /// The neighbours of a left vertex stand at `starts[vertex]..<starts[vertex + 1]`.
  private var starts: [Int] = []
  private var neighbours: [Int32] = []
  private var mateOfLeft: [Int32] = []
  private var mateOfRight: [Int32] = []
  /// The steps from a free left vertex, and -1 out of reach; after ``solve()``, of every left vertex
  /// that an alternating path from a free one reaches.
  private var level: [Int32] = []
  private var cursor: [Int] = []
  private var queue: [Int32] = []

  /// Begins a graph without edges on so many left and right vertices.
  mutating func begin(left: Int, right: Int) {
    leftCount = left
    rightCount = right
    size = 0
    edgeLeft.removeAll(keepingCapacity: true)
    edgeRight.removeAll(keepingCapacity: true)
  }

  /// Adds an edge between a left and a right vertex.
  mutating func addEdge(_ left: Int, _ right: Int) {
    edgeLeft.append(Int32(truncatingIfNeeded: left))
    edgeRight.append(Int32(truncatingIfNeeded: right))
  }

  /// Finds a maximum matching and gives its size.
  @discardableResult
  mutating func solve() -> Int {
    let lefts = edgeLeft
    group(edgeRight, into: leftCount, starts: &starts, values: &neighbours) { Int(lefts[$0]) }
    refill(&mateOfLeft, leftCount, with: -1)
    refill(&mateOfRight, rightCount, with: -1)
    phases = 1
    while layOut() {
      phases += 1
      refill(&cursor, leftCount, with: 0)
      for vertex in 0..<leftCount where mateOfLeft[vertex] < 0 && augment(from: vertex) {
        size += 1
      }
    }
    return size
  }

  /// The right vertex that a left one is matched with.
  func partner(ofLeft vertex: Int) -> Int? {
    mateOfLeft[vertex] < 0 ? nil : Int(mateOfLeft[vertex])
  }

  /// The left vertex that a right one is matched with.
  func partner(ofRight vertex: Int) -> Int? {
    mateOfRight[vertex] < 0 ? nil : Int(mateOfRight[vertex])
  }

  /// The edges of the matching, by left vertex.
  var pairs: [(left: Int, right: Int)] {
    (0..<leftCount).compactMap { left in partner(ofLeft: left).map { (left, $0) } }
  }

  /// A smallest set of vertices that touches every edge, each side in order: of all of them the one
  /// nearest the left side, which has the most left vertices.
  ///
  /// It has as many vertices as the matching has edges (D. Kőnig, *Gráfok és mátrixok*, 1931), so it
  /// proves that no larger matching exists: of every matched pair the right vertex when an
  /// alternating path from a free left vertex reaches the pair, else the left one.
  var minimumCover: (left: [Int], right: [Int]) {
    cover { left, _ in level[left] >= 0 }
  }

  /// The same nearest the right side, which has the most right vertices; O(V + E).
  var minimumCoverNearRight: (left: [Int], right: [Int]) {
    let spared = sparedRights()
    return cover { _, right in !spared[right] }
  }

  /// Takes of every matched pair the right vertex or else the left one.
  private func cover(takesRight: (Int, Int) -> Bool) -> (left: [Int], right: [Int]) {
    var cover: (left: [Int], right: [Int]) = ([], [])
    for pair in pairs {
      if takesRight(pair.left, pair.right) {
        cover.right.append(pair.right)
      } else {
        cover.left.append(pair.left)
      }
    }
    cover.right.sort()
    return cover
  }

  /// True when some maximum matching leaves this left vertex out (A. L. Dulmage and
  /// N. S. Mendelsohn, *Coverings of bipartite graphs*, 1958).
  ///
  /// An edge between such a left vertex and such a right one makes the maximum matching larger, and
  /// no other single edge does.
  func canSpare(left vertex: Int) -> Bool { level[vertex] >= 0 }

  /// For every right vertex, whether some maximum matching leaves it out; O(V + E).
  func sparedRights() -> [Bool] {
    let (starts, lefts) = grouped(edgeLeft, by: edgeRight, into: rightCount)
    var spared = mateOfRight.prefix(rightCount).map { $0 < 0 }
    var reached = spared.indices.filter { spared[$0] }
    while let right = reached.popLast() {
      for index in starts[right]..<starts[right + 1] {
        let mate = Int(mateOfLeft[Int(lefts[index])])
        if mate >= 0 && !spared[mate] {
          spared[mate] = true
          reached.append(mate)
        }
      }
    }
    return spared
  }

  /// Puts the left vertices in layers by alternating paths from the free ones, no further than the
  /// first layer that sees a free right vertex; whether there is one.
  private mutating func layOut() -> Bool {
    refill(&level, leftCount, with: -1)
    queue.removeAll(keepingCapacity: true)
    for vertex in 0..<leftCount where mateOfLeft[vertex] < 0 {
      level[vertex] = 0
      queue.append(Int32(truncatingIfNeeded: vertex))
    }
    var last = Int32.max
    var head = 0
    while head < queue.count {
      let vertex = Int(queue[head])
      head += 1
      let here = level[vertex]
      if here > last { break }
      for index in starts[vertex]..<starts[vertex + 1] {
        let mate = Int(mateOfRight[Int(neighbours[index])])
        if mate < 0 {
          last = here
        } else if level[mate] < 0 {
          level[mate] = here + 1
          queue.append(Int32(truncatingIfNeeded: mate))
        }
      }
    }
    return last < Int32.max
  }

  /// Looks for an augmenting path through the layers and turns it round.
  ///
  /// The cursor of a vertex counts the neighbours that were tried, in this phase once each.
  private mutating func augment(from root: Int) -> Bool {
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(truncatingIfNeeded: root))
    while let top = queue.last {
      let vertex = Int(top)
      let index = starts[vertex] + cursor[vertex]
      guard index < starts[vertex + 1] else {
        queue.removeLast()
        continue
      }
      cursor[vertex] += 1
      let mate = mateOfRight[Int(neighbours[index])]
      if mate < 0 {
        turnPath()
        return true
      }
      if level[Int(mate)] == level[vertex] + 1 { queue.append(mate) }
    }
    return false
  }

  /// Matches every vertex on the stack with the neighbour that it tried last, and takes it out of
  /// the phase.
  private mutating func turnPath() {
    for vertex in queue {
      let left = Int(vertex)
      let right = neighbours[starts[left] + cursor[left] - 1]
      mateOfLeft[left] = right
      mateOfRight[Int(right)] = vertex
      level[left] = -1
    }
  }
}
