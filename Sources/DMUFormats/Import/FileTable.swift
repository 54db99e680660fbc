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
  var texts: [DerivedText] = []
  /// By attribute, then by node.
  private(set) var nodeValues: [Value]
  /// By attribute, then by edge.
  private(set) var edgeValues: [Value]
  /// By node: the kind that is written, if it is one that is known.
  var nodeKinds: [NodeKind?]
  /// By edge: the kind that is written, if it is one that is known.
  var edgeKinds: [EdgeKind?]
  /// The node in whose nested graph a node lies, or -1.
  var parents: [Int32]
  /// Whether a node has a nested graph.
  var isGroup: [Bool]
  /// The text of each node's box as one of ``texts``, or 0.
  var labels: [Value]
  /// The notes of a drawing, which stand for nobody.
  var notes: Set<Int> = []
  /// Whether an edge has a direction.
  var isDirected: [Bool]
  /// The edges that are drawn with an arrowhead at their source only.
  var reversed: Set<Int> = []
  /// The position on the tape of the first graph.
  var graphItem: Int?
  /// The name of the first graph.
  var graphName = ""

  /// The hyperedges, in the order of the file.
  var hyperedges: [Hyperedge] = []
  /// The nodes by the ids that programs give them which number all nodes anew, such as igraph; -1
  /// where several have one.
  var writtenIDs: [[UInt8]: Int32] = [:]

  /// Labels of edges that are no kind.
  var otherLabels: [(edge: Int, value: Value)] = []

  let keys: KeyTable
  private static let textBit: Value = 1 << 31

  /// An edge of any number of ends.
  struct Hyperedge {
    /// The position on the tape.
    var item: Int
    /// The nodes that it names and that exist.
    var members: [Int32] = []
    /// What is written of it, as of an edge.
    var values = [Value](repeating: 0, count: EdgeAttribute.allCases.count)

    subscript(attribute: EdgeAttribute) -> Value { values[attribute.rawValue] }
  }

  /// Walks the file once, in time linear in its size.
  init(_ document: Document, words: ImportWords, log: inout DiagnosticLog) {
    self.document = document
    keys = KeyTable(document, mapping: words.mapping)
    let (nodes, edges) = (document.nodeCount, document.edgeCount)
    nodeValues = [Value](repeating: 0, count: nodes * NodeAttribute.allCases.count)
    edgeValues = [Value](repeating: 0, count: edges * EdgeAttribute.allCases.count)
    nodeKinds = [NodeKind?](repeating: nil, count: nodes)
    edgeKinds = [EdgeKind?](repeating: nil, count: edges)
    parents = [Int32](repeating: -1, count: nodes)
    isGroup = [Bool](repeating: false, count: nodes)
    labels = [Value](repeating: 0, count: nodes)
    isDirected = [Bool](repeating: false, count: edges)
    var filling = TableFilling(keys: keys, words: words)
    filling.fill(&self, &log)
  }

  /// The rank of values that are only the default of their key, behind all others.
  static let defaultRank = 1_000

  /// Keeps a text that does not stand in the file by itself.
  mutating func derive(_ text: String, from item: Int, rank: Int) -> Value {
    texts.append(DerivedText(text: Array(text.utf8), item: item, rank: rank))
    return Value(texts.count - 1) | Self.textBit
  }

  /// The text of a value that was derived.
  func derived(_ value: Value) -> DerivedText? {
    value & Self.textBit == 0 ? nil : texts[Int(value & ~Self.textBit)]
  }

  // MARK: Reading

  /// How good the name is under which a value was written: 0 is best.
  func rank(of value: Value, _ attribute: NodeAttribute, _ words: ImportWords) -> Int {
    rank(
      of: value, { slot in slot.node.first { $0.attribute == attribute }?.rank },
      isUnknown: attribute == .kind && withValue(value) { words.nodeKind($0) } == nil)
  }

  /// How good the name is under which a value was written: 0 is best.
  func rank(of value: Value, _ attribute: EdgeAttribute, _ words: ImportWords) -> Int {
    rank(
      of: value, { $0.edge?.rank },
      isUnknown: attribute == .kind && withValue(value) { words.edgeKind($0) } == nil)
  }

  /// - Parameter isUnknown: Whether it is a kind that nobody knows, which comes after all others.
  private func rank(
    of value: Value, _ rank: (KeyTable.Slot) -> Int?, isUnknown: @autoclosure () -> Bool
  ) -> Int {
    let base: Int
    if let derived = derived(value) {
      base = derived.rank
    } else {
      let item = document.item(Int(value))
      if item.kind == .default { return Self.defaultRank }
      base =
        rank(item.kind == .attribute ? keys.attributes[item.index] : keys.slots[item.index]) ?? 0
    }
    return isUnknown() ? base + 100 : base
  }

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
    document.item(tapePosition(value)).position
  }

  /// The position on the tape of a value, or of what it comes from.
  func tapePosition(_ value: Value) -> Int { derived(value)?.item ?? Int(value) }

  /// Whether a value is only the default of its key.
  func isDefault(_ value: Value) -> Bool {
    value & Self.textBit == 0 && document.item(Int(value)).kind == .default
  }

  subscript(attribute: NodeAttribute, row: Int) -> Value {
    get { nodeValues[attribute.rawValue * parents.count + row] }
    set { nodeValues[attribute.rawValue * parents.count + row] = newValue }
  }

  subscript(edge attribute: EdgeAttribute, row: Int) -> Value {
    get { edgeValues[attribute.rawValue * isDirected.count + row] }
    set { edgeValues[attribute.rawValue * isDirected.count + row] = newValue }
  }

  /// The node with an id, the file's own or one that another program had given it before.
  func node(withID id: borrowing Span<UInt8>, besideNode row: Int) -> Int? {
    if let node = document.node(withID: id, besideNode: row) { return node }
    if writtenIDs.isEmpty { return nil }
    let node = writtenIDs[Array(trimmedWord(String(decoding: id)).utf8)] ?? -1
    return node < 0 ? nil : Int(node)
  }

  /// The lines of a node's box, those of its first label first.
  func labelLines(_ row: Int) -> [String] { lines(string(labels[row])) }

  /// The name of a node that is no person: its name, or all of its label.
  func name(ofGroup row: Int) -> String {
    let name = trimmedWord(string(self[.name, row]))
    if !name.isEmpty { return name }
    let label = string(labels[row]).split(separator: Drawing.labelSeparator, maxSplits: 1)
    return lines(String(label.first ?? "")).joined(separator: " ")
  }

  /// Whether a node has a name or a label.
  func isLabelled(_ row: Int) -> Bool { self[.name, row] != 0 || !labelLines(row).isEmpty }
}
