import DMUGraph

/// The strongly connected components of a directed graph: Tarjan's algorithm (1972) with a stack of its
/// own; linear in nodes and edges.
///
/// - Returns: For each node the number of its component, or -1 where it is alone in it.
func stronglyConnected(count: Int, from sources: [Int32], to targets: [Int32]) -> [Int32] {
  let (starts, targets) = grouped(targets, by: sources, into: count)
  var next = starts
  var order = [Int](repeating: -1, count: count)
  var low = order
  var component = [Int32](repeating: -1, count: count)
  var isOpen = [Bool](repeating: false, count: count)
  var open: [Int] = []
  var path: [Int] = []
  var time = 0
  for root in 0..<count where order[root] < 0 && starts[root] < starts[root + 1] {
    path.append(root)
    while let node = path.last {
      if order[node] < 0 {
        order[node] = time
        low[node] = time
        time += 1
        open.append(node)
        isOpen[node] = true
      }
      if next[node] < starts[node + 1] {
        let target = Int(targets[next[node]])
        next[node] += 1
        if order[target] < 0 {
          path.append(target)
        } else if isOpen[target] {
          low[node] = min(low[node], order[target])
        }
        continue
      }
      path.removeLast()
      if let above = path.last { low[above] = min(low[above], low[node]) }
      guard low[node] == order[node] else { continue }
      let isCircle = open.last != node
      while let member = open.popLast() {
        isOpen[member] = false
        if isCircle { component[member] = Int32(node) }
        if member == node { break }
      }
    }
  }
  return component
}
