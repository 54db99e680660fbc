import DMUGraph
import DMUText
import DMUImport
import DMUProfile
import GraphML

extension PortfolioExport {
  /// Writes the portfolio in the GraphML profile, without what the analysis found out.
  ///
  /// Reading the file again with the same policy gives the same portfolio, with the same ids. Roles
  /// found out from a title are left out, as they are found out again. Where the title alone would not
  /// lead to the same roles they are written, and count as written from then on. The default strength
  /// of a file is written as the default of the key, and stays an assumption; of several such defaults,
  /// as files put together may have, the most frequent one is kept, and the other ties get the
  /// policy's default when they are read again. No assumption ever becomes a written strength.
  ///
  /// A portfolio that was put together by a program can hold what the profile has no words for. Such
  /// things do not come back as they were:
  ///
  /// - a name of several lines, blanks around a name or a title, a role of staff with `;`, `,` or `|`,
  ///   characters that XML does not allow;
  /// - a contact without roles whose title stands for one: `--strict` leaves it without;
  /// - a weight on a reporting line or among staff, an influence among staff, links and ties of a person
  ///   with themselves;
  /// - numbers outside their range, which are refused when they are read.
  ///
  /// Ids must differ in characters that XML allows. Takes time linear in the portfolio, and hands on
  /// the text in pieces of about 64 KiB.
  public func writeGraphML(to output: inout some TextOutputStream) {
    var table = GraphMLTable()
    for column in NodeColumn.profile { table.addNodeKey(column.name, column.type.graphML) }
    for column in EdgeColumn.profile { table.addEdgeKey(column.name, column.type.graphML) }
    let edgeKeys = table.keys.filter(\.isOfEdges).map(\.id)
    let assumption = mostFrequentAssumption
    table.assume(assumption)
    var own = OwnExportColumns(
      self, nodeNames: NodeColumn.profile.map(\.name), edgeNames: EdgeColumn.profile.map(\.name))
    table.own = own
    table.write(to: &output) { xml in
      for node in nodes {
        xml.start("node")
        xml.attribute("id", id(node))
        for column in NodeColumn.profile {
          xml.data(column.name, lastingValue(of: column, node))
        }
        xml.data(own.values(of: node), own.nodes)
        xml.end("node")
      }
      for edge in membershipsOfNote + edges {
        let (source, target) = ends(edge)
        xml.start("edge")
        xml.attribute("source", id(source))
        xml.attribute("target", id(target))
        if !isDirected(edge) { xml.attribute("directed", "false") }
        write(edge, EdgeColumn.profile, edgeKeys, assuming: assumption, to: &xml)
        xml.data(own.values(ofNext: edge), own.edges)
        xml.end("edge")
      }
    }
  }

  /// The memberships of which the files say more than that they are, for formats that else write them with the
  /// contact.
  var membershipsOfNote: [Edge] {
    if ownColumns.edgeColumns.isEmpty { return [] }
    var own = OwnExportColumns(self, nodeNames: [], edgeNames: [])
    return memberships.filter { !own.values(ofNext: $0).isEmpty }
  }

  /// The value that a column has for a node such that reading it again gives the same roles.
  func lastingValue(of column: NodeColumn, _ node: Node) -> Value? {
    (column.name == "role" ? lastingRoles(node) : nil) ?? column.value(self, node)
  }

  /// All roles of a contact some of whose roles were inferred from something else than the title.
  private func lastingRoles(_ node: Node) -> Value? {
    guard case .contact(let position) = node else { return nil }
    let contact = portfolio.contacts[position]
    if contact.inferredRoles.isEmpty { return nil }
    let found = DMUProfile.roles(forTitle: portfolio.string(contact.person.title))
      .compactMap { portfolio.position(of: $0) }.map { RoleSet(position: $0) }
    if contact.roles == contact.inferredRoles, RoleSet(found) == contact.roles { return nil }
    return Value(text: roleNames(contact.roles).joined(separator: ";"))
  }

  /// The strength that most ties without a written one were given by their file; the smallest of
  /// several.
  var mostFrequentAssumption: Double? {
    var counts: [Double: Int] = [:]
    for case let tie? in edges.lazy.map(tie) where tie.strength == nil {
      if let assumption = tie.assumedStrength { counts[assumption, default: 0] += 1 }
    }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
