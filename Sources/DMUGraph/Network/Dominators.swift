/// Who stands on every way from some beginnings to a vertex.
///
/// A vertex dominates another when every way to the other leads through it. The dominators of a vertex form a
/// chain, so that the nearest of each is enough to know. Found from the numbers of a depth-first search by
/// path compression (T. Lengauer and R. E. Tarjan, *A fast algorithm for finding dominators in a flowgraph*,
/// TOPLAS 1, 1979, the simpler version): O(E·log V), which holds on long rings too.
///
/// With ways s → a → b → d and s → a → c → d, the chain of d is a, s.
struct Dominators {
  private var nearest: [Int]
  /// The number of dominators of each vertex.
  private var depth: [Int]
  private let root: Int

  /// - Parameters:
  ///   - arcs: For each vertex those that follow it.
  ///   - beginnings: Where ways begin.
  init(arcs: [[Int]], from beginnings: [Int]) {
    root = arcs.count
    nearest = [Int](repeating: -1, count: root + 1)
    depth = [Int](repeating: 0, count: root + 1)
    var search = Search(arcs: arcs, from: beginnings)
    for (vertex, number) in zip(search.order, search.nearestDominators()) {
      let dominator = search.order[number]
      nearest[vertex] = dominator
      depth[vertex] = dominator == root ? 0 : depth[dominator] + 1
    }
  }

  /// The number of dominators of a vertex: those that are on every way to it.
  func count(to vertex: Int) -> Int { depth[vertex] }

  /// Those on every way to a vertex, nearest the beginnings first, of many the last; `nil` when no way leads
  /// there.
  func chain(to vertex: Int, atMost most: Int = .max) -> [Int]? {
    guard nearest[vertex] >= 0 else { return nil }
    var chain: [Int] = []
    var place = nearest[vertex]
    while place != root && chain.count < most {
      chain.append(place)
      place = nearest[place]
    }
    return chain.reversed()
  }

  /// The vertices that ways lead to, by their numbers in a depth-first search.
  private struct Search {
    /// The vertex of each number.
    private(set) var order: [Int] = []
    /// From where the search came to each.
    private var parent: [Int] = []
    /// Those that each directly follows.
    private var before: [[Int]] = []
    /// Of the vertices that lead to one by ways through later ones alone, the first.
    private var first: [Int] = []
    /// The forest of vertices done, with shortened ways: what each hangs from, -1 for nothing, and who on
    /// the way up has the least `first`.
    private var above: [Int] = []
    private var least: [Int] = []

    init(arcs: [[Int]], from beginnings: [Int]) {
      let root = arcs.count
      var number = [Int](repeating: -1, count: root + 1)
      var stack: [(vertex: Int, next: Int)] = []
      func successors(_ vertex: Int) -> [Int] { vertex == root ? beginnings : arcs[vertex] }
      func visit(_ vertex: Int, from other: Int) {
        number[vertex] = order.count
        order.append(vertex)
        parent.append(other)
        stack.append((vertex, 0))
      }
      visit(root, from: 0)
      while let top = stack.last {
        let following = successors(top.vertex)
        guard top.next < following.count else {
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let other = following[top.next]
        if number[other] < 0 { visit(other, from: number[top.vertex]) }
      }
      before = [[Int]](repeating: [], count: order.count)
      for (index, vertex) in order.enumerated() {
        for other in successors(vertex) { before[number[other]].append(index) }
      }
      first = Array(order.indices)
      least = first
      above = [Int](repeating: -1, count: order.count)
    }

    /// The nearest dominator of each number, as a number; of the root the root.
    mutating func nearestDominators() -> [Int] {
      var nearest = [Int](repeating: 0, count: order.count)
      var waiting = [[Int]](repeating: [], count: order.count)
      for vertex in order.indices.dropFirst().reversed() {
        for other in before[vertex] { first[vertex] = min(first[vertex], first[best(other)]) }
        waiting[first[vertex]].append(vertex)
        above[vertex] = parent[vertex]
        for other in waiting[parent[vertex]] {
          let found = best(other)
          nearest[other] = first[found] < first[other] ? found : parent[vertex]
        }
        waiting[parent[vertex]] = []
      }
      for vertex in order.indices.dropFirst() where nearest[vertex] != first[vertex] {
        nearest[vertex] = nearest[nearest[vertex]]
      }
      return nearest
    }

    /// Who from a vertex up to below the top of its tree has the least `first`; shortens the way.
    private mutating func best(_ vertex: Int) -> Int {
      if above[vertex] < 0 { return vertex }
      var way: [Int] = []
      var last = vertex
      while above[above[last]] >= 0 {
        way.append(last)
        last = above[last]
      }
      for lower in way.reversed() {
        let upper = above[lower]
        if first[least[upper]] < first[least[lower]] { least[lower] = least[upper] }
        above[lower] = above[upper]
      }
      return least[vertex]
    }
  }
}
