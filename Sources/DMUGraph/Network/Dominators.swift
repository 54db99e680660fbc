/// Who stands on every way from some beginnings to a vertex.
///
/// A vertex dominates another when every way to the other leads through it. The dominators of a vertex form a
/// chain, so that the nearest of each is enough to know. Found by going over the vertices in reverse
/// postorder until nothing changes (K. D. Cooper, T. J. Harvey and K. Kennedy, *A simple, fast dominance
/// algorithm*, 2001): O(V·E) at worst, in practice a few rounds.
///
/// With ways s → a → b → d and s → a → c → d, the chain of d is a, s.
struct Dominators {
  private var nearest: [Int]
  private let root: Int

  /// - Parameters:
  ///   - arcs: For each vertex those that follow it.
  ///   - beginnings: Where ways begin.
  init(arcs: [[Int]], from beginnings: [Int]) {
    root = arcs.count
    nearest = [Int](repeating: -1, count: root + 1)
    var order: [Int] = []
    var place = [Int](repeating: -1, count: root + 1)
    var isSeen = [Bool](repeating: false, count: root + 1)
    var stack: [(vertex: Int, next: Int)] = [(root, 0)]
    isSeen[root] = true
    func successors(_ vertex: Int) -> [Int] { vertex == arcs.count ? beginnings : arcs[vertex] }
    while let top = stack.last {
      let following = successors(top.vertex)
      guard top.next < following.count else {
        place[top.vertex] = order.count
        order.append(top.vertex)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let other = following[top.next]
      if !isSeen[other] {
        isSeen[other] = true
        stack.append((other, 0))
      }
    }
    var before = [[Int]](repeating: [], count: root + 1)
    for vertex in order { for other in successors(vertex) { before[other].append(vertex) } }
    nearest[root] = root
    var isChanged = true
    while isChanged {
      isChanged = false
      for vertex in order.reversed() where vertex != root {
        var common = -1
        for other in before[vertex] where nearest[other] >= 0 {
          common = common < 0 ? other : meeting(common, other, place)
        }
        if nearest[vertex] != common {
          nearest[vertex] = common
          isChanged = true
        }
      }
    }
  }

  /// Those on every way to a vertex, nearest the beginnings first; `nil` when no way leads there.
  func chain(to vertex: Int) -> [Int]? {
    guard nearest[vertex] >= 0 else { return nil }
    var chain: [Int] = []
    var place = nearest[vertex]
    while place != root {
      chain.append(place)
      place = nearest[place]
    }
    return chain.reversed()
  }

  private func meeting(_ left: Int, _ right: Int, _ place: [Int]) -> Int {
    var (left, right) = (left, right)
    while left != right {
      if place[left] < place[right] { left = nearest[left] } else { right = nearest[right] }
    }
    return left
  }
}
