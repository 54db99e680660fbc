import DMUGraph
import GraphML
import OrderedCollections

/// Which attributes of the profile the keys of a document stand for.
struct KeyTable {
  /// An attribute, and how good the name is under which it is written: 0 is best.
  struct Target<Attribute> {
    var attribute: Attribute
    var rank: Int
  }

  /// What data of a slot say.
  struct Slot {
    var node: [Target<NodeAttribute>] = []
    var edge: Target<EdgeAttribute>?
    var type = Key.ValueType.string
  }

  /// By the document's slots.
  private(set) var slots: [Slot]
  /// The keys with a default that nodes get when they have no value of their own.
  private(set) var nodeDefaults: [(target: Target<NodeAttribute>, item: Int)] = []
  /// The keys with a default that edges get when they have no value of their own.
  private(set) var edgeDefaults: [(target: Target<EdgeAttribute>, item: Int)] = []

  init(_ document: Document, mapping: Mapping?) {
    let nodeNames = Self.table(NodeAttribute.allCases, mapping) { $0.names }
    let edgeNames = Self.table(EdgeAttribute.allCases, mapping) { $0.names }
    slots = document.slots.map { slot in
      guard let key = slot.key.map({ document.keys[$0] }) else { return Slot() }
      let name = normalized(key.name)
      return Slot(node: nodeNames[name] ?? [], edge: edgeNames[name]?.first, type: key.type)
    }
    for key in document.keys {
      guard let item = key.defaultItem, !document.withValue(item, isBlank) else { continue }
      let name = normalized(key.name)
      if key.domain == .node || key.domain == .all {
        nodeDefaults += (nodeNames[name] ?? []).map { ($0, item) }
      }
      if key.domain == .edge || key.domain == .all, let target = edgeNames[name]?.first {
        edgeDefaults.append((target, item))
      }
    }
  }

  /// The attributes by the names under which they are written, and under which a mapping has them.
  static func table<Attribute>(
    _ attributes: [Attribute], _ mapping: Mapping?, names: (Attribute) -> [String]
  ) -> [String: [Target<Attribute>]] {
    var result: [String: [Target<Attribute>]] = [:]
    for attribute in attributes {
      let own = names(attribute)
      for (rank, name) in own.enumerated() {
        result[normalized(name), default: []].append(Target(attribute: attribute, rank: rank))
      }
      for name in mapping?.attributes[own[0]] ?? [] {
        result[normalized(name)] = [Target(attribute: attribute, rank: -1)]
      }
    }
    return result
  }
}
