import DMUGraph
import DMUText
import GraphML

/// The frame of a GraphML file whose nodes and edges carry columns: keys first, then one graph.
///
/// A key's id is the column's name, with `edge_` in front where a node column has that name already.
struct GraphMLTable {
  /// A key of the file.
  struct ColumnKey {
    var id: String
    var name: String
    var type: String
    var isOfEdges = false
    /// The value that elements without one of their own are taken to have.
    var fallback: String?
  }

  /// The keys, in the order of the file.
  var keys: [ColumnKey] = []

  /// The columns of the files that the format does not have itself.
  var own: OwnExportColumns?

  static let namespace = "http://graphml.graphdrawing.org/xmlns"

  /// Adds a key of nodes.
  mutating func addNodeKey(_ name: String, _ type: String) {
    keys.append(ColumnKey(id: name, name: name, type: type))
  }

  /// Adds a key of edges, after those of nodes.
  mutating func addEdgeKey(_ name: String, _ type: String, id: String? = nil) {
    let id = id ?? Self.edgeKeyID(name, amongNodeKeys: keys)
    keys.append(ColumnKey(id: id, name: name, type: type, isOfEdges: true))
  }

  /// Gives ties without a strength one that is assumed.
  mutating func assume(_ strength: Double?) {
    guard let strength, let key = keys.firstIndex(where: { $0.isOfEdges && $0.name == "strength" })
    else { return }
    keys[key].fallback = shortest(strength)
  }

  /// Writes a file with what goes into its graph.
  package func write<Output: TextOutputStream>(
    to output: inout Output, _ content: (inout XMLWriter<Output>) -> Void
  ) {
    var xml = XMLWriter(output)
    xml.declaration()
    xml.start("graphml")
    xml.attribute("xmlns", Self.namespace)
    xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    xml.attribute("xsi:schemaLocation", "\(Self.namespace) \(Self.namespace)/1.1/graphml.xsd")
    for key in keys {
      xml.key(
        key.id, of: key.isOfEdges ? "edge" : "node", name: key.name, type: key.type,
        fallback: key.fallback)
    }
    if let own {
      xml.keys(own.nodes, of: "node")
      xml.keys(own.edges, of: "edge")
    }
    xml.start("graph")
    xml.attribute("id", "G")
    xml.attribute("edgedefault", "directed")
    content(&xml)
    xml.end("graph")
    xml.end("graphml")
    output = xml.finish()
  }

  private static func edgeKeyID(_ name: String, amongNodeKeys keys: [ColumnKey]) -> String {
    keys.contains { !$0.isOfEdges && $0.id == name } ? "edge_\(name)" : name
  }
}

extension PortfolioExport {
  /// Writes the values of an edge under the keys of their columns.
  func write<Output: TextOutputStream>(
    _ edge: Edge, _ columns: [EdgeColumn], _ keys: [String], assuming assumption: Double?,
    to xml: inout XMLWriter<Output>
  ) {
    for (column, key) in zip(columns, keys) {
      let value = column.value(self, edge)
      xml.data(key, value)
      // An empty value keeps the assumption from edges that did not have it.
      if column.name == "strength", value == nil, let assumption,
        tie(edge)?.assumedStrength != assumption
      {
        xml.data(key, "")
      }
    }
  }
}

extension PortfolioExport.ValueType {
  /// The word for the type in GraphML.
  var graphML: String {
    switch self {
    case .text: "string"
    case .number: "double"
    case .count: "int"
    case .flag: "boolean"
    }
  }
}

extension XMLWriter {
  /// Declares a key of attributes.
  mutating func key(
    _ id: String, of domain: String, name: String, type: String, fallback: String? = nil
  ) {
    element("key") { xml in
      xml.attribute("id", id)
      xml.attribute("for", domain)
      xml.attribute("attr.name", name)
      xml.attribute("attr.type", type)
      if let fallback { xml.element("default") { $0.text(fallback) } }
    }
  }

  /// Writes a value under a key, if there is one.
  mutating func data(_ key: String, _ value: PortfolioExport.Value?) {
    guard let value else { return }
    data(key, value.description)
  }

  /// Writes a text under a key.
  mutating func data(_ key: String, _ text: String) {
    element("data") { xml in
      xml.attribute("key", key)
      xml.text(text)
    }
  }
}
