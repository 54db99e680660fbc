import DMUGraph
import GraphML

/// The nodes and edges of a file as rows, and for each attribute of the profile a column that says
/// where its value stands.
struct FileTable {
  /// Where a value stands: a position on the document's tape, or one of ``texts``; 0 for nowhere.
  typealias Value = UInt32

  /// A value that does not stand in the file by itself, such as the label of a box.
  struct DerivedText {
    var text: [UInt8]
    /// The position on the tape of what it comes from.
    var item: Int
    var rank: Int
  }

  let document: Document
  private(set) var texts: [DerivedText] = []
  /// By attribute, then by node.
  private(set) var nodeValues: [[Value]]
  /// By attribute, then by edge.
  private(set) var edgeValues: [[Value]]
  /// The node in whose nested graph a node lies, or -1.
  private(set) var parents: [Int32]
  /// Whether a node has a nested graph.
  private(set) var isGroup: [Bool]
  /// The text of each node's box as one of ``texts``, or 0.
  private(set) var labels: [Value]
  /// The notes of a drawing, which stand for nobody.
  private(set) var notes: Set<Int> = []
  /// Whether an edge has a direction.
  private(set) var isDirected: [Bool]
  /// The edges that are drawn with an arrowhead at their source only.
  private(set) var reversed: Set<Int> = []
  /// The position on the tape of the first graph.
  private(set) var graphItem: Int?
  /// The name of the first graph.
  private(set) var graphName = ""

  private let keys: KeyTable
  private let jsonNames: [String: [KeyTable.Target<NodeAttribute>]]
  private static let textBit: Value = 1 << 31
  private static let drawnRank = 2
  private static let defaultRank = 1_000

  /// Walks the file once, in time linear in its size.
  init(_ document: Document, words: ImportWords, log: inout DiagnosticLog) {
    self.document = document
    keys = KeyTable(document, mapping: words.mapping)
    jsonNames = KeyTable.table(NodeAttribute.allCases, words.mapping) { $0.names }
    let (nodes, edges) = (document.nodeCount, document.edgeCount)
    nodeValues = NodeAttribute.allCases.map { _ in [Value](repeating: 0, count: nodes) }
    edgeValues = EdgeAttribute.allCases.map { _ in [Value](repeating: 0, count: edges) }
    parents = [Int32](repeating: -1, count: nodes)
    isGroup = [Bool](repeating: false, count: nodes)
    labels = [Value](repeating: 0, count: nodes)
    isDirected = [Bool](repeating: false, count: edges)
    for (target, item) in keys.nodeDefaults {
      for row in 0..<nodes { set(target, Value(item), node: row, default: true, words) }
    }
    for (target, item) in keys.edgeDefaults {
      for row in 0..<edges { set(target, Value(item), edge: row, default: true, words) }
    }
    fill(words, &log)
  }

  private mutating func fill(_ words: ImportWords, _ log: inout DiagnosticLog) {
    enum Open {
      case node(Int)
      case graph(isDirected: Bool)
      case other
    }
    var open: [Open] = []
    var directions: [Bool] = []
    var groups: [Int] = []
    var walker = ElementWalker(document)
    while let position = walker.next() {
      let item = document.item(position)
      switch item.kind {
      case .node:
        let row = walker.nodeCount - 1
        if let group = groups.last { parents[row] = Int32(group) }
        if item.hasEnd {
          open.append(.node(row))
          groups.append(row)
        }
      case .edge:
        isDirected[walker.edgeCount - 1] = item.isDirected ?? directions.last ?? false
        if item.hasEnd { open.append(.other) }
      case .graph:
        if graphItem == nil { graphItem = position }
        if let group = groups.last { isGroup[group] = true }
        guard item.hasEnd else { continue }
        open.append(.graph(isDirected: item.isDirected ?? false))
        directions.append(item.isDirected ?? false)
      case .end:
        switch open.popLast() {
        case .node: groups.removeLast()
        case .graph: directions.removeLast()
        case .other, nil: break
        }
      case .data:
        guard let owner = walker.owner else { continue }
        fill(from: position, owner, walker, words, &log)
      case .desc, .default, .foreign: break
      default: if item.hasEnd { open.append(.other) }
      }
    }
  }

  private mutating func fill(
    from position: Int, _ owner: Int, _ walker: ElementWalker, _ words: ImportWords,
    _ log: inout DiagnosticLog
  ) {
    let item = document.item(position)
    let slot = keys.slots[item.index]
    switch document.item(owner).kind {
    case .node:
      let last = walker.nodeCount - 1
      let row = document.nodeItem(last) == owner ? last : document.nodeRow(atItem: owner)
      for target in slot.node { set(target, Value(position), node: row, words) }
      if !slot.node.isEmpty { return }
      if item.hasEnd { draw(position, node: row, words) }
    case .edge:
      let last = walker.edgeCount - 1
      let row = document.edgeItem(last) == owner ? last : document.edgeRow(atItem: owner)
      if let target = slot.edge {
        set(target, Value(position), edge: row, words)
        return
      }
      if item.hasEnd { draw(position, edge: row, words) }
    case .graph:
      if owner == graphItem, graphName.isEmpty,
        slot.node.contains(where: { $0.attribute == .name })
      {
        graphName = trimmedWord(document.withValue(position) { String(decoding: $0) })
      }
    default: break
    }
    checkType(slot.type, position, walker, &log)
  }

  /// Warns of a value that is not of the type that its key declares.
  private func checkType(
    _ type: Key.ValueType, _ position: Int, _ walker: ElementWalker, _ log: inout DiagnosticLog
  ) {
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
      .warning, .badValue, at: document.item(position).position, element: walker.describeOwner(),
      "\"\(document.withValue(position) { String(decoding: $0) })\" is no \(type.rawValue)")
  }

  // MARK: Filling

  private mutating func set(
    _ target: KeyTable.Target<NodeAttribute>, _ value: Value, node row: Int,
    default isDefault: Bool = false, _ words: ImportWords
  ) {
    let attribute = target.attribute
    var rank = isDefault ? Self.defaultRank + target.rank : target.rank
    switch attribute {
    case .kind:
      let isKnown = withValue(value) { words.nodeKind($0) != nil }
      // A label is a kind only when it says so; another word yields to one that is known.
      if !isKnown && target.rank >= 3 { return }
      if !isKnown { rank += 100 }
    case .stance where target.rank > 0: if withValue(value, { number($0) != nil }) { return }
    default: break
    }
    let isEmpty = withValue(value, isBlank)
    if isEmpty && isDefault { return }
    let old = nodeValues[attribute.rawValue][row]
    if old != 0, self.rank(of: old, attribute, words) < rank { return }
    // An empty value is none, and takes the default's place all the same.
    if !isEmpty || (old != 0 && self.isDefault(old)) {
      nodeValues[attribute.rawValue][row] = isEmpty ? 0 : value
    }
  }

  private mutating func set(
    _ target: KeyTable.Target<EdgeAttribute>, _ value: Value, edge row: Int,
    default isDefault: Bool = false, _ words: ImportWords
  ) {
    let attribute = target.attribute
    var rank = isDefault ? Self.defaultRank + target.rank : target.rank
    if attribute == .kind {
      let isKnown = withValue(value) { words.edgeKind($0) != nil }
      if !isKnown && target.rank >= 4 { return }
      if !isKnown { rank += 100 }
    }
    let isEmpty = withValue(value, isBlank)
    if isEmpty && isDefault { return }
    let old = edgeValues[attribute.rawValue][row]
    if old != 0, self.rank(of: old, attribute, words) < rank { return }
    if !isEmpty || (old != 0 && self.isDefault(old)) {
      edgeValues[attribute.rawValue][row] = isEmpty ? 0 : value
    }
  }

  private func rank(of value: Value, _ attribute: NodeAttribute, _ words: ImportWords) -> Int {
    if value & Self.textBit != 0 { return texts[Int(value & ~Self.textBit)].rank }
    let item = document.item(Int(value))
    if item.kind == .default { return Self.defaultRank }
    let rank = keys.slots[item.index].node.first { $0.attribute == attribute }?.rank ?? 0
    guard attribute == .kind else { return rank }
    return withValue(value) { words.nodeKind($0) } == nil ? rank + 100 : rank
  }

  private func rank(of value: Value, _ attribute: EdgeAttribute, _ words: ImportWords) -> Int {
    if value & Self.textBit != 0 { return texts[Int(value & ~Self.textBit)].rank }
    let item = document.item(Int(value))
    if item.kind == .default { return Self.defaultRank }
    let rank = keys.slots[item.index].edge?.rank ?? 0
    guard attribute == .kind else { return rank }
    return withValue(value) { words.edgeKind($0) } == nil ? rank + 100 : rank
  }

  private mutating func derive(_ text: String, from item: Int, rank: Int) -> Value {
    texts.append(DerivedText(text: Array(text.utf8), item: item, rank: rank))
    return Value(texts.count - 1) | Self.textBit
  }

  /// Takes from the drawing of a node what it says in words.
  private mutating func draw(_ position: Int, node row: Int, _ words: ImportWords) {
    let drawing = Drawing(document, position)
    if drawing.isNote { notes.insert(row) }
    if let label = drawing.label, labels[row] == 0 {
      labels[row] = derive(label, from: position, rank: Self.drawnRank)
    }
    for (name, text) in drawing.tags {
      for target in jsonNames[normalized(name)] ?? [] {
        set(target, derive(text, from: position, rank: target.rank), node: row, words)
      }
    }
  }

  /// Takes from the drawing of an edge its label, when that is a kind, and its arrowheads.
  private mutating func draw(_ position: Int, edge row: Int, _ words: ImportWords) {
    let drawing = Drawing(document, position)
    if let label = drawing.label {
      let value = derive(label, from: position, rank: 4)
      set(KeyTable.Target(attribute: .kind, rank: 4), value, edge: row, words)
    }
    guard let arrows = drawing.arrows else { return }
    if arrows.source == arrows.target { isDirected[row] = false }
    if arrows.source && !arrows.target {
      isDirected[row] = true
      reversed.insert(row)
    }
  }

  // MARK: Reading

  /// A value in UTF-8, for as long as the body runs.
  func withValue<Result>(_ value: Value, _ body: (Span<UInt8>) -> Result) -> Result {
    if value & Self.textBit != 0 {
      let text = texts[Int(value & ~Self.textBit)].text
      return body(text.span)
    }
    return document.withValue(Int(value), body)
  }

  /// A value as a string; empty when there is none.
  func string(_ value: Value) -> String {
    value == 0 ? "" : withValue(value) { String(decoding: $0) }
  }

  /// Where a value stands in the file.
  func position(_ value: Value) -> Position {
    if value & Self.textBit != 0 {
      return document.item(texts[Int(value & ~Self.textBit)].item).position
    }
    return document.item(Int(value)).position
  }

  /// Whether a value is only the default of its key.
  func isDefault(_ value: Value) -> Bool {
    value & Self.textBit == 0 && document.item(Int(value)).kind == .default
  }

  subscript(attribute: NodeAttribute, row: Int) -> Value { nodeValues[attribute.rawValue][row] }

  subscript(edge attribute: EdgeAttribute, row: Int) -> Value {
    edgeValues[attribute.rawValue][row]
  }

  /// The lines of a node's box.
  func labelLines(_ row: Int) -> [String] {
    string(labels[row]).split(whereSeparator: \.isNewline).map { trimmedWord($0) }.filter {
      !$0.isEmpty
    }
  }

  /// The name of a node that is no person: its name, or all of its label.
  func name(ofGroup row: Int) -> String {
    let name = trimmedWord(string(self[.name, row]))
    return name.isEmpty ? labelLines(row).joined(separator: " ") : name
  }

  /// Whether a node has a name or a label.
  func isLabelled(_ row: Int) -> Bool { self[.name, row] != 0 || !labelLines(row).isEmpty }
}

/// Whether a text is a whole number of any size.
private func isWholeNumber(_ text: borrowing Span<UInt8>) -> Bool {
  var digits = trimmedWord(String(decoding: text))[...]
  if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
  return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
