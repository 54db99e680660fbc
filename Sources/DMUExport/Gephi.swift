import DMUGraph
import GraphML

extension PortfolioExport {
  /// Writes GraphML that Gephi shows as a finished drawing: labels, sizes, colours and, where they are
  /// known, positions.
  ///
  /// Beside all columns of the profile and the analysis, nodes have `label`, `size`, `r`, `g` and `b`
  /// (0…255, after `Palette`), `x` and `y`, and edges `weight`, `edgelabel` and `r`, `g`, `b`: the
  /// names that Gephi's importer takes for how things look. It has no groups, so that memberships are
  /// edges. What has no direction says so edge by edge.
  ///
  /// - A contact's size is 8 to 40 by influence, 16 where that is not known. Accounts have size 50,
  ///   whatever their revenue, which may be in different currencies; all others 24.
  /// - An edge's `weight` is the effective strength of a tie, the weight of an influence or a colleague
  ///   tie (the policy's default where there is none), and 1 for everything else. Gephi leaves out
  ///   edges with a weight of 0 and its layouts want positive ones, so that it is never below
  ///   ``gephiWeightFloor``. The weight that was written is `link_weight`, the
  ///   revenue aimed at `revenue_target`. Read as a portfolio, the written ones count, so that no
  ///   strength changes.
  /// - Gephi adds up edges between the same two nodes, unless it is told not to merge them when the file
  ///   is opened.
  ///
  /// Takes time linear in the portfolio, and hands on the text in pieces of about 64 KiB.
  ///
  /// - Parameters:
  ///   - output: Where to write.
  ///   - positions: Where each node stands, y pointing down as in drawings; as in the `Picture` when left
  ///     out. It is written the other way up, as Gephi's axis points up; nodes that stand nowhere get
  ///     neither `x` nor `y`.
  package func writeGephi(
    to output: inout some TextOutputStream,
    positions: ((Node) -> (x: Double, y: Double)?)? = nil
  ) {
    let centres = positions == nil ? Picture(self).centres : [:]
    let positions = positions ?? { node in centres[node].map { ($0.x, $0.y) } }
    var table = Self.gephiTable
    let assumption = mostFrequentAssumption
    table.assume(assumption)
    var own = OwnExportColumns(
      self,
      nodeNames: table.keys.filter { !$0.isOfEdges }.map(\.name) + ["id"],
      edgeNames: table.keys.filter(\.isOfEdges).map(\.name)
        + ["id", "label", "source", "target", "type"])
    table.own = own
    table.write(to: &output) { xml in
      for node in nodes {
        let swatch = swatch(node)
        xml.start("node")
        xml.attribute("id", id(node))
        xml.data("label", label(node))
        xml.data("size", .init(finite: gephiSize(node)))
        xml.data("r", .count(swatch.red))
        xml.data("g", .count(swatch.green))
        xml.data("b", .count(swatch.blue))
        if let position = positions(node) {
          xml.data("x", .init(finite: position.x))
          xml.data("y", .init(finite: position.y == 0 ? 0 : -position.y))
        }
        for column in NodeColumn.all {
          xml.data(column.name, column.value(self, node))
        }
        xml.data(own.values(of: node), own.nodes)
        xml.end("node")
      }
      let columns = EdgeColumn.all
      let keys = table.keys.suffix(columns.count).map(\.id)
      for edge in memberships + edges {
        let stroke = stroke(edge)
        let (source, target) = ends(edge)
        xml.start("edge")
        xml.attribute("source", id(source))
        xml.attribute("target", id(target))
        if !isDirected(edge) { xml.attribute("directed", "false") }
        xml.data("weight", .init(finite: gephiWeight(edge)))
        xml.data("edgelabel", stroke.name)
        xml.data("edge_r", .count(stroke.red))
        xml.data("edge_g", .count(stroke.green))
        xml.data("edge_b", .count(stroke.blue))
        write(edge, columns, keys, assuming: assumption, to: &xml)
        xml.data(own.values(ofNext: edge), own.edges)
        xml.end("edge")
      }
    }
  }

  /// The least weight of an edge for Gephi.
  package static let gephiWeightFloor = 0.01

  /// The name of a column of edges beside Gephi's own `Weight`, `Source` and `Target`, for which case
  /// does not matter.
  static func gephiName(_ column: EdgeColumn) -> String {
    column.name == "weight" ? "link_weight" : column.nameBesideEnds
  }

  private static var gephiTable: GraphMLTable {
    var table = GraphMLTable()
    table.addNodeKey("label", "string")
    table.addNodeKey("size", "float")
    for name in ["r", "g", "b"] { table.addNodeKey(name, "int") }
    for name in ["x", "y"] { table.addNodeKey(name, "float") }
    for column in NodeColumn.all {
      table.addNodeKey(column.name, column.type.graphML)
    }
    table.addEdgeKey("weight", "double")
    table.addEdgeKey("edgelabel", "string")
    for name in ["r", "g", "b"] { table.addEdgeKey(name, "int") }
    for column in EdgeColumn.all {
      table.addEdgeKey(gephiName(column), column.type.graphML)
    }
    return table
  }

  /// The weight of an edge, from the floor up.
  func gephiWeight(_ edge: Edge) -> Double {
    var weight = 1.0
    if let strength = effectiveStrength(edge) {
      weight = strength
    } else if case .contactLink(let position) = edge,
      portfolio.contactLinks[position].kind != .reportsTo
    {
      weight = portfolio.contactLinks[position].weight ?? policy.influenceDefault
    } else if case .staffLink = edge {
      weight = policy.colleagueInfluence
    }
    return weight.isFinite ? max(weight, Self.gephiWeightFloor) : Self.gephiWeightFloor
  }

  private func gephiSize(_ node: Node) -> Double {
    switch node {
    case .account: return 50
    case .staff, .competitor, .product, .deal: return 24
    case .contact(let position):
      guard let influence = portfolio.contacts[position].influence, influence.isFinite
      else { return 16 }
      return 8 + 32 * min(max(influence, 0), 1)
    }
  }
}
