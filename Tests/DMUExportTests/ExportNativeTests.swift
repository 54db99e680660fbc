import DMUGraph
import DMUImport
import DMUProfile
import GraphML
import TestSupport
import Testing

@testable import DMUExport

@Suite("Export as native GraphML")
struct ExportNativeTests {
  private func graphML(_ portfolio: Portfolio) -> String {
    let export = PortfolioExport(portfolio.review(asOf: today))
    return written { export.writeGraphML(to: &$0) }
  }

  /// Reads what was written; errors make it fail.
  private func read(_ text: String) throws -> Portfolio {
    let result = Import(named: [("portfolio.graphml", text)])
    try #require(result.errors == [], "\(text)")
    return try #require(result.result.portfolio)
  }

  private func expectTheSame(_ portfolio: Portfolio) throws {
    let again = try read(graphML(portfolio))
    for (old, new) in zip(rows(portfolio), rows(again)) { #expect(old == new) }
    #expect(rows(portfolio).count == rows(again).count)
    #expect(graphML(portfolio) == graphML(again))
  }

  @Test(
    arguments: [
      ["portfolio"], ["portfolio", "portfolio-2"], ["portfolio-2", "portfolio"],
      ["three-contacts-one-thread"], ["org-chart"], ["org-chart", "portfolio"],
    ])
  func fixturesReadBack(_ names: [String]) throws {
    try expectTheSame(try #require(fixturePortfolio(names)))
  }

  @Test(arguments: ["key-account-yed", "yed-live"])
  func drawingsReadBack(_ name: String) throws {
    try expectTheSame(try #require(fixturePortfolio([name], supplier: "Nordhaus AG")))
  }

  @Test func randomPortfoliosReadBack() throws {
    for seed in 0..<200 { try expectTheSame(randomPortfolio(seed: seed, isSayable: true)) }
  }

  /// Gephi's form has weights to draw lines by, which are not those that were written; who has no name is called
  /// by the id there.
  @Test func theFormForGephiReadsBack() throws {
    var compared = 0
    for seed in 0..<100 {
      let portfolio = randomPortfolio(seed: seed, isSayable: true)
      let export = PortfolioExport(portfolio.review(asOf: today))
      let again = try read(written { export.writeGephi(to: &$0) })
      func lines(_ portfolio: Portfolio) -> [String] {
        rows(portfolio).filter {
          ["tie", "rival", "link", "purchase"].contains($0.prefix { $0 != " " })
        }
      }
      // An id that is shown in place of a name may be another's name, which makes them one.
      if again.contacts.count < portfolio.contacts.count { continue }
      compared += 1
      for (old, new) in zip(lines(portfolio), lines(again)) { #expect(old == new) }
      #expect(lines(portfolio).count == lines(again).count)
    }
    #expect(compared > 80)
  }

  /// What the profile cannot say is lost at once, and nothing more by writing again.
  @Test func anythingIsWellFormedAndSettles() throws {
    for seed in 0..<200 {
      let once = try read(graphML(randomPortfolio(seed: seed, isSayable: false)))
      try expectTheSame(once)
    }
  }

  @Test func accountsKnownByNameGetANode() throws {
    let portfolio = try #require(
      Import("node c @kind=contact @name=Mara @account=Alder\nnode d @kind=contact @account=Birke")
        .result.portfolio)
    #expect(graphML(portfolio).contains("<node id=\"Alder\">"))
    try expectTheSame(portfolio)
  }

  @Test func defaultsStayAssumptions() throws {
    let file = """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">\
      <key id="k" for="all" attr.name="kind"/><key id="w" for="edge" attr.name="weight"/>\
      <key id="s" for="edge" attr.name="strength"><default>0.4</default></key>\
      <graph edgedefault="directed"><node id="a"><data key="k">account</data></node>\
      <node id="c"><data key="k">contact</data></node><node id="d"><data key="k">contact</data></node>\
      <node id="s"><data key="k">staff</data></node>\
      <edge source="s" target="c"><data key="k">relationship</data></edge>\
      <edge source="s" target="d"><data key="k">relationship</data><data key="s">0.4</data></edge>\
      <edge source="d" target="s"><data key="k">relationship</data><data key="s"/></edge>\
      <edge source="c" target="d"><data key="k">influences</data><data key="s"/></edge>\
      </graph></graphml>
      """
    let portfolio = try read(file)
    #expect(portfolio.ties.map(\.strength) == [nil, 0.4, nil])
    #expect(portfolio.ties.map(\.assumedStrength) == [0.4, nil, nil])
    #expect(portfolio.contactLinks.map(\.weight) == [nil])
    #expect(graphML(portfolio).contains("<default>0.4</default>"))
    try expectTheSame(portfolio)
  }

  /// Of two defaults the more frequent one stays; no tie becomes confirmed.
  @Test func severalDefaultsStayAssumptions() throws {
    var builder = PortfolioBuilder()
    builder.add(Account(id: builder.text("a"), name: .empty))
    builder.add(Contact(person: Person(id: builder.text("c"), name: .empty), account: 0))
    builder.add(Staff(person: Person(id: builder.text("s"), name: .empty)))
    for assumption in [0.9, 0.3, 0.3] {
      builder.addTie(Tie(party: 0, contact: 0, assumedStrength: assumption))
    }
    let again = try read(graphML(builder.build()))
    #expect(again.ties.map(\.assumedStrength) == [nil, 0.3, 0.3])
    #expect(again.ties.allSatisfy { $0.strength == nil })
  }

  /// A role that was read from a role's attribute as from a title must not get lost.
  @Test func rolesThatTheTitleDoesNotGiveAreWritten() throws {
    let portfolio = try #require(
      Import(
        """
        node a @kind=account @name=Alder
        node c @kind=contact @role=Head_of_Procurement
        node d @kind=contact @role=technical;Head_of_Procurement @title=CFO
        node e @kind=contact @title=Head_of_Procurement
        """
      ).result.portfolio)
    #expect(portfolio.contacts.map(\.inferredRoles) == [.purchasing, .purchasing, .purchasing])
    let again = try read(graphML(portfolio))
    #expect(again.contacts.map(\.roles) == portfolio.contacts.map(\.roles))
    #expect(again.contacts.map(\.inferredRoles) == [[], [], .purchasing])
  }

  @Test func saysItsSchemaAndNothingOfTheAnalysis() {
    let text = graphML(smallSample().portfolio)
    #expect(text.contains("xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "))
    #expect(!text.contains("coverage") && !text.contains("threads"))
    #expect(text.contains("<edge source=\"Jo Bern\" target=\"Ida Kern\" directed=\"false\">"))
    #expect(text.contains("<edge source=\"Ida Kern\" target=\"Paul Wirth\">"))
  }

  @Test func handsOnPieces() {
    var sample = Sample()
    for account in 0..<100 {
      sample.account("Account \(account)")
      for contact in 0..<20 { sample.contact("Contact \(account) \(contact)", title: "Buyer") }
    }
    let export = export(sample)
    func longest(_ write: (inout Pieces) -> Void) -> Int {
      var pieces = Pieces()
      write(&pieces)
      return pieces.longest
    }
    let most = (1 << 16) + 4_096
    #expect((1...most).contains(longest { export.writeGraphML(to: &$0) }))
    #expect((1...most).contains(longest { export.writeGephi(to: &$0) }))
    #expect((1...most).contains(longest { export.writeDOT(to: &$0) }))
    #expect((1...most).contains(longest { export.writeJSON(to: &$0) }))
    #expect((1...most).contains(longest { export.writeNodesCSV(headers: .gephi, to: &$0) }))
    #expect((1...most).contains(longest { export.writeEdgesCSV(headers: .neo4j, to: &$0) }))
  }
}

/// A stream that only looks at how long the pieces are.
private struct Pieces: TextOutputStream {
  var longest = 0
  mutating func write(_ string: String) { longest = max(longest, string.utf8.count) }
}
