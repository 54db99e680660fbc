import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// The nodes and edges of a file as rows, and for each attribute of the profile a column that says
/// where its value stands.
///
/// A class, as whoever reads a value would copy the many columns of a structure before.
final class FileTable: Sendable {
  typealias Value = TableColumns.Value
  typealias Hyperedge = TableColumns.Hyperedge

  let document: Document
  let keys: KeyTable
  private let columns: TableColumns
  /// The nodes by the ids that programs give them which number all nodes anew, such as igraph; -1
  /// where several have one.
  private let writtenIDs: [[UInt8]: Int32]

  /// Walks the file once, in time linear in its size, on all cores.
  init(_ document: Document, options: ImportOptions, log: inout DiagnosticLog) {
    let keys = KeyTable(document, mapping: options.mapping)
    let empty = log.emptied
    let columns = TableColumns(document, keys)
    var filled = joined(Stretch.cut(document, options)) { stretch in
      var filling = TableFilling(columns, keys, stretch, options: options, log: empty)
      filling.fill()
      return filling.finish()
    } append: { whole, next in
      whole.columns.append(next.columns, next.stretch)
      whole.log.append(next.log)
    }
    log.append(filled.log)
    filled.columns.settleLabels()
    self.document = document
    self.keys = keys
    self.columns = filled.columns
    writtenIDs = filled.columns.hasWrittenIDs ? filled.columns.writtenIDs() : [:]
  }

  // MARK: Columns

  var nodeKinds: SharedRows<NodeKind?> { columns.nodeKinds }
  var edgeKinds: SharedRows<EdgeKind?> { columns.edgeKinds }
  var parents: SharedRows<Int32> { columns.parents }
  var isGroup: SharedRows<Bool> { columns.isGroup }
  var labels: SharedRows<Value> { columns.labels }
  var notes: Set<Int> { columns.notes }
  var isDirected: SharedRows<Bool> { columns.isDirected }
  var reversed: Set<Int> { columns.reversed }
  var graphName: String { columns.graphName }
  var hyperedges: [Hyperedge] { columns.hyperedges }
  var otherLabels: [(edge: Int, value: Value)] { columns.otherLabels }

  @inline(__always)
  subscript(attribute: NodeAttribute, row: Int) -> Value { columns[attribute, row] }

  @inline(__always)
  subscript(edge attribute: EdgeAttribute, row: Int) -> Value { columns[edge: attribute, row] }

  // MARK: Values

  /// The text of a value that was derived.
  func derived(_ value: Value) -> TableColumns.DerivedText? { columns.derived(value) }

  /// A value in UTF-8, for as long as the body runs.
  func withValue<Result>(_ value: Value, _ body: (Span<UInt8>) -> Result) -> Result {
    columns.withValue(value, body)
  }

  /// A value as a string; empty when there is none.
  func string(_ value: Value) -> String { columns.string(value) }

  /// Where a value stands in the file.
  func position(_ value: Value) -> Position {
    document.position(ofItem: columns.tapePosition(value))
  }

  /// Whether a value is only the default of its key.
  func isDefault(_ value: Value) -> Bool { columns.isDefault(value) }

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
