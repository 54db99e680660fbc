/// A GraphML document: everything that stands in the file, in the order of the file.
///
/// The items are a tape of the whole file; nodes and edges are rows in the order of their start
/// tags, with columns for what connects them. Ids are interned once and texts stay bytes until a
/// `String` is asked for. A document does not change and takes somewhat less memory than its file.
public struct Document: Sendable {
  /// Shares the memory among the copies of a document.
  @usableFromInline
  final class Storage: Sendable {
    @usableFromInline let columns: DocumentColumns

    init(_ columns: consuming DocumentColumns) { self.columns = columns }
  }

  @usableFromInline let storage: Storage
  /// The path of the file as it was given, or `-`.
  public let path: String
  /// The size of the file in bytes.
  public let byteCount: Int
  /// The keys in the order of the file.
  public let keys: [Key]
  /// The attribute of data: a key's id in a kind of element.
  public let slots: [Slot]
  /// The numbers of elements of each kind.
  public let counts: Counts
  /// Stands for no row and no symbol.
  @usableFromInline static let none = UInt32.max

  /// A name with its namespace.
  public struct QualifiedName: Hashable, Sendable {
    /// The prefix as it is written, or empty.
    public let prefix: String
    /// The name without its prefix.
    public let local: String
    /// The URI of the namespace, or empty.
    public let namespace: String
  }

  /// The numbers of a document's elements of each kind, nested ones included.
  public struct Counts: Hashable, Sendable {
    /// Graphs.
    public var graphs = 0
    /// Nodes.
    public var nodes = 0
    /// Edges.
    public var edges = 0
    /// Hyperedges.
    public var hyperedges = 0
    /// Ports.
    public var ports = 0
    /// Keys.
    public var keys = 0
  }
}

extension Document {
  /// The number of entries on the tape.
  @inlinable public var itemCount: Int { storage.columns.items.count }

  /// The entry at a position of the tape.
  @inlinable public func item(_ position: Int) -> Item { storage.columns.items[position] }

  /// Where an entry begins in the file; `Position.none` when that is not known, as of a text.
  public func position(ofItem position: Int) -> Position {
    Position(storage.columns.positions[position])
  }

  /// The names of attributes, foreign elements, prefixes and instruction targets.
  public var names: [QualifiedName] { storage.columns.names }

  /// The text of an entry in UTF-8, for as long as the body runs.
  @inlinable
  public func withText<Result>(_ position: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    storage.columns.withText(position, body)
  }

  /// The text of an entry.
  public func string(_ position: Int) -> String { storage.columns.string(position) }

  /// The number of nodes.
  @inlinable public var nodeCount: Int { storage.columns.nodeItems.count }

  /// The position on the tape of a node.
  @inlinable public func nodeItem(_ row: Int) -> Int { Int(storage.columns.nodeItems[row]) }

  /// True if a node can be referred to: it has an id that no earlier node has.
  @inlinable
  public func isReferable(node row: Int) -> Bool {
    let symbol = storage.columns.nodeSymbols[row]
    return symbol != Self.none && storage.columns.symbolNodes[Int(symbol)] == UInt32(row)
  }

  /// The id of a node, empty when it has none.
  public func nodeID(_ row: Int) -> String {
    withNodeID(row) { String(decoding: $0) }
  }

  /// The id of a node in UTF-8, for as long as the body runs; empty when it has none.
  public func withNodeID<Result>(_ row: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let symbol = storage.columns.nodeSymbols[row]
    let range = symbol == Self.none ? 0..<0 : storage.columns.symbols.range(of: Int(symbol))
    return storage.columns.symbols.bytes.withSpan(range, body)
  }

  /// The node with an id, in the graph directly under the root in which another node lies.
  public func node(withID id: borrowing Span<UInt8>, besideNode row: Int) -> Int? {
    let symbol = storage.columns.nodeSymbols[row]
    let scope = symbol == Self.none ? 0 : storage.columns.symbols.scope(of: Int(symbol))
    return storage.columns.symbols.find(id, scope: scope).flatMap { node(UInt32($0)) }
  }

  /// The number of edges.
  @inlinable public var edgeCount: Int { storage.columns.edgeItems.count }

  /// The position on the tape of an edge.
  @inlinable public func edgeItem(_ row: Int) -> Int { Int(storage.columns.edgeItems[row]) }

  /// The node at which an edge begins; `nil` when there is none.
  @inlinable
  public func source(ofEdge row: Int) -> Int? { node(storage.columns.edgeSources[row]) }

  /// The node at which an edge ends; `nil` when there is none.
  @inlinable
  public func target(ofEdge row: Int) -> Int? { node(storage.columns.edgeTargets[row]) }

  /// The node of an endpoint, counted through all hyperedges; `nil` when there is none.
  public func node(ofEndpoint row: Int) -> Int? { node(storage.columns.endpointSymbols[row]) }

  @inlinable
  func node(_ symbol: UInt32) -> Int? { storage.columns.node(symbol) }

  /// The id of the node that an edge names as its source, whether or not there is one.
  public func sourceID(ofEdge row: Int) -> String {
    storage.columns.id(storage.columns.edgeSources[row])
  }

  /// The id of the node that an edge names as its target, whether or not there is one.
  public func targetID(ofEdge row: Int) -> String {
    storage.columns.id(storage.columns.edgeTargets[row])
  }

  /// The value of data or of a default: its text without that of elements inside, in UTF-8.
  @inlinable
  public func withValue<Result>(_ position: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    guard item(position).hasEnd else { return withText(position, body) }
    let value = joinedText(position)
    return body(value.span)
  }

  /// The texts directly in an element, one after the other.
  @usableFromInline
  func joinedText(_ position: Int) -> [UInt8] {
    var value = withText(position) { span in span.indices.map { span[$0] } }
    var inner = position + 1
    let last = endOfPayload(position)
    while inner < last {
      switch item(inner).kind {
      case .text:
        withText(inner) { span in value.append(contentsOf: span.indices.map { span[$0] }) }
      case .foreign: inner = endOfPayload(inner)
      default: break
      }
      inner += 1
    }
    return value
  }

  /// Tag and id of a node, as in `node n0`.
  public func describe(node row: Int) -> String { storage.columns.describe(nodeItem(row)) }

  /// Tag and id of an edge, as in `edge e0`; its ends where it has no id.
  public func describe(edge row: Int) -> String { storage.columns.describe(edgeItem(row)) }

  /// Tag and id, or else name, of the element at a position of the tape.
  public func describe(itemAt position: Int) -> String { storage.columns.describe(position) }

  /// The position of an attribute, without a prefix, of the element at a position.
  public func attribute(_ name: String, of position: Int) -> Int? {
    storage.columns.attribute(name, of: position)
  }
}

extension String {
  /// A string of UTF-8 bytes.
  @inlinable
  package init(decoding span: borrowing Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
