import DMUGraph
import DMUProfile
import DMUText

extension PortfolioExport {
  /// Writes the graph as node-link JSON, which networkx and d3-force read as it is.
  ///
  /// ```python
  /// graph = networkx.node_link_graph(json.load(file), edges="links")
  /// ```
  ///
  /// Nodes and links have all columns of the profile and the analysis that have a value. Every link has
  /// a `key`, a number of its own in the document, so that parallel links stay apart, and `directed`:
  /// the graph as a whole is directed, and a link that has no direction says so. Memberships are links
  /// like others (`"kind": "member_of"`), so that drawings hold accounts together; leave them out for
  /// measures of the network of people. The revenue aimed at with a product is `revenue_target`, as
  /// `target` is the node at which a link ends.
  ///
  /// `graph.schema.json` describes the document. Takes time linear in the portfolio, and hands on the
  /// text in pieces of about 64 KiB.
  public func writeJSON(to output: inout some TextOutputStream) {
    var json = JSONWriter(.compact)
    var own = OwnExportColumns(
      self, nodeNames: ["id"] + NodeColumn.all.map(\.name),
      edgeNames: ["source", "target", "key", "directed"] + EdgeColumn.all.map(\.nameBesideEnds))
    json.object { json in
      json.member("format", "dmugraph.graph")
      json.member("version", 2)
      json.member("as_of", day.description)
      json.member("by", portfolio.unitKind.rawValue)
      json.member("policy", encoding: policy.inFixedOrder)
      json.member("directed", true)
      json.member("multigraph", true)
      json.object("graph") { json in
        json.member("as_of", day.description)
        json.member("accounts", portfolio.ownAccounts.count)
        json.member("contacts", portfolio.contacts.count)
        json.member("staff", portfolio.staff.count)
      }
      json.array("nodes") { json in
        for node in nodes {
          json.object { json in
            json.member("id", id(node))
            for column in NodeColumn.all {
              json.member(column.name, column.value(self, node))
            }
            for (column, value) in zip(own.nodes, own.cells(of: node)) {
              json.member(column.name, value)
            }
          }
          json.flushPieces(to: &output)
        }
      }
      json.array("links") { json in
        for (key, edge) in (memberships + edges).enumerated() {
          let (source, target) = ends(edge)
          json.object { json in
            json.member("source", id(source))
            json.member("target", id(target))
            json.member("key", key)
            json.member("directed", isDirected(edge))
            for column in EdgeColumn.all {
              json.member(column.nameBesideEnds, column.value(self, edge))
            }
            for (column, value) in zip(own.edges, own.cells(ofNext: edge)) {
              json.member(column.name, value)
            }
          }
          json.flushPieces(to: &output)
        }
      }
    }
    json.endDocument()
    json.flush(to: &output)
  }
}

extension JSONWriter {
  /// Writes a member that is a value of a column, if there is one.
  fileprivate mutating func member(_ key: String, _ value: PortfolioExport.Value?) {
    switch value {
    case .text(let text): member(key, text)
    case .number(let number): member(key, number)
    case .count(let count): member(key, count)
    case .flag(let flag): member(key, flag)
    case nil: break
    }
  }
}
