import DMUGraph
import DMUProfile
import DMUText
import GraphML

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
  /// Labels of edges that are no kind.
  var otherLabels: [(edge: Int, value: Value)] = []
  /// True when the label of some edge is a kind, so that the other labels are kinds that are not known.
  var labelsAreKinds = false
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
    findOriginalIDs()
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
    otherLabels += zip(next.otherLabels, moved(next.otherLabels.map(\.value))).map {
      ($0.edge + edges, $1)
    }
    labelsAreKinds = labelsAreKinds || next.labelsAreKinds
    hyperedges += next.hyperedges
    if graphName.isEmpty { graphName = next.graphName }
  }

  /// Makes kinds of the labels of edges, where some of them are.
  private mutating func settleLabels() {
    guard labelsAreKinds else { return }
    for (edge, value) in otherLabels where self[edge: .kind, edge] == 0 {
      self[edge: .kind, edge] = value
    }
  }

  private mutating func findOriginalIDs() {
    for row in parents.indices where self[.originalID, row] != 0 {
      let id = Array(trimmedWord(string(self[.originalID, row])).utf8)
      originalIDs[id] = originalIDs[id] == nil ? Int32(row) : -1
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

  // MARK: Nodes

  /// The node with an id, the file's own or one that another program had given it before.
  func node(withID id: borrowing Span<UInt8>, besideNode row: Int) -> Int? {
    if let node = document.node(withID: id, besideNode: row) { return node }
    if originalIDs.isEmpty { return nil }
    let node = originalIDs[Array(trimmedWord(String(decoding: id)).utf8)] ?? -1
    return node < 0 ? nil : Int(node)
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
