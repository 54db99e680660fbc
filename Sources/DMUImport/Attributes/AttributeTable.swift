import DMUGraph
import DMUProfile
import DMUText
import GraphML
import OrderedCollections

/// The attributes of a file as a table: nodes and edges are rows, the attributes of the profile are columns, and a
/// cell says where the value stands.
struct AttributeTable: Sendable {
  /// Where a value stands: a position on the document's tape, or one of the derived texts; 0 for nowhere.
  typealias Value = UInt32

  /// A value that does not stand in the file by itself, such as the label of a box.
  struct DerivedText {
    var text: [UInt8]
    /// The position on the tape of what it comes from.
    var item: Int
    /// The rank of the name under which it was written; 0 is best.
    var rank: Int
  }

  /// An edge of any number of ends.
  struct Hyperedge {
    /// The position on the tape.
    var item: Int
    /// The nodes that it names and that exist.
    var members: [Int32] = []
    /// The values that it has, as an edge has them.
    var values = [Value](repeating: 0, count: EdgeAttribute.allCases.count)

    subscript(attribute: EdgeAttribute) -> Value { values[attribute.rawValue] }
  }

  let document: Document
  let keys: AttributeKeys
  /// By attribute: the values of the nodes, or none at all as long as no node has one.
  private var nodeColumns = [[Value]](repeating: [], count: NodeAttribute.allCases.count)
  /// By attribute: the values of the edges, or none at all as long as no edge has one.
  private var edgeColumns = [[Value]](repeating: [], count: EdgeAttribute.allCases.count)
  private var derivedTexts: [DerivedText] = []

  /// By node: the kind that is written, if it is one that is known.
  var nodeKinds: [NodeKind?]
  /// By node: the node in whose nested graph it lies, or -1.
  var parents: [Int32]
  /// By node: whether it has a nested graph.
  var isGroup: [Bool]
  /// By node: whether it is a note of a drawing, which stands for nobody.
  var isNote: [Bool]
  /// By node: the text of its box, or 0.
  var labels: [Value]
  /// By edge: the kind that is written, if it is one that is known.
  var edgeKinds: [EdgeKind?]
  /// By edge: whether it has a direction.
  var isDirected: [Bool]
  /// By edge: whether it is drawn with an arrowhead at its source only.
  var isReversed: [Bool]
  /// By edge: whether its line is dashed or dotted.
  var isDashed: [Bool]
  /// Labels of edges that are no kind.
  var otherLabels: [(edge: Int, value: Value)] = []
  /// By edge: the label of an edge without a kind, which is no known word, or 0; empty when there is none.
  private var unknownLabels: [Value] = []
  /// By attribute, the first of the values that say nothing, and how many there are.
  private(set) var placeholders: OrderedDictionary<String, (item: Int, count: Int)> = [:]
  /// The hyperedges, in the order of the file.
  var hyperedges: [Hyperedge] = []
  /// The name of the first graph.
  var graphName = ""
  /// The nodes by the ids that they had in the program that wrote the file, such as igraph, which numbers nodes anew;
  /// -1 where several had the same.
  private var originalIDs: [[UInt8]: Int32] = [:]

  private static let derivedBit: Value = 1 << 31

  /// Reads the attributes of a document on all cores, in time linear in its size.
  init(_ document: Document, options: ImportOptions, log: inout DiagnosticLog) {
    let keys = AttributeKeys(document, mapping: options.mapping)
    let empty = log.emptied
    var parts = concurrentResults(of: DocumentPart.cut(document, options)) { part in
      var filling = AttributeTableFilling(document, keys, part, options: options, log: empty)
      filling.fill()
      return filling.finish()
    }
    // Each part is let go as soon as it is appended.
    let first = parts.removeFirst()
    self = first.table
    log.append(first.log)
    while !parts.isEmpty {
      let next = parts.removeFirst()
      append(next.table)
      log.append(next.log)
    }
    settleLabels()
    settleEmployees(options)
    findOriginalIDs()
    notePlaceholders(&log)
  }

  /// Makes an empty table for the nodes and edges of a part of a document.
  init(_ document: Document, _ keys: AttributeKeys, _ part: DocumentPart) {
    let (nodes, edges) = (part.nodes.count, part.edges.count)
    self.document = document
    self.keys = keys
    nodeKinds = [NodeKind?](repeating: nil, count: nodes)
    parents = [Int32](repeating: -1, count: nodes)
    isGroup = [Bool](repeating: false, count: nodes)
    isNote = isGroup
    labels = [Value](repeating: 0, count: nodes)
    edgeKinds = [EdgeKind?](repeating: nil, count: edges)
    isDirected = [Bool](repeating: false, count: edges)
    isReversed = isDirected
    isDashed = isDirected
  }

  /// Appends the table of the next part of the document.
  private mutating func append(_ next: AttributeTable) {
    let (nodes, edges) = (nodeKinds.count, edgeKinds.count)
    let texts = Value(derivedTexts.count)
    func moved(_ values: [Value]) -> [Value] {
      if texts == 0 || next.derivedTexts.isEmpty { return values }
      return values.map { $0 & Self.derivedBit == 0 ? $0 : $0 + texts }
    }
    func append(_ columns: inout [[Value]], _ more: [[Value]], _ count: Int, _ added: Int) {
      for index in columns.indices where !columns[index].isEmpty || !more[index].isEmpty {
        if columns[index].isEmpty { columns[index] = [Value](repeating: 0, count: count) }
        columns[index] +=
          more[index].isEmpty
          ? [Value](repeating: 0, count: added) : moved(more[index])
      }
    }
    append(&nodeColumns, next.nodeColumns, nodes, next.nodeKinds.count)
    append(&edgeColumns, next.edgeColumns, edges, next.edgeKinds.count)
    derivedTexts += next.derivedTexts
    nodeKinds += next.nodeKinds
    parents += next.parents.map { $0 < 0 ? -1 : $0 + Int32(nodes) }
    isGroup += next.isGroup
    isNote += next.isNote
    labels += moved(next.labels)
    edgeKinds += next.edgeKinds
    isDirected += next.isDirected
    isReversed += next.isReversed
    isDashed += next.isDashed
    otherLabels += zip(next.otherLabels, moved(next.otherLabels.map(\.value))).map {
      ($0.edge + edges, $1)
    }
    for (attribute, found) in next.placeholders {
      placeholders[attribute, default: (found.item, 0)].count += found.count
    }
    hyperedges += next.hyperedges
    if graphName.isEmpty { graphName = next.graphName }
  }

  /// Keeps the labels of edges that have no kind.
  private mutating func settleLabels() {
    for (edge, value) in otherLabels where self[edge: .kind, edge] == 0 {
      if unknownLabels.isEmpty {
        unknownLabels = [Value](repeating: 0, count: edgeKinds.count)
      }
      if unknownLabels[edge] == 0 { unknownLabels[edge] = value }
    }
  }

  /// Makes contacts of employees in a file in which no other node is a contact by its kind.
  private mutating func settleEmployees(_ options: ImportOptions) {
    if nodeKinds.contains(.contact) || !nodeKinds.contains(.staff) { return }
    let words = WordMeanings(options: options)
    for row in nodeKinds.indices
    where nodeKinds[row] == .staff && words.isEmployee(self[.kind, row], in: self) {
      nodeKinds[row] = .contact
    }
  }

  private mutating func findOriginalIDs() {
    for row in parents.indices where self[.originalID, row] != 0 {
      let id = Array(trimmedWord(string(self[.originalID, row])).utf8)
      originalIDs[id] = originalIDs[id] == nil ? Int32(row) : -1
    }
  }

  /// Remembers a value that says nothing.
  mutating func notePlaceholder(_ attribute: String, at item: Int) {
    placeholders[attribute, default: (item, 0)].count += 1
  }

  private func notePlaceholders(_ log: inout DiagnosticLog) {
    for (attribute, found) in placeholders {
      let text = document.withValue(found.item) { trimmedWord(String(decoding: $0)) }
      log.note(
        .warning, .placeholderValue, at: document.position(ofItem: found.item), element: "",
        "\(attribute) is \"\(text)\" and the like \(found.count) time\(found.count == 1 ? "" : "s"), "
          + "which says nothing; it counts as not given")
    }
  }

  // MARK: Values

  /// The value of a node.
  subscript(attribute: NodeAttribute, row: Int) -> Value {
    get { nodeColumns[attribute.rawValue].isEmpty ? 0 : nodeColumns[attribute.rawValue][row] }
    set { set(newValue, row, in: &nodeColumns[attribute.rawValue], of: nodeKinds.count) }
  }

  /// The value of an edge.
  subscript(edge attribute: EdgeAttribute, row: Int) -> Value {
    get { edgeColumns[attribute.rawValue].isEmpty ? 0 : edgeColumns[attribute.rawValue][row] }
    set { set(newValue, row, in: &edgeColumns[attribute.rawValue], of: edgeKinds.count) }
  }

  private func set(_ value: Value, _ row: Int, in column: inout [Value], of count: Int) {
    if column.isEmpty {
      if value == 0 { return }
      column = [Value](repeating: 0, count: count)
    }
    column[row] = value
  }

  /// Keeps a text that does not stand in the file by itself.
  mutating func derive(_ text: String, from item: Int, rank: Int) -> Value {
    derivedTexts.append(DerivedText(text: Array(text.utf8), item: item, rank: rank))
    return Value(derivedTexts.count - 1) | Self.derivedBit
  }

  /// The text of a value that was derived.
  func derived(_ value: Value) -> DerivedText? {
    value & Self.derivedBit == 0 ? nil : derivedTexts[Int(value & ~Self.derivedBit)]
  }

  /// A value in UTF-8, for as long as the body runs.
  func withValue<Result>(_ value: Value, _ body: (Span<UInt8>) -> Result) -> Result {
    if let derived = derived(value) { return body(derived.text.span) }
    return document.withValue(Int(value), body)
  }

  /// A value as a string; empty when there is none.
  func string(_ value: Value) -> String {
    value == 0 ? "" : withValue(value) { String(decoding: $0) }
  }

  /// The position on the tape of a value, or of what it comes from.
  func item(of value: Value) -> Int { derived(value)?.item ?? Int(value) }

  /// Where a value stands in the file.
  func position(_ value: Value) -> Position { document.position(ofItem: item(of: value)) }

  /// True for a value that is only the default of its key.
  func isDefault(_ value: Value) -> Bool {
    value & Self.derivedBit == 0 && document.item(Int(value)).kind == .default
  }

  // MARK: Edges

  /// The label of an edge without a kind that is no known word; 0 when there is none.
  func unknownLabel(_ edge: Int) -> Value { unknownLabels.isEmpty ? 0 : unknownLabels[edge] }

  /// True when nothing but its ends and its line say what an edge is.
  func isUntyped(_ edge: Int) -> Bool {
    self[edge: .kind, edge] == 0 && unknownLabel(edge) == 0
  }

  /// The nodes of an edge, the other way round where it is drawn so.
  func ends(ofEdge edge: Int) -> (source: Int, target: Int)? {
    guard let source = document.source(ofEdge: edge), let target = document.target(ofEdge: edge)
    else { return nil }
    guard isReversed[edge] else { return (source, target) }
    let kind = self[edge: .kind, edge]
    // Of a label the drawing decides, of a written kind the file.
    return kind == 0 || derived(kind) != nil ? (target, source) : (source, target)
  }

  // MARK: Nodes

  /// The node with an id, the file's own or one that another program had given it before.
  func node(withID id: borrowing Span<UInt8>, besideNode row: Int) -> Int? {
    if let node = document.node(withID: id, besideNode: row) { return node }
    if originalIDs.isEmpty { return nil }
    let node = originalIDs[Array(trimmedWord(String(decoding: id)).utf8)] ?? -1
    return node < 0 ? nil : Int(node)
  }

  /// The node with an id that stands in a string.
  func node(withID id: String, besideNode row: Int) -> Int? {
    var id = id
    return id.withUTF8 { node(withID: $0.span, besideNode: row) }
  }

  /// The accounts that the attribute of a node names, with what a look-up of ids and names found: one where
  /// the whole of it is found, else those between semicolons.
  func accountNames<Meaning>(
    _ row: Int, _ lookUp: (String) -> Meaning?
  ) -> [(name: String, meaning: Meaning?)] {
    let whole = trimmedWord(string(self[.account, row]))
    let meaning = lookUp(whole)
    if meaning != nil || !whole.utf8.contains(UInt8(ascii: ";")) { return [(whole, meaning)] }
    return whole.split(separator: ";").map { trimmedWord($0) }.filter { !$0.isEmpty }
      .map { ($0, lookUp($0)) }
  }

  /// The lines of a node's box, those of its first label first.
  func labelLines(_ row: Int) -> [String] { lines(string(labels[row])) }

  /// The name of a node that is no person: its name, or all of its label.
  func name(ofGroup row: Int) -> String {
    let name = trimmedWord(string(self[.name, row]))
    if !name.isEmpty { return name }
    let label = string(labels[row]).split(separator: YEdDrawing.labelSeparator, maxSplits: 1)
    return lines(String(label.first ?? "")).joined(separator: " ")
  }

  /// The name of a node without kind, name and label: its id, where that is no mere number.
  func nameByID(_ row: Int) -> String {
    if self[.kind, row] != 0 { return "" }
    let id = trimmedWord(document.nodeID(row))
    return NameShape.isMereNumber(id) ? "" : id
  }

  /// True when a node has a name or a label.
  func isLabelled(_ row: Int) -> Bool { self[.name, row] != 0 || !labelLines(row).isEmpty }
}

/// The lines of a text that have something in them.
func lines(_ text: String) -> [String] {
  // 0xE2 begins the separators of lines and paragraphs.
  if !text.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 0xE2 }) {
    let line = trimmedWord(text)
    return line.isEmpty ? [] : [line]
  }
  return text.split(whereSeparator: \.isNewline).map { trimmedWord(String($0)) }.filter {
    !$0.isEmpty
  }
}
