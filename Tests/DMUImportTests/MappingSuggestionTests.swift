import DMUGraph
import DMUProfile
import GraphML
import OrderedCollections
import TestSupport
import Testing

@testable import DMUImport

@Suite("Suggestions of a mapping")
struct MappingSuggestionTests {
  private func suggestion(_ result: PortfolioImport, _ mapping: Mapping? = nil) -> String {
    var yaml = ""
    MappingSuggestion(result, beside: mapping).writeYAML(to: &yaml)
    return yaml
  }

  private func suggestion(_ lines: String) -> String {
    suggestion(Import(lines) { $0.remembersUnmapped = true }.result)
  }

  private let german = """
    # A mapping to start from, for dmugraph --mapping: look through it and mend it.
    # What stands behind a # was not guessed, or is doubtful.
    attributes:
      kind: [Art, Beziehungsart]  # 5 nodes: Ansprechpartner (3), Kunde, Mitarbeiter
      role: [Funktion]  # 4 nodes: Einkauf (2), EDV, Kundenbetreuer
      account: [Firma]  # 3 nodes: F1 (3)
      # …: [Interne Notiz]  # 2 nodes: Urlaub, mag Tee
      strength: [Nähe]  # 2 edges: 2, 4
      last_contact: [Zuletzt gesprochen]  # 2 edges: 2026-03-01, 2026-10-12
      revenue: [Umsatz]  # 1 node: 1250000
    values:
      kind:
        Ansprechpartner: contact  # 3 times
        # Kantinenrunde: …  # once
        Kunde: account  # once
        Mitarbeiter: staff  # once
      role:
        Einkauf: purchasing  # 2 times
        EDV: technical  # once
        Kundenbetreuer: account_manager  # once
    strength_scale: 5  # the greatest is 4

    """

  @Test func ofAnExportInGerman() throws {
    let before = try DialectTests.read("crm-german") { $0.remembersUnmapped = true }
    #expect(suggestion(before) == german)
    let mapping = try Mapping(yaml: german, path: "m.yaml")
    let after = try DialectTests.read("crm-german") {
      $0.mapping = mapping
      $0.strengthScale = mapping.strengthScale ?? 1
      $0.remembersUnmapped = true
    }
    let portfolio = try #require(after.portfolio)
    #expect(
      portfolio.accounts.map { portfolio.string($0.name) } == ["Erlengrund Medizintechnik GmbH"])
    #expect(portfolio.accounts[0].revenue == 1_250_000)
    #expect(portfolio.contacts.count == 3)
    #expect(portfolio.contacts.allSatisfy { $0.inferredRoles.isEmpty && !$0.roles.isEmpty })
    #expect(portfolio.staff.map(\.roles) == [["account_manager"]])
    #expect(portfolio.ties.map(\.strength) == [0.8, 0.4])
    #expect(portfolio.ties.allSatisfy { $0.lastContact != nil })
    #expect(portfolio.contactLinks.map(\.kind) == [.reportsTo])
    // What was suggested stays, and nothing is suggested twice.
    let next = try Mapping(yaml: suggestion(after, mapping), path: "m.yaml")
    #expect(next == mapping)
  }

  @Test(arguments: Dialect.all)
  func ofEveryDialectIsAMapping(_ dialect: Dialect) throws {
    let result = try DialectTests.read(dialect.name) {
      $0.supplier = dialect.supplier
      $0.remembersUnmapped = true
    }
    let yaml = suggestion(result)
    #expect(throws: Never.self) { try Mapping(yaml: yaml, path: "m.yaml") }
    #expect(suggestion(result) == yaml)
  }

  @Test func nothingIsMissing() {
    let yaml = suggestion(
      "node a @kind=account @name=Alder\nnode c @kind=contact @account=a @role=user")
    #expect(yaml == "# Everything has its place: no mapping is needed.\n")
  }

  @Test func notAllIsWellWherePeopleHaveNoRole() {
    let yaml = suggestion("node a @kind=account @name=Alder\nnode c @kind=contact @account=a")
    #expect(yaml.contains("1 of 1 contacts have neither a role nor a title that says one"))
    #expect(suggestion("node a @kind=account @name=Alder").contains("Nobody was understood"))
  }

  @Test func titlesWithoutARoleAreOffered() throws {
    let lines = """
      node a @kind=account @name=Alder
      node c @kind=contact @name=Cy @account=a @title=Sterndeuter
      node d @kind=contact @name=Di @account=a @title=Sterndeuter
      node e @kind=contact @name=Ed @account=a @title=Zauberer
      node f @kind=contact @name=Fi @account=a @title=CEO
      """
    let yaml = suggestion(lines)
    #expect(yaml.contains("    # Sterndeuter: …  # 2 times\n    # Zauberer: …  # once\n"))
    #expect(!yaml.contains("CEO"))
    let file = Import(lines).result.files[0]
    #expect(file.titlesWithoutRole.map(\.title) == ["Sterndeuter", "Zauberer"])
    #expect(file.titlesWithoutRole.map(\.count) == [2, 1])
    let mapping = try Mapping(
      yaml: yaml.replacing("# values:", with: "values:").replacing("  # role:", with: "  role:")
        .replacing("# Sterndeuter: …", with: "Sterndeuter: user"), path: "m.yaml")
    #expect(mapping.values["role"] == ["Sterndeuter": "user"])
  }

  /// A column of edges is looked at for itself, whatever the nodes have.
  @Test func nodesAndEdgesAreApart() throws {
    let yaml = suggestion(
      """
      node a @kind=account @name=Alder @Umsatz=5 @Score=0.4
      node s @kind=staff @name=Sue
      node p @kind=product @name=Pump
      node c @kind=contact @name=Cy @account=a @role=user @influence=0.4
      edge a p @kind=buys @Umsatz=3
      edge s c @kind=relationship @Score=4
      """)
    #expect(yaml.contains("  revenue: [Umsatz]  # 1 edge: 3"))
    #expect(yaml.contains("  strength: [Score]  # 1 edge: 4"))
    #expect(!yaml.contains("already"))
    let mapping = try Mapping(
      yaml: "attributes: { influence: [Score], strength: [Score] }", path: "m.yaml")
    #expect(mapping.attributes == ["influence": ["Score"], "strength": ["Score"]])
    #expect(throws: ConfigurationError.self) {
      try Mapping(yaml: "attributes: { influence: [Score], title: [Score] }", path: "m.yaml")
    }
  }

  @Test(arguments: [
    "AnnualRevenue", "annual_revenue", "Umsatz des Kunden", "Jahresumsatz", "Company Turnover",
    "Umsatz (Unternehmen)", "Chiffre d'affaires annuel", "Fatturato azienda", "Facturación anual",
  ])
  func turnoverOfTheCustomerIsNoRevenue(_ name: String) {
    let yaml = suggestion(
      "node a @kind=account @name=Alder @\(name.replacing(" ", with: "_"))=310000000")
    #expect(!yaml.contains("revenue: ["), "\(yaml)")
    #expect(yaml.contains("what the customer itself turns over"))
  }

  @Test(arguments: ["Umsatz", "Umsatz_mit_uns", "Our_Revenue", "ARR", "Umsatz_2025"])
  func turnoverWithTheCustomerIsRevenue(_ name: String) {
    #expect(
      suggestion("node a @kind=account @name=Alder @\(name)=5").contains("  revenue: [\(name)]"))
  }

  @Test func namesAndValuesThatNeedQuoting() throws {
    let yaml = suggestion(
      """
      node a @kind=A:B @name=Alder
      node b @kind="x" @name=Birke @Rolle/Funktion=it
      node c @kind=yes @name=Cem @*x=&amp;y @e-mail-address=c@d
      """)
    let mapping = try Mapping(yaml: yaml, path: "m.yaml")
    #expect(mapping.attributes["role"] == ["Rolle/Funktion"])
    #expect(mapping.attributes["email"] == ["e-mail-address"])
    #expect(yaml.contains("    # \"A:B\": …  # once"))
    #expect(yaml.contains("    # \"yes\": …  # once"))
  }

  @Test(
    arguments: [
      ("@Umsatz=viel", "# revenue: [Umsatz]  # 1 node: viel; not all are numbers"),
      (
        "@Vertragsende=3.5.2026",
        "# contract_end: [Vertragsende]  # 1 node: 3.5.2026; not all are days"
      ),
      ("@Einfluss=7", "# influence: [Einfluss]  # 1 node: 7; not all are from 0 to 1"),
      ("@title=CEO @Stelle=Chef", "# title: [Stelle]  # 1 node: Chef; title is there already"),
      ("@Internes=Einkaufsleiterin", "title: [Internes]"),
      ("@Internes=befürworter", "stance: [Internes]"),
      ("@Internes=a@b.example", "email: [Internes]"),
      ("@stance=Befürworter", "Befürworter: supporter"),
      ("@rolle=user @tier=Gold", "Gold: key"),
    ])
  func guesses(_ data: String, _ line: String) throws {
    let yaml = suggestion("node a @kind=contact @name=Ann \(data)")
    #expect(yaml.contains(line), "\(yaml)")
    #expect(throws: Never.self) { try Mapping(yaml: yaml, path: "m.yaml") }
  }

  @Test func linesFromTheManagerAreSuggestedAsThat() {
    let yaml = suggestion(
      "node a @kind=contact @name=Ann\nnode b @kind=contact @name=Bob\nedge a b @kind=LEADS_DIRECTLY"
    )
    #expect(yaml.contains("LEADS DIRECTLY: manages  # once"))
  }

  @Test func scaleOfStrengthsThatHaveAPlace() {
    let yaml = suggestion(
      "node s @kind=staff @name=Sue\nnode c @kind=contact @name=Cy\nedge s c @strength=7")
    #expect(yaml.contains("strength_scale: 10  # the greatest is 7"))
  }
}
