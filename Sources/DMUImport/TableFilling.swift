import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// Fills the columns of a table in one walk over a stretch of its document.
struct TableFilling: ~Copyable {
  typealias Value = TableColumns.Value

  let document: Document
  let keys: KeyTable
  let stretch: Stretch
  let replacements: [String: [String: String]]
  var columns: TableColumns
  var words: ImportWords
  private(set) var log: DiagnosticLog
  /// By slot: where most data go without further thought.
  private let shortcuts: [Shortcut]

  /// The innermost element that is open, in which data lie.
  private var owner: Owner
  /// The open elements that have an end on the tape, outermost first.
  private var open: [Owner] = []
  /// Of the open nodes the rows in the document, and of the open graphs the directions.
  private var groups: [Int32] = []
  private var directions: [Bool] = []
  private var endpointCount = 0
  private let root = Owner(kind: .graphml, item: 0)

  /// An element in which data may lie.
  private struct Owner {
    var kind: Item.Kind
    /// The position on the tape.
    var item: Int
    /// The row of a node or an edge.
    var row = 0

    func describe(_ document: Document) -> String {
      switch kind {
      case .node: document.describe(node: row)
      case .edge: document.describe(edge: row)
      default: document.describe(itemAt: item)
      }
    }
  }

  /// The one column into which data of a slot go, by kind of element.
  private struct Shortcut {
    var node: NodeAttribute?
    var edge: EdgeAttribute?
  }

  /// - Parameters:
  ///   - columns: The columns of the whole document.
  ///   - log: A log with nothing in it.
  init(
    _ columns: TableColumns, _ keys: KeyTable, _ stretch: Stretch, options: ImportOptions,
    log: DiagnosticLog
  ) {
    document = columns.document
    self.columns = columns
    self.keys = keys
    self.stretch = stretch
    self.log = log
    words = ImportWords(options: options)
    let replacements = words.replacements
    self.replacements = replacements
    shortcuts = keys.slots.map { slot in
      var shortcut = Shortcut()
      guard replacements.isEmpty else { return shortcut }
      if slot.node.count == 1, !slot.node[0].isLoose,
        ![.stance, .writtenID].contains(slot.node[0].attribute)
      {
        shortcut.node = slot.node[0].attribute
      }
      if slot.edge?.isLoose == false { shortcut.edge = slot.edge?.attribute }
      return shortcut
    }
    owner = root
    for position in stretch.open { begin(document.item(position), position) }
  }

  /// Fills everything, in time linear in the length of the stretch.
  mutating func fill() {
    var (node, edge) = (stretch.nodes.lowerBound, stretch.edges.lowerBound)
    var position = stretch.items.lowerBound
    while position < stretch.items.upperBound {
      let item = document.item(position)
      switch item.kind {
      case .data:
        take(position, item)
        if item.hasEnd { position = document.endOfPayload(position) }
      case .node:
        columns.begin(node: node, in: groups.last ?? -1)
        for (target, item) in keys.nodeDefaults {
          set(target, Value(item), node: node, default: true)
        }
        begin(item, position, row: node)
        position = takeAttributes(position, node: node)
        node += 1
      case .edge:
        columns.begin(edge: edge, isDirected: item.isDirected ?? directions.last ?? false)
        for (target, item) in keys.edgeDefaults {
          set(target, Value(item), edge: edge, default: true)
        }
        begin(item, position, row: edge)
        position = takeAttributes(position, edge: edge)
        edge += 1
      case .graph:
        if let group = groups.last { columns.isGroup[Int(group)] = true }
        begin(item, position)
      case .hyperedge:
        columns.hyperedges.append(TableColumns.Hyperedge(item: position))
        begin(item, position)
      case .endpoint:
        if let node = document.node(ofEndpoint: endpointCount), !columns.hyperedges.isEmpty {
          columns.hyperedges[columns.hyperedges.count - 1].members.append(Int32(node))
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

  /// The columns, filled in the stretch, and what was noted.
  consuming func finish() -> (columns: TableColumns, stretch: Stretch, log: DiagnosticLog) {
    (columns, stretch, log)
  }

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

  // MARK: Data and attributes

  private mutating func take(_ position: Int, _ item: Item) {
    if takeShortcut(position, item) { return }
    let slot = keys.slots[item.index]
    switch owner.kind {
    case .node:
      for target in slot.node { set(target, Value(position), node: owner.row) }
      if !slot.node.isEmpty { return }
      if item.hasEnd { draw(position, node: owner.row) }
    case .edge:
      if let target = slot.edge {
        set(target, Value(position), edge: owner.row)
        return
      }
      if item.hasEnd { draw(position, edge: owner.row) }
    case .hyperedge:
      if let target = slot.edge, columns.hyperedges.last?.item == owner.item,
        !target.isLoose || words.edgeKind(of: Value(position), in: columns) != nil
      {
        columns.hyperedges[columns.hyperedges.count - 1].values[target.attribute.rawValue] =
          document.withValue(position, isBlank) ? 0 : Value(position)
        return
      }
    case .graph:
      if owner.item == stretch.firstGraph, columns.graphName.isEmpty,
        slot.node.contains(where: { $0.attribute == .name })
      {
        columns.graphName = trimmedWord(document.withValue(position) { String(decoding: $0) })
      }
    default: break
    }
    checkType(slot.type, position)
  }

  /// Takes data whose column is known and empty; gives whether there was anything to do so with.
  @inline(__always)
  private mutating func takeShortcut(_ position: Int, _ item: Item) -> Bool {
    guard !item.hasEnd, document.withText(position, { $0.count > 0 && $0[0] > 0x20 })
    else { return false }
    let row = owner.row
    if owner.kind == .node {
      guard let attribute = shortcuts[item.index].node, columns[attribute, row] == 0
      else { return false }
      if attribute == .kind {
        guard let kind = document.withText(position, { words.nodeKind($0) }) else { return false }
        columns.nodeKinds[row] = kind
      }
      columns[attribute, row] = Value(position)
      return true
    }
    guard owner.kind == .edge, let attribute = shortcuts[item.index].edge,
      columns[edge: attribute, row] == 0
    else { return false }
    if attribute == .kind {
      guard let kind = document.withText(position, { words.edgeKind($0) }) else { return false }
      columns.edgeKinds[row] = kind
    }
    columns[edge: attribute, row] = Value(position)
    return true
  }

  /// Takes the attributes of a node and gives the position of the last one.
  @inline(__always)
  private mutating func takeAttributes(_ element: Int, node row: Int) -> Int {
    var position = element
    while let name = document.attributeName(after: &position) {
      for target in keys.attributes[name].node { set(target, Value(position), node: row) }
    }
    return position
  }

  /// Takes the attributes of an edge and gives the position of the last one.
  @inline(__always)
  private mutating func takeAttributes(_ element: Int, edge row: Int) -> Int {
    var position = element
    while let name = document.attributeName(after: &position) {
      if let target = keys.attributes[name].edge { set(target, Value(position), edge: row) }
    }
    return position
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
      element: owner.describe(document),
      "\"\(document.withValue(position) { String(decoding: $0) })\" is no \(type.rawValue)")
  }
}

extension Document {
  /// The name of the attribute that follows at a position of the tape, which is moved there; `nil` when
  /// none follows.
  @inline(__always)
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

/// Whether a text is a whole number of any size.
private func isWholeNumber(_ text: borrowing Span<UInt8>) -> Bool {
  var digits = trimmedWord(String(decoding: text))[...]
  if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
  return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
