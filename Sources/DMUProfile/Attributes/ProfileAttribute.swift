/// An attribute that the profile knows.
package protocol ProfileAttribute {
  /// The names under which the attribute is written, the best first.
  var names: [String] { get }
  /// True when the name at a position of ``names`` may hold any text, which counts only when it is a kind.
  func isLabel(_ rank: Int) -> Bool
}

/// The attributes of nodes and edges that a mapping may name, as we write them, each once.
let attributeNames: [String] = {
  let ofNodes = NodeAttribute.allCases.filter { $0 != .originalID }.map { $0.names[0] }
  return ofNodes + EdgeAttribute.allCases.map { $0.names[0] }.filter { !ofNodes.contains($0) }
}()
