import DMUGraph
import DMUProfile
import GraphML

/// The own columns of a file.
struct FileOwnColumns {
  var nodes: OwnColumnsOfFile
  var edges: OwnColumnsOfFile

  /// Gathers them in a walk over the document; linear in its length.
  init(_ table: AttributeTable) {
    let document = table.document
    nodes = OwnColumnsOfFile(document)
    edges = OwnColumnsOfFile(document)
    let isExport = OwnColumnNames.isExport(document)
    func isKept(_ name: String, _ owner: AttributeOwner) -> Bool {
      let exported =
        owner == .node ? OwnColumnNames.exportedOfNodes : OwnColumnNames.exportedOfEdges
      return !isExport || !exported.contains(name)
    }
    for key in document.keys where key.defaultItem != nil {
      let name = OwnColumnNames.read(key.name)
      if key.domain != .edge, isKept(key.name, .node), !table.keys.knows(key.name, of: .node) {
        nodes.addDefault(of: key, name: name)
      }
      if key.domain != .node, isKept(key.name, .edge), !table.keys.knows(key.name, of: .edge) {
        edges.addDefault(of: key, name: name)
      }
    }
    table.eachOwnAttribute { attribute in
      guard isKept(attribute.name, attribute.owner) else { return }
      let name = OwnColumnNames.read(attribute.name)
      switch attribute.owner {
      case .node: nodes.add(attribute, name: name)
      case .edge: edges.add(attribute, name: name)
      }
    }
    nodes.sort()
    edges.sort()
  }

  /// The columns with the number of values in each.
  var counts: [FileUnderstanding.OwnColumnCount] {
    func counts(_ columns: OwnColumnsOfFile, _ owner: AttributeOwner)
      -> [FileUnderstanding.OwnColumnCount]
    {
      zip(columns.columns, columns.counts).map { .init(name: $0.name, owner: owner, count: $1) }
        .filter { $0.count > 0 }
    }
    return counts(nodes, .node) + counts(edges, .edge)
  }
}

/// The nodes and edges of the files, by what they became in the portfolio.
struct OwnColumnRows {
  /// A node of the portfolio.
  struct Node: Hashable {
    var side: NodeClass
    var position: Int32
  }

  /// Edges of one kind between two nodes.
  struct Line: Hashable {
    var kind: EdgeKind
    var source: Node
    var target: Node
  }

  private var columns = OwnColumns()
  private var nodes: [(node: Node, row: OwnColumnTable<String>.Row)] = []
  private var lines: [(line: Line, row: OwnColumnTable<OwnColumns.EdgeID>.Row)] = []
  private var files: [Document] = []
  /// True when edges of some file have columns of their own.
  private let hasEdgeColumns: Bool

  init(_ files: [FileOwnColumns?]) {
    hasEdgeColumns = files.contains { $0?.edges.columns.isEmpty == false }
  }

  /// Adds a file whose nodes have their places in the portfolio.
  mutating func add(_ file: FileImport, _ own: FileOwnColumns) {
    let index = files.count
    files.append(file.table.document)
    columns.nodes.add(own.nodes)
    columns.edges.add(own.edges)
    if !own.nodes.columns.isEmpty {
      for row in file.positions.indices {
        if let node = file.node(row) { nodes.append((node, .init(file: index, row: row))) }
      }
    }
    guard hasEdgeColumns else { return }
    // Edges are counted between their ends, so that all count where any has a value.
    for edge in file.edges.meanings.indices {
      if let line = file.line(edge) { lines.append((line, .init(file: index, row: edge))) }
    }
  }

  /// The columns, once every node has its id.
  ///
  /// - Parameter id: The id of a node in the portfolio.
  func columns(id: (Node) -> String) -> OwnColumns {
    var columns = columns
    for (node, row) in nodes { columns.nodes.add(row, for: id(node)) }
    var counts: [Line: Int] = [:]
    for (line, row) in lines {
      // A contact is a member of an account once, however often that is drawn.
      let number = line.kind == .memberOf ? 0 : counts[line, default: 0]
      counts[line] = number + 1
      let edge = OwnColumns.EdgeID(
        kind: line.kind, source: id(line.source), target: id(line.target), number: number)
      columns.edges.add(row, for: edge)
    }
    return columns
  }

  /// The nodes of people who have several, of whose own columns what is written first counts: what to say of each
  /// that differs from one before.
  var differences: [(file: Int, diagnostic: Diagnostic)] {
    var first: [Node: OwnColumnTable<String>.Row] = [:]
    var known: [Node: [Int: String]] = [:]
    var found: [(file: Int, diagnostic: Diagnostic)] = []
    for (node, row) in nodes where [.contact, .staff, .competitor].contains(node.side) {
      guard let origin = first[node] else {
        first[node] = row
        continue
      }
      let before = known[node] ?? columns.nodes.values(of: origin)
      let values = columns.nodes.values(of: row)
      known[node] = before.merging(values) { first, _ in first }
      let names = columns.nodeColumns.indices.filter { column in
        guard let value = values[column], let other = before[column] else { return false }
        return value != other
      }.map { columns.nodeColumns[$0].name }
      guard !names.isEmpty else { continue }
      let document = files[row.file]
      found.append(
        (
          row.file,
          Diagnostic(
            severity: .warning, code: .mergedPerson, file: document.path,
            position: document.position(ofItem: document.nodeItem(row.row)),
            element: document.describe(node: row.row),
            message:
              "of \(names.joined(separator: ", ")) the value counts that was written first, of "
              + "\(described(origin)), as the two are one person")
        ))
    }
    return found
  }

  /// A node and where it stands, in words.
  private func described(_ row: OwnColumnTable<String>.Row) -> String {
    let document = files[row.file]
    let line = document.position(ofItem: document.nodeItem(row.row)).line
    return "\(document.describe(node: row.row)) (\(document.path):\(line))"
  }
}

extension FileImport {
  /// The place in the portfolio of a node; `nil` when it has none.
  fileprivate func node(_ row: Int) -> OwnColumnRows.Node? {
    guard positions[row] >= 0 else { return nil }
    let side = classification.classes[row]
    guard side != .none && side != .department else { return nil }
    return OwnColumnRows.Node(side: side, position: positions[row])
  }

  /// The line of the portfolio that an edge became, from its source to its target there; `nil` for none.
  fileprivate func line(_ edge: Int) -> OwnColumnRows.Line? {
    func line(_ kind: EdgeKind, _ ends: (Int, Int)?) -> OwnColumnRows.Line? {
      guard let ends, let source = node(ends.0), let target = node(ends.1) else { return nil }
      return OwnColumnRows.Line(kind: kind, source: source, target: target)
    }
    /// The ends, the one of a side first.
    func from(_ side: NodeClass) -> (Int, Int)? {
      edges.ends(edge).map {
        classification.classes[$0.source] == side ? ($0.source, $0.target) : ($0.target, $0.source)
      }
    }
    switch edges.meanings[edge] {
    case .relationship, .rivalry:
      return line(.relationship, ends(ofTie: edge).map { ($0.party, $0.contact) })
    case .reportsTo, .manages:
      return line(.reportsTo, ends(ofReport: edge).map { ($0.report, $0.manager) })
    case .influences: return line(.influences, edges.ends(edge).map { ($0.source, $0.target) })
    case .worksWith: return line(.worksWith, edges.ends(edge).map { ($0.source, $0.target) })
    case .memberOf: return line(.memberOf, from(.contact))
    case .buys: return line(.buys, from(.account))
    case .decides: return line(.decides, from(.contact))
    case .none: return nil
    }
  }
}
