import Foundation
import Testing

/// What could control a terminal, wherever a name from a file or the command line is shown.
@Suite("Names that control terminals")
struct HostileNameTests {
  /// A title sequence, a colour by a C1 control, and letters written from right to left.
  private static let name = "A\u{1B}]0;x\u{7}\u{9B}31mB\u{202E}C\u{7F}"
  /// The same as XML can hold it.
  private static let inXML = "A&#x9b;31mB&#x202e;C&#x7f;"

  private func hostileFile(in folder: TemporaryFolder) throws -> String {
    let text = Large.portfolio(accounts: 2).replacing("Ölmühle", with: Self.inXML)
      .replacing("Jonas Brandt", with: Self.inXML).replacing("Contact", with: Self.inXML)
    return try folder.write("hostile.graphml", text)
  }

  /// The characters that may not reach a terminal.
  private func controls(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x0D, 0x09: false
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  @Test(
    arguments: [
      ["gaps", "FILE", "--account", name], ["gaps", "FILE", "--account", "A"],
      ["gaps", "FILE", "--supplier", name], ["gaps", "FILE", "--supplier", "x"],
      ["what-if", "FILE", "--leave", "nobody"], ["paths", "FILE", "--to", "c"],
      ["gaps", name], ["gaps", "FILE", "--policy", name], ["gaps", "FILE", "--mapping", name],
      ["gaps", "FILE", "-o", "/nowhere/\(name)"], ["gaps", "FILE", "--\(name)"],
      ["gaps", "FILE", "--format", name], [name], ["gaps", "FILE", "--as-of", name],
    ])
  func messages(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try hostileFile(in: folder)
    let run = try Tool.run(arguments.map { $0 == "FILE" ? file : $0 })
    #expect(run.status == 64 || run.status == 2)
    #expect(!run.errors.isEmpty && run.output.isEmpty)
    #expect(controls(in: run.errors) == [], "\(run.errors)")
  }

  /// At a terminal, every format; in a file or a pipe, the machine-readable ones say what the file says.
  @Test(
    arguments: [
      ["gaps"], ["gaps", "--format", "json"], ["gaps", "--format", "jsonl"],
      ["gaps", "--format", "csv"], ["gaps", "--format", "markdown"], ["threads"], ["paths"],
      ["plan"],
      ["risk"], ["influence"], ["validate"], ["export", "--to", "graphml"],
      ["export", "--to", "svg"],
      ["export", "--to", "dot"], ["export", "--to", "csv"], ["export", "--to", "json"],
      ["export", "--to", "yed"], ["export", "--to", "gephi"], ["validate", "--suggest-mapping"],
    ])
  func terminals(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try hostileFile(in: folder)
    let words = [Tool.binary] + command + [file]
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    let run = try Tool.run(
      program: "/usr/bin/script", ["-q", "-e", "-c", line, "/dev/null"],
      environment: ["TERM": "dumb"])
    #expect(run.status == 0, "\(run.text)")
    #expect(run.text.contains("31mB") || command[0] == "validate")
    #expect(controls(in: run.text) == [], "\(run.text)")
  }

  @Test(arguments: [
    ["gaps", "--format", "json"], ["export", "--to", "json"], ["export", "--to", "csv"],
  ])
  func pipesGetWhatTheFileSays(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(command + ["-q", hostileFile(in: folder)])
    #expect(run.text.contains("A\u{9B}31mB\u{202E}C\u{7F}"))
  }
}
