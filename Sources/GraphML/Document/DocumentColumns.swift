/// The memory of a document: the tape of the whole file, and columns for the nodes, edges and endpoints on it.
///
/// A ``DocumentBuilder`` fills it; from then on it does not change.
@usableFromInline
struct DocumentColumns: ~Copyable, Sendable {
  @usableFromInline var items = Growable<Item>(capacity: 1 << 10)
  /// Where each entry begins.
  var positions = Growable<SourcePosition>(capacity: 1 << 10)
  /// The texts of the entries, end to end.
  @usableFromInline var text = Growable<UInt8>(capacity: 1 << 12)
  @usableFromInline var nodeItems = Growable<UInt32>()
  /// By node: the symbol of its id, or `Document.none`.
  @usableFromInline var nodeSymbols = Growable<UInt32>()
  @usableFromInline var edgeItems = Growable<UInt32>()
  @usableFromInline var edgeSources = Growable<UInt32>()
  @usableFromInline var edgeTargets = Growable<UInt32>()
  var endpointItems = Growable<UInt32>()
  var endpointSymbols = Growable<UInt32>()
  /// By symbol: the first node with that id, or `Document.none`.
  @usableFromInline var symbolNodes = Growable<UInt32>()
  /// The ids of nodes, and those that edges and endpoints name.
  var symbols = SymbolTable()
  var names: [Document.QualifiedName] = []

  /// Where the text of an entry stands.
  @inlinable
  func textRange(_ position: Int) -> Range<Int> {
    let start = position == 0 ? 0 : Int(items[position &- 1].textEnd)
    return unsafe Range(uncheckedBounds: (start, Int(items[position].textEnd)))
  }

  /// The text of an entry, for as long as the body runs.
  @inlinable
  func withText<Result>(_ position: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    text.withSpan(textRange(position), body)
  }

  /// The text of an entry.
  func string(_ position: Int) -> String { withText(position) { String(decoding: $0) } }

  /// The id with a symbol, empty for none.
  func id(_ symbol: UInt32) -> String {
    guard symbol != Document.none else { return "" }
    return symbols.withText(of: Int(symbol)) { text, _ in String(decoding: text) }
  }

  /// The node with a symbol as its id.
  @inlinable
  func node(_ symbol: UInt32) -> Int? {
    guard symbol != Document.none else { return nil }
    let row = symbolNodes[Int(symbol)]
    return row == Document.none ? nil : Int(row)
  }

  /// The row of a column of positions at which one stands, or would.
  func row(ofItem position: Int, in column: borrowing Growable<UInt32>) -> Int {
    var (low, high) = (0, column.count)
    while low < high {
      let middle = (low + high) / 2
      if column[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The position of an attribute, without a prefix, of the element at a position.
  func attribute(_ name: String, of position: Int) -> Int? {
    var attribute = position + 1
    while attribute < items.count {
      let item = items[attribute]
      guard item.kind == .attribute || item.kind == .namespace else { return nil }
      let found = names[item.index]
      if item.kind == .attribute && found.prefix.isEmpty && found.local == name { return attribute }
      attribute += 1
    }
    return nil
  }

  /// Tag and id, or else name, of the element at a position; the ends of an edge that has no id.
  func describe(_ position: Int) -> String {
    let kind = items[position].kind
    switch kind {
    case .node:
      let symbol = nodeSymbols[row(ofItem: position, in: nodeItems)]
      return symbol == Document.none ? "node" : "node \(id(symbol))"
    case .edge where items[position].hasID: return "edge \(string(position))"
    case .edge:
      let row = row(ofItem: position, in: edgeItems)
      return "edge \(id(edgeSources[row])) -> \(id(edgeTargets[row]))"
    default:
      for name in ["id", "name", "node"] {
        if let attribute = attribute(name, of: position) { return "\(kind) \(string(attribute))" }
      }
      return "\(kind)"
    }
  }
}
