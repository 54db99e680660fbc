import DMUGraph
import DMUProfile
import GraphML

/// The kind of element that an attribute describes.
public enum AttributeOwner: String, Codable, Sendable {
  /// A node.
  case node
  /// An edge.
  case edge
}

/// A value that the profile has no name for, where it stands.
struct OwnAttribute {
  enum Value {
    /// The position on the tape.
    case item(Int)
    /// A property that a program keeps inside the drawing.
    case text(String)
  }

  var owner: AttributeOwner
  /// The row of the node or edge.
  var row: Int
  var name: String
  /// The key; `nil` for XML attributes and properties of drawings.
  var key: Key?
  var value: Value
}

extension AttributeTable {
  /// Walks the document for the data, XML attributes and properties of nodes and edges that the profile does
  /// not know; linear in its length.
  func eachOwnAttribute(_ body: (OwnAttribute) -> Void) {
    var walker = ElementWalker(document)
    while let position = walker.next() {
      let item = document.item(position)
      switch item.kind {
      case .node: eachXMLAttribute(position, .node, walker.nodeCount - 1, body)
      case .edge: eachXMLAttribute(position, .edge, walker.edgeCount - 1, body)
      case .data:
        guard let owner = walker.owner else { continue }
        let kind = document.item(owner).kind
        let slot = keys.slots[item.index]
        if kind == .node, slot.node.isEmpty {
          eachValue(position, .node, document.row(ofNodeAt: owner, before: walker.nodeCount), body)
        } else if kind == .edge, slot.edge == nil {
          eachValue(position, .edge, walker.edgeCount - 1, body)
        }
      default: break
      }
    }
  }

  /// Gives data, or the properties in it where it is a drawing.
  private func eachValue(
    _ position: Int, _ owner: AttributeOwner, _ row: Int, _ body: (OwnAttribute) -> Void
  ) {
    let item = document.item(position)
    let key = document.key(ofSlot: item.index)
    if item.hasEnd, document.holdsElements(position) {
      for tag in YEdDrawing(document, position).tags where !keys.knows(tag.name, of: owner) {
        body(OwnAttribute(owner: owner, row: row, name: tag.name, value: .text(tag.text)))
      }
    } else if !key.name.isEmpty {
      body(
        OwnAttribute(owner: owner, row: row, name: key.name, key: key, value: .item(position)))
    }
  }

  private func eachXMLAttribute(
    _ start: Int, _ owner: AttributeOwner, _ row: Int, _ body: (OwnAttribute) -> Void
  ) {
    var position = start + 1
    while position < document.itemCount {
      let item = document.item(position)
      guard item.kind == .attribute || item.kind == .namespace else { return }
      let name = document.names[item.index]
      if item.kind == .attribute, name.prefix.isEmpty,
        !AttributeKeys.graphMLAttributes.contains(name.local), !name.local.hasPrefix("yfiles."),
        !keys.knows(name.local, of: owner)
      {
        body(OwnAttribute(owner: owner, row: row, name: name.local, value: .item(position)))
      }
      position += 1
    }
  }
}

extension AttributeKeys {
  /// True when a name is one of the profile or the mapping.
  func knows(_ name: String, of owner: AttributeOwner) -> Bool {
    let name = normalized(name)
    return owner == .node ? nodeNames[name] != nil : edgeNames[name] != nil
  }
}

extension Document {
  /// The row of a node that has begun, from its position on the tape.
  fileprivate func row(ofNodeAt position: Int, before end: Int) -> Int {
    // Nearly always the last one; an outer node where nested ones have begun since.
    if nodeItem(end - 1) == position { return end - 1 }
    var (low, high) = (0, end)
    while low < high {
      let middle = (low + high) / 2
      if nodeItem(middle) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// True when elements of another vocabulary lie in data.
  fileprivate func holdsElements(_ position: Int) -> Bool {
    (position + 1..<endOfPayload(position)).contains { item($0).kind == .foreign }
  }
}
