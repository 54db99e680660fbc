/// A line without a kind between two people of the same side.
struct DrawnLine {
  var edge: Int
  var source: Int
  var target: Int
  /// True when it runs from its source to its target, with an arrowhead or not.
  var isDirected: Bool
  /// True when it is dashed or dotted, as lines to second managers are.
  var isDashed: Bool
}

extension [DrawnLine] {
  /// The lines of which no earlier one joins the same two the same way.
  var distinct: [DrawnLine] {
    var seen = Set<UInt64>(minimumCapacity: count)
    return filter { seen.insert(UInt64($0.source) << 32 | UInt64($0.target)).inserted }
  }
}
