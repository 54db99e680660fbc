import DMUGraph
import GraphML

/// The columns of the nodes and edges of a stretch of a document, which others are appended to.
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
  /// By node, then by attribute.
  private var nodeValues: [Value]
  /// By edge, then by attribute.
  private var edgeValues: [Value]
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
  /// How many attributes there are; the last ones are these.
  private static var nodeWidth: Int { NodeAttribute.writtenID.rawValue + 1 }
  private static var edgeWidth: Int { EdgeAttribute.target.rawValue + 1 }

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

  /// Makes the columns of a stretch of a document, with nothing in them.
  init(_ document: Document, _ stretch: Stretch) {
    self.document = document
    // The first columns have room for those that are appended to them.
    let isFirst = stretch.items.lowerBound == 0
    func column<Element>(_ element: Element, _ rows: Range<Int>, of all: Int, width: Int = 1)
      -> [Element]
    {
      var column: [Element] = []
      column.reserveCapacity((isFirst ? all : rows.count) * width)
      column.append(contentsOf: repeatElement(element, count: rows.count * width))
      return column
    }
    let (nodes, edges) = (document.nodeCount, document.edgeCount)
    nodeValues = column(0, stretch.nodes, of: nodes, width: Self.nodeWidth)
    edgeValues = column(0, stretch.edges, of: edges, width: Self.edgeWidth)
    nodeKinds = column(nil, stretch.nodes, of: nodes)
    edgeKinds = column(nil, stretch.edges, of: edges)
    parents = column(-1, stretch.nodes, of: nodes)
    isGroup = column(false, stretch.nodes, of: nodes)
    labels = column(0, stretch.nodes, of: nodes)
    isDirected = column(false, stretch.edges, of: edges)
  }

  /// Appends the rows of the stretch that follows.
  mutating func append(_ next: TableColumns) {
    let shift = Value(texts.count)
    func moved(_ values: [Value]) -> [Value] {
      if shift == 0 || next.texts.isEmpty { return values }
      return values.map { $0 & Self.textBit == 0 ? $0 : $0 + shift }
    }
    nodeValues += moved(next.nodeValues)
    edgeValues += moved(next.edgeValues)
    labels += moved(next.labels)
    otherLabels += zip(next.otherLabels, moved(next.otherLabels.map(\.value))).map {
      (edge: $0.edge, value: $1)
    }
    texts += next.texts
    nodeKinds += next.nodeKinds
    edgeKinds += next.edgeKinds
    parents += next.parents
    isGroup += next.isGroup
    isDirected += next.isDirected
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

  subscript(attribute: NodeAttribute, row: Int) -> Value {
    get { nodeValues[row * Self.nodeWidth + attribute.rawValue] }
    set { nodeValues[row * Self.nodeWidth + attribute.rawValue] = newValue }
  }

  subscript(edge attribute: EdgeAttribute, row: Int) -> Value {
    get { edgeValues[row * Self.edgeWidth + attribute.rawValue] }
    set { edgeValues[row * Self.edgeWidth + attribute.rawValue] = newValue }
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
    for row in parents.indices where self[.writtenID, row] != 0 {
      let id = Array(trimmedWord(string(self[.writtenID, row])).utf8)
      rows[id] = rows[id] == nil ? Int32(row) : -1
    }
    return rows
  }
}
