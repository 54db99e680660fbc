import DMUGraph
import DMUImport
import DMUProfile
import DMUText
import GraphML

/// For which program the columns of CSV tables are named.
public enum CSVHeaders: String, CaseIterable, Sendable {
  /// Gephi's spreadsheet import: `Id`, `Label`; `Source`, `Target`, `Type`, `Kind`, `Label`, `Weight`.
  case gephi
  /// Neo4j's `neo4j-admin database import`: `id:ID`, `:LABEL`; `:START_ID`, `:END_ID`, `:TYPE`.
  case neo4j
}

/// Two tables that join on their ids: nodes, and edges with memberships.
///
/// An empty cell is a value that is not known. Several roles are separated by `;`. A text that a
/// spreadsheet would run as a formula gets an apostrophe in front. So does an id of that kind, in the
/// same way wherever it stands, so that the tables join: each id stays one of its own, and a number such
/// as `-1` stays as it is. A text of several lines is quoted: Neo4j reads it with
/// `--multiline-fields=true`, and keeps everything else with its defaults.
///
/// ```sh
/// neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv --multiline-fields=true
/// ```
extension PortfolioExport {
  /// Writes the nodes, one a row, with all columns of the profile and the analysis.
  ///
  /// For Neo4j the kind is the label (`Account`, `Contact`, `Staff`, `Competitor`, `Product`) and
  /// columns have types, days `date` and roles `string[]`. Rows are handed on one by one.
  public func writeNodesCSV(headers: CSVHeaders, to output: inout some TextOutputStream) {
    var csv = CSVWriter()
    var columns = NodeColumn.all
    let own = ownColumnsOfTables
    switch headers {
    case .gephi:
      for header in ["Id", "Label"] + columns.map(\.name) { csv.text(header) }
      for column in own.nodes { csv.text(column.name) }
    case .neo4j:
      columns.removeAll { $0.name == "kind" }
      for header in ["id:ID", ":LABEL"] { csv.text(header) }
      for column in columns { csv.text(neo4jHeader(column.name, column.type)) }
      for column in own.nodes { csv.text(neo4jHeader(column)) }
    }
    csv.endRow(to: &output)
    for node in nodes {
      csv.id(id(node))
      csv.text(headers == .gephi ? label(node) : node.kind.rawValue.capitalizedWord)
      for column in columns {
        if ["account", "owner", "parent"].contains(column.name) {
          csv.id(column.value(self, node)?.description ?? "")
        } else {
          csv.value(column.value(self, node))
        }
      }
      for value in own.cells(of: node) { csv.value(value) }
      csv.endRow(to: &output)
    }
  }

  /// Writes the edges, one a row: first the contacts' memberships in their accounts, then all others.
  ///
  /// For Gephi `Type` is `Directed` or `Undirected`, `Kind` keeps edges of several kinds between the
  /// same two nodes apart, and `Weight` is that of `writeGephi`; the weight as
  /// written is `link_weight`, the revenue aimed at `revenue_target`. For Neo4j the kind is the type
  /// (`REPORTS_TO`); its relationships always have a direction, and `directed:boolean` says which of
  /// them mean it.
  public func writeEdgesCSV(headers: CSVHeaders, to output: inout some TextOutputStream) {
    var csv = CSVWriter()
    let columns = EdgeColumn.all.filter { $0.name != "kind" }
    var own = ownColumnsOfTables
    switch headers {
    case .gephi:
      for header in ["Source", "Target", "Type", "Kind", "Label", "Weight"] { csv.text(header) }
      for column in columns { csv.text(Self.gephiName(column)) }
      for column in own.edges { csv.text(column.name) }
    case .neo4j:
      for header in [":START_ID", ":END_ID", ":TYPE", "directed:boolean"] { csv.text(header) }
      for column in columns { csv.text(neo4jHeader(column.name, column.type)) }
      for column in own.edges { csv.text(neo4jHeader(column)) }
    }
    csv.endRow(to: &output)
    for edge in memberships + edges {
      let (source, target) = ends(edge)
      csv.id(id(source))
      csv.id(id(target))
      switch headers {
      case .gephi:
        csv.text(isDirected(edge) ? "Directed" : "Undirected")
        csv.text(kind(edge).rawValue)
        csv.text(stroke(edge).name)
        csv.number(gephiWeight(edge))
      case .neo4j:
        csv.text(kind(edge).rawValue.uppercased())
        csv.value(.flag(isDirected(edge)))
      }
      for column in columns { csv.value(column.value(self, edge)) }
      for value in own.cells(ofNext: edge) { csv.value(value) }
      csv.endRow(to: &output)
    }
  }
}

extension PortfolioExport {
  /// The own columns beside those that either table has for either program.
  fileprivate var ownColumnsOfTables: OwnExportColumns {
    OwnExportColumns(
      self, nodeNames: ["id", "label"] + NodeColumn.all.map(\.name),
      edgeNames: ["id", "source", "target", "type", "kind", "label", "weight", "directed"]
        + EdgeColumn.all.map(\.name) + EdgeColumn.all.map(Self.gephiName))
  }
}

/// The name of an own column with its type in Neo4j's words, before which a colon stands.
private func neo4jHeader(_ column: OwnExportColumns.Column) -> String {
  let type =
    switch column.type {
    case .string: "string"
    case .boolean: "boolean"
    case .int, .long: "long"
    case .float, .double: "double"
    }
  return "\(column.name.replacing(":", with: "_")):\(type)"
}

/// A column's name with its type in Neo4j's words.
private func neo4jHeader(_ name: String, _ type: PortfolioExport.ValueType) -> String {
  switch type {
  case .text:
    switch name {
    case "contract_end", "last_contact", "left", "close_date": "\(name):date"
    case "role", "role_inferred": "\(name):string[]"
    default: "\(name):string"
    }
  case .number: "\(name):double"
  case .count: "\(name):long"
  case .flag: "\(name):boolean"
  }
}

extension String {
  /// The word with a capital letter in front.
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}

extension CSVWriter {
  /// Adds a cell with a value, or an empty one.
  fileprivate mutating func value(_ value: PortfolioExport.Value?) {
    switch value {
    case .number(let number): self.number(number)
    case .count(let count): number(count)
    case .text, .flag, nil: text(value?.description)
    }
  }
}
