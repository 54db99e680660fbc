import DMUGraph
import DMUImport
import DMUProfile
import Foundation
import GraphML
import TestSupport
import Testing

@testable import DMUExport

@Suite("Own columns of the files")
struct OwnColumnsTests {
  /// What a file says of a node or an edge that the profile has no name for: `id column=value`.
  private typealias Facts = Set<String>

  private static let formats: [ExportFormat] = [.graphml, .yed, .gephi]

  private func imported(_ files: [(path: String, text: String)]) throws -> PortfolioImport {
    let result = Import(named: files) { $0.keepsOwnColumns = true }
    try #require(result.errors == [])
    return result.result
  }

  private func export(_ result: PortfolioImport) throws -> PortfolioExport {
    PortfolioExport(
      try #require(result.portfolio).review(asOf: today), ownColumns: result.ownColumns)
  }

  private func text(_ export: PortfolioExport, _ format: ExportFormat) -> String {
    written { export.write(format, to: &$0) }
  }

  /// The facts of an import, edges by kind and ends.
  private func facts(_ result: PortfolioImport) throws -> [String] {
    let export = try export(result)
    var own = OwnExportColumns(export, nodeNames: [], edgeNames: [])
    var facts: [String] = []
    for node in export.nodes {
      for (column, text) in own.values(of: node) {
        facts.append("\(export.id(node)) \(result.ownColumns.nodeColumns[column])=\(text)")
      }
    }
    for edge in export.memberships + export.edges {
      let (source, target) = export.ends(edge)
      for (column, text) in own.values(ofNext: edge) {
        let line = "\(export.id(source)) \(export.kind(edge)) \(export.id(target))"
        facts.append("\(line) \(result.ownColumns.edgeColumns[column])=\(text)")
      }
    }
    return facts.sorted()
  }

  private static let file = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">\
    <key id="k" for="all" attr.name="kind"/><key id="n" for="node" attr.name="name"/>\
    <key id="a" for="node" attr.name="account"/>\
    <key id="cc" for="node" attr.name="Cost Center" attr.type="long"/>\
    <key id="fc" for="node" attr.name="favourite_colour"><default>grey</default></key>\
    <key id="size" for="node" attr.name="size" attr.type="double"/>\
    <key id="t" for="node" attr.name="threads"/><key id="d" for="node" attr.name="description"/>\
    <key id="vip" for="node" attr.name="vip" attr.type="boolean"/>\
    <key id="since" for="edge" attr.name="since" attr.type="int"/>\
    <key id="s" for="edge" attr.name="Source"/>\
    <graph edgedefault="directed">
    <node id="a"><data key="k">account</data><data key="n">Alder</data><data key="size">1.50</data></node>
    <node id="c1" shoe="44"><data key="k">contact</data><data key="n">Mara</data><data key="a">a</data>\
    <data key="cc">17</data><data key="fc">red &amp; blue</data><data key="d">=SUM(A1)</data></node>
    <node id="c2"><data key="k">contact</data><data key="n">Paul</data><data key="t">many</data>\
    <data key="vip">TRUE</data></node>
    <node id="u"><data key="k">staff</data><data key="n">Jo</data><data key="cc">9</data></node>
    <edge source="u" target="c1"><data key="k">relationship</data><data key="since">1999</data></edge>
    <edge source="c1" target="u"><data key="k">relationship</data></edge>
    <edge source="u" target="c1"><data key="k">relationship</data><data key="since">2001</data>\
    <data key="s">CRM</data></edge>
    <edge source="c2" target="a"><data key="k">member_of</data><data key="since">2010</data></edge>
    <edge source="c2" target="c1"><data key="k">reports_to</data><data key="since">2011</data></edge>
    </graph></graphml>
    """

  @Test func everyValueIsKept() throws {
    let facts = try facts(imported([("f.graphml", Self.file)]))
    #expect(facts.count == 16, "\(facts)")
    #expect(facts.contains { $0.hasPrefix("a ") && $0.hasSuffix("=1.50") })
    #expect(facts.contains { $0.hasPrefix("c2 memberOf a ") && $0.hasSuffix("=2010") })
  }

  @Test(arguments: formats) func itIsReadAgain(_ format: ExportFormat) throws {
    let first = try imported([("f.graphml", Self.file)])
    let once = text(try export(first), format)
    let second = try imported([("f.graphml", once)])
    #expect(try facts(second) == facts(first))
    #expect(text(try export(second), .json) == text(try export(first), .json))
    // A third time nothing is added, and no name grows.
    #expect(text(try export(second), format) == once)
  }

  @Test func jsonHasTypes() throws {
    let json = text(try export(imported([("f.graphml", Self.file)])), .json)
    let graph = try #require(decoded(json))
    let nodes = try #require(graph["nodes"])
    let mara = try #require(nodes.first { $0["id"] as? String == "c1" })
    #expect(mara["Cost Center"] as? Int == 17)
    #expect(mara["shoe"] as? String == "44")
    #expect(mara["favourite_colour"] as? String == "red & blue")
    let paul = try #require(nodes.first { $0["id"] as? String == "c2" })
    #expect(paul["threads"] as? Int == 1)
    #expect(paul["threads (own)"] as? String == "many")
    #expect(paul["vip"] as? Bool == true)
    let since = try #require(graph["links"]).compactMap { $0["since"] as? Int }
    #expect(since.sorted() == [1999, 2001, 2010, 2011])
  }

  private func decoded(_ json: String) -> [String: [[String: Any]]]? {
    let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return object?.compactMapValues { $0 as? [[String: Any]] }
  }

  @Test(arguments: CSVHeaders.allCases) func tablesHaveThem(_ headers: CSVHeaders) throws {
    let export = try export(imported([("f.graphml", Self.file)]))
    let nodes = written { export.writeNodesCSV(headers: headers, to: &$0) }
    let edges = written { export.writeEdgesCSV(headers: headers, to: &$0) }
    let head = String(nodes.prefix { $0 != "\r\n" && $0 != "\n" })
    if headers == .gephi {
      #expect(
        head.hasSuffix("favourite_colour,size,shoe,Cost Center,description,threads (own),vip"))
    } else {
      #expect(head.contains("Cost Center:long") && head.contains("vip:boolean"))
    }
    // A spreadsheet must not run it.
    #expect(nodes.contains("red & blue,,44,17,'=SUM(A1),"))
    #expect(edges.contains("Source (own)") && edges.contains(",2001,CRM"))
  }

  @Test func whatIsWrittenFirstCounts() throws {
    let files = [
      """
      node a @kind=account @name=Alder @code=1
      node c @kind=contact @name=Mara @account=Alder @colour=red
      """,
      """
      node b @kind=account @name=ALDER @code=2 @area=north
      node d @kind=contact @name=mara @account=ALDER @colour=blue @hat=9
      """,
    ]
    let result = try imported(
      files.enumerated().map { ("f\($0.offset).graphml", graphml($0.element)) })
    let facts = try facts(result).map { $0.split(separator: " ")[0] + " " + $0.suffix(6) }
    #expect(facts.count == 4)
    #expect(facts.contains { $0.hasPrefix("c ") && $0.hasSuffix("=red") })
    #expect(facts.contains { $0.hasPrefix("c ") && $0.hasSuffix("=9") })
    #expect(facts.contains { $0.hasPrefix("a ") && $0.hasSuffix("=1") })
    #expect(facts.contains { $0.hasPrefix("a ") && $0.hasSuffix("=north") })
    let warnings = result.files[1].diagnostics.filter { $0.message.hasPrefix("of colour") }
    #expect(warnings.map(\.code) == [.mergedPerson])
    #expect(warnings.map(\.element) == ["node d"])
  }

  @Test func twoTypesOfOneNameAreText() throws {
    let first = graphml("node a @kind=account @name=Alder @n=1")
      .replacing("attr.name=\"n\"", with: "attr.name=\"n\" attr.type=\"int\"")
    let second = graphml("node b @kind=account @name=Birke @n=x")
    let result = try imported([("1.graphml", first), ("2.graphml", second)])
    #expect(result.ownColumns.nodeColumns.map(\.type) == [.string])
    let wrong = first.replacing("<data key=\"n\">1<", with: "<data key=\"n\">one<")
    #expect(try imported([("1.graphml", wrong)]).ownColumns.nodeColumns.map(\.type) == [.string])
  }

  @Test func onlyWhenTheyAreAskedFor() throws {
    let result = Import(named: [("f.graphml", Self.file)]).result
    #expect(result.ownColumns.nodeColumns.isEmpty && result.ownColumns.edgeColumns.isEmpty)
    #expect(result.files[0].ownColumns.isEmpty)
  }

  /// The names that reading takes for the exports' own are those that they write.
  @Test func theNamesOfExportsAreKnown() throws {
    let nodes = Set(NodeColumn.analysis.map(\.name))
    #expect(OwnColumnNames.exportedOfNodes.isSuperset(of: nodes))
    #expect(OwnColumnNames.exportedOfEdges.isSuperset(of: EdgeColumn.analysis.map(\.name)))
    let portfolio = try #require(fixturePortfolio(["portfolio"]))
    for format in Self.formats {
      let again = try imported([
        ("f.graphml", text(PortfolioExport(portfolio.review(asOf: today)), format))
      ])
      #expect(again.ownColumns.nodeColumns.isEmpty, "\(format)")
      #expect(again.ownColumns.edgeColumns.isEmpty, "\(format)")
    }
  }

  /// Random columns and values, under names that formats need themselves, against what was put in.
  @Test func randomColumnsReadBack() throws {
    let names = [
      "x", "size", "Threads", "type (b)", "Ort", "ort", "source", "LABEL 2", "coverage", "a:b",
      "weight of",
    ]
    for seed in 0..<60 {
      var random = Seeded(seed)
      var keys = ""
      for (index, name) in names.enumerated() {
        keys += "<key id=\"o\(index)\" for=\"all\" attr.name=\"\(name)\"/>"
      }
      var expected: [String] = []
      func data(_ subject: String) -> String {
        names.indices.filter { _ in Bool.random(using: &random) }.map { index in
          let value = "v\(Int.random(in: 0..<9, using: &random)) <é>"
          expected.append("\(subject) \(names[index])=\(value)")
          return "<data key=\"o\(index)\">\(value.replacing("<", with: "&lt;"))</data>"
        }.joined()
      }
      var body = ""
      for node in ["a", "b"] {
        body += "<node id=\"\(node)\"><data key=\"k\">account</data>\(data(node))</node>"
      }
      for node in 0..<6 {
        body +=
          "<node id=\"c\(node)\"><data key=\"k\">contact</data><data key=\"a\">\(node % 2 == 0 ? "a" : "b")</data>\(data("c\(node)"))</node>"
      }
      for _ in 0..<8 {
        let source = Int.random(in: 0..<6, using: &random)
        let target = (source + Int.random(in: 1..<6, using: &random)) % 6
        body +=
          "<edge source=\"c\(source)\" target=\"c\(target)\"><data key=\"k\">works_with</data>\(data("c\(source) worksWith c\(target)"))</edge>"
      }
      let file =
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"k\" for=\"all\" attr.name=\"kind\"/>"
        + "<key id=\"a\" for=\"all\" attr.name=\"account\"/>\(keys)<graph edgedefault=\"directed\">\(body)</graph></graphml>"
      let first = try imported([("f.graphml", file)])
      func plain(_ result: PortfolioImport) throws -> [String] {
        try facts(result).map {
          $0.replacing(/OwnColumn\(name: "(.*)", type: .*\)=/) { "\($0.output.1)=" }
        }.sorted()
      }
      #expect(try plain(first) == expected.sorted(), "\(seed)")
      for format in Self.formats {
        let again = try imported([("f.graphml", text(try export(first), format))])
        #expect(try plain(again) == expected.sorted(), "\(seed) \(format)")
      }
    }
  }
}
