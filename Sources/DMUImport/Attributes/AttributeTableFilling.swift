import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// Fills the table of a part of a document in one walk over its tape. Rows are counted from the part's first.
struct AttributeTableFilling: ~Copyable {
  typealias Value = AttributeTable.Value

  let document: Document
  let keys: AttributeKeys
  let part: DocumentPart
  let replacements: [String: [String: String]]
  var table: AttributeTable
  var words: WordMeanings
  private var log: DiagnosticLog

  /// The innermost element that is open, in which data lie.
  private var owner: Owner
  /// The open elements that have an end on the tape, outermost first.
  private var open: [Owner] = []
  /// The rows of the open nodes, and whether the open graphs are directed.
  private var groups: [Int32] = []
  private var directions: [Bool] = []
  private var endpointCount = 0
  private var firstGraph: Int?
  private let root = Owner(kind: .graphml, item: 0)

  /// An element in which data may lie.
  private struct Owner {
    var kind: Item.Kind
    /// The position on the tape.
    var item: Int
    /// The row of a node or an edge.
    var row = 0
  }

  /// - Parameter log: A log with nothing in it.
  init(
    _ document: Document, _ keys: AttributeKeys, _ part: DocumentPart, options: ImportOptions,
    log: DiagnosticLog
  ) {
    self.document = document
    self.keys = keys
    self.part = part
    self.log = log
    table = AttributeTable(document, keys, part)
    words = WordMeanings(options: options)
    replacements = words.replacements
    firstGraph = part.firstGraph
    owner = root
    for position in part.open { begin(document.item(position), position) }
  }

  /// Fills everything, in time linear in the length of the part.
  mutating func fill() {
    var (node, edge) = (0, 0)
    var position = part.items.lowerBound
    while position < part.items.upperBound {
      let item = document.item(position)
      switch item.kind {
      case .data:
        take(position, item)
        if item.hasEnd { position = document.endOfPayload(position) }
      case .node:
        table.parents[node] = groups.last ?? -1
        for (target, item) in keys.nodeDefaults {
          set(target, Value(item), node: node, default: true)
        }
        begin(item, position, row: node)
        while let name = document.attributeName(after: &position) {
          for target in keys.attributes[name].node { set(target, Value(position), node: node) }
        }
        node += 1
      case .edge:
        table.isDirected[edge] = item.isDirected ?? directions.last ?? false
        for (target, item) in keys.edgeDefaults {
          set(target, Value(item), edge: edge, default: true)
        }
        begin(item, position, row: edge)
        while let name = document.attributeName(after: &position) {
          if let target = keys.attributes[name].edge { set(target, Value(position), edge: edge) }
        }
        edge += 1
      case .graph:
        if let group = groups.last { table.isGroup[Int(group)] = true }
        if firstGraph == nil { firstGraph = position }
        begin(item, position)
      case .hyperedge:
        table.hyperedges.append(AttributeTable.Hyperedge(item: position))
        begin(item, position)
      case .endpoint:
        if let node = document.node(ofEndpoint: endpointCount), !table.hyperedges.isEmpty {
          table.hyperedges[table.hyperedges.count - 1].members.append(Int32(node))
        }
        endpointCount += 1
        begin(item, position)
      case .graphml, .key, .port, .locator: begin(item, position)
      case .end: end()
      case .desc, .default, .foreign:
        owner = open.last ?? root
        position = document.endOfPayload(position)
      case .text, .instruction: owner = open.last ?? root
      case .attribute, .namespace: break
      }
      position += 1
    }
  }

  /// The table of the part, and what was noted.
  consuming func finish() -> (table: AttributeTable, log: DiagnosticLog) { (table, log) }

  private mutating func begin(_ item: Item, _ position: Int, row: Int = 0) {
    owner = Owner(kind: item.kind, item: position, row: row)
    guard item.hasEnd else { return }
    open.append(owner)
    if item.kind == .node { groups.append(Int32(row)) }
    if item.kind == .graph { directions.append(item.isDirected ?? false) }
  }

  private mutating func end() {
    guard let ended = open.popLast() else { return }
    if ended.kind == .node { groups.removeLast() }
    if ended.kind == .graph { directions.removeLast() }
    owner = open.last ?? root
  }

  // MARK: Data

  private mutating func take(_ position: Int, _ item: Item) {
    let slot = keys.slots[item.index]
    switch owner.kind {
    case .node:
      for target in slot.node { set(target, Value(position), node: owner.row) }
      if !slot.node.isEmpty { return }
      if item.hasEnd { takeDrawing(position, node: owner.row) }
    case .edge:
      if let target = slot.edge {
        set(target, Value(position), edge: owner.row)
        return
      }
      if item.hasEnd { takeDrawing(position, edge: owner.row) }
      if slot.isLineStyle, takesDashes(position) { table.isDashed[owner.row] = true }
    case .hyperedge:
      if let target = slot.edge, table.hyperedges.last?.item == owner.item,
        !target.isLoose || words.edgeKind(of: Value(position), in: table) != nil
      {
        table.hyperedges[table.hyperedges.count - 1].values[target.attribute.rawValue] =
          document.withValue(position, isBlank) ? 0 : Value(position)
        return
      }
    case .graph:
      if owner.item == firstGraph, table.graphName.isEmpty,
        slot.node.contains(where: { $0.attribute == .name })
      {
        table.graphName = trimmedWord(document.withValue(position) { String(decoding: $0) })
      }
    default: break
    }
    checkType(slot.type, position)
  }

  /// True when data say that a line is dashed.
  private func takesDashes(_ position: Int) -> Bool {
    document.withValue(position) {
      $0.count < 1_000 && LineStyle.isDashed(String(decoding: $0))
    }
  }

  /// Warns of a value that is not of the type that its key declares.
  private mutating func checkType(_ type: Key.ValueType, _ position: Int) {
    guard type != .string else { return }
    let isGood = document.withValue(position) { text in
      if isBlank(text) { return true }
      return switch type {
      case .boolean: Boolean.parse(text) != nil
      case .int, .long: isWholeNumber(text)
      case .float, .double: number(text) != nil
      case .string: true
      }
    }
    guard !isGood else { return }
    log.note(
      .warning, .badValue, at: document.position(ofItem: position),
      element: document.describe(itemAt: owner.item),
      "\"\(document.withValue(position) { String(decoding: $0) })\" is no \(type.rawValue)")
  }
}

extension Document {
  /// The name of the attribute that follows at a position of the tape, which is moved there; `nil` when
  /// none follows.
  fileprivate func attributeName(after position: inout Int) -> Int? {
    while position + 1 < itemCount {
      let item = item(position + 1)
      if item.kind == .attribute {
        position += 1
        return item.index
      }
      guard item.kind == .namespace else { return nil }
      position += 1
    }
    return nil
  }
}

/// True when a text is a whole number of any size.
func isWholeNumber(_ text: borrowing Span<UInt8>) -> Bool {
  var digits = trimmedWord(String(decoding: text))[...]
  if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
  return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
