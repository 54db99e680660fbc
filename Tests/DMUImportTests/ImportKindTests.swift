import DMUGraph
import TestSupport
import Testing

@testable import DMUImport

@Suite("Kinds and accounts that are not written")
struct ImportKindTests {
  @Test(arguments: ["@title=Cook", "@role=user", "@email=a@b", "@account=Alder"])
  func whoHasSomethingPersonalIsAContact(_ data: String) {
    let file = Import(
      "node a @kind=account @name=Alder\nnode c @name=Carl \(data)\nnode x @name=Xenia")
    #expect(file.contacts.map { $0.prefix(11) } == ["Alder: Carl"])
    #expect(file.codes == ["unknown-kind"])
  }

  @Test func inAFileWithoutKindsEveryLabelledNodeIsAContact() {
    let file = Import("graph Alder\nnode a @label=Ann\nnode b @name=Bob\nnode c")
    #expect(file.contacts == ["Alder: Ann", "Alder: Bob"])
    #expect(file.codes == ["unknown-kind"])
    #expect(file.result.files[0].inference.nodeKinds.map(\.count) == [2])
    #expect(Import("node a @label=Ann").accounts == ["f0"])
  }

  @Test func accountsAreWhatPeopleNameOrPointTo() {
    let byID = Import("node a @name=Alder\nnode b @name=Bob @kind=contact @account=a")
    #expect(byID.contacts == ["Alder: Bob"])
    #expect(byID.codes == [])
    let byName = Import("node a @name=Alder\nnode b @name=Bob @kind=contact @account=Alder")
    #expect(byName.contacts == ["Alder: Bob"])
    let byEdge = Import(
      "node a @name=Alder\nnode b @name=Bob @kind=contact\nedge b a @kind=employed-by")
    #expect(byEdge.contacts == ["Alder: Bob"])
    let byGroup = Import(
      "group g @name=Alder\nnode b @name=Bob @title=CEO\nend\ngroup h @label=Birke\nnode c @name=Cy\nend"
    )
    #expect(byGroup.contacts == ["Alder: Bob (executive?)", "Birke: Cy"])
    #expect(byGroup.result.files[0].inference.groups == .accounts)
  }

  /// An id goes before a name.
  @Test func idBeforeName() {
    let file = Import(
      """
      node Birke @kind=account @name=Alder
      node a @kind=account @name=Birke
      node c @kind=contact @name=Cy @account=Birke
      """)
    #expect(file.contacts == ["Alder: Cy"])
  }

  @Test func unknownAccount() {
    let file = Import(
      "node a @kind=account @name=Alder\nnode c @kind=contact @name=Cy @account=Birke")
    #expect(file.contacts == ["Birke: Cy"])
    #expect(file.codes == ["unknown-account"])
    #expect(file.accounts == ["Alder", "Birke"])
    #expect(file.result.files[0].inference.accountsByName == ["Birke"])
  }

  @Test func theOnlyAccount() {
    let one = Import("node a @kind=account @name=Alder\nnode c @kind=contact @name=Cy")
    #expect(one.contacts == ["Alder: Cy"])
    let two = Import(
      "node a @kind=account\nnode b @kind=account\nnode c @kind=contact @name=Cy")
    #expect(two.contacts == [])
    #expect(two.codes == ["contact-without-account"])
    let several = Import(
      """
      node a @kind=account
      node b @kind=account
      node c @kind=contact @name=Cy
      edge c a @kind=member__of
      edge c b @kind=member__of
      """)
    #expect(several.codes == [])
    let portfolio = several.result.portfolio
    #expect(portfolio?.accounts(of: 0) == [0, 1])
    #expect(portfolio?.contacts(of: 1).map(\.index) == [0])
  }

  @Test func innerGroupsAreDepartments() throws {
    let file = Import("group g @name=Alder\ngroup h @name=IT\nnode b @name=Bob\nend\nend")
    #expect(file.contacts == ["Alder: Bob"])
    let portfolio = try #require(file.result.portfolio)
    #expect(portfolio.string(portfolio.contacts[0].person.department) == "IT")
  }

  private let crossing = """
    graph Alder
    group g @name=Sales
    node a @name=Ann
    end
    group h @name=IT
    node b @name=Bob
    node c @name=Cy
    end
    edge a b
    edge a c
    """

  @Test func linesThatCrossMakeDepartments() {
    let file = Import(crossing)
    #expect(file.contacts == ["Alder: Ann", "Alder: Bob", "Alder: Cy"])
    #expect(file.codes == ["inferred-groups"])
    #expect(file.links == ["Bob>Ann", "Cy>Ann"])
    let asked = Import(crossing) { $0.groups = .accounts }
    #expect(asked.contacts == ["Sales: Ann", "IT: Bob", "IT: Cy"])
    #expect(!asked.codes.contains("inferred-groups"))
    let undirected = Import(crossing.replacing("edge", with: "line"))
    #expect(undirected.accounts == ["Alder"])
    #expect(undirected.codes == ["no-chart", "inferred-groups"])
    let departments = Import(crossing) { $0.groups = .departments }
    #expect(departments.accounts == ["Alder"])
    #expect(departments.codes == [])
  }

  @Test(
    arguments: [
      "group s @name=Nord\nnode j @name=Jo\nend\nnode c @name=Cy @account=Alder",
      "node j @name=Jo @account=Nord @title=CEO\nnode c @name=Cy @account=Alder",
      "node s @name=Nord @kind=account\nnode j @kind=contact @name=Jo @account=s\nnode c @kind=contact @name=Cy @account=Alder",
      "group s @name=Nord @kind=account\ngroup t\nnode j @name=Jo @kind=person\nend\nend\nnode c @kind=contact @name=Cy @account=Alder",
    ])
  func supplier(_ lines: String) {
    let file = Import(lines + "\nedge j c @strength=0.5") { $0.supplier = "Nord" }
    #expect(file.result.foundSupplier)
    #expect(file.staff == ["Jo"])
    #expect(file.accounts == ["Alder"])
    #expect(file.ties == ["Jo-Cy 0.5"])
    let other = Import(lines) { $0.supplier = "South" }
    #expect(!other.result.foundSupplier)
    #expect(other.staff == [])
  }

  @Test func strictInfersNothing() {
    let file = Import(
      """
      node a @kind=account @name=Alder
      node b @kind=contact @name=Bob @title=CEO
      node c @kind=contact @name=Cy @title=CEO @account=a
      node x @name=Xenia @title=CEO
      edge b c
      """
    ) { $0.isStrict = true }
    #expect(file.contacts == ["Alder: Cy"])
    #expect(file.codes.sorted() == ["contact-without-account", "unknown-kind", "unknown-kind"])
    #expect(file.result.files[0].inference.isEmpty)
  }

  @Test func roles() {
    let file = Import(
      """
      node a @kind=account @name=A
      node b @kind=contact @name=B @role=Purchasing;|technical
      node c @kind=contact @name=C @role=Einkaufsleiter
      node d @kind=contact @name=D @role=wizardry @title=CTO
      node e @kind=contact @name=E @role=user @title=CTO
      """)
    #expect(
      file.contacts == [
        "A: B (purchasing technical)", "A: C (purchasing?)", "A: D (technical? executive?)",
        "A: E (user)",
      ])
    #expect(file.codes == ["unknown-role"])
  }

  @Test func labelsOfSeveralLinesAndInHTML() throws {
    let label = { (text: String) in
      """
      <node id="n\(text.count)"><data key="d"><y:ShapeNode xmlns:y="urn:y"><y:NodeLabel>\(text)</y:NodeLabel></y:ShapeNode></data></node>
      """
    }
    let text = graphml(
      label("Ann&#10;CTO") + "\n"
        + label("&lt;html&gt;&lt;b&gt;Bob&lt;/b&gt;&lt;br&gt;Head of Purchasing&lt;/html&gt;")
    )
    .replacing("<graph ", with: "<key id=\"d\" for=\"node\" yfiles.type=\"nodegraphics\"/><graph ")
    let file = Import(named: [("x.graphml", text)])
    #expect(file.contacts == ["x: Ann (technical? executive?)", "x: Bob (purchasing?)"])
  }

  @Test func yFilesTagsAndArrows() {
    let text = """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d" for="all"/><graph edgedefault="directed">
      <node id="a"><data key="d"><x:Json xmlns:x="urn:x">{"name": "Ann", "role": "legal"}</x:Json></data></node>
      <node id="b"><data key="d"><x:Json xmlns:x="urn:x">{"name": "Bob", "title": "CEO"}</x:Json></data></node>
      <node id="c"><data key="d"><x:Json xmlns:x="urn:x">{"name": "Cy"}</x:Json></data></node>
      <edge source="b" target="c"><data key="d"><y:E xmlns:y="urn:y"><y:Arrows source="none" target="none"/></y:E></data></edge>
      <edge source="a" target="b"><data key="d"><y:E xmlns:y="urn:y"><y:Arrows source="standard" target="none"/></y:E></data></edge>
      <edge source="a" target="c"><data key="d"><y:E xmlns:y="urn:y"><y:Arrows source="standard" target="standard"/></y:E></data></edge>
      </graph></graphml>
      """
    let file = Import(named: [("x.graphml", text)])
    #expect(file.contacts == ["x: Ann (legal)", "x: Bob (executive?)", "x: Cy"])
    // The first has no arrowheads, the second is drawn from b to a, the third has no direction.
    #expect(file.links.sorted() == ["Ann=Cy", "Ann>Bob", "Cy>Bob"])
  }
}
