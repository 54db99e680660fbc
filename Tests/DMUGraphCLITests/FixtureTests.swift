import Foundation
import TestSupport
import Testing

@Suite("Fixtures through the tool")
struct FixtureTests {
  private static let day = ["--as-of", "2026-11-01"]
  private static let portfolio =
    [Tool.fixture("portfolio.graphml"), "--policy", Tool.fixture("policy.yaml")] + day

  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Tool.fixture(folder))
      .filter { $0.hasSuffix(".graphml") }.sorted().map { Tool.fixture("\(folder)/\($0)") }
  }

  /// The text of a document without the line that names the file.
  private func withoutSource(_ text: String, _ path: String) -> String {
    text.replacing(path, with: "FILE")
  }

  @Test func encodingsMeanTheSame() throws {
    let paths = try files("encodings")
    #expect(paths.count == 8)
    var documents: [String: [String]] = [:]
    for path in paths {
      let run = try Tool.run(["gaps", "--format", "json", path] + Self.day)
      #expect(run.status == 0, "\(run.errors)")
      documents[withoutSource(run.text, path), default: []].append(path)
    }
    #expect(documents.count == 1, "\(documents.values.sorted { $0.count < $1.count })")
    let text = try #require(documents.keys.first)
    #expect(text.contains("Müller & Söhne Großhandel GmbH"))
    #expect(text.contains("FILE"))
  }

  @Test func fixturesShowEveryStatusAndEveryFinding() throws {
    let run = try Tool.run(["gaps", "--format", "json"] + Self.portfolio)
    #expect(run.status == 0, "\(run.errors)")
    let document = try run.decode(GapsDocument.self)
    #expect(document.format == "dmugraph.gaps")
    #expect(document.accounts.count == 12)
    let leavers = try Tool.run(
      ["gaps", "--format", "json", Tool.fixture("opponents-and-leavers.graphml")] + Self.day)
    let accounts = document.accounts + (try leavers.decode(GapsDocument.self)).accounts
    #expect(
      Set(accounts.flatMap(\.roles).compactMap(\.status)) == [
        "missing", "unknown", "uncovered", "cold", "opposed", "junior", "thin", "covered",
      ])
    #expect(
      Set(accounts.flatMap(\.findings).map(\.code)) == [
        "role-missing", "role-unknown", "role-uncovered", "role-cold", "role-opposed",
        "role-junior", "role-thin", "unthreaded", "single-threaded", "thin-threads",
        "no-supporter", "single-supporter", "key-contact-uncovered", "opponent-unattended",
        "rival-foothold", "contact-left", "counterpart-missing", "no-account-manager",
        "renewal-exposed",
      ])
    let faultless = try #require(document.accounts.first { $0.name.hasPrefix("Quarzwerk") })
    #expect(faultless.findings.isEmpty)
    #expect(document.accounts.filter(\.findings.isEmpty).count == 1)
  }

  @Test func secondFileAddsThreads() throws {
    let name = "Birkenau Maschinenbau AG"
    let alone = try Tool.run(["gaps", "--format", "json"] + Self.portfolio)
    let both = try Tool.run(
      ["gaps", "--format", "json", Tool.fixture("portfolio-2.graphml")] + Self.portfolio)
    func threads(_ run: Tool.Run) throws -> Int? {
      try run.decode(GapsDocument.self).accounts.first { $0.name == name }?.threads
    }
    #expect(try threads(alone) == 1)
    #expect(try threads(both) == 3)
  }

  @Test func accountsAreChosenByIDOrName() throws {
    let name = "Quarzwerk Handels AG"
    let byName = try Tool.run(["gaps", "--format", "json", "--account", name] + Self.portfolio)
    let account = try #require(try byName.decode(GapsDocument.self).accounts.first)
    #expect(account.name == name)
    let byID = try Tool.run(
      ["gaps", "--format", "json", "--account", account.id] + Self.portfolio)
    #expect(byID.text == byName.text)
    #expect(try byID.decode(GapsDocument.self).accounts.count == 1)
  }

  @Test(arguments: ["gaps", "validate"], ["table", "json", "jsonl", "csv", "markdown"])
  func sameInputSameBytes(_ command: String, _ format: String) throws {
    let arguments =
      [command, "--format", format, Tool.fixture("portfolio-2.graphml")] + Self.portfolio
    let first = try Tool.run(arguments)
    #expect(first.status == 0, "\(first.errors)")
    #expect(!first.output.isEmpty)
    #expect(try Tool.run(arguments).output == first.output)
  }

  @Test func dialectsAreRead() throws {
    let paths = try files("dialects")
    #expect(paths.count > 20)
    for path in paths {
      for command in ["gaps", "validate"] {
        let run = try Tool.run([command, path] + Self.day)
        #expect(run.status == 0, "\(command) \(path): \(run.errors)")
      }
    }
  }

  // MARK: Mappings

  @Test func theSuggestedMappingIsAMapping() throws {
    let path = Tool.fixture("dialects/crm-german.graphml")
    let run = try Tool.run(["validate", "-q", "--suggest-mapping", path])
    #expect(run.status == 0, "\(run.errors)")
    let file = FileManager.default.temporaryDirectory
      .appending(path: "dmugraph-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try run.output.write(to: file)
    let mapped = try Tool.run(
      ["gaps", "--format", "json", "--mapping", file.path, path] + Self.day)
    #expect(mapped.status == 0, "\(mapped.errors)")
    let account = try #require(try mapped.decode(GapsDocument.self).accounts.first)
    #expect(account.name == "Erlengrund Medizintechnik GmbH")
    #expect(account.threads == 1)
  }

  @Test func theSuggestionHasOneFormat() throws {
    let path = Tool.fixture("dialects/crm-german.graphml")
    let run = try Tool.run(["validate", "--suggest-mapping", "--format", "json", path])
    #expect(run.status == 64)
    #expect(run.text.isEmpty)
    let broken = try Tool.run(
      ["validate", "--suggest-mapping", Tool.fixture("broken/out-of-range-influence.graphml")])
    #expect(broken.status == 2)
    #expect(broken.text.hasPrefix("#"))
  }

  // MARK: Schemas

  @Test(
    arguments: [
      ["gaps"], ["threads", "--contacts"], ["paths"], ["plan", "--max-actions", "1"], ["risk"],
      ["influence"], ["validate"], ["what-if", "--leave", "Aylin Demir", "--leave", "Wanda"],
      ["diff", Tool.fixture("portfolio-2.graphml"), "--as-of-before", "2026-01-01"],
      ["paths", "--to", "Volker Steinmetz", "--from", "Marek Nowak"], ["gaps", "--top", "3"],
    ])
  func documentsFitTheirSchemas(_ command: [String]) throws {
    let run = try Tool.run(command + ["-q", "--format", "json"] + Self.portfolio)
    #expect(run.status == 0)
    let checker = SchemaChecker(command[0].replacing("-", with: "_"))
    #expect(try checker.check(run.text) == [])
  }

  /// What is said of a file fits too when it cannot be used.
  @Test func documentsAboutBrokenFilesFitTheirSchema() throws {
    let paths = try ["broken", "hostile"].flatMap { try files($0) }
    #expect(paths.count > 80)
    let documents = try paths.map {
      try Tool.run(["validate", "-q", "--format", "json", $0] + Self.day).text
    }
    let problems = try SchemaChecker("validate").check(documents)
    for (path, problems) in zip(paths, problems) { #expect(problems == [], "\(path)") }
  }

  /// Every row of a table has as many cells as its head.
  @Test(
    arguments: [
      ["gaps"], ["validate"], ["threads"], ["paths"], ["plan"], ["risk"], ["influence"],
      ["what-if", "--leave", "Wanda"],
    ])
  func rowsAreAsWideAsTheirHeads(_ command: [String]) throws {
    let run = try Tool.run(command + ["-q", "--format", "csv"] + Self.portfolio)
    #expect(run.status == 0)
    var widths: [Int] = []
    var cells = 1
    var isQuoted = false
    for character in run.text.unicodeScalars {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells += 1
      case "\n" where !isQuoted:
        widths.append(cells)
        cells = 1
      default: break
      }
    }
    #expect(widths.count > (command[0] == "validate" ? 0 : 2))
    #expect(Set(widths).count == 1, "\(command[0])")
  }

  /// The schema refuses what it should, so that the test above can fail.
  @Test func theSchemaOfValidateIsStrict() throws {
    let path = Tool.fixture("broken/self-tie.graphml")
    let good = try Tool.run(["validate", "-q", "--format", "json", path] + Self.day).text
    let missed = try SchemaChecker("validate").missed(
      [
        ("\"version\": 2", "\"version\": 1"), ("\"usable\": true", "\"usable\": false"),
        ("\"usable\": true,", "\"usable\": true, \"extra\": 1,"), ("2026-11-01", "1.11.2026"),
        ("\"graphs\": 1,", ""), ("\"code\": \"", "\"code\": \"x"), ("\"line\": ", "\"row\": "),
        ("\"severity\": \"warning\"", "\"severity\": \"hint\""), ("\"keys\": ", "\"keys\": -"),
        ("\"accounts_by_name\"", "\"accounts_by_names\""), ("\"errors\": 0", "\"errors\": \"0\""),
        ("\"ties\": ", "\"tie\": "), ("\"contact\": ", "\"person\": "),
      ], of: good)
    #expect(missed == [])
  }
}
