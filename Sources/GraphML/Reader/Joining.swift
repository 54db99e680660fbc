/// Documents that were built from parts of a file, each behind the same head, are joined to what would have
/// been built from the whole file, or it is found that they cannot be.
extension DocumentBuilder {
  /// How far a document has come at a place directly inside a graph that lies directly in the root.
  struct Mark {
    /// The position of the graph on the tape.
    var graph: UInt32
    var scope: UInt32
    var items: Int
    /// How many nodes, edges and endpoints there are.
    var rows: Int
    var names: Int
    var keys: Int
    var ids: Int
    var logged: Int
    var counts: Document.Counts
    /// Where the place is in the file, as far as the parser knows.
    var line: UInt32
    var column: UInt32
  }

  /// Marks the place at which the parser is; `nil` when it is not directly inside such a graph, or in one that
  /// keeps its white space.
  func mark(line: UInt32, column: UInt32) -> Mark? {
    guard frames.count == 2, frames[0].element == .graphml, frames[1].element == .graph,
      !frames[1].keepsBlanks
    else { return nil }
    return Mark(
      graph: frames[1].item, scope: scope, items: items.count,
      rows: nodeItems.count + edgeItems.count + endpointItems.count, names: names.count,
      keys: keys.count, ids: idAttributes.count,
      logged: log.count, counts: counts, line: line, column: column)
  }

  /// Forgets which elements have data, which says nothing about the part that begins.
  mutating func forgetOwners() {
    for slot in 0..<slotOwners.count { slotOwners[slot] = Document.none }
  }

  /// How many entries there are in all parts that were joined.
  var itemCount: Int { later.last?.end ?? items.count }

  /// How many bytes of text there are in all parts that were joined.
  var textCount: Int { later.reduce(text.count) { $0 + $1.text.count } }

  /// Adds what was built from the next part of the file.
  ///
  /// - Parameters:
  ///   - part: What was built from the head of the file and the part. What is large is let go of once it is added.
  ///   - start: The place in `part` at which the part begins.
  ///   - end: The place in this document at which it does.
  /// - Returns: Whether that was possible. It is not when something is wrong in the part, or one of its ids is that of
  ///   something before, which only a reading of the whole file can tell with the right words; nothing of this
  ///   document is of use then.
  mutating func join(_ part: inout DocumentBuilder, from start: Mark, at end: Mark) -> Bool {
    guard start.graph == end.graph, start.scope == end.scope, start.column == end.column,
      start.rows == 0, part.log.count == start.logged
    else { return false }
    let shift = Shift(
      items: UInt32(itemCount) &- UInt32(start.items),
      nodes: UInt32(nodeItems.count), edges: UInt32(edgeItems.count),
      endpoints: UInt32(endpointItems.count))
    guard joinSymbols(part, shift), joinEdgeIDs(part) else { return false }
    let names = joinNames(part, from: start.names)
    guard let slots = joinSlots(part, shift, graph: start.graph) else { return false }
    joinItems(&part, from: start, at: end, shift, names: names, slots: slots)
    joinReferences(part, from: start, shift)
    joinCounts(part.counts, less: start.counts)
    hasUnkeyedData = hasUnkeyedData || part.hasUnkeyedData
    scope = part.scope
    graphDepth = part.graphDepth
    lastLeaf = part.lastLeaf == Document.none ? Document.none : part.lastLeaf &+ shift.items
    if part.frames.count == 0 { frames.removeAll() }
    return exceededLimit() == nil
  }

  /// What is to be added to the numbers in a part.
  private struct Shift {
    var items: UInt32
    var nodes: UInt32
    var edges: UInt32
    var endpoints: UInt32
  }

  /// Adds the nodes and edges of a part; gives whether no node has the id of one before.
  private mutating func joinSymbols(_ part: borrowing DocumentBuilder, _ shift: Shift) -> Bool {
    var numbers = Growable<UInt32>(capacity: part.symbols.count)
    for symbol in 0..<part.symbols.count {
      let number = part.symbols.withText(of: symbol) { text, scope in
        symbols.intern(text, scope: scope)
      }
      if number == symbolNodes.count { symbolNodes.append(Document.none) }
      numbers.append(UInt32(number))
      let node = part.symbolNodes[symbol]
      if node == Document.none { continue }
      guard symbolNodes[number] == Document.none else { return false }
      symbolNodes[number] = node &+ shift.nodes
    }
    func number(_ symbol: UInt32) -> UInt32 {
      symbol == Document.none ? symbol : numbers[Int(symbol)]
    }
    nodeItems.append(part.nodeItems) { $0 &+ shift.items }
    nodeSymbols.append(part.nodeSymbols, number)
    edgeItems.append(part.edgeItems) { $0 &+ shift.items }
    edgeSources.append(part.edgeSources, number)
    edgeTargets.append(part.edgeTargets, number)
    endpointItems.append(part.endpointItems) { $0 &+ shift.items }
    endpointSymbols.append(part.endpointSymbols, number)
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
    if part.names.count == first { return numbers }
    let words = Set(part.words.values)
    var known: [[[UInt8]]: Int] = [:]
    let ownWords = Set(self.words.values)
    for index in names.indices where !ownWords.contains(index) {
      known[names[index].bytes] = index
    }
    for index in first..<part.names.count {
      let name = part.names[index]
      if words.contains(index) {
        numbers.append(intern(word: name.local))
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
        ElementName(rawValue: UInt8(truncatingIfNeeded: scope)).map { slot(text, in: $0) }
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

  /// Takes over the entries and the texts of a part.
  private mutating func joinItems(
    _ part: inout DocumentBuilder, from start: Mark, at end: Mark, _ shift: Shift,
    names: [Int], slots: [Int]
  ) {
    for outer in [0, Int(start.graph)] where part.items[outer].hasEnd { setEnd(UInt32(outer)) }
    let areNumbersSame =
      names.indices.allSatisfy { names[$0] == $0 } && slots.indices.allSatisfy { slots[$0] == $0 }
    if !areNumbersSame {
      part.items.update(from: start.items) { item in
        switch item.kind {
        case .data: item.index = slots[item.index]
        case .attribute, .namespace, .foreign, .instruction: item.index = names[item.index]
        default: break
        }
      }
    }
    later.append(
      Tape.Owner(
        items: exchange(&part.items, with: Growable()),
        places: exchange(&part.places, with: Places()),
        text: exchange(&part.text, with: Growable()), origin: Int(shift.items),
        lines: Int(end.line) - Int(start.line)))
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
      if id.element == .port && id.scope != Document.none { id.scope &+= shift.nodes }
      idAttributes.append(id)
    }
    for var reference in part.portReferences {
      reference.item += items
      reference.attribute += items
      reference.row += Int(reference.end == .endpoint ? shift.endpoints : shift.edges)
      portReferences.append(reference)
    }
  }

  private mutating func joinCounts(_ part: Document.Counts, less head: Document.Counts) {
    counts.graphs += part.graphs - head.graphs
    counts.hyperedges += part.hyperedges - head.hyperedges
    counts.ports += part.ports - head.ports
  }
}

extension Document.QualifiedName {
  /// The parts in bytes, as Swift takes é composed and é decomposed for the same text.
  fileprivate var bytes: [[UInt8]] { [prefix, local, namespace].map { Array($0.utf8) } }
}
