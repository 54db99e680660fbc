import DMUGraph
import Foundation
import Testing

/// The tables of the reference articles leave nothing out.
@Suite("Reference articles")
struct ReferenceArticleTests {
  @Test func everyFindingHasItsSeverity() throws {
    let article = try article("Articles/CoverageGaps")
    for code in FindingCode.allCases {
      #expect(article.contains("| `\(code.rawValue)` | \(code.defaultSeverity.rawValue) |"))
    }
  }

  @Test func everyDiagnosticIsExplained() throws {
    struct File: Decodable {
      struct Diagnostic: Decodable { var code: String }
      var diagnostics: [Diagnostic]
    }
    let article = try article("Reference/DiagnosticsReference")
    for folder in ["broken", "hostile"] {
      let data = try Data(contentsOf: URL(filePath: Tool.fixture("\(folder)/expected.json")))
      let codes = Set(
        try JSONDecoder().decode([File].self, from: data).flatMap(\.diagnostics).map(\.code))
      #expect(codes.count > 2)
      for code in codes { #expect(article.contains("\n| `\(code)`"), "\(code)") }
    }
  }

  /// Every number of the default policy stands in the row of its key.
  @Test func everyDefaultIsThere() throws {
    let article = try article("Reference/PolicyReference")
    let run = try Tool.run(
      ["gaps", "--format", "json", Tool.fixture("three-contacts-one-thread.graphml")])
    let document = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    var numbers = 0
    func look(_ value: Any, _ key: String) {
      if let map = value as? [String: Any] {
        for (inner, value) in map { look(value, key.isEmpty ? inner : "\(key).\(inner)") }
      } else if let number = value as? NSNumber, !key.hasPrefix("tiers.standard") {
        numbers += 1
        let rows = article.split(separator: "\n").filter { $0.hasPrefix("| `\(key)` |") }
        let cells = rows.first?.split(separator: "|").map { $0.filter { $0 != " " } } ?? []
        #expect(cells.count > 2 && Double(cells[2]) == number.doubleValue, "\(key)")
      }
    }
    look(try #require(document?["policy"]), "")
    for key in ["counterparts", "severity"] { #expect(article.contains("\n| `\(key)` |")) }
    #expect(numbers == 31)
  }

  /// What the articles show as a file is one, and needs no inference.
  @Test func filesCanBeRead() throws {
    let folder = try TemporaryFolder()
    let profile = try article("Reference/GraphMLProfile")
    let chart = try folder.write("chart.graphml", block("xml", of: profile))
    let mapping = try folder.write("mapping.yaml", block("yaml", of: profile))
    let policy = try folder.write(
      "policy.yaml", block("yaml", of: try article("Reference/PolicyReference")))
    let strict = try Tool.run(["gaps", "--strict", "--format", "json", chart])
    #expect(strict.errors == "")
    #expect(try strict.decode(GapsDocument.self).accounts.map(\.threads) == [1])
    #expect(try Tool.run(["gaps", "--policy", policy, chart]).errors == "")
    // The mapping is of another file: its supplier is not in this one.
    let other = try Tool.run(["gaps", "--mapping", mapping, chart])
    #expect(other.errors.contains("is named Nordhaus AG"))
  }

  private func block(_ language: String, of article: String) -> String {
    let rest = article.components(separatedBy: "```\(language)\n").dropFirst().first ?? ""
    return rest.components(separatedBy: "```").first ?? ""
  }

  private func article(_ name: String) throws -> String {
    try String(
      contentsOfFile: "\(Tool.repository)/Sources/DMUGraph/Documentation.docc/\(name).md",
      encoding: .utf8)
  }
}
