@testable import DMUReport
import DMUGraph
import DMUImport
import Foundation
import GraphML
import Synchronization
import TestSupport
import Testing

/// What a program that uses the library relies on.
@Suite("The library")
struct LibraryTests {
  private func fixture(_ name: String) -> String {
    repository.appending(path: "fixtures/\(name).graphml").path()
  }

  @Test func fiveLines() throws {
    var options = ImportOptions()
    options.supplier = "Nordhaus AG"
    let portfolio = try Portfolio(contentsOf: [fixture("key-account-yed")], options: options)
    let report = GapsReport(try Review(portfolio, asOf: today))
    #expect(report.text(.table).contains("Alder Robotics GmbH"))
    #expect(report.document.accounts[0].threads == 1)
  }

  /// Everything that is wrong with all files, with its place.
  @Test func unusableFilesSayWhy() throws {
    let paths = ["broken/dangling-edge", "broken/out-of-range-influence", "portfolio"].map(fixture)
    let error = try #require(throws: UnusableFiles.self) { try Portfolio(contentsOf: paths) }
    #expect(error.diagnostics.map(\.code.rawValue) == ["dangling-edge", "out-of-range"])
    #expect(error.diagnostics.map(\.file) == Array(paths.prefix(2)))
    #expect(error.diagnostics.allSatisfy { $0.severity == .error && $0.position.line > 0 })
    #expect("\(error)".split(separator: "\n").count == 2)
    #expect(throws: UnusableFiles.self) { try Portfolio(contentsOf: ["/nowhere.graphml"]) }
    var options = ImportOptions()
    options.supplier = "Nobody"
    let supplier = try #require(throws: UnusableFiles.self) {
      try Portfolio(contentsOf: [fixture("key-account-yed")], options: options)
    }
    #expect(supplier.diagnostics.map(\.code) == [.noSupplier])
    #expect("\(supplier)".contains("Nordhaus AG"))
  }

  /// Readings and analyses by many tasks at once are those of one alone.
  @Test func manyTasksAtOnce() async throws {
    let paths = [fixture("portfolio"), fixture("portfolio-2")]
    @Sendable func everything() throws -> [String] {
      let review = try Review(Portfolio(contentsOf: paths), asOf: today)
      return [
        GapsReport(review).text(.json), ThreadsReport(review).text(.json),
        PathsReport(review).text(.json),
        PlanReport(review).text(.json), RiskReport(review).text(.json),
        InfluenceReport(review).text(.json),
        WhatIfReport(review, leaving: [.staff(0)]).text(.json),
        DiffReport(from: review, to: review).text(.json),
      ]
    }
    let alone = try everything()
    let together = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<16 { group.addTask { try everything() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.count == 16)
    for texts in together { #expect(texts == alone) }
  }

  @Test func readingEndsWhenTheTaskIsCancelled() async throws {
    let path = fixture("portfolio")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      #expect(GraphMLReader().read(path: path).diagnostics.map(\.code) == [.cancelled])
      #expect(throws: CancellationError.self) {
        try withCancellation { try Portfolio(contentsOf: [path]) }
      }
    }
    await task.value
    #expect(try Portfolio(contentsOf: [path]).accounts.count == 12)
  }
}
