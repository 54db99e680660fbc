import DMUFormats
import DMUGraph
import Foundation
import GraphML
import Testing

/// The code of the article *Getting started* stands here, so that it is built and run.
@Suite("Getting started")
struct GettingStartedTests {
  private let day = Day("2026-11-01") ?? Day(number: 0)

  @Test func readAnalyseWrite() throws {
    var drawing = ""
    #expect(analyse(fixture("three-contacts-one-thread.graphml"), &drawing).isEmpty)
    #expect(drawing.contains("Dr. Eva Fink"))
    let problems = analyse(fixture("broken/dangling-edge.graphml"), &drawing)
    #expect(problems.map(\.code) == [.danglingEdge])
  }

  private func analyse(_ path: String, _ drawing: inout String) -> [Diagnostic] {
    let reading = GraphMLReader().read(path: path)
    let result = PortfolioImport([reading], options: ImportOptions())
    guard let portfolio = result.portfolio else { return result.files.flatMap(\.diagnostics) }
    for gap in portfolio.gaps(asOf: day) { print(gap.findings.map(\.message)) }
    PortfolioExport(portfolio: portfolio, policy: .default, day: day).writeSVG(to: &drawing)
    return []
  }

  @Test func buildInCode() {
    var builder = PortfolioBuilder()
    var alder = Account(id: builder.text("a1"), name: builder.text("Alder GmbH"))
    alder.tier = builder.text("key")
    alder.revenue = 900_000
    alder.currency = builder.text("EUR")
    let account = builder.add(alder)

    var buyer = Contact(
      person: Person(id: builder.text("c1"), name: builder.text("Mara Eller")), account: account)
    buyer.roles = RoleSet(position: 0)
    buyer.influence = 0.8
    let contact = builder.add(buyer)

    let seller = builder.add(
      Staff(person: Person(id: builder.text("s1"), name: builder.text("Jo Bern"))))
    builder.addTie(
      Tie(party: seller, contact: contact, strength: 0.8, lastContact: Day("2026-10-20")))
    let portfolio = builder.build()

    for account in portfolio.threads(asOf: day).accounts where account.threads == 1 {
      for person in account.bottlenecks {
        print("hangs on", portfolio.displayName(portfolio.person(at: person)))
      }
    }
    #expect(portfolio.threads(asOf: day).accounts.map(\.bottlenecks.count) == [2])
    let purchasing = portfolio.gaps(asOf: day)[0].roles.first { $0.role == .purchasing }
    #expect(purchasing?.status == .covered)
  }

  /// Every block of Swift in the article stands in this file, but for how far it is indented.
  @Test func articleIsThisCode() throws {
    let catalogue = "\(repository)/Sources/DMUGraph/Documentation.docc"
    let article = try String(
      contentsOfFile: "\(catalogue)/Articles/GettingStarted.md", encoding: .utf8)
    let code = withoutIndentation(try String(contentsOfFile: #filePath, encoding: .utf8))
    let blocks = article.components(separatedBy: "```swift\n").dropFirst()
      .map { $0.prefix(upTo: $0.range(of: "```")?.lowerBound ?? $0.endIndex) }
    #expect(blocks.count == 3)
    for block in blocks { #expect(code.contains(withoutIndentation(block)), "\(block)") }
  }

  private func withoutIndentation(_ text: some StringProtocol) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
  }

  private let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL.path

  private func fixture(_ name: String) -> String { "\(repository)/fixtures/\(name)" }
}
