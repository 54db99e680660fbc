import Foundation
import TestSupport
import Testing

@Suite("Export to other programs")
struct ExportFormatTests {
  private static let formats = ["graphml", "yed", "gephi", "svg", "dot", "csv", "json"]

  private func export(_ format: String, _ arguments: [String]) throws -> Tool.Run {
    try Tool.run(["export", "-q", "--as-of", "2026-11-01", "--to", format] + arguments)
  }

  private func fixtures(_ folders: String...) throws -> [String] {
    try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: Tool.fixture(folder))
        .filter { $0.hasSuffix(".graphml") }.sorted().map { Tool.fixture("\(folder)/\($0)") }
    }
  }

  @Test(arguments: formats)
  func everyFixture(_ format: String) throws {
    let paths = try fixtures(".", "dialects", "encodings")
    #expect(paths.count > 30)
    var documents: [String] = []
    for path in paths {
      let run = try export(format, [path])
      #expect(run.status == 0 && !run.output.isEmpty && run.errors.isEmpty, "\(run.errors)")
      if format == "json" { documents.append(run.text) }
    }
    #expect(try SchemaChecker("graph").check(documents).allSatisfy(\.isEmpty))
  }

  /// Whatever `gaps` can use is exported; of what it cannot, nothing is written.
  @Test func everyBrokenFixture() throws {
    var statuses = Set<Int32>()
    for path in try fixtures("hostile", "broken") {
      let (gaps, run) = (try Tool.run(["gaps", "-q", path]), try export("json", [path]))
      #expect(run.status == gaps.status && run.errors == gaps.errors, "\(path): \(run.errors)")
      #expect(run.output.isEmpty == (run.status != 0), "\(path)")
      statuses.insert(run.status)
    }
    #expect(statuses == [0, 2])
  }

  /// What `gaps` tells of an exported file is what it tells of the original.
  @Test(arguments: ["portfolio.graphml", "three-contacts-one-thread.graphml"])
  func gapsOfTheYEdFile(_ name: String) throws {
    let folder = try TemporaryFolder()
    let (original, copy) = (Tool.fixture(name), folder.path(name))
    #expect(try export("yed", [original, "-o", copy]).status == 0)
    let documents = try [original, copy].map {
      try Tool.run(["gaps", "-q", "--format", "jsonl", "--as-of", "2026-11-01", $0])
    }
    #expect(documents[1].status == 0, "\(documents[1].errors)")
    // Only the order of our people may differ.
    #expect(documents[0].text.sorted() == documents[1].text.sorted())
    let validated = try Tool.run(["validate", copy]).errors
    #expect(!validated.contains("legend"), "\(validated)")
  }

  @Test func theSchemaOfJSONIsStrict() throws {
    let missed = try SchemaChecker("graph").missed(
      [
        ("\"version\":2", "\"version\":1"), ("\"multigraph\":true", "\"multigraph\":false"),
        ("\"coverage\":\"covered\"", "\"coverage\":\"thin\""), ("\"threads\":", "\"threads\":-"),
        ("\"source\":", "\"from\":"), ("\"active\":true", "\"active\":1"),
      ], of: try export("json", [Tool.fixture("portfolio.graphml")]).text)
    #expect(missed == [])
  }

  @Test func someAccounts() throws {
    let run = try export(
      "json", [Tool.fixture("portfolio.graphml"), "--account", "Birkenau Maschinenbau AG"])
    #expect(run.text.contains("Birkenau") && !run.text.contains("Cedernholz"))
    let none = try export("svg", [Tool.fixture("portfolio.graphml"), "--account", "Nobody"])
    #expect(none.status == 64 && none.output.isEmpty)
  }

  // MARK: Tables

  @Test func tablesAreTwoFiles() throws {
    let folder = try TemporaryFolder()
    let path = Tool.fixture("portfolio.graphml")
    #expect(try export("csv", [path, "-o", folder.path("x.csv")]).status == 0)
    #expect(folder.names == ["x-edges.csv", "x-nodes.csv"])
    let files = try folder.names.reversed().map {
      try String(contentsOfFile: folder.path($0), encoding: .utf8)
    }
    #expect(try export("csv", [path]).text == files.joined(separator: "\n"))
    #expect(files[0].hasPrefix("Id,Label") && files[1].hasPrefix("Source,Target,Type"))
    let neo4j = try export("csv", [path, "--csv-headers", "neo4j"]).text
    #expect(neo4j.contains(":ID") && neo4j.contains(":START_ID") && neo4j.contains(":TYPE"))
    #expect(try export("svg", [path, "--csv-headers", "neo4j"]).status == 64)
  }

  /// Neither table replaces an older one unless both could be written.
  @Test func tablesAreReplacedTogether() throws {
    let folder = try TemporaryFolder()
    let nodes = try folder.write("x-nodes.csv", "old")
    try FileManager.default.createDirectory(
      atPath: folder.path("x-edges.csv"), withIntermediateDirectories: false)
    let run = try export("csv", [Tool.fixture("portfolio.graphml"), "-o", folder.path("x.csv")])
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("x-edges.csv"))
    #expect(try String(contentsOfFile: nodes, encoding: .utf8) == "old")
    #expect(folder.names == ["x-edges.csv", "x-nodes.csv"])
  }

  @Test func aTableDoesNotReplaceTheInput() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Tool.fixture("portfolio.graphml"), encoding: .utf8)
    let path = try folder.write("x-nodes.csv", text)
    let run = try export("csv", [path, "-o", folder.path("x.csv")])
    #expect(run.status == 64, "\(run.errors)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  /// A disk that is full in the middle of the output, here by a limit on the size of files.
  @Test(arguments: formats)
  func fullDiskLeavesTheOldFiles(_ format: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.csv", "old")
    for name in ["x-nodes.csv", "x-edges.csv"] { _ = try folder.write(name, "old") }
    let script =
      "trap '' XFSZ; ulimit -f 8; exec \"$1\" export -q --to \"$2\" \"$3\" -o \"$4\""
    let run = try Tool.run(
      program: "/bin/bash",
      ["-c", script, "bash", Tool.binary, format, Tool.fixture("portfolio.graphml"), path])
    #expect(run.status == 2 && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("the old file is as it was"))
    #expect(folder.names == ["x-edges.csv", "x-nodes.csv", "x.csv"])
    for name in folder.names {
      #expect(try String(contentsOfFile: folder.path(name), encoding: .utf8) == "old")
    }
  }

  /// Graphviz reads the drawing, where it is installed.
  @Test func graphvizReadsIt() throws {
    let folder = try TemporaryFolder()
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/dot") else { return }
    for name in ["portfolio.graphml", "key-account-yed.graphml", "org-chart.graphml"] {
      let path = folder.path("x.dot")
      #expect(try export("dot", [Tool.fixture(name), "-o", path]).status == 0)
      let run = try Tool.run(program: "/usr/bin/dot", ["-Tplain", path])
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      #expect(run.text.hasPrefix("graph "))
    }
  }
}
