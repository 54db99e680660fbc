package import DMUProfile
import GraphML

/// The columns of the files that the profile has no name for, such as "Cost Center", with the values that nodes and
/// edges of the portfolio have in them.
///
/// Columns of several files are joined by name. Where several nodes are one person or account, the value that is
/// written first counts. Values stay in the documents until they are asked for.
public struct OwnColumns: Sendable {
  /// An edge of the portfolio: of several of one kind between the same two, by number.
  package struct EdgeID: Hashable, Sendable {
    package var kind: EdgeKind
    package var source: String
    package var target: String
    package var number: Int

    package init(kind: EdgeKind, source: String, target: String, number: Int) {
      self.kind = kind
      self.source = source
      self.target = target
      self.number = number
    }
  }

  /// The columns of nodes, in the order in which they are met.
  public var nodeColumns: [OwnColumn] { nodes.columns }
  /// The columns of edges.
  public var edgeColumns: [OwnColumn] { edges.columns }
  var nodes = OwnColumnTable<String>()
  var edges = OwnColumnTable<EdgeID>()

  /// No columns.
  public init() {}

  /// The values of a node by column.
  package func values(ofNode id: String) -> [Int: String] { nodes.values(of: id) }

  /// The values of an edge by column.
  package func values(ofEdge id: EdgeID) -> [Int: String] { edges.values(of: id) }
}

/// The own columns of nodes or of edges, and which rows of the files stand for whom.
struct OwnColumnTable<ID: Hashable & Sendable>: Sendable {
  struct Row: Sendable {
    var file: Int
    var row: Int
  }

  private(set) var columns: [OwnColumn] = []
  private var positions: [String: Int] = [:]
  private var files: [OwnColumnsOfFile] = []
  /// By file and its columns: the column here.
  private var columnsOfFiles: [[Int]] = []
  private var rows: [ID: [Row]] = [:]

  /// Adds the columns of the next file.
  mutating func add(_ file: OwnColumnsOfFile) {
    files.append(file)
    columnsOfFiles.append(
      file.columns.map { column in
        if let known = positions[column.name] {
          if columns[known].type != column.type { columns[known].type = .string }
          return known
        }
        positions[column.name] = columns.count
        columns.append(column)
        return columns.count - 1
      })
  }

  /// Says that a row of a file stands for something of the portfolio.
  mutating func add(_ row: Row, for id: ID) { rows[id, default: []].append(row) }

  /// The values of something of the portfolio by column: of several rows that which is written first, and the
  /// default of a file only where none is written.
  func values(of id: ID) -> [Int: String] {
    let rows = rows[id] ?? []
    var values: [Int: String] = [:]
    for row in rows { values.merge(self.values(of: row)) { first, _ in first } }
    for row in rows {
      values.merge(renumbered(files[row.file].defaultValues, row.file)) { first, _ in first }
    }
    return values
  }

  /// The values that are written for a row of a file, by column.
  func values(of row: Row) -> [Int: String] {
    renumbered(files[row.file].values(ofRow: row.row), row.file)
  }

  private func renumbered(_ values: [Int: String], _ file: Int) -> [Int: String] {
    var renumbered: [Int: String] = [:]
    for (column, value) in values { renumbered[columnsOfFiles[file][column]] = value }
    return renumbered
  }
}
