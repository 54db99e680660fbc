/// Puts the elements, attributes and texts of a file on a document's tape, as the parser meets them.
///
/// An element is announced by ``start(name:at:)``, then come the attributes that have a column of their own
/// (``takes(_:)``), the namespaces (``keepNamespace(prefix:uri:)``), the other attributes and ``finishStart()``, which
/// looks at them together.
struct DocumentBuilder: ~Copyable {
  var columns = DocumentColumns()
  var keys: [Key] = []
  var slots: [Document.Slot] = []
  var counts = Document.Counts()
  var hasUnkeyedData = false
  var log: DiagnosticLog
  let limits: Limits

  /// By number of a name: the element or the attribute that it stands for.
  var elementKinds = Growable<Item.Kind>()
  var attributeNames = Growable<AttributeName>()
  /// The numbers of prefixes and of the targets of instructions, by their bytes, as Swift takes é composed and é
  /// decomposed for the same text.
  var bareNames: [[UInt8]: Int] = [:]
  private var rootNamespace: String?
  /// The number of the name `xml:space`, or -1.
  var spaceName = -1

  /// The open elements, outermost first.
  var open = Growable<OpenElement>()
  var graphDepth = 0
  /// The number of the graph directly under the root, within which ids are told apart.
  var scope: UInt32 = 0
  /// The last element that was closed without an end on the tape, or `Document.none`.
  var lastLeaf = Document.none
  /// White space between elements, which is kept only if text follows that lies there, too.
  private var blanks = Growable<UInt8>(capacity: 1 << 8)

  var edgeIDs = SymbolTable()
  var repeatedEdgeIDs: Set<Int> = []
  /// The ids of keys by kind of element, which are the scopes; their symbols are the positions in `slots`.
  var slotTable = SymbolTable()
  /// By slot: the last element that had such data.
  var slotOwners = Growable<UInt32>()
  var idAttributes: [IDAttribute] = []
  var portReferences: [PortReference] = []
  /// Messages on the attributes of the element just begun.
  var badValues: [String] = []
  /// The first value that is longer than is allowed: where it stands and in what.
  var oversized: (position: Position, element: String)?

  /// Why reading must stop.
  enum Refusal: Error {
    case notGraphML(String)
    case limit(String)
  }

  /// The slot of data without a key.
  static let unkeyedSlot = 0
  /// The most white space, in bytes, that is kept before a text between elements.
  private static let maximumBlanks = 1 << 16

  init(log: DiagnosticLog, limits: Limits) {
    self.log = log
    self.limits = limits
    let empty: [UInt8] = []
    _ = slotTable.intern(empty.span, scope: .max)
    slots.append(Document.Slot(keyID: "", domain: .graphml))
    slotOwners.append(Document.none)
  }

  /// The innermost open element, of which there must be one.
  @inline(__always)
  var innermost: OpenElement { open[open.count &- 1] }

  // MARK: Names

  /// The number of a name that the parser meets for the first time; the first is the root's.
  mutating func intern(_ name: Document.QualifiedName) -> Int {
    let root = rootNamespace ?? name.namespace
    rootNamespace = root
    if name.local == "space" && name.namespace == Namespace.xml { spaceName = columns.names.count }
    return add(name, Item.Kind(name, rootNamespace: root))
  }

  private mutating func add(_ name: Document.QualifiedName, _ kind: Item.Kind) -> Int {
    columns.names.append(name)
    elementKinds.append(kind)
    attributeNames.append(name.prefix.isEmpty ? AttributeName(name.local) : .other)
    return columns.names.count - 1
  }

  /// The number of a namespace prefix, or of an instruction's target.
  mutating func intern(bareName: String) -> Int {
    let bytes = Array(bareName.utf8)
    if let number = bareNames[bytes] { return number }
    let number = add(
      Document.QualifiedName(prefix: "", local: bareName, namespace: ""), .foreign)
    bareNames[bytes] = number
    return number
  }

  // MARK: Start tags

  /// Begins an element.
  @inline(__always)
  mutating func start(name: Int, at position: SourcePosition) throws(Refusal) {
    guard open.count > 0 else {
      try startRoot(name: name, at: position)
      return
    }
    if open.count >= limits.depth {
      throw .limit("elements lie more than \(limits.depth) deep in one another")
    }
    let parent = innermost
    let kind = parent.payloadDepth > 0 ? .foreign : elementKinds[name]
    if kind == .data {
      // An element that has nothing but data needs no end on the tape.
      if lastLeaf != Document.none { endLeaf() }
    } else {
      setEnd(parent.item)
      lastLeaf = Document.none
    }
    blanks.removeAll()
    var element = OpenElement(
      item: UInt32(truncatingIfNeeded: columns.items.count), row: parent.row, kind: kind,
      keepsBlanks: parent.keepsBlanks, payloadDepth: 0, namespaces: parent.namespaces)
    switch kind {
    case .data: element.payloadDepth = 1
    case .node:
      element.row = UInt32(truncatingIfNeeded: columns.nodeItems.count)
      columns.nodeItems.append(element.item)
      columns.nodeSymbols.append(Document.none)
    case .edge:
      element.row = UInt32(truncatingIfNeeded: columns.edgeItems.count)
      columns.edgeItems.append(element.item)
      columns.edgeSources.append(Document.none)
      columns.edgeTargets.append(Document.none)
    default: startRarer(&element, in: parent)
    }
    open.append(element)
    append(kind, index: kind == .foreign ? name : 0, at: position)
  }

  /// The same for elements of which there are fewer.
  private mutating func startRarer(_ element: inout OpenElement, in parent: OpenElement) {
    switch element.kind {
    case .graph:
      counts.graphs += 1
      if graphDepth == 0 { scope += 1 }
      graphDepth += 1
    case .key: keys.append(Key(item: Int(element.item)))
    case .hyperedge: counts.hyperedges += 1
    case .port: counts.ports += 1
    case .endpoint:
      element.row = UInt32(truncatingIfNeeded: columns.endpointItems.count)
      columns.endpointItems.append(element.item)
      columns.endpointSymbols.append(Document.none)
    case .default:
      if parent.kind == .key { keys[keys.count - 1].defaultItem = Int(element.item) }
      element.payloadDepth = 1
    case .desc, .foreign: element.payloadDepth = parent.payloadDepth + 1
    default: break
    }
  }

  private mutating func startRoot(name: Int, at position: SourcePosition) throws(Refusal) {
    let found = columns.names[name]
    guard found.local == "graphml" else { throw .notGraphML(found.local) }
    elementKinds[name] = .graphml
    open.append(
      OpenElement(
        item: UInt32(columns.items.count), row: Document.none, kind: .graphml, keepsBlanks: false,
        payloadDepth: 0, namespaces: 0))
    append(.graphml, index: name, at: position)
    if found.namespace != Namespace.graphML {
      log.note(
        .warning, .namespace, at: Position(position), element: "graphml",
        found.namespace.isEmpty
          ? "the namespace is missing; GraphML's is \(Namespace.graphML)"
          : "the namespace is \(found.namespace); GraphML's is \(Namespace.graphML)")
    }
  }

  /// Adds an entry whose text, if any, was added before.
  @inline(__always)
  mutating func append(_ kind: Item.Kind, index: Int = 0, at position: SourcePosition = .none) {
    columns.items.append(Item(kind, index: index, textEnd: columns.text.count))
    columns.positions.append(position)
  }

  @inline(__always)
  mutating func setEnd(_ item: UInt32) { columns.items[Int(item)].hasEnd = true }

  // MARK: Contents and end tags

  /// Adds text to the innermost open element. Blanks between elements are not worth keeping, unless they
  /// belong to a text.
  @inline(__always)
  mutating func characters(_ characters: borrowing Span<UInt8>) {
    guard open.count > 0 else { return }
    let element = innermost
    let last = columns.items.count &- 1
    if (element.payloadDepth > 0 && last == Int(element.item)) || columns.items[last].kind == .text
    {
      columns.text.append(contentsOf: characters)
      columns.items[last].textEnd = UInt32(truncatingIfNeeded: columns.text.count)
    } else if !element.keepsBlanks && element.payloadDepth == 0 && isBlank(characters) {
      if blanks.count < Self.maximumBlanks { blanks.append(contentsOf: characters) }
    } else {
      beginText(characters, in: element)
    }
  }

  private mutating func beginText(_ characters: borrowing Span<UInt8>, in element: OpenElement) {
    blanks.withSpan(0..<blanks.count) { columns.text.append(contentsOf: $0) }
    blanks.removeAll()
    columns.text.append(contentsOf: characters)
    setEnd(element.item)
    lastLeaf = Document.none
    append(.text)
  }

  /// Keeps a processing instruction, in the root or beside it.
  mutating func instruction(target name: Int, _ data: borrowing Span<UInt8>) {
    blanks.removeAll()
    if open.count > 0 {
      setEnd(innermost.item)
    } else if lastLeaf != Document.none {
      endLeaf()
    }
    lastLeaf = Document.none
    columns.text.append(contentsOf: data)
    append(.instruction, index: name)
  }

  /// Ends the innermost open element.
  @inline(__always)
  mutating func end() {
    guard open.count > 0 else { return }
    let element = innermost
    open.removeLast()
    blanks.removeAll()
    if columns.items[Int(element.item)].hasEnd {
      append(.end)
      lastLeaf = Document.none
    } else if element.kind != .data {
      lastLeaf = element.item
    }
    if element.kind == .graph { graphDepth -= 1 }
    if element.payloadDepth == 1 { checkLength(element) }
  }

  /// Gives an element that was closed without an end one, so that what follows is not taken for its
  /// own.
  private mutating func endLeaf() {
    setEnd(lastLeaf)
    append(.end)
    lastLeaf = Document.none
  }
}

/// True if a text is nothing but white space.
@inline(__always)
private func isBlank(_ characters: borrowing Span<UInt8>) -> Bool {
  var index = 0
  while index < characters.count {
    if characters[index] > 0x20 { return false }
    index &+= 1
  }
  return true
}
