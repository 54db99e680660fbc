import DMUGraph
import GraphML

/// Fills the columns of a table in one walk over its document.
struct TableFilling {
  typealias Value = FileTable.Value

  let keys: KeyTable
  let words: ImportWords
  let replacements: [String: [String: String]]
  /// By slot: where most data go without further thought.
  private let shortcuts: [Shortcut]
  /// Whether a label of an edge is a kind, so that the others are kinds that are not known.
  var labelsAreKinds = false

  private static let drawnRank = 2

  /// The one column into which data of a slot go, by kind of element.
  private struct Shortcut {
    var node: NodeAttribute?
    var edge: EdgeAttribute?
  }

  init(keys: KeyTable, words: ImportWords) {
    self.keys = keys
    self.words = words
    let replacements = words.replacements
    self.replacements = replacements
    shortcuts = keys.slots.map { slot in
      var shortcut = Shortcut()
      guard replacements.isEmpty else { return shortcut }
      if slot.node.count == 1, !slot.node[0].isLoose, slot.node[0].attribute != .stance {
        shortcut.node = slot.node[0].attribute
      }
      if slot.edge?.isLoose == false { shortcut.edge = slot.edge?.attribute }
      return shortcut
    }
  }

  /// Fills everything, in time linear in the size of the file.
  mutating func fill(_ table: inout FileTable, _ log: inout DiagnosticLog) {
    for (target, item) in keys.nodeDefaults {
      for row in table.parents.indices {
        set(target, Value(item), node: row, default: true, &table)
      }
    }
    for (target, item) in keys.edgeDefaults {
      for row in table.isDirected.indices {
        set(target, Value(item), edge: row, default: true, &table)
      }
    }
    walk(&table, &log)
    if labelsAreKinds {
      for (edge, value) in table.otherLabels where table[edge: .kind, edge] == 0 {
        table[edge: .kind, edge] = value
      }
    }
    findWrittenIDs(&table)
  }

  private mutating func walk(_ table: inout FileTable, _ log: inout DiagnosticLog) {
    enum Open {
      case node(Int)
      case graph(isDirected: Bool)
      case other
    }
    let document = table.document
    var open: [Open] = []
    var directions: [Bool] = []
    var groups: [Int] = []
    var walker = ElementWalker(document)
    while let position = walker.next() {
      let item = document.item(position)
      switch item.kind {
      case .node:
        let row = walker.nodeCount - 1
        if let group = groups.last { table.parents[row] = Int32(group) }
        if item.hasEnd {
          open.append(.node(row))
          groups.append(row)
        }
        takeAttributes(from: position, node: row, &table)
      case .edge:
        let row = walker.edgeCount - 1
        table.isDirected[row] = item.isDirected ?? directions.last ?? false
        if item.hasEnd { open.append(.other) }
        takeAttributes(from: position, edge: row, &table)
      case .graph:
        if table.graphItem == nil { table.graphItem = position }
        if let group = groups.last { table.isGroup[group] = true }
        guard item.hasEnd else { continue }
        open.append(.graph(isDirected: item.isDirected ?? false))
        directions.append(item.isDirected ?? false)
      case .hyperedge:
        table.hyperedges.append(FileTable.Hyperedge(item: position))
        if item.hasEnd { open.append(.other) }
      case .endpoint:
        if let node = document.node(ofEndpoint: walker.endpointCount - 1),
          !table.hyperedges.isEmpty
        {
          table.hyperedges[table.hyperedges.count - 1].members.append(Int32(node))
        }
        if item.hasEnd { open.append(.other) }
      case .end:
        switch open.popLast() {
        case .node: groups.removeLast()
        case .graph: directions.removeLast()
        case .other, nil: break
        }
      case .data:
        guard let owner = walker.owner else { continue }
        take(position, of: owner, walker, &table, &log)
      case .desc, .default, .foreign: break
      default: if item.hasEnd { open.append(.other) }
      }
    }
  }

  // MARK: Data and attributes

  private mutating func take(
    _ position: Int, of owner: Int, _ walker: ElementWalker, _ table: inout FileTable,
    _ log: inout DiagnosticLog
  ) {
    let item = table.document.item(position)
    let kind = table.document.item(owner).kind
    if take(position, of: owner, item, kind, walker, &table) { return }
    let slot = keys.slots[item.index]
    switch kind {
    case .node:
      let row = table.document.nodeRow(atItem: owner, last: walker.nodeCount - 1)
      for target in slot.node { set(target, Value(position), node: row, &table) }
      if !slot.node.isEmpty { return }
      if item.hasEnd { draw(position, node: row, &table) }
    case .edge:
      let row = table.document.edgeRow(atItem: owner, last: walker.edgeCount - 1)
      if let target = slot.edge {
        set(target, Value(position), edge: row, &table)
        return
      }
      if item.hasEnd { draw(position, edge: row, &table) }
    case .hyperedge:
      let last = table.hyperedges.count - 1
      if let target = slot.edge, last >= 0, table.hyperedges[last].item == owner,
        !target.isLoose || table.document.withValue(position, { words.edgeKind($0) }) != nil
      {
        table.hyperedges[last].values[target.attribute.rawValue] =
          table.document.withValue(position, isBlank) ? 0 : Value(position)
        return
      }
    case .graph:
      if owner == table.graphItem, table.graphName.isEmpty,
        slot.node.contains(where: { $0.attribute == .name })
      {
        table.graphName = trimmedWord(table.document.withValue(position) { String(decoding: $0) })
      }
    default: break
    }
    checkType(slot.type, position, walker, &log)
  }

  /// Takes data whose column is known and empty; gives whether there was anything to do so with.
  @inline(__always)
  private func take(
    _ position: Int, of owner: Int, _ item: Item, _ kind: Item.Kind, _ walker: ElementWalker,
    _ table: inout FileTable
  ) -> Bool {
    guard !item.hasEnd, table.document.withText(position, { $0.count > 0 && $0[0] > 0x20 })
    else { return false }
    switch kind {
    case .node:
      guard let attribute = shortcuts[item.index].node else { return false }
      let row = table.document.nodeRow(atItem: owner, last: walker.nodeCount - 1)
      guard table[attribute, row] == 0 else { return false }
      if attribute == .kind {
        let kind = table.document.withText(position) { words.nodeKind($0) }
        if kind == nil { return false }
        table.nodeKinds[row] = kind
      }
      table[attribute, row] = Value(position)
    case .edge:
      guard let attribute = shortcuts[item.index].edge else { return false }
      let row = table.document.edgeRow(atItem: owner, last: walker.edgeCount - 1)
      guard table[edge: attribute, row] == 0 else { return false }
      if attribute == .kind {
        let kind = table.document.withText(position) { words.edgeKind($0) }
        if kind == nil { return false }
        table.edgeKinds[row] = kind
      }
      table[edge: attribute, row] = Value(position)
    default: return false
    }
    return true
  }

  @inline(__always)
  private mutating func takeAttributes(
    from element: Int, node row: Int, _ table: inout FileTable
  ) {
    var position = element + 1
    while position < table.document.itemCount {
      let item = table.document.item(position)
      guard item.kind == .attribute || item.kind == .namespace else { return }
      if item.kind == .attribute {
        for target in keys.attributes[item.index].node {
          set(target, Value(position), node: row, &table)
        }
      }
      position += 1
    }
  }

  @inline(__always)
  private mutating func takeAttributes(
    from element: Int, edge row: Int, _ table: inout FileTable
  ) {
    var position = element + 1
    while position < table.document.itemCount {
      let item = table.document.item(position)
      guard item.kind == .attribute || item.kind == .namespace else { return }
      if item.kind == .attribute, let target = keys.attributes[item.index].edge {
        set(target, Value(position), edge: row, &table)
      }
      position += 1
    }
  }

  /// Warns of a value that is not of the type that its key declares.
  private func checkType(
    _ type: Key.ValueType, _ position: Int, _ walker: ElementWalker, _ log: inout DiagnosticLog
  ) {
    guard type != .string else { return }
    let document = walker.document
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
      .warning, .badValue, at: document.item(position).position, element: walker.describeOwner(),
      "\"\(document.withValue(position) { String(decoding: $0) })\" is no \(type.rawValue)")
  }

  // MARK: Drawings

  /// Takes from the drawing of a node what it says in words.
  private mutating func draw(_ position: Int, node row: Int, _ table: inout FileTable) {
    let drawing = Drawing(table.document, position)
    if drawing.isNote { table.notes.insert(row) }
    if !drawing.labels.isEmpty, table.labels[row] == 0 {
      let label = drawing.labels.joined(separator: String(Drawing.labelSeparator))
      table.labels[row] = table.derive(label, from: position, rank: Self.drawnRank)
    }
    for (name, text) in drawing.tags {
      for target in keys.nodeNames[normalized(name)] ?? [] {
        let value = table.derive(text, from: position, rank: target.rank)
        set(target, value, node: row, &table)
      }
    }
  }

  /// Takes from the drawing of an edge its properties, its label, when that is a kind, and its
  /// arrowheads.
  private mutating func draw(_ position: Int, edge row: Int, _ table: inout FileTable) {
    let drawing = Drawing(table.document, position)
    for (name, text) in drawing.tags {
      guard let target = keys.edgeNames[normalized(name)]?.first else { continue }
      set(target, table.derive(text, from: position, rank: target.rank), edge: row, &table)
    }
    let rank = EdgeAttribute.labelRank
    for label in drawing.labels {
      let value = table.derive(label, from: position, rank: rank)
      set(
        KeyTable.Target(attribute: .kind, rank: rank, isLoose: true), value, edge: row, &table)
    }
    guard let arrows = drawing.arrows else { return }
    if arrows.source == arrows.target { table.isDirected[row] = false }
    if arrows.source && !arrows.target {
      table.isDirected[row] = true
      table.reversed.insert(row)
    }
  }

  // MARK: Ids

  private func findWrittenIDs(_ table: inout FileTable) {
    for row in table.parents.indices where table[.writtenID, row] != 0 {
      let id = Array(trimmedWord(table.string(table[.writtenID, row])).utf8)
      table.writtenIDs[id] = table.writtenIDs[id] == nil ? Int32(row) : -1
    }
  }
}

/// Whether a text is a whole number of any size.
private func isWholeNumber(_ text: borrowing Span<UInt8>) -> Bool {
  var digits = trimmedWord(String(decoding: text))[...]
  if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
  return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
