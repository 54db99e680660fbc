import Foundation
import Testing

@Suite("Export to GraphML")
struct ExportTests {
  private let portfolio = Tool.fixture("portfolio.graphml")

  private func export(_ arguments: [String], input: Data = Data()) throws -> Tool.Run {
    try Tool.run(["export", "--to", "graphml"] + arguments, input: input)
  }

  @Test func standardOutputAndFileAreTheSame() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("copy.graphml", "old")
    let direct = try export([portfolio])
    #expect(direct.status == 0, "\(direct.errors)")
    #expect(direct.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns="))
    let run = try export([portfolio, "-o", path])
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    #expect(try Data(contentsOf: URL(filePath: path)) == direct.output)
    #expect(folder.names == ["copy.graphml"])
    let piped = try export(["-"], input: Data(contentsOf: URL(filePath: portfolio)))
    #expect(piped.output == direct.output)
  }

  /// The copy is about the same as the original.
  @Test func gapsOfTheCopy() throws {
    let folder = try TemporaryFolder()
    for name in ["portfolio.graphml", "key-account-yed.graphml", "org-chart.graphml"] {
      let (original, copy) = (Tool.fixture(name), folder.path(name))
      #expect(try export([original, "-o", copy]).status == 0)
      let runs = try [original, copy].map {
        try Tool.run(["gaps", "-q", "--format", "json", "--as-of", "2026-11-01", $0])
      }
      #expect(runs[0].status == 0)
      #expect(runs[1].text.replacing(copy, with: original) == runs[0].text)
    }
  }

  /// What it means does not matter; what cannot be read does.
  @Test(
    arguments: [
      ("broken/bad-value-strength.graphml", 0), ("broken/dangling-edge.graphml", 2),
      ("broken/undeclared-key.graphml", 0), ("broken/xml-syntax.graphml", 2),
      ("hostile/billion-laughs.graphml", 2),
    ])
  func unusableFiles(_ name: String, _ status: Int32) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("copy.graphml", "old")
    let run = try export([Tool.fixture(name), "-o", path])
    #expect(run.status == status, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect((try String(contentsOfFile: path, encoding: .utf8) == "old") == (status == 2))
    // Of a file that is written only what is doubtful is told.
    #expect(run.errors.contains(": error: ") == (status == 2))
    #expect(folder.names == ["copy.graphml"])
  }

  @Test func lenientLeavesNothingOut() throws {
    let name = Tool.fixture("broken/dangling-edge.graphml")
    let run = try export([name, "--lenient"])
    #expect(run.status == 0)
    #expect(run.errors.contains("warning") && run.errors.contains("dangling-edge"))
    let original = try String(contentsOfFile: name, encoding: .utf8)
    #expect(run.text.count { $0 == "=" } == original.count { $0 == "=" })
    #expect(try export([name, "--lenient", "-q"]).errors == "")
  }

  @Test func wrongUsage() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: portfolio, encoding: .utf8)
    let path = try folder.write("a.graphml", text)
    for arguments in [[path, "-o", path], [], ["-", "-"], [path, "--nonsense"]] {
      let run = try export(arguments)
      #expect(run.status == 64, "\(arguments): \(run.errors)")
      #expect(run.output.isEmpty && !run.errors.isEmpty)
    }
    #expect(try Tool.run(["export", path]).status == 64)
    #expect(try Tool.run(["export", path, "--to", "word"]).status == 64)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(folder.names == ["a.graphml"])
  }

  @Test func whatCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", "old")
    for path in ["/dev/full", "\(file)/copy.graphml", "/nowhere/copy.graphml", folder.path] {
      let run = try export([portfolio, "-o", path])
      #expect(run.status == 2, "\(path): \(run.errors)")
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("\(path): cannot be written"))
    }
    #expect(folder.names == ["file"])
    let script = "\"$1\" export --to graphml \"$2\" > /dev/full"
    let run = try Tool.run(program: "/bin/sh", ["-c", script, "sh", Tool.binary, portfolio])
    #expect(run.status == 2 && run.errors.contains("standard output"))
  }

  /// A disk that is full in the middle of the output, here by a limit on the size of files.
  @Test func fullDiskLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("copy.graphml", "old")
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$1\" export --to graphml \"$2\" -o \"$3\""
    let run = try Tool.run(
      program: "/bin/bash", ["-c", script, "bash", Tool.binary, portfolio, path])
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("the old file is as it was"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(folder.names == ["copy.graphml"])
  }
}
