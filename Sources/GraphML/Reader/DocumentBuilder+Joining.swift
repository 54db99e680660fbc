/// Documents that were built from parts of a file, each behind the same head, are joined to what would have
/// been built from the whole file, or it is found that they cannot be.
extension DocumentBuilder {
  /// The state of a document at a place directly inside a graph that lies directly in the root.
  struct Mark {
    /// The position of the graph on the tape.
    var graph: UInt32
    var scope: UInt32
    /// The numbers of entries, names, keys and so on.
    var items: Int
    var textCount: Int
    var rows: Int
    var names: Int
    var keys: Int
    var ids: Int
    var logged: Int
    var counts: Document.Counts
    /// The line on which the place is, as the parser counts them.
    var line: Int
  }

  /// Marks a place; `nil` when it is not directly inside such a graph, or in one that keeps its white space.
  func mark(line: Int) -> Mark? {
    guard open.count == 2, open[0].kind == .graphml, open[1].kind == .graph, !open[1].keepsBlanks
    else { return nil }
    let rows =
      columns.nodeItems.count + columns.edgeItems.count + columns.endpointItems.count
    return Mark(
      graph: open[1].item, scope: scope, items: columns.items.count,
      textCount: columns.text.count, rows: rows, names: columns.names.count, keys: keys.count,
      ids: idAttributes.count, logged: log.count, counts: counts, line: line)
  }

  /// Forgets which elements have data, which says nothing about the part that begins.
  mutating func forgetOwners() {
    for slot in 0..<slotOwners.count { slotOwners[slot] = Document.none }
  }

  /// Adds what was built from the next part of the file.
  ///
  /// - Parameters:
  ///   - part: What was built from the head of the file and the part.
  ///   - start: The place in `part` at which the part begins.
  ///   - end: The place in this document at which it does.
  /// - Returns: Whether that was possible. It is not when something is wrong in the part, or one of its ids is that of
  ///   something before, which only a reading of the whole file can tell with the right words; nothing of this
  ///   document is of use then.
  mutating func join(_ part: borrowing DocumentBuilder, from start: Mark, at end: Mark) -> Bool {
    guard start.graph == end.graph, start.scope == end.scope, start.rows == 0,
      part.log.count == start.logged
    else { return false }
    let shift = Shift(
      items: UInt32(columns.items.count) &- UInt32(start.items),
      text: UInt32(truncatingIfNeeded: columns.text.count &- start.textCount),
      lines: UInt32(truncatingIfNeeded: end.line &- start.line),
      nodes: UInt32(columns.nodeItems.count), edges: UInt32(columns.edgeItems.count),
      endpoints: UInt32(columns.endpointItems.count))
    guard joinSymbols(part, shift), joinEdgeIDs(part) else { return false }
    let names = joinNames(part, from: start.names)
    guard let slots = joinSlots(part, shift, graph: start.graph) else { return false }
    joinItems(part, from: start, shift, names: names, slots: slots)
    joinReferences(part, from: start, shift)
    counts.graphs += part.counts.graphs - start.counts.graphs
    counts.hyperedges += part.counts.hyperedges - start.counts.hyperedges
    counts.ports += part.counts.ports - start.counts.ports
    hasUnkeyedData = hasUnkeyedData || part.hasUnkeyedData
    scope = part.scope
    graphDepth = part.graphDepth
    lastLeaf = part.lastLeaf == Document.none ? Document.none : part.lastLeaf &+ shift.items
    if part.open.count == 0 { open.removeAll() }
    return exceededLimit() == nil
  }

  /// The numbers that are added to those in a part.
  private struct Shift {
    var items: UInt32
    var text: UInt32
    var lines: UInt32
    var nodes: UInt32
    var edges: UInt32
    var endpoints: UInt32
  }

  /// Adds the nodes and edges of a part; gives whether no node has the id of one before.
  private mutating func joinSymbols(_ part: borrowing DocumentBuilder, _ shift: Shift) -> Bool {
    var numbers = Growable<UInt32>(capacity: part.columns.symbols.count)
    for symbol in 0..<part.columns.symbols.count {
      let number = part.columns.symbols.withText(of: symbol) { text, scope in
        columns.symbols.intern(text, scope: scope)
      }
      if number == columns.symbolNodes.count { columns.symbolNodes.append(Document.none) }
      numbers.append(UInt32(number))
      let node = part.columns.symbolNodes[symbol]
      if node == Document.none { continue }
      guard columns.symbolNodes[number] == Document.none else { return false }
      columns.symbolNodes[number] = node &+ shift.nodes
    }
    func number(_ symbol: UInt32) -> UInt32 {
      symbol == Document.none ? symbol : numbers[Int(symbol)]
    }
    columns.nodeItems.append(part.columns.nodeItems) { $0 &+ shift.items }
    columns.nodeSymbols.append(part.columns.nodeSymbols, number)
    columns.edgeItems.append(part.columns.edgeItems) { $0 &+ shift.items }
    columns.edgeSources.append(part.columns.edgeSources, number)
    columns.edgeTargets.append(part.columns.edgeTargets, number)
    columns.endpointItems.append(part.columns.endpointItems) { $0 &+ shift.items }
    columns.endpointSymbols.append(part.columns.endpointSymbols, number)
    return true
  }

  /// Adds the ids of a part's edges; gives whether none is that of an edge before.
  private mutating func joinEdgeIDs(_ part: borrowing DocumentBuilder) -> Bool {
    for symbol in 0..<part.edgeIDs.count {
      let known = edgeIDs.count
      let number = part.edgeIDs.withText(of: symbol) { edgeIDs.intern($0, scope: $1) }
      if number < known { return false }
    }
    return true
  }

  /// Adds the names that a part was the first to meet, and gives the numbers of all that it met.
  private mutating func joinNames(_ part: borrowing DocumentBuilder, from first: Int) -> [Int] {
    var numbers = Array(0..<first)
    if part.columns.names.count == first { return numbers }
    let partBareNames = Set(part.bareNames.values)
    var known: [[[UInt8]]: Int] = [:]
    let bareNames = Set(self.bareNames.values)
    for index in columns.names.indices where !bareNames.contains(index) {
      known[columns.names[index].bytes] = index
    }
    for index in first..<part.columns.names.count {
      let name = part.columns.names[index]
      if partBareNames.contains(index) {
        numbers.append(intern(bareName: name.local))
      } else {
        numbers.append(known[name.bytes] ?? intern(name))
      }
    }
    return numbers
  }

  /// Adds the slots of a part, and gives the numbers of all that it has; `nil` when it may go on with data of the
  /// graph or the root that were given before.
  private mutating func joinSlots(
    _ part: borrowing DocumentBuilder, _ shift: Shift, graph: UInt32
  ) -> [Int]? {
    var numbers: [Int] = []
    for index in part.slots.indices {
      let number = part.slotTable.withText(of: index) { text, scope in
        Item.Kind(rawValue: UInt8(truncatingIfNeeded: scope)).map { slot(text, in: $0) }
          ?? Self.unkeyedSlot
      }
      numbers.append(number)
      let owner = part.slotOwners[index]
      if owner == Document.none || index == Self.unkeyedSlot { continue }
      if slotOwners[number] == 0 || slotOwners[number] == graph { return nil }
      slotOwners[number] = owner <= graph ? owner : owner &+ shift.items
    }
    return numbers
  }

  /// Adds the entries and the texts of a part.
  private mutating func joinItems(
    _ part: borrowing DocumentBuilder, from start: Mark, _ shift: Shift, names: [Int],
    slots: [Int]
  ) {
    for outer in [0, Int(start.graph)] where part.columns.items[outer].hasEnd {
      setEnd(UInt32(outer))
    }
    columns.items.append(part.columns.items, from: start.items) { item in
      var item = item
      switch item.kind {
      case .data: item.index = slots[item.index]
      case .attribute, .namespace, .foreign, .instruction: item.index = names[item.index]
      default: break
      }
      item.textEnd &+= shift.text
      return item
    }
    columns.positions.append(part.columns.positions, from: start.items) { position in
      if position == .none { return position }
      return SourcePosition(line: position.line &+ shift.lines, column: position.column)
    }
    columns.text.append(part.columns.text, from: start.textCount) { $0 }
  }

  private mutating func joinReferences(
    _ part: borrowing DocumentBuilder, from start: Mark, _ shift: Shift
  ) {
    let items = Int(shift.items)
    for var key in part.keys[start.keys...] {
      key.item += items
      key.defaultItem = key.defaultItem.map { $0 + items }
      keys.append(key)
    }
    for var id in part.idAttributes[start.ids...] {
      id.item += items
      id.attribute += items
      // The ids of ports are told apart by node.
      if id.kind == .port && id.scope != Document.none { id.scope &+= shift.nodes }
      idAttributes.append(id)
    }
    for var reference in part.portReferences {
      reference.item += items
      reference.attribute += items
      reference.row += Int(reference.end == .endpoint ? shift.endpoints : shift.edges)
      portReferences.append(reference)
    }
  }
}

extension Document.QualifiedName {
  /// The parts in bytes, as Swift takes é composed and é decomposed for the same text.
  fileprivate var bytes: [[UInt8]] { [prefix, local, namespace].map { Array($0.utf8) } }
}
