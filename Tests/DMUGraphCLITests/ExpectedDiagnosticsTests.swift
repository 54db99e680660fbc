import Foundation
import Testing

@Suite("Broken and hostile files")
struct ExpectedDiagnosticsTests {
  /// An entry of `expected.json`.
  struct Expectation: Decodable, Sendable {
    struct Diagnostic: Decodable {
      var severity: String
      var code: String
      var line: Int?
      var element: String?

      func matches(_ found: ValidateDocument.Diagnostic) -> Bool {
        severity == found.severity && code == found.code && (line == nil || line == found.line)
          && (element == nil || element == found.element)
      }
    }
    var file: String
    var arguments: [String]
    var exit: Int32
    var diagnostics: [Diagnostic]
  }

  private func expectations(_ folder: String) throws -> [Expectation] {
    let file = URL(filePath: Tool.fixture("\(folder)/expected.json"))
    return try JSONDecoder().decode([Expectation].self, from: Data(contentsOf: file))
  }

  @Test(arguments: [("broken", 60), ("hostile", 40)])
  func everyEntryHolds(_ folder: String, atLeast: Int) throws {
    let expectations = try expectations(folder)
    #expect(expectations.count >= atLeast)
    for entry in expectations {
      let name = "\(folder)/\(entry.file) \(entry.arguments.joined(separator: " "))"
      let arguments = entry.arguments + [Tool.fixture("\(folder)/\(entry.file)")]
      let gaps = try Tool.run(["gaps"] + arguments)
      #expect(gaps.status == entry.exit, "\(name): \(gaps.errors)")
      if entry.exit == 2 { #expect(gaps.output.isEmpty, "\(name)") }
      let validation = try Tool.run(["validate", "--format", "json"] + arguments)
      #expect(validation.status == (entry.exit == 2 ? 2 : 0), "\(name): \(validation.errors)")
      let found = try validation.decode(ValidateDocument.self)
      #expect(found.summary.usable == (entry.exit != 2), "\(name)")
      // Every refusal has a place in the file.
      for error in found.all where error.severity == "error" {
        let place = (error.line ?? 0, error.column ?? 0)
        #expect(place >= (1, 1) || error.message.hasPrefix("and "), "\(name): \(error)")
      }
      for diagnostic in entry.diagnostics {
        #expect(
          found.all.contains(where: diagnostic.matches),
          "\(name): \(diagnostic) is not among \(found.all)")
      }
    }
  }

  /// Every file of the folders is spoken for, so that none is forgotten.
  @Test(arguments: ["broken", "hostile"])
  func everyFileHasAnEntry(_ folder: String) throws {
    let named = Set(try expectations(folder).map(\.file))
    let files = try FileManager.default.contentsOfDirectory(atPath: Tool.fixture(folder))
      .filter { $0.hasSuffix(".graphml") }
    #expect(Set(files) == named)
  }

  /// What stands on standard error is what the document says, in the form `file:line:column: …`.
  @Test func linesOnStandardError() throws {
    let path = Tool.fixture("broken/several-problems.graphml")
    let found = try Tool.run(["validate", "--format", "json", "-q", path])
      .decode(ValidateDocument.self)
    let lines = try Tool.run(["gaps", path]).errors.split(separator: "\n").map(String.init)
    #expect(found.summary.errors > 1)
    // The last line says what --lenient would do.
    #expect(lines.count == found.summary.errors + found.summary.warnings + 1)
    #expect(lines.last?.hasPrefix("With --lenient it is read all the same, without ") == true)
    for diagnostic in found.all {
      let place = diagnostic.line.map { "\(path):\($0):\(diagnostic.column ?? 0): " } ?? "\(path): "
      let start = place + "\(diagnostic.severity): "
      #expect(
        lines.contains { $0.hasPrefix(start) && $0.hasSuffix("[\(diagnostic.code)]") },
        "\(start) [\(diagnostic.code)]")
    }
    let quiet = try Tool.run(["gaps", "-q", path]).errors.split(separator: "\n")
    #expect(quiet.count == found.summary.errors + 1)
    #expect(quiet.dropLast().allSatisfy { $0.contains(": error: ") })
  }

  @Test func allFilesAreListedBeforeGivingUp() throws {
    let names = ["dangling-edge", "xml-syntax", "duplicate-id-node"]
    let run = try Tool.run(["gaps"] + names.map { Tool.fixture("broken/\($0).graphml") })
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    for name in names { #expect(run.errors.contains("/\(name).graphml:")) }
  }
}
