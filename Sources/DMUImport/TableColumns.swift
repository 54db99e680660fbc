import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// The columns of the nodes and edges of a document, in which each of its stretches fills the rows that lie
/// in it.
struct TableColumns: Sendable {
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
  private var nodeValues: RowValues
  private var edgeValues: RowValues
  /// By node: the kind that is written, if it is one that is known.
  let nodeKinds: SharedRows<NodeKind?>
  /// By edge: the kind that is written, if it is one that is known.
  let edgeKinds: SharedRows<EdgeKind?>
  /// The node in whose nested graph a node lies, or -1.
  let parents: SharedRows<Int32>
  /// Whether a node has a nested graph.
  let isGroup: SharedRows<Bool>
  /// The text of each node's box as one of ``texts``, or 0.
  let labels: SharedRows<Value>
  /// The notes of a drawing, which stand for nobody.
  var notes: Set<Int> = []
  /// Whether an edge has a direction.
  let isDirected: SharedRows<Bool>
  /// The edges that are drawn with an arrowhead at their source only.
  var reversed: Set<Int> = []
  /// The name of the first graph.
  var graphName = ""

  /// The hyperedges, in the order of the file.
  var hyperedges: [Hyperedge] = []
  /// Labels of edges that are no kind.
  var otherLabels: [(edge: Int, value: Value)] = []
  /// Whether a label of an edge is a kind, so that the others are kinds that are not known.
  var labelsAreKinds = false
  /// Whether a node has an id that another program had given it.
  var hasWrittenIDs = false

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

  /// Makes the columns of a document, with nothing in them.
  init(_ document: Document, _ keys: KeyTable) {
    self.document = document
    let (nodes, edges) = (document.nodeCount, document.edgeCount)
    nodeValues = RowValues(rowCount: nodes, defaults: Self.byAttribute(keys.nodeDefaults))
    edgeValues = RowValues(rowCount: edges, defaults: Self.byAttribute(keys.edgeDefaults))
    nodeKinds = SharedRows(count: nodes)
    edgeKinds = SharedRows(count: edges)
    parents = SharedRows(count: nodes)
    isGroup = SharedRows(count: nodes)
    labels = SharedRows(count: nodes)
    isDirected = SharedRows(count: edges)
  }

  /// The defaults of keys by attribute, 0 where there is none.
  private static func byAttribute<Attribute: CaseIterable & RawRepresentable<Int>>(
    _ defaults: [(target: KeyTable.Target<Attribute>, item: Int)]
  ) -> [Value] {
    var values = [Value](repeating: 0, count: Attribute.allCases.count)
    for (target, item) in defaults { values[target.attribute.rawValue] = Value(item) }
    return values
  }

  /// Begins the row of a node that lies in the nested graph of another, or in none: -1.
  @inline(__always)
  func begin(node row: Int, in parent: Int32) {
    nodeValues.clear(row: row)
    nodeKinds[row] = nil
    parents[row] = parent
  }

  /// Begins the row of an edge.
  @inline(__always)
  func begin(edge row: Int, isDirected directed: Bool) {
    edgeValues.clear(row: row)
    edgeKinds[row] = nil
    isDirected[row] = directed
  }

  /// Appends what was found besides rows in a stretch that follows.
  mutating func append(_ next: TableColumns, _ stretch: Stretch) {
    let shift = Value(texts.count)
    func moved(_ value: Value) -> Value { value & Self.textBit == 0 ? value : value + shift }
    nodeValues.append(next.nodeValues, moved: moved)
    edgeValues.append(next.edgeValues, moved: moved)
    if shift > 0 && !next.texts.isEmpty { labels.update(stretch.nodes, moved) }
    otherLabels += next.otherLabels.map { ($0.edge, moved($0.value)) }
    texts += next.texts
    notes.formUnion(next.notes)
    reversed.formUnion(next.reversed)
    hyperedges += next.hyperedges
    if graphName.isEmpty { graphName = next.graphName }
    labelsAreKinds = labelsAreKinds || next.labelsAreKinds
    hasWrittenIDs = hasWrittenIDs || next.hasWrittenIDs
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

  /// The position on the tape of a value, or of what it comes from.
  func tapePosition(_ value: Value) -> Int { derived(value)?.item ?? Int(value) }

  /// Whether a value is only the default of its key.
  func isDefault(_ value: Value) -> Bool {
    value & Self.textBit == 0 && document.item(Int(value)).kind == .default
  }

  @inline(__always)
  subscript(attribute: NodeAttribute, row: Int) -> Value {
    get { nodeValues[attribute.rawValue, row, item: document.nodeItem(row)] }
    set { nodeValues[attribute.rawValue, row, item: document.nodeItem(row)] = newValue }
  }

  @inline(__always)
  subscript(edge attribute: EdgeAttribute, row: Int) -> Value {
    get { edgeValues[attribute.rawValue, row, item: document.edgeItem(row)] }
    set { edgeValues[attribute.rawValue, row, item: document.edgeItem(row)] = newValue }
  }

  /// Makes kinds of the labels of edges, where some of them are.
  mutating func settleLabels() {
    guard labelsAreKinds else { return }
    for (edge, value) in otherLabels where self[edge: .kind, edge] == 0 {
      self[edge: .kind, edge] = value
    }
  }

  /// The nodes by the ids that another program had given them; -1 where several have one.
  func writtenIDs() -> [[UInt8]: Int32] {
    var rows: [[UInt8]: Int32] = [:]
    for row in 0..<parents.count where self[.writtenID, row] != 0 {
      let id = Array(trimmedWord(string(self[.writtenID, row])).utf8)
      rows[id] = rows[id] == nil ? Int32(row) : -1
    }
    return rows
  }
}
