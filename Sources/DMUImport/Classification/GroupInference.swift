import DMUGraph
import DMUProfile
import GraphML

/// The reasons for which the outermost groups of a file are departments of one account.
struct GroupInference {
  /// The reason, as the warning gives it; `nil` when there is none.
  private(set) var reason: String?
  /// The line that gives the reason, if one does.
  private(set) var edge: Int?

  /// - Parameters:
  ///   - groups: The outermost groups that may be departments.
  ///   - groupOf: By node, the one of these in which it lies, or that it is; -1 for nodes outside of all
  ///     groups, -2 for those whose lines do not count.
  init(_ table: AttributeTable, groups: [Int], groupOf: [Int32]) {
    var groupOfOutsider: [Int: Int32] = [:]
    for edge in 0..<table.document.edgeCount where reason == nil {
      guard table.isUntyped(edge) || [.reportsTo, .manages].contains(table.edgeKinds[edge]),
        let (source, target) = table.ends(ofEdge: edge),
        groupOf[source] != groupOf[target], groupOf[source] > -2, groupOf[target] > -2
      else { continue }
      let (first, second) = (groupOf[source], groupOf[target])
      if Int(first) == source || Int(second) == target {
        give("a line ends at a group itself", edge)
      } else if first >= 0 && second >= 0 {
        give("a line crosses from one outermost group to another", edge)
      } else {
        let (outsider, group) = first < 0 ? (source, second) : (target, first)
        if groupOfOutsider[outsider, default: group] != group {
          give("\(table.document.describe(node: outsider)) has lines into several groups", edge)
        }
        groupOfOutsider[outsider] = group
      }
    }
    guard reason == nil else { return }
    let departments = groups.count { isDepartment(table.name(ofGroup: $0)) }
    if departments * 2 > groups.count { reason = "most groups have the names of departments" }
  }

  private mutating func give(_ reason: String, _ edge: Int) {
    self.reason = reason
    self.edge = edge
  }
}
