import Foundation
import Testing

@Suite("Formats of the tool")
struct FormatTests {
  private let arguments = [
    Tool.fixture("portfolio.graphml"), "--policy", Tool.fixture("policy.yaml"), "--as-of",
    "2026-11-01",
  ]

  private func gaps(_ format: String) throws -> Tool.Run {
    try Tool.run(["gaps", "--format", format] + arguments)
  }

  @Test func linesAreTheAccountsOfTheDocument() throws {
    let lines = try gaps("jsonl").text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    let accounts = try lines.dropLast().map {
      try JSONDecoder().decode(GapsDocument.Account.self, from: Data($0.utf8))
    }
    #expect(accounts.map(\.id) == (try gaps("json").decode(GapsDocument.self).accounts.map(\.id)))
  }

  @Test func csvReadsBack() throws {
    let rows = try #require(parseCSV(try gaps("csv").text))
    #expect(Set(rows.map(\.count)) == [23])
    let accounts = try gaps("json").decode(GapsDocument.self).accounts
    #expect(rows.count == 1 + accounts.reduce(0) { $0 + max(1, $1.findings.count) })
    let expected = accounts.flatMap { account in
      account.findings.isEmpty
        ? [[account.id, account.name, ""]]
        : account.findings.map { [account.id, account.name, $0.code] }
    }
    #expect(rows.dropFirst().map { [$0[0], $0[1], $0[14]] } == expected)
  }

  @Test(arguments: ["broken/several-problems.graphml", "hostile/html-page.graphml"])
  func csvOfValidateReadsBack(_ name: String) throws {
    let path = Tool.fixture(name)
    let rows = try #require(parseCSV(try Tool.run(["validate", "--format", "csv", path]).text))
    #expect(Set(rows.map(\.count)) == [7])
    let document = try Tool.run(["validate", "--format", "json", path])
      .decode(ValidateDocument.self)
    #expect(rows.count == 1 + document.all.count)
    #expect(rows.dropFirst().map { $0[6] } == document.all.map(\.message))
    #expect(rows.dropFirst().map { $0[1] } == document.all.map { $0.line.map(String.init) ?? "" })
  }

  @Test func tablesOfMarkdownHaveTheirColumns() throws {
    let lines = try gaps("markdown").text.split(separator: "\n", omittingEmptySubsequences: false)
    var columns: Int?
    var tables = 0
    for line in lines {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      let count = line.replacing("\\|", with: "").count { $0 == "|" }
      if columns == nil { tables += 1 }
      #expect(columns == nil || columns == count, "\(line)")
      columns = count
    }
    #expect(tables > 0)
  }

  @Test func tableKeepsItsWidthAndShowsColorOnlyWhenAsked() throws {
    let plain = try gaps("table").text
    #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(!plain.contains("\u{1B}"))
    let colored = try Tool.run(["gaps", "--color", "always"] + arguments).text
    #expect(colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    #expect(colored != plain)
  }

  /// The rows of a CSV text; `nil` when it is not well-formed.
  private func parseCSV(_ text: String) -> [[String]]? {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var scalars = text.unicodeScalars[...]
    func append(_ scalar: Unicode.Scalar) {
      rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
    }
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true):
        guard scalars.first == "\"" else {
          isQuoted = false
          guard let next = scalars.first, next == "," || next == "\n" else { return nil }
          continue
        }
        append(scalars.removeFirst())
      case ("\"", false):
        guard rows.last?.last?.isEmpty == true else { return nil }
        isQuoted = true
      case (",", false): rows[rows.count - 1].append("")
      case ("\n", false): rows.append([""])
      default: append(scalar)
      }
    }
    guard !isQuoted, rows.popLast() == [""] else { return nil }
    return rows
  }
}
