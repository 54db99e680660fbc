import DMUGraph
import DMUImport
import DMUProfile
import DMUText
import Foundation
import GraphML
import OrderedCollections
import TestSupport
import Testing

@testable import DMUReport

/// The documents as values: what Foundation reads of the JSON is what the report says it is.
@Suite("Documents")
struct DocumentTests {
  /// All files that can be read, and some more at once.
  private static let everything = Result { try readEverything() }

  private static func readEverything() throws -> [Review] {
    let fixtures = repository.appending(path: "fixtures")
    let all = try FileManager.default.subpathsOfDirectory(atPath: fixtures.path())
      .filter { $0.hasSuffix(".graphml") }.sorted().map { fixtures.appending(path: $0).path() }
    var policy = try Policy(
      yaml: String(contentsOf: fixtures.appending(path: "policy.yaml"), encoding: .utf8),
      path: "policy.yaml")
    policy.severity[.roleThin] = .off
    var options = ImportOptions()
    options.policy = policy
    let several = ["portfolio", "portfolio-2"].map {
      fixtures.appending(path: "\($0).graphml").path()
    }
    let together = try Portfolio(contentsOf: several, options: options)
    return [together.review(policy: policy, asOf: today, sources: several)]
      + all.compactMap { path in
        (try? Portfolio(contentsOf: [path]))?.review(asOf: today, sources: [path])
      }
  }

  /// Checks a report of every fixture.
  private func check<Result: Report>(_ report: (Review) -> Result?) throws {
    let reports = try Self.everything.get().compactMap(report)
    #expect(reports.count > 30)
    for report in reports {
      let written = report.text(.json)
      let document = report.document
      let read = try JSONDecoder().decode(
        ReportDocument<Result.Body>.self, from: Data(written.utf8))
      let isSame = read == document && read.hashValue == document.hashValue
      #expect(isSame, "\(document.sources)")
      // Written by somebody else, it is the same JSON.
      let again = try JSONEncoder().encode(read)
      let isSameJSON =
        try JSONSerialization.jsonObject(with: again) as? NSDictionary
        == JSONSerialization.jsonObject(with: Data(written.utf8)) as? NSDictionary
      #expect(isSameJSON, "\(document.sources)")
      // Every line is an element.
      let lines = report.text(.jsonl).split(separator: "\n")
      let elements = try lines.map {
        try JSONDecoder().decode(Result.Body.Element.self, from: Data($0.utf8))
      }
      let areSame = elements == document.body.list
      #expect(areSame, "\(document.sources)")
      // Whoever writes itself writes what it encodes.
      let encoded = document.body.list.map { element in
        var json = JSONWriter(.compact)
        json.element(element)
        var line = ""
        json.flush(to: &line)
        return line
      }
      let areAlike = encoded == lines.map(String.init)
      #expect(areAlike, "\(document.sources)")
    }
    let problems = try SchemaChecker(Result.Body.analysis).check(reports.map { $0.text(.json) })
    for (report, problems) in zip(reports, problems) {
      #expect(problems == [], "\(report.document.sources)")
    }
  }

  @Test func gaps() throws { try check { GapsReport($0) } }
  @Test func threads() throws { try check { ThreadsReport($0, includesContacts: true) } }
  @Test func paths() throws { try check { PathsReport($0) } }
  @Test func plan() throws { try check { PlanReport($0, maxActions: 2) } }
  @Test func risk() throws { try check { RiskReport($0, months: 18) } }
  @Test func influence() throws { try check { InfluenceReport($0) } }

  @Test func whatIf() throws {
    try check { review in
      let people: [PersonID?] = [
        review.portfolio.staff.isEmpty ? nil : .staff(0),
        review.portfolio.contacts.isEmpty ? nil : .contact(0),
      ]
      return WhatIfReport(review, leaving: people.compactMap(\.self))
    }
  }

  @Test func diff() throws {
    let newer = try #require(
      try Self.everything.get().first {
        $0.sources.count == 1 && $0.sources[0].hasSuffix("/portfolio.graphml")
      })
    try check { review in
      review.sources.count > 1
        ? nil
        : DiffReport(
          from: review.portfolio.review(
            asOf: today.advanced(by: -200), sources: review.sources),
          to: newer)
    }
  }

  @Test func validate() throws {
    try check { review in
      let readings = review.sources.map { GraphMLReader().read(path: $0) }
      return ValidationReport(
        PortfolioImport(readings, options: ImportOptions()), policy: review.policy, day: today)
    }
  }

  /// More elements than are in memory at a time.
  @Test func manyAccounts() throws {
    var sample = Sample()
    for number in 0..<4_100 { sample.account("Account \(number)", id: "a\(number)") }
    let report = report(sample)
    let read = try JSONDecoder().decode(GapsDocument.self, from: Data(report.text(.json).utf8))
    let isSame = read == report.document
    #expect(isSame)
    #expect(read.accounts.count == 4_100)
  }

  @Test func anotherFormatIsNone() throws {
    let text = report(smallSample()).text(.json)
    for other in [
      text.replacing("dmugraph.gaps", with: "dmugraph.risk"),
      text.replacing("\"version\": 2", with: "\"version\": 1"),
      text.replacing("2026-11-01", with: "2026-02-30"), text.replacing("\"low\"", with: "\"lo\""),
    ] {
      #expect(other != text)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(GapsDocument.self, from: Data(other.utf8))
      }
    }
  }

  /// Members are found without a word for where they stand.
  @Test func membersAreThoseOfTheDocument() throws {
    let document = report(smallSample()).document
    #expect(document.format == "dmugraph.gaps" && document.asOf == today)
    #expect(document.summary.accounts == 3 && document.accounts.count == 3)
    #expect(document.accounts[0].findings[0].evidence["holders"] == .number(1))
    let plan = PlanReport(smallSample().portfolio.review(asOf: today)).document
    #expect(plan.accounts[0].actions[0].type == .approach)
  }

  @Test(
    arguments: [
      "gaps", "threads", "paths", "plan", "risk", "influence", "what_if", "diff", "validate",
      "graph",
    ])
  func schemasForbidWhatTheyDoNotKnow(_ schema: String) throws {
    #expect(try SchemaChecker(schema).weaknesses() == [])
  }

  // MARK: Some of the accounts

  @Test func topCutsListsAndNotSums() throws {
    var options = ReportOptions()
    options.top = 1
    options.hint = "--all shows them"
    let review = smallSample().portfolio.review(asOf: today)
    func check(_ report: some Report) throws {
      let (whole, cut) = (report.document, report.text(.json, options: options))
      let read = try JSONDecoder().decode(type(of: whole), from: Data(cut.utf8))
      let isFirst = read.body.list == Array(whole.body.list.prefix(1))
      #expect(isFirst)
      var rest = read
      rest.body.list = whole.body.list
      let isRestSame = rest == whole
      #expect(isRestSame)
      #expect(report.text(.jsonl, options: options).split(separator: "\n").count == 1)
      let (rows, all) = (report.text(.csv, options: options), report.text(.csv))
      #expect(rows.count < all.count && all.hasPrefix(rows))
      for format in [ReportFormat.table, .markdown] {
        let text = report.text(format, options: options)
        #expect(text.contains("… and 2 more accounts"))
        #expect(text.contains("all shows them."))
        #expect(text.count < report.text(format).count)
        #expect(!report.text(format).contains("… and"))
      }
    }
    try check(GapsReport(review))
    try check(ThreadsReport(review))
    try check(PlanReport(review))
    try check(RiskReport(review))
  }
}
