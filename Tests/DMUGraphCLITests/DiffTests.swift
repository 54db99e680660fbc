import Foundation
import Testing

@Suite("Diff through the tool")
struct DiffTests {
  private let before = Tool.fixture("three-contacts-one-thread.graphml")
  private let after = Tool.fixture("three-contacts-a-year-later.graphml")
  private let days = ["--as-of-before", "2026-11-01", "--as-of", "2027-11-01"]

  private struct Document: Decodable {
    struct Account: Decodable {
      struct Finding: Decodable { var code: String }
      var id: String
      var new: [Finding]
      var resolved: [Finding]
      var threads_before: Int
      var threads_after: Int
      var arrived: [String]
      var left: [String]
    }
    var as_of: String
    var as_of_before: String
    var accounts: [Account]
  }

  /// All ids differ between the two files; what is told of is what was edited by hand.
  @Test func twoVersions() throws {
    let run = try Tool.run(["diff", before, after, "--format", "json"] + days)
    #expect(run.status == 0, "\(run.errors)")
    let document = try run.decode(Document.self)
    #expect(document.as_of == "2027-11-01" && document.as_of_before == "2026-11-01")
    let account = try #require(document.accounts.first)
    #expect(document.accounts.count == 1 && account.id == "n0")
    #expect(account.new.map(\.code) == ["role-cold", "renewal-exposed", "key-contact-uncovered"])
    #expect(account.resolved.map(\.code) == ["single-threaded"])
    #expect(account.threads_before == 1 && account.threads_after == 2)
    #expect(account.arrived == ["n4"] && account.left == ["drossel"])
    for format in ["table", "jsonl", "csv", "markdown"] {
      #expect(
        try Tool.run(["diff", before, after, "--format", format] + days).text
          .contains("Dreiklang Pumpen GmbH"))
    }
  }

  @Test func failsOnNewFindingsOnly() throws {
    let one = ["diff", before, after, "--fail-on", "high"]
    #expect(try Tool.run(one + days).status == 1)
    // The older file has a high finding, which is not new.
    let same = try Tool.run(["diff", before, before, "--fail-on", "low", "--as-of", "2026-11-01"])
    #expect(same.status == 0)
    #expect(same.text.contains("Nothing changed at 1 account."))
    // The same file a year later: time alone.
    let aged = try Tool.run(
      ["diff", before, before, "--fail-on", "high", "--format", "markdown"] + days)
    #expect(aged.status == 1)
    #expect(aged.text.contains("no contact since"))
  }

  /// An account is named by what it is called in either file.
  @Test func accounts() throws {
    for name in ["n0", "dreiklang", "Dreiklang Pumpen GmbH"] {
      let run = try Tool.run(
        ["diff", before, after, "--format", "json", "--account", name] + days)
      #expect(try run.decode(Document.self).accounts.map(\.id) == ["n0"], "\(name)")
    }
    #expect(try Tool.run(["diff", before, after, "--account", "Nobody"] + days).status == 64)
  }

  @Test func standardInputIsOneOfThem() throws {
    let data = try Data(contentsOf: URL(filePath: after))
    let run = try Tool.run(["diff", before, "-"] + days, input: data)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("Nora Kranich arrived."))
  }

  @Test func wrongUsage() throws {
    for files in [[before], [before, after, before], ["-", "-"]] {
      let run = try Tool.run(["diff"] + files + days)
      #expect(run.status == 64 && run.output.isEmpty, "\(files)")
    }
    #expect(try Tool.run(["diff", before, "-", "-"]).errors.contains("Standard input"))
    let swapped = ["--as-of-before", "2027-11-02", "--as-of", "2027-11-01"]
    #expect(try Tool.run(["diff", before, after] + swapped).status == 64)
    // Elsewhere a file given twice still counts as a mistake.
    #expect(try Tool.run(["gaps", before, before]).status == 64)
    #expect(try Tool.run(["diff", before, "/nowhere.graphml"] + days).status == 2)
  }
}
