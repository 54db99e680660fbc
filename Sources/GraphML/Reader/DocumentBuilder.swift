/// Puts the elements, attributes and texts of a file on a document's tape, as the parser meets them.
///
/// An element is announced by ``start(name:line:column:)``, then come the attributes that have a
/// column of their own (``takes(_:)``), the namespaces (``keepNamespace(prefix:uri:)``), the other
/// attributes and ``finishStart()``, which looks at them together. Data that only name their key, and the like of which
/// were met before, are begun by ``startData(slot:line:column:)`` alone.
struct DocumentBuilder: ~Copyable {
  var items = Growable<Item>(capacity: 1 << 10)
  var places = Places()
  var text = Growable<UInt8>(capacity: 1 << 12)
  /// What was built of later parts of the file.
  var later: [Tape.Owner] = []
  var nodeItems = Growable<UInt32>()
  var nodeSymbols = Growable<UInt32>()
  var edgeItems = Growable<UInt32>()
  var edgeSources = Growable<UInt32>()
  var edgeTargets = Growable<UInt32>()
  var endpointItems = Growable<UInt32>()
  var endpointSymbols = Growable<UInt32>()
  var symbolNodes = Growable<UInt32>()
  var symbols = SymbolTable()

  var names: [Document.QualifiedName] = []
  var elementNames: [ElementName] = []
  var attributeNames: [AttributeName] = []
  var keys: [Key] = []
  var slots: [Document.Slot] = []
  var counts = Document.Counts()
  var log: DiagnosticLog

  /// Ids and references that are few and looked at when the file has been read.
  var idAttributes: [IDAttribute] = []
  var portReferences: [PortReference] = []

  /// By their bytes, as Swift takes é composed and é decomposed for the same text.
  var words: [[UInt8]: Int] = [:]
  private var rootNamespace: String?
  /// What is wrong with the attributes of the element just begun.
  private var badValues: [String] = []
  var frames = Growable<Frame>()
  var edgeIDs = SymbolTable()
  private var repeatedEdgeIDs: Set<Int> = []
  var slotTable = SymbolTable()
  var slotOwners = Growable<UInt32>()
  /// The last element that was closed without an end on the tape, or `Document.none`.
  var lastLeaf = Document.none
  /// White space between elements that is worth keeping only if other text follows.
  private var blanks = Growable<UInt8>(capacity: 1 << 8)
  /// The number of the name `xml:space`, or -1.
  private var spaceName = -1
  var graphDepth = 0
  var scope: UInt32 = 0
  private let limits: Limits

  /// An element that is open.
  struct Frame: BitwiseCopyable {
    var item: UInt32
    var row: UInt32
    var element: ElementName
    /// Whether the element asks for the white space between those inside, with `xml:space`.
    var keepsBlanks = false
    /// How many open elements, this one included, lie in data or the like.
    var payloadDepth: UInt32
  }

  /// The id of a graph, a hyperedge or a port.
  struct IDAttribute {
    var element: ElementName
    var scope: UInt32
    var item: Int
    var attribute: Int
  }

  /// The port that an edge or an endpoint names.
  struct PortReference {
    enum End {
      case source
      case target
      case endpoint
    }
    var end: End
    var row: Int
    var item: Int
    var attribute: Int
  }

  /// Why reading must stop.
  enum Refusal: Error {
    case notGraphML(String)
    case limit(String)
  }

  /// The slot of data without a key.
  static let unkeyedSlot = 0
  /// The most text, in bytes, that a document can hold.
  static let textCapacity = 0xFFF0_0000
  /// How much white space before a text that lies between elements is kept.
  private static let maximumBlanks = 1 << 16
  var hasUnkeyedData = false

  init(log: DiagnosticLog, limits: Limits) {
    self.log = log
    self.limits = limits
    let empty: [UInt8] = []
    _ = slotTable.intern(empty.span, scope: .max)
    slots.append(Document.Slot(keyID: "", domain: .graphml))
    slotOwners.append(Document.none)
  }

  var depth: Int { frames.count }

  // MARK: Names

  /// The number of a name that the parser meets for the first time; the first is the root's.
  mutating func intern(_ name: Document.QualifiedName) -> Int {
    let root = rootNamespace ?? name.namespace
    rootNamespace = root
    if name.local == "space" && name.namespace == Namespace.xml { spaceName = names.count }
    return add(name, ElementName(name, rootNamespace: root))
  }

  private mutating func add(_ name: Document.QualifiedName, _ element: ElementName) -> Int {
    names.append(name)
    elementNames.append(element)
    attributeNames.append(name.prefix.isEmpty ? AttributeName(name.local) : .other)
    return names.count - 1
  }

  /// The number of a namespace prefix, or of an instruction's target.
  mutating func intern(word: String) -> Int {
    let bytes = Array(word.utf8)
    if let number = words[bytes] { return number }
    let number = add(Document.QualifiedName(prefix: "", local: word, namespace: ""), .foreign)
    words[bytes] = number
    return number
  }

  // MARK: Start tags

  /// Begins an element.
  @inline(__always)
  mutating func start(name: Int, line: UInt32, column: UInt32) throws(Refusal) {
    guard frames.count > 0 else {
      try startRoot(name: name, line: line, column: column)
      return
    }
    let parent = frames[frames.count &- 1]
    if isAtDepthLimit {
      throw .limit("elements lie more than \(limits.depth) deep in one another")
    }
    let element = parent.payloadDepth > 0 ? .foreign : elementNames[name]
    if element == .data {
      _ = startData(
        in: parent, slot: DocumentBuilder.unkeyedSlot, line: line, column: column)
      return
    }
    setEnd(parent.item)
    lastLeaf = Document.none
    blanks.removeAll()
    let item = UInt32(truncatingIfNeeded: items.count)
    var frame = Frame(
      item: item, row: parent.row, element: element, keepsBlanks: parent.keepsBlanks,
      payloadDepth: 0)
    switch element {
    case .node:
      frame.row = UInt32(truncatingIfNeeded: nodeItems.count)
      nodeItems.append(item)
      nodeSymbols.append(Document.none)
    case .edge:
      frame.row = UInt32(truncatingIfNeeded: edgeItems.count)
      edgeItems.append(item)
      edgeSources.append(Document.none)
      edgeTargets.append(Document.none)
    case .graph:
      counts.graphs += 1
      if graphDepth == 0 { startScope() }
      graphDepth += 1
    case .key: keys.append(Key(item: Int(item)))
    case .hyperedge: counts.hyperedges += 1
    case .port: counts.ports += 1
    case .endpoint:
      frame.row = UInt32(truncatingIfNeeded: endpointItems.count)
      endpointItems.append(item)
      endpointSymbols.append(Document.none)
    case .default:
      if parent.element == .key { keys[keys.count - 1].defaultItem = Int(item) }
      frame.payloadDepth = 1
    case .desc, .foreign: frame.payloadDepth = parent.payloadDepth &+ 1
    case .graphml, .data, .locator: break
    }
    frames.append(frame)
    append(element.itemKind, index: element == .foreign ? name : 0, line: line, column: column)
  }

  private mutating func startRoot(name: Int, line: UInt32, column: UInt32) throws(Refusal) {
    guard names[name].local == "graphml" else { throw .notGraphML(names[name].local) }
    elementNames[name] = .graphml
    frames.append(
      Frame(item: UInt32(items.count), row: Document.none, element: .graphml, payloadDepth: 0))
    append(.graphml, index: name, line: line, column: column)
    if names[name].namespace != Namespace.graphML {
      let found = names[name].namespace
      log.note(
        .warning, .namespace, at: Position(line: Int(line), column: Int(column)),
        element: "graphml",
        found.isEmpty
          ? "the namespace is missing; GraphML's is \(Namespace.graphML)"
          : "the namespace is \(found); GraphML's is \(Namespace.graphML)")
    }
  }

  /// Whether no element may begin in the innermost open one.
  @inline(__always)
  var isAtDepthLimit: Bool { frames.count >= limits.depth }

  /// Whether data may begin, rather than an element that lies in other data.
  @inline(__always)
  var takesData: Bool { frames.count > 0 && frames[frames.count &- 1].payloadDepth == 0 }

  /// The innermost open element.
  @inline(__always)
  var openElementName: ElementName { frames[frames.count &- 1].element }

  /// Begins data of a slot that was met before in such an element.
  @inline(__always)
  mutating func startData(slot: Int, line: UInt32, column: UInt32) {
    let parent = frames[frames.count &- 1]
    own(slot, startData(in: parent, slot: slot, line: line, column: column), parent)
  }

  /// The slot of the data just begun with their key, and the element in which they lie.
  var begunData: (slot: Int, owner: ElementName)? {
    let frame = frames[frames.count - 1]
    let slot = items[Int(frame.item)].index
    guard frame.element == .data, slot != Self.unkeyedSlot else { return nil }
    return (slot, frames[frames.count - 2].element)
  }

  /// Notes that an element has data of a slot.
  @inline(__always)
  private mutating func own(_ slot: Int, _ frame: Frame, _ parent: Frame) {
    if slotOwners[slot] == parent.item { noteDuplicateData(slot, frame: frame, parent: parent) }
    slotOwners[slot] = parent.item
  }

  @inline(__always)
  private mutating func startData(in parent: Frame, slot: Int, line: UInt32, column: UInt32)
    -> Frame
  {
    if lastLeaf != Document.none { endLeaf() }
    blanks.removeAll()
    let frame = Frame(
      item: UInt32(truncatingIfNeeded: items.count), row: parent.row, element: .data,
      keepsBlanks: true, payloadDepth: 1)
    frames.append(frame)
    append(.data, index: slot, line: line, column: column)
    return frame
  }

  /// Ids are told apart within each graph that lies directly in the document.
  private mutating func startScope() { scope += 1 }

  @inline(__always)
  private mutating func append(_ kind: Item.Kind, index: Int, line: UInt32, column: UInt32) {
    items.append(Item(kind, index: index, textEnd: text.count))
    places.append(line: line, column: column)
  }

  /// Adds an entry of which it is not kept where it begins.
  @inline(__always)
  private mutating func append(_ kind: Item.Kind, index: Int = 0) {
    items.append(Item(kind, index: index, textEnd: text.count))
    places.appendNone()
  }

  /// Adds what stands in the tag of the element just begun, and has its place.
  private mutating func appendToTag(
    _ kind: Item.Kind, index: Int, _ value: borrowing Span<UInt8>
  ) {
    text.append(contentsOf: value)
    items.append(Item(kind, index: index, textEnd: text.count))
    places.appendSame()
  }

  private func position(_ frame: Frame) -> Position { places[Int(frame.item)] }

  @inline(__always)
  mutating func setEnd(_ item: UInt32) { items[Int(item)].hasEnd = true }

  // MARK: Attributes

  /// Whether an attribute of the element just begun has a column of its own.
  @inline(__always)
  func takes(_ attribute: AttributeName) -> Bool {
    switch frames[frames.count &- 1].element {
    case .data: attribute == .key
    case .edge: attribute == .source || attribute == .target || attribute == .id
    case .node: attribute == .id
    default: false
    }
  }

  /// Takes or keeps an attribute of the element just begun.
  @inline(__always)
  mutating func attribute(_ name: Int, _ value: borrowing Span<UInt8>) {
    let attribute = attributeNames[name]
    if takes(attribute) { take(attribute, value) } else { keep(attribute: name, value) }
  }

  /// Takes the value of an attribute that has a column of its own.
  @inline(__always)
  private mutating func take(_ attribute: AttributeName, _ value: borrowing Span<UInt8>) {
    let frame = frames[frames.count &- 1]
    switch (frame.element, attribute) {
    case (.data, _):
      let parent = frames[frames.count &- 2]
      let slot = slot(value, in: parent.element)
      items[Int(frame.item)] = Item(.data, index: slot, textEnd: text.count)
      own(slot, frame, parent)
    case (.edge, .source): edgeSources[Int(frame.row)] = symbol(value)
    case (.edge, .target): edgeTargets[Int(frame.row)] = symbol(value)
    case (.edge, _):
      text.append(contentsOf: value)
      items[Int(frame.item)].textEnd = UInt32(truncatingIfNeeded: text.count)
      items[Int(frame.item)].hasID = true
      let known = edgeIDs.count
      let symbol = edgeIDs.intern(value, scope: scope)
      // networkx numbers parallel edges alone, so that nearly all have the id 0: once is enough.
      if symbol < known, repeatedEdgeIDs.insert(symbol).inserted { noteDuplicateEdge(frame) }
    case (_, _):
      let symbol = symbol(value)
      nodeSymbols[Int(frame.row)] = symbol
      if symbolNodes[Int(symbol)] == Document.none {
        symbolNodes[Int(symbol)] = frame.row
      } else {
        noteDuplicateNode(frame)
      }
    }
  }

  @inline(__always)
  private mutating func symbol(_ id: borrowing Span<UInt8>) -> UInt32 {
    let symbol = symbols.intern(id, scope: scope)
    if symbol == symbolNodes.count { symbolNodes.append(Document.none) }
    return UInt32(truncatingIfNeeded: symbol)
  }

  @inline(__always)
  mutating func slot(_ keyID: borrowing Span<UInt8>, in element: ElementName) -> Int {
    let slot = slotTable.internFrequent(keyID, scope: UInt32(element.rawValue))
    if slot == slots.count {
      slots.append(Document.Slot(keyID: String(decoding: keyID), domain: element.domain))
      slotOwners.append(Document.none)
    }
    return slot
  }

  /// Keeps an attribute that has no column of its own, and looks at those that GraphML defines.
  private mutating func keep(attribute name: Int, _ value: borrowing Span<UInt8>) {
    let frame = frames[frames.count - 1]
    appendToTag(.attribute, index: name, value)
    guard frame.payloadDepth == 0 else { return }
    if name == spaceName && String(decoding: value) == "preserve" {
      frames[frames.count - 1].keepsBlanks = true
    }
    let attribute = items.count - 1
    func remember(_ element: ElementName, _ scope: UInt32) -> IDAttribute {
      IDAttribute(element: element, scope: scope, item: Int(frame.item), attribute: attribute)
    }
    func reference(_ end: PortReference.End) -> PortReference {
      PortReference(end: end, row: Int(frame.row), item: Int(frame.item), attribute: attribute)
    }
    switch (frame.element, attributeNames[name]) {
    case (.edge, .directed): keepDirection(value, frame, attribute: "directed")
    case (.graph, .edgedefault): keepDefaultDirection(value, frame)
    case (.graph, .id): idAttributes.append(remember(.graph, 0))
    case (.hyperedge, .id): idAttributes.append(remember(.hyperedge, scope))
    case (.port, .name): idAttributes.append(remember(.port, frame.row))
    case (.edge, .sourceport): portReferences.append(reference(.source))
    case (.edge, .targetport): portReferences.append(reference(.target))
    case (.endpoint, .port): portReferences.append(reference(.endpoint))
    case (.endpoint, .node): endpointSymbols[Int(frame.row)] = symbol(value)
    case (.endpoint, .type): checkEndpointType(value, frame)
    case (.key, let attribute): describeKey(attribute, String(decoding: value))
    default: break
    }
  }

  /// Keeps a namespace that the element just begun declares.
  mutating func keepNamespace(prefix name: Int, uri: borrowing Span<UInt8>) {
    appendToTag(.namespace, index: name, uri)
  }

  private mutating func keepDirection(
    _ value: borrowing Span<UInt8>, _ frame: Frame, attribute: String
  ) {
    if let isDirected = Boolean.parse(value) {
      items[Int(frame.item)].isDirected = isDirected
    } else {
      let value = String(decoding: value)
      badValues.append("\(attribute) is \"\(value)\"; write true or false")
    }
  }

  private mutating func keepDefaultDirection(_ value: borrowing Span<UInt8>, _ frame: Frame) {
    switch String(decoding: value) {
    case "directed": items[Int(frame.item)].isDirected = true
    case "undirected": items[Int(frame.item)].isDirected = false
    case let value:
      badValues.append("edgedefault is \"\(value)\"; write directed or undirected")
    }
  }

  private mutating func checkEndpointType(_ value: borrowing Span<UInt8>, _ frame: Frame) {
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
          .warning, .badValue, at: places[keys[key].item], element: "key \(keys[key].id)",
          "for is \"\(value)\", which is no kind of element; the key is read as one for all")
      }
    default: break
    }
  }

  /// Looks at what the attributes of the element just begun say together.
  @inline(__always)
  mutating func finishStart() {
    let frame = frames[frames.count &- 1]
    if !badValues.isEmpty { noteBadValues(frame) }
    switch frame.element {
    case .node where nodeSymbols[Int(frame.row)] == Document.none:
      badValues.append("the node has no id; give it one that no other node has")
      noteBadValues(frame)
    case .data where items[Int(frame.item)].index == DocumentBuilder.unkeyedSlot:
      hasUnkeyedData = true
    case .key:
      let key = keys.count - 1
      if keys[key].name.isEmpty { keys[key].name = keys[key].id }
    default: break
    }
  }

  // MARK: Contents and end tags

  /// Adds text to the innermost open element. Blanks between elements are not worth keeping, unless they
  /// belong to a text.
  @inline(__always)
  mutating func characters(_ characters: borrowing Span<UInt8>) {
    guard frames.count > 0 else { return }
    let frame = frames[frames.count &- 1]
    let last = items.count &- 1
    if (frame.payloadDepth > 0 && last == Int(frame.item)) || items[last].kind == .text {
      text.append(contentsOf: characters)
      items[last].textEnd = UInt32(truncatingIfNeeded: text.count)
    } else if !frame.keepsBlanks && frame.payloadDepth == 0 && isBlank(characters) {
      if blanks.count < Self.maximumBlanks { blanks.append(contentsOf: characters) }
    } else {
      beginText(characters, in: frame)
    }
  }

  private mutating func beginText(_ characters: borrowing Span<UInt8>, in frame: Frame) {
    blanks.withSpan(0..<blanks.count) { text.append(contentsOf: $0) }
    blanks.removeAll()
    text.append(contentsOf: characters)
    setEnd(frame.item)
    lastLeaf = Document.none
    append(.text)
  }

  /// Keeps a processing instruction, in the root or beside it.
  mutating func instruction(target name: Int, _ data: borrowing Span<UInt8>) {
    blanks.removeAll()
    if frames.count > 0 {
      setEnd(frames[frames.count - 1].item)
    } else if lastLeaf != Document.none {
      endLeaf()
    }
    lastLeaf = Document.none
    text.append(contentsOf: data)
    append(.instruction, index: name)
  }

  /// Ends the innermost open element.
  @inline(__always)
  mutating func end() {
    guard frames.count > 0 else { return }
    let frame = frames[frames.count &- 1]
    frames.removeLast()
    blanks.removeAll()
    if items[Int(frame.item)].hasEnd {
      append(.end)
      lastLeaf = Document.none
    } else if frame.element != .data {
      lastLeaf = frame.item
    }
    if frame.element == .graph { graphDepth -= 1 }
    if frame.payloadDepth == 1 && oversized == nil { checkLength(frame) }
  }

  /// Gives an element that was closed without an end one, so that what follows is not taken for its
  /// own.
  private mutating func endLeaf() {
    setEnd(lastLeaf)
    append(.end)
    lastLeaf = Document.none
  }

  // MARK: Limits and problems

  /// The first value that is longer than is allowed: where it stands and in what.
  private(set) var oversized: (position: Position, element: String)?

  @inline(__always)
  private mutating func checkLength(_ frame: Frame) {
    let start = frame.item == 0 ? 0 : Int(items[Int(frame.item) - 1].textEnd)
    if text.count - start > limits.valueLength {
      let owner = frames.count > 0 ? frames[frames.count - 1] : frame
      oversized = (position(frame), describe(owner))
    }
  }

  /// Why the file passes a limit, after a piece of it has been read.
  func exceededLimit() -> String? {
    if itemCount > limits.items { return "there are more than \(limits.items) parts" }
    if names.count >= Item.indexCapacity || slots.count >= Item.indexCapacity {
      return "there are more than \(Item.indexCapacity) different names"
    }
    if max(textCount, symbols.bytes.count) > Self.textCapacity {
      return "there is more than 4 GiB of text"
    }
    if let payload = openPayload, text.count - payload.start > limits.valueLength {
      return "a value is longer than \(limits.valueLength) bytes"
    }
    return nil
  }

  /// The innermost open element, for messages.
  var openElement: (position: Position, description: String)? {
    guard frames.count > 0 else { return nil }
    var index = frames.count - 1
    while index > 0 && frames[index].payloadDepth > 0 { index -= 1 }
    return (position(frames[index]), describe(frames[index]))
  }

  private var openPayload: (item: Int, start: Int)? {
    guard frames.count > 0, frames[frames.count - 1].payloadDepth > 0 else { return nil }
    let item = Int(frames[frames.count - Int(frames[frames.count - 1].payloadDepth)].item)
    return (item, item == 0 ? 0 : Int(items[item - 1].textEnd))
  }

  @inline(never)
  private mutating func noteBadValues(_ frame: Frame) {
    let element = describe(frame)
    for message in badValues {
      log.note(.error, .badValue, at: position(frame), element: element, message)
    }
    badValues = []
  }

  @inline(never)
  private mutating func noteDuplicateNode(_ frame: Frame) {
    let element = describe(frame)
    let first = places[Int(nodeItems[Int(symbolNodes[Int(nodeSymbols[Int(frame.row)])])])].line
    log.note(
      .error, .duplicateID, at: position(frame), element: element,
      "a node on line \(first) has this id already; every node needs an id of its own")
  }

  @inline(never)
  private mutating func noteDuplicateEdge(_ frame: Frame) {
    let element = describe(frame)
    log.note(
      .warning, .duplicateID, at: position(frame), element: element,
      "an earlier edge has this id already")
  }

  @inline(never)
  private mutating func noteDuplicateData(_ slot: Int, frame: Frame, parent: Frame) {
    let element = describe(parent)
    let key = slots[slot].keyID
    log.note(
      .warning, .duplicateData, at: position(frame), element: element,
      "data for key \(key) are there twice; the last counts")
  }

  private func describe(_ frame: Frame) -> String {
    switch frame.element {
    case .node:
      let symbol = nodeSymbols[Int(frame.row)]
      return symbol == Document.none ? "node" : "node \(id(symbol))"
    case .edge:
      let item = Int(frame.item)
      guard items[item].hasID else {
        return "edge \(id(edgeSources[Int(frame.row)])) -> \(id(edgeTargets[Int(frame.row)]))"
      }
      let start = item == 0 ? 0 : Int(items[item - 1].textEnd)
      return "edge \(text.withSpan(start..<Int(items[item].textEnd)) { String(decoding: $0) })"
    case .foreign: return names[items[Int(frame.item)].index].local
    case let element:
      for name in ["id", "name", "node"] {
        if let value = attribute(name, of: frame) { return "\(element) \(value)" }
      }
      return "\(element)"
    }
  }

  /// The value of an attribute of the element just begun, or of one that is still open.
  private func attribute(_ name: String, of frame: Frame) -> String? {
    var index = Int(frame.item) + 1
    while index < items.count, [.attribute, .namespace].contains(items[index].kind) {
      if items[index].kind == .attribute, names[items[index].index].local == name {
        let range = Int(items[index - 1].textEnd)..<Int(items[index].textEnd)
        return text.withSpan(range) { String(decoding: $0) }
      }
      index += 1
    }
    return nil
  }

  private func id(_ symbol: UInt32) -> String {
    guard symbol != Document.none else { return "?" }
    return symbols.bytes.withSpan(symbols.range(of: Int(symbol))) { String(decoding: $0) }
  }
}

extension ElementName {
  /// The kind of element that a key must be declared for to serve data in this one.
  var domain: Key.Domain {
    switch self {
    case .graph: .graph
    case .node: .node
    case .edge: .edge
    case .port: .port
    case .hyperedge: .hyperedge
    case .endpoint: .endpoint
    case .graphml, .key, .default, .desc, .data, .locator, .foreign: .graphml
    }
  }
}

/// Whether a text is nothing but white space.
@inline(__always)
private func isBlank(_ characters: borrowing Span<UInt8>) -> Bool {
  var index = 0
  while index < characters.count {
    if characters[index] > 0x20 { return false }
    index &+= 1
  }
  return true
}
