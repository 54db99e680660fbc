extension DocumentBuilder {
  /// Makes the document, after a look at everything that could not be known before its end: the keys
  /// of data, the nodes of edges, the ids of what is not a node or an edge, and ports.
  consuming func finish(path: String, byteCount: Int) -> (Document, DiagnosticLog) {
    var log = self.log
    counts.nodes = columns.nodeItems.count
    counts.edges = columns.edgeItems.count
    counts.keys = keys.count
    resolveSlots()
    let (ids, references) = (idAttributes, portReferences)
    let (keys, slots, counts, hasUnkeyedData) = (keys, slots, counts, hasUnkeyedData)
    let document = Document(
      storage: Document.Storage(columns), path: path, byteCount: byteCount, keys: keys,
      slots: slots, counts: counts)
    document.checkKeys(&log)
    document.checkData(hasUnkeyedData: hasUnkeyedData, &log)
    document.checkEnds(&log)
    document.checkIDs(ids, &log)
    document.checkPorts(ids, references, &log)
    return (document, log)
  }

  /// A key's id, compared by bytes, and the kind of element that it serves.
  fileprivate struct Declaration: Hashable {
    var id: [UInt8]
    var domain: Key.Domain

    init(_ id: String, _ domain: Key.Domain) {
      self.id = Array(id.utf8)
      self.domain = domain
    }
  }

  /// Finds the key of each slot: of the declarations of an id the first for the kind of element counts, else the
  /// first for all kinds, else the first of all.
  private mutating func resolveSlots() {
    var declared: [Declaration: Int] = [:]
    var first: [[UInt8]: Int] = [:]
    for (index, key) in keys.enumerated().reversed() {
      declared[Declaration(key.id, key.domain)] = index
      first[Array(key.id.utf8)] = index
    }
    for index in slots.indices where index != DocumentBuilder.unkeyedSlot {
      let (id, domain) = (slots[index].keyID, slots[index].domain)
      slots[index].key =
        declared[Declaration(id, domain)] ?? declared[Declaration(id, .all)]
        ?? first[Array(id.utf8)]
    }
  }
}

extension Document {
  /// Keys with the id of an earlier one for the same kind of element.
  fileprivate func checkKeys(_ log: inout DiagnosticLog) {
    var seen: Set<DocumentBuilder.Declaration> = []
    for key in keys where !seen.insert(DocumentBuilder.Declaration(key.id, key.domain)).inserted {
      log.note(
        .warning, .duplicateID, at: position(ofItem: key.item), element: "key \(key.id)",
        "a key with this id is declared for \(key.domain.rawValue) already; the first counts")
    }
  }

  /// Keys that are not declared for the kind of element in which they are used, at the first such data.
  fileprivate func checkData(hasUnkeyedData: Bool, _ log: inout DiagnosticLog) {
    var complaints: [Int: String] = [:]
    for slot in slots.indices where slot != DocumentBuilder.unkeyedSlot || hasUnkeyedData {
      complaints[slot] = complaint(ofSlot: slot)
    }
    var position = 0
    while !complaints.isEmpty, position < itemCount {
      let item = item(position)
      if item.kind == .data, let complaint = complaints.removeValue(forKey: item.index) {
        log.note(
          .warning, .undeclaredKey, at: self.position(ofItem: position),
          element: item.index == DocumentBuilder.unkeyedSlot
            ? "data" : "key \(slots[item.index].keyID)", complaint)
      }
      position += 1
    }
  }

  /// The complaint about a slot whose key is not declared for its kind of element.
  private func complaint(ofSlot slot: Int) -> String? {
    let domain = slots[slot].domain
    guard slot != DocumentBuilder.unkeyedSlot else {
      return "the data have no key and say nothing; name the attribute with key=\"…\""
    }
    guard let key = slots[slot].key.map({ keys[$0] }) else {
      return "the key is not declared; its id serves as the name, and its values are text"
    }
    if key.domain == domain || key.domain == .all { return nil }
    return "the key is declared for \(key.domain.rawValue) and used for \(domain.rawValue); "
      + "it is read all the same"
  }

  /// Edges and endpoints whose node does not exist.
  fileprivate func checkEnds(_ log: inout DiagnosticLog) {
    for row in 0..<edgeCount where source(ofEdge: row) == nil || target(ofEdge: row) == nil {
      let ends = [
        ("source", storage.columns.edgeSources[row], sourceID(ofEdge: row)),
        ("target", storage.columns.edgeTargets[row], targetID(ofEdge: row)),
      ]
      let missing = ends.filter { node($0.1) == nil }.map { end, symbol, id in
        symbol == Self.none ? "it has no \(end)" : "its \(end) \(id) is no node of this graph"
      }
      log.note(
        .error, .danglingEdge, at: position(ofItem: edgeItem(row)), element: describe(edge: row),
        missing.joined(separator: " and ") + "; add the node or remove the edge")
    }
    for row in 0..<storage.columns.endpointSymbols.count where node(ofEndpoint: row) == nil {
      let position = Int(storage.columns.endpointItems[row])
      log.note(
        .error, .danglingEdge, at: self.position(ofItem: position),
        element: describe(itemAt: position),
        storage.columns.endpointSymbols[row] == Self.none
          ? "the endpoint names no node" : "its node does not exist; add it or remove the endpoint")
    }
  }

  /// Graphs, hyperedges and ports with the id of an earlier one.
  fileprivate func checkIDs(_ ids: [IDAttribute], _ log: inout DiagnosticLog) {
    var tables: [Item.Kind: SymbolBox] = [:]
    for id in ids {
      let box = tables[id.kind] ?? SymbolBox()
      tables[id.kind] = box
      let isNew = withText(id.attribute) { box.insert($0, scope: id.scope) }
      if isNew { continue }
      log.note(
        .warning, .duplicateID, at: position(ofItem: id.item),
        element: describe(itemAt: id.item),
        "an earlier \(id.kind) has this id already")
    }
  }

  /// Ports that edges and endpoints name and that their nodes do not have.
  fileprivate func checkPorts(
    _ ids: [IDAttribute], _ references: [PortReference], _ log: inout DiagnosticLog
  ) {
    guard !references.isEmpty else { return }
    let ports = SymbolBox()
    for id in ids where id.kind == .port {
      _ = withText(id.attribute) { ports.insert($0, scope: id.scope) }
    }
    let known = ports.table.count
    for reference in references {
      let node =
        switch reference.end {
        case .source: source(ofEdge: reference.row)
        case .target: target(ofEdge: reference.row)
        case .endpoint: node(ofEndpoint: reference.row)
        }
      guard let node else { continue }
      let symbol = withText(reference.attribute) {
        ports.table.intern($0, scope: UInt32(node))
      }
      guard symbol >= known else { continue }
      log.note(
        .warning, .danglingPort, at: position(ofItem: reference.item),
        element: describe(itemAt: reference.item),
        "\(describe(node: node)) has no port \(string(reference.attribute))")
    }
  }
}

/// A symbol table that can be captured.
private final class SymbolBox {
  var table = SymbolTable()

  func insert(_ text: borrowing Span<UInt8>, scope: UInt32) -> Bool {
    let known = table.count
    return table.intern(text, scope: scope) == known
  }
}
