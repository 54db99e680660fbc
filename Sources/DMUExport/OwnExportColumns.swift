import DMUGraph
import DMUImport
import DMUText
import GraphML

/// The own columns of the files in a format, under names that the format does not need itself.
struct OwnExportColumns {
  /// A column of nodes or edges.
  struct Column {
    /// The name, of its own among those of all columns of nodes or of edges.
    var name: String
    var type: Key.ValueType
    /// The id of its key in GraphML.
    var key: String
  }

  let nodes: [Column]
  let edges: [Column]
  private let columns: OwnColumns
  private let export: PortfolioExport
  /// The number of edges of one kind between two nodes that were met.
  private var counts: [OwnColumns.EdgeID: Int] = [:]

  /// - Parameters:
  ///   - nodeNames: The names of nodes' columns that the format has itself.
  ///   - edgeNames: Those of edges.
  init(_ export: PortfolioExport, nodeNames: [String], edgeNames: [String]) {
    self.export = export
    columns = export.ownColumns
    nodes = Self.named(columns.nodeColumns, .node, nodeNames, keys: "own_n")
    edges = Self.named(columns.edgeColumns, .edge, edgeNames, keys: "own_e")
  }

  private static func named(
    _ columns: [OwnColumn], _ owner: AttributeOwner, _ names: [String], keys: String
  ) -> [Column] {
    // Programs such as Gephi know names without regard to case.
    var taken = Set(names.map { $0.lowercased() })
    return columns.enumerated().map { index, column in
      let name = OwnColumnNames.written(column.name) {
        taken.contains($0.lowercased()) || OwnColumnNames.isOfProfile($0, owner)
      }
      taken.insert(name.lowercased())
      return Column(name: name, type: column.type, key: "\(keys)\(index)")
    }
  }

  /// The values of a node, with the positions of their columns.
  func values(of node: PortfolioExport.Node) -> [(column: Int, text: String)] {
    if nodes.isEmpty { return [] }
    return Self.inOrder(columns.values(ofNode: export.id(node)))
  }

  /// The values of the next edge, in the order of the export; of edges of one kind between the same two each has
  /// its own.
  mutating func values(
    ofNext edge: PortfolioExport.Edge
  ) -> [(column: Int, text: String)] {
    if edges.isEmpty { return [] }
    let (source, target) = export.ends(edge)
    var id = OwnColumns.EdgeID(
      kind: export.kind(edge), source: export.id(source), target: export.id(target), number: 0)
    let number = counts[id, default: 0]
    counts[id] = number + 1
    id.number = number
    return Self.inOrder(columns.values(ofEdge: id))
  }

  private static func inOrder(_ values: [Int: String]) -> [(column: Int, text: String)] {
    values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A cell for each column of nodes.
  func cells(of node: PortfolioExport.Node) -> [PortfolioExport.Value?] {
    Self.cells(values(of: node), nodes)
  }

  /// A cell for each column of edges, of the next edge.
  mutating func cells(ofNext edge: PortfolioExport.Edge) -> [PortfolioExport.Value?] {
    Self.cells(values(ofNext: edge), edges)
  }

  private static func cells(
    _ values: [(column: Int, text: String)], _ columns: [Column]
  ) -> [PortfolioExport.Value?] {
    var cells = [PortfolioExport.Value?](repeating: nil, count: columns.count)
    for (column, text) in values { cells[column] = .init(text, columns[column].type) }
    return cells
  }
}

extension PortfolioExport.Value {
  /// The value that a text spells: itself where it spells none of the type.
  fileprivate init(_ text: String, _ type: Key.ValueType) {
    self = .text(text)
    var word = text
    word.withUTF8 { bytes in
      switch type {
      case .string: break
      case .boolean: if let flag = Boolean.parse(bytes.span) { self = .flag(flag) }
      case .int, .long:
        let digits = trimmedWord(text)
        if let count = Int(digits) { self = .count(count) }
      case .float, .double:
        if let number = DMUText.number(bytes.span), number.isFinite { self = .number(number) }
      }
    }
  }
}

extension XMLWriter {
  /// Declares the keys of columns.
  mutating func keys(_ columns: [OwnExportColumns.Column], of domain: String) {
    for column in columns {
      key(column.key, of: domain, name: column.name, type: column.type.rawValue)
    }
  }

  /// Writes values as they are spelled.
  mutating func data(
    _ values: [(column: Int, text: String)], _ columns: [OwnExportColumns.Column]
  ) {
    for (column, text) in values { data(columns[column].key, text) }
  }
}
