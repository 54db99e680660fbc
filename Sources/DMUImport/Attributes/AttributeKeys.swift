import DMUGraph
import DMUProfile
import DMUText
import GraphML
import OrderedCollections

/// The attributes of the profile for which the keys and XML attributes of a document stand.
struct AttributeKeys: Sendable {
  /// An attribute, and how good the name is under which it is written: 0 is best.
  struct Target<Attribute: Sendable>: Sendable {
    var attribute: Attribute
    var rank: Int
    /// True when it is a label, which is a kind only when it says so.
    var isLoose = false
  }

  /// The meaning of data of a slot, or of an XML attribute of a name.
  struct Slot {
    var node: [Target<NodeAttribute>] = []
    var edge: Target<EdgeAttribute>?
    var type = Key.ValueType.string
    /// True for the style of an edge's line.
    var isLineStyle = false
  }

  /// By the document's slots.
  private(set) var slots: [Slot]
  /// The keys with a default that nodes get when they have no value of their own.
  private(set) var nodeDefaults: [(target: Target<NodeAttribute>, item: Int)] = []
  /// The keys with a default that edges get when they have no value of their own.
  private(set) var edgeDefaults: [(target: Target<EdgeAttribute>, item: Int)] = []

  /// True when the file declares a strength of edges, so that a weight is none.
  let declaresStrength: Bool
  /// The XML attributes of nodes and edges, by the document's names.
  private(set) var attributes: [Slot]
  /// The attributes of nodes and of edges by their names, for properties that yFiles keeps in a drawing.
  let nodeNames: [String: [Target<NodeAttribute>]]
  let edgeNames: [String: [Target<EdgeAttribute>]]
  /// The styles of lines that stand at the head of the file.
  let sharedStyles: SharedStyles

  /// The rank of XML attributes of the best name, behind data of any name.
  static let attributeRank = 50
  /// The rank of values that are only the default of their key, behind all others.
  static let defaultRank = 1_000
  /// The attributes that GraphML itself gives nodes and edges.
  static let graphMLAttributes: Set<String> = [
    "id", "source", "target", "directed", "sourceport", "targetport",
  ]

  /// The names, as names are compared, of attributes that programs give the style of a line.
  private static let lineStyles: Set<String> = [
    "style", "linestyle", "edgestyle", "linetype", "edgelinetype", "strokestyle",
  ]

  init(_ document: Document, mapping: Mapping?) {
    let nodeNames = Self.table(NodeAttribute.allCases, mapping)
    let edgeNames = Self.table(EdgeAttribute.allCases, mapping)
    self.nodeNames = nodeNames
    self.edgeNames = edgeNames
    sharedStyles = SharedStyles(document)
    // In the form for Gephi, `weight` is the width of a line, and what was written is `link_weight`.
    let hasLinkWeight = document.keys.contains { normalized($0.name) == "linkweight" }
    slots = document.slots.indices.map { slot in
      let key = document.key(ofSlot: slot)
      let name = Self.name(of: key) { nodeNames[$0] != nil || edgeNames[$0] != nil }
      var slot = Slot(node: nodeNames[name] ?? [], edge: edgeNames[name]?.first, type: key.type)
      slot.isLineStyle = Self.lineStyles.contains(name)
      if key.type != .string {
        // Numbers and truth values are no kinds: igraph says by `type` on which side a node is.
        slot.node.removeAll { $0.attribute == .kind }
        if slot.edge?.attribute == .kind { slot.edge = nil }
      }
      if hasLinkWeight && name == "weight" { slot.edge = nil }
      return slot
    }
    attributes = document.names.map { name in
      guard name.prefix.isEmpty, !Self.graphMLAttributes.contains(name.local) else {
        return Slot()
      }
      let word = normalized(name.local)
      let edge = edgeNames[word]?.first
      return Slot(
        node: (nodeNames[word] ?? []).map {
          Target(attribute: $0.attribute, rank: $0.rank + Self.attributeRank, isLoose: $0.isLoose)
        },
        // As an attribute of its own, `label` is the type that graph databases give a relationship.
        edge: edge.map {
          Target(attribute: $0.attribute, rank: $0.rank + Self.attributeRank, isLoose: false)
        })
    }
    declaresStrength =
      document.keys.contains { key in
        key.domain != .node
          && edgeNames[Self.name(of: key) { edgeNames[$0] != nil }]?.first?.attribute == .strength
      }
      || zip(document.slots, slots).contains {
        $0.domain == .edge && $1.edge?.attribute == .strength
      }
    for key in document.keys {
      guard let item = key.defaultItem, !document.withValue(item, isBlank) else { continue }
      let name = Self.name(of: key) { nodeNames[$0] != nil || edgeNames[$0] != nil }
      if key.domain == .node || key.domain == .all {
        nodeDefaults += (nodeNames[name] ?? []).map { ($0, item) }
      }
      if key.domain == .edge || key.domain == .all, let target = edgeNames[name]?.first {
        edgeDefaults.append((target, item))
      }
    }
  }

  /// The name of a key as names are compared. Of a key without a name, igraph's prefix of the id is
  /// dropped when what follows is known: `v_name` is the name of a node.
  static func name(of key: Key, isKnown: (String) -> Bool) -> String {
    let name = normalized(key.name)
    guard key.name == key.id, !isKnown(name) else { return name }
    let prefixes: [String] =
      switch key.domain {
      case .node: ["v_"]
      case .edge: ["e_"]
      case .graph: ["g_"]
      default: ["v_", "e_", "g_"]
      }
    guard prefixes.contains(where: { key.id.hasPrefix($0) }) else { return name }
    let bare = normalized(key.id.dropFirst(2))
    return isKnown(bare) ? bare : name
  }

  /// The attributes by the names under which they are written, and under which a mapping has them.
  static func table<Attribute: ProfileAttribute>(
    _ attributes: [Attribute], _ mapping: Mapping?
  ) -> [String: [Target<Attribute>]] {
    var result: [String: [Target<Attribute>]] = [:]
    for attribute in attributes {
      let own = attribute.names
      for (rank, name) in own.enumerated() {
        result[normalized(name), default: []].append(
          Target(attribute: attribute, rank: rank, isLoose: attribute.isLabel(rank)))
      }
      for name in mapping?.attributes[own[0]] ?? [] {
        let target = Target(attribute: attribute, rank: -1)
        if result[normalized(name)]?.first?.rank == -1 {
          result[normalized(name)]?.append(target)
        } else {
          result[normalized(name)] = [target]
        }
      }
    }
    return result
  }
}
