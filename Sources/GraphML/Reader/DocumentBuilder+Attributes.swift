/// The meaning of attributes.
extension DocumentBuilder {
  /// True if an attribute of the element just begun has a column of its own.
  @inline(__always)
  func takes(_ attribute: AttributeName) -> Bool {
    switch innermost.kind {
    case .data: attribute == .key
    case .edge: attribute == .source || attribute == .target || attribute == .id
    case .node: attribute == .id
    default: false
    }
  }

  /// Takes the value of an attribute that has a column of its own.
  @inline(__always)
  mutating func take(_ attribute: AttributeName, _ value: borrowing Span<UInt8>) {
    let element = innermost
    switch (element.kind, attribute) {
    case (.data, _): takeKey(value, element)
    case (.edge, .source): columns.edgeSources[Int(element.row)] = symbol(value)
    case (.edge, .target): columns.edgeTargets[Int(element.row)] = symbol(value)
    case (.edge, _): takeEdgeID(value, element)
    case (_, _):
      let symbol = symbol(value)
      columns.nodeSymbols[Int(element.row)] = symbol
      if columns.symbolNodes[Int(symbol)] == Document.none {
        columns.symbolNodes[Int(symbol)] = element.row
      } else {
        noteDuplicateNode(element)
      }
    }
  }

  @inline(__always)
  private mutating func takeKey(_ value: borrowing Span<UInt8>, _ element: OpenElement) {
    let parent = open[open.count &- 2]
    let slot = slot(value, in: parent.kind)
    columns.items[Int(element.item)].index = slot
    if slotOwners[slot] == parent.item { noteDuplicateData(slot, element, in: parent) }
    slotOwners[slot] = parent.item
  }

  private mutating func takeEdgeID(_ value: borrowing Span<UInt8>, _ element: OpenElement) {
    columns.text.append(contentsOf: value)
    columns.items[Int(element.item)].textEnd = UInt32(truncatingIfNeeded: columns.text.count)
    columns.items[Int(element.item)].hasID = true
    let known = edgeIDs.count
    let symbol = edgeIDs.intern(value, scope: scope)
    // networkx numbers parallel edges alone, so that nearly all have the id 0: once is enough.
    if symbol < known, repeatedEdgeIDs.insert(symbol).inserted { noteDuplicateEdge(element) }
  }

  @inline(__always)
  private mutating func symbol(_ id: borrowing Span<UInt8>) -> UInt32 {
    let symbol = columns.symbols.intern(id, scope: scope)
    if symbol == columns.symbolNodes.count { columns.symbolNodes.append(Document.none) }
    return UInt32(truncatingIfNeeded: symbol)
  }

  /// The slot of data with a key, in an element of a kind.
  @inline(__always)
  mutating func slot(_ keyID: borrowing Span<UInt8>, in kind: Item.Kind) -> Int {
    let slot = slotTable.internFrequent(keyID, scope: UInt32(kind.rawValue))
    if slot == slots.count {
      slots.append(Document.Slot(keyID: String(decoding: keyID), domain: kind.keyDomain))
      slotOwners.append(Document.none)
    }
    return slot
  }

  /// Keeps a namespace that the element just begun declares.
  mutating func keepNamespace(prefix name: Int, uri: borrowing Span<UInt8>) {
    open[open.count - 1].namespaces += 1
    appendToTag(.namespace, index: name, uri)
  }

  /// Adds what stands in the tag of the element just begun, and has its position.
  private mutating func appendToTag(
    _ kind: Item.Kind, index: Int, _ value: borrowing Span<UInt8>
  ) {
    columns.text.append(contentsOf: value)
    append(kind, index: index, at: columns.positions[Int(innermost.item)])
  }

  /// Keeps an attribute that has no column of its own, and looks at those that GraphML defines.
  mutating func keep(attribute name: Int, _ value: borrowing Span<UInt8>) {
    let element = innermost
    appendToTag(.attribute, index: name, value)
    guard element.payloadDepth == 0 else { return }
    if name == spaceName && String(decoding: value) == "preserve" {
      open[open.count - 1].keepsBlanks = true
    }
    let (item, attribute) = (Int(element.item), columns.items.count - 1)
    func remember(_ scope: UInt32) -> IDAttribute {
      IDAttribute(kind: element.kind, scope: scope, item: item, attribute: attribute)
    }
    func reference(_ end: PortReference.End) -> PortReference {
      PortReference(end: end, row: Int(element.row), item: item, attribute: attribute)
    }
    switch (element.kind, attributeNames[name]) {
    case (.edge, .directed): keepDirection(value, item)
    case (.graph, .edgedefault): keepDefaultDirection(value, item)
    case (.graph, .id): idAttributes.append(remember(0))
    case (.hyperedge, .id): idAttributes.append(remember(scope))
    case (.port, .name): idAttributes.append(remember(element.row))
    case (.edge, .sourceport): portReferences.append(reference(.source))
    case (.edge, .targetport): portReferences.append(reference(.target))
    case (.endpoint, .port): portReferences.append(reference(.endpoint))
    case (.endpoint, .node): columns.endpointSymbols[Int(element.row)] = symbol(value)
    case (.endpoint, .type): checkEndpointType(value)
    case (.key, let attribute): describeKey(attribute, String(decoding: value))
    default: break
    }
  }

  private mutating func keepDirection(_ value: borrowing Span<UInt8>, _ item: Int) {
    if let isDirected = Boolean.parse(value) {
      columns.items[item].isDirected = isDirected
    } else {
      badValues.append("directed is \"\(String(decoding: value))\"; write true or false")
    }
  }

  private mutating func keepDefaultDirection(_ value: borrowing Span<UInt8>, _ item: Int) {
    switch String(decoding: value) {
    case "directed": columns.items[item].isDirected = true
    case "undirected": columns.items[item].isDirected = false
    case let value:
      badValues.append("edgedefault is \"\(value)\"; write directed or undirected")
    }
  }

  private mutating func checkEndpointType(_ value: borrowing Span<UInt8>) {
    let value = String(decoding: value)
    guard !["in", "out", "undir"].contains(value) else { return }
    badValues.append("the endpoint's type is \"\(value)\"; write in, out or undir")
  }

  private mutating func describeKey(_ attribute: AttributeName, _ value: String) {
    let key = keys.count - 1
    switch attribute {
    case .id: keys[key].id = value
    case .attrName: keys[key].name = value
    case .attrType: keys[key].type = Key.ValueType(rawValue: value) ?? .string
    case .for:
      keys[key].domain = Key.Domain(rawValue: value) ?? .all
      if Key.Domain(rawValue: value) == nil {
        log.note(
          .warning, .badValue, at: Position(columns.positions[keys[key].item]),
          element: "key \(keys[key].id)",
          "for is \"\(value)\", which is no kind of element; the key is read as one for all")
      }
    default: break
    }
  }

  /// Looks at what the attributes of the element just begun say together.
  @inline(__always)
  mutating func finishStart() {
    let element = innermost
    if !badValues.isEmpty { noteBadValues(element) }
    switch element.kind {
    case .node where columns.nodeSymbols[Int(element.row)] == Document.none:
      badValues.append("the node has no id; give it one that no other node has")
      noteBadValues(element)
    case .data where columns.items[Int(element.item)].index == Self.unkeyedSlot:
      hasUnkeyedData = true
    case .key:
      let key = keys.count - 1
      if keys[key].name.isEmpty { keys[key].name = keys[key].id }
    default: break
    }
  }
}
