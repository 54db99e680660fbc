import DMUGraph

/// The words by which a status says that a person has left.
package enum StatusWords {
  /// True for a status of somebody who has left.
  package static func saysLeft(_ status: String) -> Bool { left.contains(normalized(status)) }

  private static let left = Set(
    ["left", "former", "inactive", "departed", "retired", "ausgeschieden", "ehemalig"]
      .map { normalized($0) })
}
