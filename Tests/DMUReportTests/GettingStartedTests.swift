@testable import DMUReport
import DMUExport
import DMUGraph
import DMUImport
import Foundation
import GraphML
import Testing

/// The code of the article *Getting started* stands here, so that it is built and run.
@Suite("Getting started")
struct GettingStartedTests {
  private let day = Day("2026-11-01") ?? Day(number: 0)

  @Test func readAnalyseWrite() throws {
    let (plan, drawing) = try planAndDrawing(of: fixture("three-contacts-one-thread.graphml"))
    #expect(plan.contains("Dr. Henrike Nordhaus to Dr. Eva Fink"))
    #expect(drawing.contains("Dr. Eva Fink"))
    let error = #expect(throws: UnusableFiles.self) {
      try planAndDrawing(of: fixture("broken/dangling-edge.graphml"))
    }
    #expect(error?.diagnostics.map(\.code) == [.danglingEdge])
  }

  private func planAndDrawing(of path: String) throws -> (plan: String, drawing: String) {
    var drawing = ""
    let portfolio = try Portfolio(contentsOf: [path])
    let review = try Review(portfolio, asOf: day)
    for account in GapsReport(review).document.accounts { print(account.name, account.threads) }
    let plan = PlanReport(review).text(.markdown)
    PortfolioExport(review).writeSVG(to: &drawing)
    return (plan, drawing)
  }

  @Test func buildInCode() throws {
    var builder = PortfolioBuilder()
    let alder = builder.addAccount("Alder GmbH", tier: "key", revenue: 900_000, currency: "EUR")
    let mara = builder.addContact("Mara Eller", at: alder, roles: [.purchasing], influence: 0.8)
    let jo = builder.addStaff("Jo Bern", roles: ["account_manager"])
    builder.addTie(staff: jo, contact: mara, strength: 0.8, lastContact: Day("2026-10-20"))
    let portfolio = builder.build()

    let review = try Review(portfolio, asOf: day)
    for account in review.threads().accounts where account.threads == 1 {
      for person in account.bottlenecks {
        print("hangs on", portfolio.displayName(portfolio.person(at: person)))
      }
    }
    #expect(review.threads().accounts.map(\.bottlenecks.count) == [2])
    let purchasing = review.gaps()[0].roles.first { $0.role == .purchasing }
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
