import DMUGraph
import DMUProfile
import GraphML
import TestSupport
import Testing

@testable import DMUImport

/// Rules that stand behind the dialects, one at a time.
@Suite("Rules for dialects")
struct ImportDialectTests {
  private let people = """
    node a @kind=account @name=Alder
    node c @kind=contact @name=Cy @account=a
    node d @kind=contact @name=Di @account=a
    node e @kind=contact @name=Ed @account=a
    node s @kind=staff @name=Sue

    """

  private func text(_ text: String) -> Import { Import(named: [("x.graphml", text)]) }

  // MARK: Attributes

  @Test func attributesCountAsDataAndDataBeatThem() {
    let file = text(
      graphml(
        """
        <node id="a" kind="account" name="Alder"/>
        <node id="c" labels=":Person" Name="Cy" role="user" x:name="no" xmlns:x="urn:x" account="a"><data key="fullname">Cyrus</data></node>
        <node id="s" labels=":Employee" name="Sue"/>
        <edge source="s" target="c" label="KNOWS" strength="0.5"><data key="weight">0.25</data></edge>
        node z @kind=contact @fullname=Zed @weight=1
        """))
    #expect(file.contacts == ["Alder: Cyrus (user)", "Alder: Zed"])
    #expect(file.staff == ["Sue"])
    #expect(file.ties == ["Sue-Cyrus 0.5"])
    #expect(file.errors == [])
  }

  @Test func prefixOfAKeyWithoutAName() {
    let file = text(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="v_kind" for="node"/><key id="v_name" for="node"/><key id="e_kind" for="node"/><graph>
      <node id="s"><data key="v_kind">staff</data><data key="v_name">Sue</data><data key="e_kind">product</data></node></graph></graphml>
      """)
    #expect(file.staff == ["Sue"])
  }

  @Test func sidesAreNoKinds() {
    let file = text(
      graphml("graph Alder\nnode a @label=Ann @type=true\nnode b @label=Bob @type=false")
        .replacing("attr.name=\"type\"", with: "attr.name=\"type\" attr.type=\"boolean\""))
    #expect(file.contacts == ["Alder: Ann", "Alder: Bob"])
    #expect(file.codes == [])
  }

  @Test func accountsByTheIDOfAnotherProgram() {
    let file = Import(
      "node n0 @id=acme @kind=account @name=Alder\nnode n1 @id=x @kind=contact @name=Cy @account=acme"
    )
    #expect(file.contacts == ["Alder: Cy"])
    #expect(file.codes == [])
  }

  @Test func listsOfValues() {
    let file = Import(
      people
        + "node f @kind=contact @name=Flo @account=a @role=[\"technical\",\"user\"]\nnode g @kind=contact @name=Gus @account=a @role=[legal,finance]"
    )
    #expect(
      file.contacts.suffix(2) == ["Alder: Flo (technical user)", "Alder: Gus (finance legal)"])
  }

  @Test func aPersonOfACustomerIsAPerson() {
    let file = Import(
      "node a @labels=:Company @name=Alder\nnode c @labels=:Customer:Person @name=Cy\nnode s @labels=Employee:Person @name=Sue\nnode q @entity__type=\"person\" @name=Quo"
    )
    #expect(file.contacts == ["Alder: Cy", "Alder: Quo"])
    #expect(file.staff == ["Sue"])
  }

  @Test func replacedValues() throws {
    let mapping = try Mapping(
      yaml: "values: { strength: { eng: 0.9, lose: 0.3 }, account: { Alder KG: a } }", path: "m")
    let file = Import(
      people + "node f @kind=contact @name=Flo @account=Alder_KG\nedge s f @strength=_eng_"
    ) { $0.mapping = mapping }
    #expect(file.contacts.last == "Alder: Flo")
    #expect(file.ties == ["Sue-Flo 0.9"])
    #expect(file.codes == [])
  }

  // MARK: Labels of edges

  /// A label is a kind when it is a known word; another is never a reporting line, whatever stands on others.
  @Test func labelsOfEdgesAreKindsOrNot() {
    let free = Import(people + "edge c d @label=dotted\nedge c e @label=solid")
    #expect(free.links.sorted() == ["Di>Cy", "Ed>Cy"])
    #expect(free.codes == ["inferred-direction"])
    let kinds = Import(
      people + "edge c d @label=likes\nedge c e @label=REPORTS__TO\nedge d e @label=70%")
    #expect(kinds.links.sorted() == ["Cy=Di", "Cy>Ed", "Ed>Di"])
    #expect(kinds.codes == ["inferred-direction", "unknown-label"])
    let typed = Import(people + "edge c d @labelE=likes\nedge c e @labelE=hates")
    #expect(typed.links == [])
    #expect(typed.codes == ["unknown-kind", "unknown-kind"])
  }

  @Test func anEdgeCalledEdgeHasNoKind() {
    let file = Import(people + "edge s c @labelE=edge")
    #expect(file.ties == ["Sue-Cy -"])
    #expect(file.codes == [])
  }

  // MARK: Careless declarations

  @Test func namespacesThatAreNoURIsAreRead() {
    let file = text(
      graphml(people + "edge s c").replacing("/xmlns\"", with: "/xmlns \" xmlns:q=\"a b\""))
    #expect(file.ties == ["Sue-Cy -"])
    #expect(file.codes == ["namespace"])
  }

  /// Cytoscape declares the columns of edges for nodes, and some twice; Neo4j's APOC writes a label on nodes that
  /// it declares for edges; others declare nothing.
  @Test func keysOfAnotherKindAreReadUnderTheirNames() {
    let keys = """
      <key id="k" for="node" attr.name="kind"/><key id="n" for="edge" attr.name="name"/>
      <key id="n" for="edge" attr.name="remark"/><key id="w" for="node" attr.name="strength"/>
      """
    let file = text(
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\(keys)<graph>"
        + "<node id=\"c\"><data key=\"k\">contact</data><data key=\"n\">Cy</data>"
        + "<data key=\"account\">Alder</data></node>"
        + "<node id=\"s\"><data key=\"k\">staff</data><data key=\"n\">Sue</data></node>"
        + "<edge source=\"s\" target=\"c\"><data key=\"w\">0.5</data></edge>"
        + "<edge source=\"s\" target=\"c\"><data key=\"w\">0.4</data></edge></graph></graphml>")
    #expect(file.ties == ["Sue-Cy 0.5", "Sue-Cy 0.4"])
    #expect(file.errors == [])
    #expect(
      Set(file.codes) == ["duplicate-id", "undeclared-key", "duplicate-tie", "unknown-account"])
    #expect(file.codes.count { $0 == "undeclared-key" } == 3)
  }

  @Test func repeatedIDsOfEdgesAreToldOnce() {
    let edges = (0..<50).map { "<edge id=\"\($0 % 2)\" source=\"s\" target=\"c\"/>" }
    let file = text(graphml(people + edges.joined(separator: "\n")))
    #expect(file.codes.filter { $0 == "duplicate-id" }.count == 2)
  }

  // MARK: Hyperedges

  private func committee(_ members: [String], _ rest: String = "") -> String {
    "<hyperedge>\(rest)" + members.map { "<endpoint node=\"\($0)\"/>" }.joined() + "</hyperedge>"
  }

  @Test func committees() {
    let file = text(graphml(people + committee(["c", "d", "s", "c", "e"])))
    #expect(file.links.sorted() == ["Cy=Di", "Cy=Ed", "Di=Ed"])
    #expect(file.ties == [])
    #expect(file.codes == [])
    let counts = file.result.files[0].kinds.map { "\($0.kind) \($0.count)" }
    #expect(counts.contains("committee 1"))
    #expect(file.result.files[0].inference.edgeKinds.map(\.kind) == ["committee"])
  }

  @Test(
    arguments: [
      ("", ["c", "s"], ["unknown-kind"]), ("", ["c"], ["unknown-kind"]), ("", [], ["unknown-kind"]),
      ("<data key=\"kind\">buys</data>", ["c", "d"], ["unknown-kind"]),
      ("<data key=\"kind\">steering group</data>", ["c", "d"], []),
      ("<data key=\"kind\">works_with</data>", ["c", "d"], []),
      ("<data key=\"weight\">3</data>", ["c", "d"], ["out-of-range"]),
    ])
  func hyperedgesThatAreNone(_ data: String, _ members: [String], _ codes: [String]) {
    let file = text(
      graphml(people + committee(members, data))
        .replacing("<graph ", with: "<key id=\"weight\"/><graph "))
    #expect(file.codes == codes)
    #expect(file.links.count == (codes == ["unknown-kind"] ? 0 : 1))
    #expect(file.errors == [])
  }

  @Test func strictCommitteesSayWhatTheyAre() {
    for (data, count) in [("", 0), ("<data key=\"kind\">works_with</data>", 1)] {
      let file = Import(named: [("x", graphml(people + committee(["c", "d"], data)))]) {
        $0.isStrict = true
      }
      #expect(file.links.count == count)
    }
  }

  /// A hyperedge of 20,000 would make two hundred million pairs.
  @Test func hugeCommitteesAreLeftOut() {
    let rows = (0..<20_000).map { "<node id=\"p\($0)\" kind=\"contact\" account=\"a\"/>" }
    let file = text(
      graphml(
        people + rows.joined(separator: "\n") + "\n"
          + committee((0..<20_000).map { "p\($0)" }) + "\n" + committee(["c", "d"])))
    #expect(file.codes == ["ignored-attribute"])
    #expect(file.links == ["Cy=Di"])
  }
}
