import DMUGraph
import DMUProfile
import TestSupport
import Testing

@testable import DMUImport

/// Lines without a kind between people, of which SPEC says when they make an org chart.
@Suite("Org charts")
struct OrgChartTests {
  /// Twelve people, each but the first below the one of a third of the number.
  private let people = (0..<12).map { "node n\($0) @label=P\($0)" }.joined(separator: "\n") + "\n"
  private let tree = (1..<12).map { "edge n\(($0 - 1) / 3) n\($0)" }.joined(separator: "\n") + "\n"

  private func inferred(_ file: Import) -> ImportOptions.OrgChart? {
    file.result.files[0].inference.orgChart
  }

  @Test func oneInTenMayHaveTwoLinesFromAbove() {
    let one = Import(people + tree + "edge n1 n11")
    #expect(one.links.filter { $0.contains(">") }.count == 12)
    #expect(one.codes == ["several-managers"])
    let two = Import(people + tree + "edge n1 n11\nedge n1 n10")
    #expect(two.links.filter { $0.contains("=") }.count == 13)
    #expect(two.codes == ["no-chart"])
    #expect(inferred(two) == .noChart)
    let asked = Import(people + tree + "edge n1 n11\nedge n1 n10") { $0.orgChart = .downward }
    #expect(asked.links.filter { $0.contains(">") }.count == 13)
    #expect(!asked.codes.contains("no-chart"))
  }

  @Test func oneCircleInALargeChartIsAnError() {
    #expect(Import(people + tree + "edge n11 n0").codes == ["reporting-cycle"])
    #expect(Import("node a @label=A\nnode b @label=B\nedge a b\nedge b a").codes == ["no-chart"])
  }

  @Test func parallelLinesCountOnce() {
    let file = Import(
      "node a @label=A\nnode b @label=B\nnode c @label=C\nedge a b\nedge a b\nedge a c")
    #expect(file.codes == [])
    #expect(Set(file.links) == ["B>A", "C>A"])
  }

  /// The shape says downward, as B has two lines out, and the titles say that A is above.
  @Test func seniorityVotesBeforeShape() {
    let file = Import(
      (0..<12).map { "node n\($0) @label=P\($0)" }.joined(separator: "\n")
        + "\nnode a @label=A @title=CEO\nnode b @label=B @title=Buyer\nedge b a\nedge b n0\n"
        + (1..<12).map { "edge n\($0 - 1) n\($0)" }.joined(separator: "\n"))
    #expect(file.links.contains("B>A"))
    #expect(file.links.contains("P10>P11"))
    #expect(file.codes == ["several-managers"])
    #expect(inferred(file) == .upward)
  }

  @Test(arguments: ["dashed", "dotted", "LONG__DASH"])
  func dashedLinesLeadToSecondManagers(_ style: String) {
    let file = Import(
      """
      node a @label=A @title=CEO
      node b @label=B @title=CFO
      node c @label=C @title=Buyer
      edge a b
      edge a c
      edge b c @style=\(style)
      """)
    #expect(file.links == ["B>A", "C>A", "C>B"])
    #expect(file.codes == [])
  }

  @Test func whereAllLinesAreDashedDashesSayNothing() {
    let file = Import(
      "node a @label=A\nnode b @label=B\nnode c @label=C\nedge a b @style=dashed\nedge a c @style=dashed"
    )
    #expect(file.links == ["B>A", "C>A"])
    #expect(file.codes == [])
  }

  @Test func noneMakesColleagues() {
    let file = Import(people + tree) { $0.orgChart = .noChart }
    #expect(file.links.allSatisfy { $0.contains("=") })
    #expect(file.codes == [])
  }

  // MARK: Lines without a direction

  private func undirected(_ lines: String) -> Import {
    Import(named: [
      (
        "f.graphml",
        graphml(lines).replacing("edgedefault=\"directed\"", with: "edgedefault=\"undirected\"")
      )
    ])
  }

  @Test func treesHangOnTheirMostSeniorPerson() {
    let file = undirected(
      """
      node a @label=A @title=Buyer
      node b @label=B @title=Head_of_Procurement
      node c @label=C @title=CEO
      node d @label=D @title=CFO
      node e @label=E @title=Controller
      node f @label=F @title=CTO
      edge a b
      edge b c
      edge d c
      edge e d
      edge c f
      """)
    #expect(file.links.sorted() == ["A>B", "B>C", "D>C", "E>D", "F>C"])
    #expect(file.codes == [])
  }

  @Test func withoutSeniorityATreeIsNoChart() {
    let file = undirected("node a @label=A\nnode b @label=B\nnode c @label=C\nedge a b\nedge a c")
    #expect(file.links == ["A=B", "A=C"])
    #expect(file.codes == ["no-chart"])
  }

  @Test func aWebWithoutDirectionIsNoChart() {
    let file = undirected(
      "node a @label=A @title=CEO\nnode b @label=B\nnode c @label=C\nedge a b\nedge a c\nedge b c")
    #expect(file.links == ["A=B", "A=C", "B=C"])
    #expect(file.codes == ["no-chart"])
  }

  /// Random trees, in which each line is written either way, hang on the one with the title.
  @Test(arguments: 0..<20) func randomTrees(_ seed: Int) {
    var random = Seeded(seed)
    let count = Int.random(in: 2...40, using: &random)
    let head = Int.random(in: 0..<count, using: &random)
    var neighbours = [[Int]](repeating: [], count: count)
    var lines = (0..<count).map { "node n\($0) @label=P\($0)" + ($0 == head ? " @title=CEO" : "") }
    for node in 1..<count {
      let other = Int.random(in: 0..<node, using: &random)
      neighbours[node].append(other)
      neighbours[other].append(node)
      lines.append(
        Bool.random(using: &random) ? "edge n\(node) n\(other)" : "edge n\(other) n\(node)")
    }
    var expected: [String] = []
    func hang(_ node: Int, below: Int?) {
      if let below { expected.append("P\(node)>P\(below)") }
      for next in neighbours[node] where next != below { hang(next, below: node) }
    }
    hang(head, below: nil)
    #expect(undirected(lines.joined(separator: "\n")).links.sorted() == expected.sorted())
  }

  /// A line without a direction among others that have one says that people work together.
  @Test func singleLinesWithoutADirection() {
    let file = Import(
      "node a @label=A\nnode b @label=B\nnode c @label=C\nedge a b\nedge a c\nline b c")
    #expect(file.links.sorted() == ["B=C", "B>A", "C>A"])
    #expect(file.codes == [])
  }

  // MARK: Labels

  @Test func labelsSayWhatALineIs() {
    let file = Import(
      """
      node a @label=Ann
      node b @label=Bob
      edge a b @label=→_reports_to
      edge a b @label=MANAGES
      edge a b @label=wird_geführt_von
      edge a b @label=współpracuje_z
      edge a b @label=influye_en
      edge a b @label=rend_compte_a
      """)
    #expect(
      file.links.sorted() == ["Ann=Bob", "Ann>Bob", "Ann>Bob", "Ann>Bob", "Ann~Bob", "Bob>Ann"])
  }

  @Test func unknownLabelsAreToldOnceEach() {
    let file = Import(
      """
      node a @label=A
      node b @label=B
      node s @kind=staff @name=Sue
      node c @kind=contact @name=Cy @account=Alder
      node d @kind=contact @name=Di @account=Alder
      edge c d @label=friends
      edge d c @label=Friends
      edge c d @label=neighbours
      edge s c @label=friends
      """)
    #expect(file.links.sorted() == ["Cy=Di", "Cy=Di", "Di=Cy"])
    #expect(file.ties == ["Sue-Cy -"])
    #expect(file.codes.filter { $0 == "unknown-label" }.count == 2)
  }

  @Test func aMappingSaysWhatALabelMeans() throws {
    let mapping = try Mapping(yaml: "values: { kind: { friends: reports_to } }", path: "m.yaml")
    let file = Import("node a @label=A\nnode b @label=B\nedge a b @label=friends") {
      $0.mapping = mapping
    }
    #expect(file.links == ["A>B"])
    #expect(file.codes == [])
  }
}
