import DMUGraph
import DMUText
import OrderedCollections

/// A mapping in the making.
package struct MappingReader {
  /// The values and what was wrong with them.
  private(set) var values = ConfigurationReader()
  /// The mapping as far as it was read.
  private(set) var mapping = Mapping()

  /// Reads what a file says.
  mutating func read(_ root: ConfigurationNode) {
    for (key, node, value) in values.entries(of: root, name: "mapping") {
      switch key {
      case "attributes": readAttributes(value)
      case "values": readValues(value)
      case "supplier":
        mapping.supplier = values.text(of: value, name: key, mustBe: "the name of an account")
      case "strength_scale":
        mapping.strengthScale = values.number(of: value, name: key, .positive)
      default:
        values.report(
          unknown: key, as: "a setting of a mapping",
          among: ["attributes", "values", "supplier", "strength_scale"], at: node)
      }
    }
  }

  private mutating func readAttributes(_ map: ConfigurationNode) {
    var owners: [String: [String]] = [:]
    let entries = values.entries(of: map, name: "attributes", identity: normalized)
    for (key, node, value) in entries {
      guard let attribute = attribute(key, at: node) else { continue }
      let list =
        value.text == nil
        ? value
        : ConfigurationNode(content: .list([value]), line: value.line, column: value.column)
      let names = values.texts(
        of: list, name: "attributes.\(attribute)", mustBe: "a list of names of attributes")
      for (name, node) in names ?? [] {
        let owner = owners[normalized(name)]?.first { !Self.areApart($0, attribute) }
        owners[normalized(name), default: []].append(attribute)
        if normalized(name).isEmpty {
          values.report("\(quotedForMessage(name)) names no attribute", at: node)
        } else if let owner {
          values.report(
            "\(quotedForMessage(name)) already stands for `\(owner)` and cannot also be `\(attribute)`; "
              + "keep one", at: node)
        } else {
          mapping.attributes[attribute, default: []].append(name)
        }
      }
    }
  }

  /// True when one attribute is of nodes and the other of edges, so that one name may stand for both. Those that only
  /// decisions have as well count as the nodes'.
  package static func areApart(_ one: String, _ other: String) -> Bool {
    let nodes = NodeAttribute.allCases.map { $0.names[0] }
    let edges = EdgeAttribute.allCases.filter { !$0.isOfDecisions }.map { $0.names[0] }
    return [nodes, edges].allSatisfy { !$0.contains(one) || !$0.contains(other) }
  }

  private mutating func readValues(_ map: ConfigurationNode) {
    let entries = values.entries(of: map, name: "values", identity: normalized)
    for (key, node, value) in entries {
      guard let attribute = attribute(key, at: node) else { continue }
      let name = "values.\(attribute)"
      let target = ValueTarget(attribute: attribute)
      let identity = target.isWord ? normalized : { $0 }
      for (written, node, meant) in values.entries(of: value, name: name, identity: identity) {
        guard !identity(written).isEmpty else {
          values.report("\(quotedForMessage(written)) is no value", at: node)
          continue
        }
        let canonical = target.value(of: meant, name: "\(name).\(written)", &values)
        if let canonical { mapping.values[attribute, default: [:]][written] = canonical }
      }
    }
  }

  private mutating func attribute(_ word: String, at node: ConfigurationNode) -> String? {
    if let known = WordSpellings(attributeNames).known(word) { return known }
    values.report(unknown: word, as: "an attribute", among: attributeNames, at: node)
    return nil
  }
}

/// The values that those of an attribute may become.
private enum ValueTarget {
  /// One of the words that there are.
  case word(of: [String])
  /// One or several roles.
  case roles
  /// Any word.
  case tier
  case number(NumberBounds)
  case text

  init(attribute: String) {
    switch attribute {
    case "kind":
      self = .word(of: NodeKind.allCases.map(\.rawValue) + EdgeKind.allCases.map(\.rawValue))
    case "stance": self = .word(of: Stance.allCases.map(\.rawValue))
    case "role": self = .roles
    case "tier": self = .tier
    case "departure_rate": self = .number(.fraction)
    case "influence", "strength", "weight", "revenue", "target": self = .number(.amount)
    default: self = .text
    }
  }

  /// True when values are compared ignoring case, `_`, `-`, `.` and blanks.
  var isWord: Bool {
    switch self {
    case .word, .roles, .tier: true
    case .number, .text: false
    }
  }

  /// The value that is written, in its one spelling; reports one that cannot be.
  func value(
    of node: ConfigurationNode, name: String, _ reader: inout ConfigurationReader
  ) -> String? {
    switch self {
    case .word(let known):
      guard let word = reader.text(of: node, name: name, mustBe: "a word") else { return nil }
      if let match = WordSpellings(known).known(word) { return match }
      reader.report(unknown: word, as: "a known value", among: known, at: node)
      return nil
    case .roles:
      guard let text = reader.text(of: node, name: name, mustBe: "a role") else { return nil }
      let parts = text.split(whereSeparator: { ";,|".contains($0) }).map { trimmedWord(String($0)) }
      guard !parts.isEmpty, parts.allSatisfy({ !normalized($0).isEmpty }) else {
        reader.report("\(quotedForMessage(text)) names no role", at: node)
        return nil
      }
      return parts.map {
        WordSpellings.contactRoles.known($0) ?? WordSpellings.staffRoles.known($0) ?? $0
      }.joined(separator: ";")
    case .tier:
      guard let text = reader.text(of: node, name: name, mustBe: "a tier") else { return nil }
      return WordSpellings.tiers.known(text) ?? text
    case .number(let bounds):
      return reader.number(of: node, name: name, bounds) == nil ? nil : node.text
    case .text:
      return reader.text(of: node, name: name, mustBe: "a text")
    }
  }
}
