import DMUGraph
import DMUProfile
import GraphML
import TestSupport
import Testing

@testable import DMUImport

@Suite("Edges of an import")
struct ImportEdgeTests {
  private let people = """
    node a @kind=account @name=Alder
    node c @kind=contact @name=Cy @account=a
    node d @kind=contact @name=Di @account=a
    node e @kind=contact @name=Ed @account=a
    node s @kind=staff @name=Sue
    node t @kind=staff @name=Tom
    node r @kind=competitor @name=Rival
    node p @kind=product @name=Pump

    """

  private func links(_ lines: String, _ chart: ImportOptions.OrgChart? = nil) -> Import {
    Import(people + lines) { $0.orgChart = chart }
  }

  @Test func kindsByEnds() throws {
    let file = Import(
      people + "edge s c\nedge r c\nedge c a\nedge a p @revenue=5\nline c d\nedge c d\nline s t")
    #expect(file.errors == [])
    let portfolio = try #require(file.result.portfolio)
    #expect(file.ties == ["Sue-Cy -"])
    #expect(portfolio.rivalTies.count == 1)
    #expect(portfolio.purchases.map(\.revenue) == [5])
    #expect(file.links.sorted() == ["Cy=Di", "Di>Cy"])
    #expect(portfolio.staffLinks.map(\.kind) == [.worksWith])
    let inferred = Dictionary(
      uniqueKeysWithValues: file.result.files[0].inference.edgeKinds.map { ($0.kind, $0.count) })
    #expect(
      inferred == [
        "relationship": 2, "member_of": 1, "buys": 1, "works_with": 2, "reports_to": 1,
      ])
    #expect(Import(people + "edge s a").codes == ["unknown-kind"])
  }

  @Test func directionOfOrgCharts() {
    let out = links("edge c d\nedge c e")
    #expect(out.links.sorted() == ["Di>Cy", "Ed>Cy"])
    #expect(out.codes == [])
    let into = links("edge d c\nedge e c")
    #expect(into.links.sorted() == ["Di>Cy", "Ed>Cy"])
    #expect(into.codes == [])
    #expect(into.result.files[0].inference.orgChart == .upward)
    let unclear = links("edge c d\nedge d e")
    #expect(unclear.links.sorted() == ["Di>Cy", "Ed>Di"])
    #expect(unclear.codes == ["inferred-direction"])
    let several = links("edge c d\nedge c e\nedge d e")
    #expect(several.links.sorted() == ["Cy=Di", "Cy=Ed", "Di=Ed"])
    #expect(several.codes == ["no-chart"])
    let asked = links("edge c d\nedge c e", .upward)
    #expect(asked.links.sorted() == ["Cy>Di", "Cy>Ed"])
    #expect(!asked.codes.contains("inferred-direction"))
    #expect(links("edge c d\nedge d e", .downward).codes == [])
  }

  /// A written line goes from the report to the manager, whatever the graph says.
  @Test func writtenLines() {
    #expect(links("line c d @kind=Reports-To").links == ["Cy>Di"])
    #expect(links("edge c d @kind=manager", .downward).links == ["Cy>Di"])
    #expect(links("edge c d @kind=knows").links == ["Cy=Di"])
    #expect(links("edge c d @kind=influences @weight=0.4").links == ["Cy~Di"])
  }

  @Test(
    arguments: [
      ("edge c d @kind=reports__to\nedge d c @kind=reports__to", ["reporting-cycle"]),
      ("edge c d @kind=reports__to\nedge c e @kind=reports__to", ["several-managers"]),
      ("edge c c @kind=influences", ["self-tie"]),
      ("edge s c\nedge c s", ["duplicate-tie"]),
      ("edge s t @kind=influences", ["ignored-attribute"]),
      ("line s t @kind=works__with @weight=0.5", ["ignored-attribute"]),
      ("edge c d @kind=likes", ["unknown-kind"]),
      ("edge c d @kind=buys", ["unknown-kind"]),
      ("edge c d @kind=reports__to\nedge d e @kind=reports__to", []),
    ])
  func oddities(_ lines: String, _ codes: [String]) {
    let file = links(lines)
    #expect(file.codes == codes)
    #expect(file.result.portfolio != nil)
  }

  @Test func longCircleIsNamedOnce() {
    let file = links(
      "edge c d @kind=reports__to\nedge d e @kind=reports__to\nedge e c @kind=reports__to\nedge e d @kind=reports__to"
    )
    #expect(file.codes.filter { $0 == "reporting-cycle" }.count == 1)
    #expect(file.codes.filter { $0 == "several-managers" }.count == 1)
  }

  @Test func strengthsAndScale() {
    #expect(links("edge s c @weight=0.25").ties == ["Sue-Cy 0.25"])
    #expect(links("edge s c @weight=0.25 @strength=0.5").ties == ["Sue-Cy 0.5"])
    #expect(links("edge s c @strength=").ties == ["Sue-Cy -"])
    let scaled = Import(people + "edge s c @strength=7\nedge t c @strength=10") {
      $0.strengthScale = 10
    }
    #expect(scaled.ties == ["Sue-Cy 0.7", "Tom-Cy 1.0"])
  }

  /// Values are errors where the kind is written and warnings where it is not.
  @Test(
    arguments: [
      ("strength", "1.5", "out-of-range"), ("strength", "-0.1", "out-of-range"),
      ("strength", "inf", "out-of-range"), ("strength", "0,5", "bad-value"),
      ("strength", "0x1", "bad-value"), ("last__contact", "3.5.2026", "bad-value"),
      ("last__contact", "2026-02-30", "bad-value"),
    ])
  func badValues(_ name: String, _ value: String, _ code: String) {
    let written = links("edge s c @kind=knows @\(name.replacing("__", with: "_"))=\(value)")
    #expect(written.errors == ["\(code) edge s -> c"])
    #expect(written.result.portfolio == nil)
    let inferred = links("edge s c @\(name.replacing("__", with: "_"))=\(value)")
    #expect(inferred.errors == [])
    #expect(inferred.codes == [code])
    #expect(inferred.ties == ["Sue-Cy -"])
    let text = graphml(people + "edge s c @kind=knows @\(name.replacing("__", with: "_"))=\(value)")
    let lenient = Import(named: [("x.graphml", text)], lenient: true)
    #expect(lenient.errors == [])
    #expect(lenient.ties == ["Sue-Cy -"])
  }

  @Test func defaultsAreAssumed() {
    let text = graphml(people + "edge s c\nedge t c @strength=0.9")
      .replacing(
        "<key id=\"strength\" for=\"all\" attr.name=\"strength\"/>",
        with: "<key id=\"strength\" attr.name=\"strength\"><default>0.3</default></key>")
    #expect(Import(named: [("x", text)]).ties == ["Sue-Cy 0.3?", "Tom-Cy 0.9"])
  }

  @Test func mapping() throws {
    let mapping = try Mapping(
      yaml: """
        attributes: { role: [Funktion2], strength: [Closeness], account: [Firma] }
        values: { role: { EDV: technical, Einkauf: purchasing;legal }, kind: { Mensch: contact } }
        """, path: "m.yaml")
    let file = Import(
      "node a @kind=account @name=Alder\nnode c @kind=Mensch @name=Cy @Funktion2=edv;Einkauf @Firma=a\nnode s @kind=staff @name=Sue\nedge s c @closeness=0.5"
    ) { $0.mapping = mapping }
    #expect(file.contacts == ["Alder: Cy (purchasing technical legal)"])
    #expect(file.ties == ["Sue-Cy 0.5"])
    #expect(file.codes == [])
  }

  @Test func lenientLeavesOut() {
    let text = graphml(
      people + "edge s c\nedge s nobody\nnode c @kind=contact @name=Copy @account=a")
    let strict = Import(named: [("x", text)])
    #expect(strict.result.portfolio == nil)
    #expect(strict.errors.sorted() == ["dangling-edge edge s -> nobody", "duplicate-id node c"])
    let lenient = Import(named: [("x", text)], lenient: true)
    #expect(lenient.contacts == ["Alder: Cy", "Alder: Di", "Alder: Ed"])
    #expect(lenient.ties == ["Sue-Cy -"])
    #expect(lenient.result.files[0].counts?.nodes == 9)
  }
}
