import DMUGraph
import GraphML

/// The people at the ends of lines that are drawn to departments: of a group its most senior person, of a
/// department's box the one above it and those below. Linear in nodes and edges.
struct LineEnds {
  /// By edge: the people whom a line joins, where they are others than its ends.
  private(set) var people: [Int: (source: Int, target: Int)] = [:]
  /// By edge: the department's box through which the line runs.
  private(set) var departments: [Int: Int] = [:]
  /// The lines that lead to a department and, taken by themselves, join nobody.
  private(set) var isAbsorbed: Set<Int> = []
  /// The people who alone are drawn beside a department, all on one side of it; those below it are of it.
  private(set) var heads: [(person: Int, department: Int, isIncoming: Bool)] = []
  /// By edge: whether a line runs to a department from which none goes on, or else from one to which none comes.
  private(set) var isLoose: [Int: Bool] = [:]

  private let table: AttributeTable
  private let classes: [NodeClass]
  private let seniorities: Seniorities
  /// By group: its most senior person.
  private var groupHeads: [Int32] = []

  /// An end of a line, seen from a department's box.
  private struct Spoke {
    var edge: Int
    var box: Int
    var person: Int
    /// True when the line runs from the person to the box.
    var isIncoming: Bool
  }

  init(_ table: AttributeTable, _ classes: [NodeClass], _ seniorities: Seniorities) {
    self.table = table
    self.classes = classes
    self.seniorities = seniorities
    guard classes.contains(.department) else { return }
    let edges = (0..<table.document.edgeCount).filter { edge in
      guard let (source, target) = table.ends(ofEdge: edge), table.isUntyped(edge) else {
        return false
      }
      return source != target && (classes[source] == .department || classes[target] == .department)
    }
    if edges.isEmpty { return }
    findGroupHeads()
    var boxes = DisjointSets(count: classes.count)
    var spokes: [Spoke] = []
    for edge in edges {
      guard let ends = table.ends(ofEdge: edge) else { continue }
      let (source, target) = (person(at: ends.source), person(at: ends.target))
      if let source, let target {
        if source == target { isAbsorbed.insert(edge) } else { people[edge] = (source, target) }
      } else if let source {
        spokes.append(Spoke(edge: edge, box: ends.target, person: source, isIncoming: true))
      } else if let target {
        spokes.append(Spoke(edge: edge, box: ends.source, person: target, isIncoming: false))
      } else {
        boxes.join(ends.source, ends.target)
        isAbsorbed.insert(edge)
      }
    }
    joinThroughBoxes(spokes, &boxes)
  }

  /// The person whom an end of a line stands for; `nil` for a box that is no person.
  private func person(at row: Int) -> Int? {
    if classes[row] != .department { return row }
    return groupHeads[row] < 0 ? nil : Int(groupHeads[row])
  }

  /// Finds the most senior person of each group, the first of several.
  private mutating func findGroupHeads() {
    groupHeads = [Int32](repeating: -1, count: classes.count)
    for row in classes.indices where classes[row] == .contact {
      var group = table.parents[row]
      // Where a group's head is as senior, so are the heads of the groups around it.
      while group >= 0, isBetter(row, Int(groupHeads[Int(group)])) {
        groupHeads[Int(group)] = Int32(row)
        group = table.parents[Int(group)]
      }
    }
  }

  private func isBetter(_ row: Int, _ head: Int) -> Bool {
    guard head >= 0 else { return true }
    guard let own = seniorities.of(row) else { return false }
    return seniorities.of(head).map { own > $0 } ?? true
  }

  /// Joins the one above a box, or above several boxes that hang together, and those below.
  private mutating func joinThroughBoxes(_ spokes: [Spoke], _ boxes: inout DisjointSets) {
    var clusters: [Int: [Spoke]] = [:]
    for spoke in spokes { clusters[boxes.first(of: spoke.box), default: []].append(spoke) }
    for cluster in clusters.values {
      let hub = hub(of: cluster)
      let isOneSided = cluster.allSatisfy { $0.isIncoming == cluster[0].isIncoming }
      for spoke in cluster {
        guard let hub, spoke.person != hub.person, isOneSided || spoke.isIncoming != hub.isIncoming
        else {
          isAbsorbed.insert(spoke.edge)
          continue
        }
        people[spoke.edge] =
          spoke.isIncoming ? (spoke.person, hub.person) : (hub.person, spoke.person)
        departments[spoke.edge] = spoke.box
        if isOneSided { isLoose[spoke.edge] = spoke.isIncoming }
      }
      if isOneSided {
        for spoke in cluster where hub == nil || spoke.person == hub?.person {
          heads.append((spoke.person, spoke.box, spoke.isIncoming))
        }
      }
    }
  }

  /// The end of a line to a box from which all others are reached: the only one on its side, or else the most
  /// senior one, where there is one.
  private func hub(of cluster: [Spoke]) -> Spoke? {
    let (above, below) = (cluster.filter(\.isIncoming), cluster.filter { !$0.isIncoming })
    if above.count == 1 && !below.isEmpty { return above[0] }
    if below.count == 1 && !above.isEmpty { return below[0] }
    var best: Spoke?
    var isOnly = false
    for spoke in cluster {
      guard let own = seniorities.of(spoke.person) else { continue }
      let top = best.flatMap { seniorities.of($0.person) }
      if let top, own < top { continue }
      isOnly = top.map { own > $0 } ?? true
      if isOnly { best = spoke }
    }
    return isOnly || !(above.isEmpty || below.isEmpty) ? best ?? cluster.first : nil
  }
}

/// Sets of nodes that are joined (Tarjan 1975, with halved paths).
private struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  mutating func first(of node: Int) -> Int {
    var node = Int32(node)
    while parents[Int(node)] != node {
      parents[Int(node)] = parents[Int(parents[Int(node)])]
      node = parents[Int(node)]
    }
    return Int(node)
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (first(of: one), first(of: other))
    parents[max(first, second)] = Int32(min(first, second))
  }
}
