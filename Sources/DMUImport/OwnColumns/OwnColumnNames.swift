import DMUGraph
import DMUProfile
import GraphML

/// The names that own columns have in files that this library writes.
///
/// A column whose name a format needs itself, as Gephi's needs `size`, is written with a word behind it, and
/// has its name back when it is read again.
package enum OwnColumnNames {
  /// The word behind a name that a format needs itself.
  static let suffix = " (own)"

  /// The names of nodes' attributes that exports write beside those of the profile.
  package static let exportedOfNodes: Set<String> = [
    "role_inferred", "coverage", "threads", "best_strength", "findings_high", "findings_medium",
    "findings_low", "label", "size", "r", "g", "b", "x", "y",
  ]

  /// The names of edges' attributes that exports write beside those of the profile.
  package static let exportedOfEdges: Set<String> = [
    "effective_strength", "active", "weight", "edgelabel", "r", "g", "b",
  ]

  /// True when the profile has a name for an attribute, however it is spelled.
  package static func isOfProfile(_ name: String, _ owner: AttributeOwner) -> Bool {
    let name = normalized(name)
    return owner == .node ? nodeNames.contains(name) : edgeNames.contains(name)
  }

  /// The name of a column in a format; other columns than this one must have other names.
  package static func written(_ name: String, avoiding isTaken: (String) -> Bool) -> String {
    var name = name
    while isTaken(name) { name += suffix }
    return name
  }

  /// The name of a column that is read: the one it had before it was written.
  static func read(_ name: String) -> String {
    var name = name
    while name.hasSuffix(suffix), name.count > suffix.count { name.removeLast(suffix.count) }
    return name
  }

  /// True for a document that an export with results of the analysis wrote.
  static func isExport(_ document: Document) -> Bool {
    let names = Set(document.keys.lazy.map(\.name))
    return names.isSuperset(of: ["role_inferred", "findings_high"])
  }

  private static let nodeNames = names(NodeAttribute.allCases)
  private static let edgeNames = names(EdgeAttribute.allCases)

  private static func names(_ attributes: [some ProfileAttribute]) -> Set<String> {
    Set(attributes.flatMap(\.names).map { normalized($0) })
  }
}
