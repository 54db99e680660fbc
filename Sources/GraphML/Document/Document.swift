/// A GraphML document: everything that stands in the file, in the order of the file.
///
/// The items are a tape of the whole file; nodes and edges are rows in the order of their start
/// tags, with columns for what connects them. Ids are interned once and texts stay bytes until a
/// `String` is asked for. A document does not change and takes about two thirds of the memory of its file.
public struct Document: Sendable {
  /// The memory of a document. Copies of a document share it.
  @usableFromInline
  final class Storage: Sendable {
    @usableFromInline let tape: Tape
    @usableFromInline let nodeItems: Growable<UInt32>
    @usableFromInline let nodeSymbols: Growable<UInt32>
    @usableFromInline let edgeItems: Growable<UInt32>
    @usableFromInline let edgeSources: Growable<UInt32>
    @usableFromInline let edgeTargets: Growable<UInt32>
    @usableFromInline let endpointSymbols: Growable<UInt32>
    @usableFromInline let symbolNodes: Growable<UInt32>
    let endpointItems: Growable<UInt32>
    let hasUnkeyedData: Bool
    let symbols: SymbolTable

    init(_ builder: consuming DocumentBuilder) {
      tape = Tape(
        [Tape.Owner(items: builder.items, places: builder.places, text: builder.text)]
          + builder.later)
      nodeItems = builder.nodeItems
      nodeSymbols = builder.nodeSymbols
      edgeItems = builder.edgeItems
      edgeSources = builder.edgeSources
      edgeTargets = builder.edgeTargets
      endpointSymbols = builder.endpointSymbols
      endpointItems = builder.endpointItems
      hasUnkeyedData = builder.hasUnkeyedData
      symbolNodes = builder.symbolNodes
      symbols = builder.symbols
    }
  }

  @usableFromInline let storage: Storage
  /// The path of the file as it was given, or `-`.
  public let path: String
  /// How many bytes the file has.
  public let byteCount: Int
  /// The names of attributes, foreign elements, prefixes and instruction targets.
  public let names: [QualifiedName]
  /// The keys in the order of the file.
  public let keys: [Key]
  /// What data refer to: a key's id in a kind of element.
  public let slots: [Slot]
  /// How many elements of each kind the file has.
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

  /// How many elements of each kind a document has, nested ones included.
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
  /// How many entries the tape has.
  @inlinable public var itemCount: Int { storage.tape.count }

  /// The entry at a position of the tape.
  @inlinable public func item(_ position: Int) -> Item { storage.tape[position] }

  /// Where an entry begins in the file; `Position.none` when that is not known, as of a text.
  public func position(ofItem position: Int) -> Position { storage.tape.place(position) }

  /// The text of an entry in UTF-8, for as long as the body runs.
  @inlinable
  public func withText<Result>(_ position: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    storage.tape.withText(position, body)
  }

  /// How many bytes the texts of some entries have together.
  package func textCount(ofItems positions: Range<Int>) -> Int {
    storage.tape.textCount(positions)
  }

  /// The text of an entry.
  public func string(_ position: Int) -> String {
    withText(position) { String(decoding: $0) }
  }

  var hasUnkeyedData: Bool { storage.hasUnkeyedData }

  /// How many nodes the document has.
  @inlinable public var nodeCount: Int { storage.nodeItems.count }

  /// The position on the tape of a node.
  @inlinable public func nodeItem(_ row: Int) -> Int { Int(storage.nodeItems[row]) }

  /// Whether a node can be referred to: it has an id that no earlier node has.
  @inlinable
  public func isReferable(node row: Int) -> Bool {
    let symbol = storage.nodeSymbols[row]
    return symbol != Self.none && storage.symbolNodes[Int(symbol)] == UInt32(row)
  }

  /// The id of a node, empty when it has none.
  public func nodeID(_ row: Int) -> String {
    withNodeID(row) { String(decoding: $0) }
  }

  /// The id of a node in UTF-8, for as long as the body runs; empty when it has none.
  public func withNodeID<Result>(_ row: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let symbol = storage.nodeSymbols[row]
    let range = symbol == Self.none ? 0..<0 : storage.symbols.range(of: Int(symbol))
    return storage.symbols.bytes.withSpan(range, body)
  }

  /// The node with an id, in the graph directly under the root in which another node lies.
  public func node(withID id: borrowing Span<UInt8>, besideNode row: Int) -> Int? {
    let symbol = storage.nodeSymbols[row]
    let scope = symbol == Self.none ? 0 : storage.symbols.scope(of: Int(symbol))
    return storage.symbols.find(id, scope: scope).flatMap { node(UInt32($0)) }
  }

  /// How many edges the document has.
  @inlinable public var edgeCount: Int { storage.edgeItems.count }

  /// The position on the tape of an edge.
  @inlinable public func edgeItem(_ row: Int) -> Int { Int(storage.edgeItems[row]) }

  /// The node at which an edge begins; `nil` when there is none.
  @inlinable
  public func source(ofEdge row: Int) -> Int? { node(storage.edgeSources[row]) }

  /// The node at which an edge ends; `nil` when there is none.
  @inlinable
  public func target(ofEdge row: Int) -> Int? { node(storage.edgeTargets[row]) }

  /// The node of an endpoint, counted through all hyperedges; `nil` when there is none.
  public func node(ofEndpoint row: Int) -> Int? { node(storage.endpointSymbols[row]) }

  @inlinable
  func node(_ symbol: UInt32) -> Int? {
    guard symbol != Self.none else { return nil }
    let row = storage.symbolNodes[Int(symbol)]
    return row == Self.none ? nil : Int(row)
  }

  /// The id of the node that an edge names as its source, whether or not there is one.
  public func sourceID(ofEdge row: Int) -> String { symbolString(storage.edgeSources[row]) }

  /// The id of the node that an edge names as its target, whether or not there is one.
  public func targetID(ofEdge row: Int) -> String { symbolString(storage.edgeTargets[row]) }

  private func symbolString(_ symbol: UInt32) -> String {
    guard symbol != Self.none else { return "" }
    return storage.symbols.bytes.withSpan(storage.symbols.range(of: Int(symbol))) {
      String(decoding: $0)
    }
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
  public func describe(node row: Int) -> String {
    storage.nodeSymbols[row] == Self.none ? "node" : "node \(nodeID(row))"
  }

  /// Tag and id of an edge, as in `edge e0`; its ends where it has no id.
  public func describe(edge row: Int) -> String {
    let item = edgeItem(row)
    if self.item(item).hasID { return "edge \(string(item))" }
    return "edge \(sourceID(ofEdge: row)) -> \(targetID(ofEdge: row))"
  }
}

extension String {
  /// A string of UTF-8 bytes.
  @inlinable
  package init(decoding span: borrowing Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
