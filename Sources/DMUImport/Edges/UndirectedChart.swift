import DMUGraph

/// An org chart of lines without a direction: a forest but for one line in ten, each tree of which hangs on
/// its most senior person; linear in people and lines.
struct UndirectedChart {
  /// By line.
  private(set) var meanings: [EdgeMeaning]
  /// The reason why the lines make no chart; `nil` when they make one.
  private(set) var reason: String?

  private let starts: [Int]
  private let neighbours: [Int32]
  /// By node: the number of lines up to the one on whom the tree hangs, or -1.
  private var depth: [Int32]

  init(_ lines: [DrawnLine], nodeCount: Int, _ seniorities: Seniorities) {
    meanings = [EdgeMeaning](repeating: .worksWith, count: lines.count)
    let solid = lines.filter { !$0.isDashed }.map { line in
      var line = line
      (line.source, line.target) = (min(line.source, line.target), max(line.source, line.target))
      return line
    }.distinct
    let ends = solid.map { Int32($0.source) } + solid.map { Int32($0.target) }
    let others = solid.map { Int32($0.target) } + solid.map { Int32($0.source) }
    (starts, neighbours) = grouped(others, by: ends, into: nodeCount)
    depth = [Int32](repeating: -1, count: nodeCount)
    var isSeen = [Bool](repeating: false, count: nodeCount)
    var (people, trees, headless) = (0, 0, 0)
    for row in 0..<nodeCount where !isSeen[row] && starts[row] < starts[row + 1] {
      let members = joined(to: row, &isSeen)
      people += members.count
      trees += 1
      if let head = head(of: members, seniorities) { hang(on: head) } else { headless += 1 }
    }
    if (solid.count - (people - trees)) * 10 > solid.count {
      reason = "they have no direction and are no trees"
    } else if headless == trees {
      reason = "they have no direction and no title says who is above"
    } else {
      for (index, line) in lines.enumerated() {
        let (source, target) = (depth[line.source], depth[line.target])
        if source >= 0 && target >= 0 && source != target {
          meanings[index] = source > target ? .reportsTo : .manages
        }
      }
    }
  }

  private func neighbours(of row: Int) -> ArraySlice<Int32> {
    neighbours[starts[row]..<starts[row + 1]]
  }

  /// The people who are joined to one, breadth first.
  private func joined(to row: Int, _ isSeen: inout [Bool]) -> [Int] {
    var members = [row]
    isSeen[row] = true
    var next = 0
    while next < members.count {
      for other in neighbours(of: members[next]) where !isSeen[Int(other)] {
        isSeen[Int(other)] = true
        members.append(Int(other))
      }
      next += 1
    }
    return members
  }

  /// The most senior of the members of a tree; of several the one with most of the others beside, then with
  /// most lines, then the first. `nil` where no title says that anybody leads others.
  private func head(of members: [Int], _ seniorities: Seniorities) -> Int? {
    guard let top = members.lazy.compactMap({ seniorities.of($0) }).max(), top >= .manager else {
      return nil
    }
    var best: (row: Int, peers: Int, lines: Int)?
    for row in members.sorted() where seniorities.of(row) == top {
      let beside = neighbours(of: row)
      let peers = beside.count { seniorities.of(Int($0)) == top }
      if let best, (best.peers, best.lines) >= (peers, beside.count) { continue }
      best = (row, peers, beside.count)
    }
    return best?.row
  }

  /// Counts the lines from each member of a tree up to the one on whom it hangs.
  private mutating func hang(on head: Int) {
    depth[head] = 0
    var queue = [head]
    var next = 0
    while next < queue.count {
      for other in neighbours(of: queue[next]) where depth[Int(other)] < 0 {
        depth[Int(other)] = depth[queue[next]] + 1
        queue.append(Int(other))
      }
      next += 1
    }
  }
}
