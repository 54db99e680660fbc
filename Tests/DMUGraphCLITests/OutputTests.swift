import Foundation
import Testing

@Suite("Where results go and input comes from")
struct OutputTests {
  private let portfolio = Tool.fixture("portfolio.graphml")
  private let day = ["--as-of", "2026-11-01"]

  @Test func fileIsReplacedOnSuccess() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("result.json", "old")
    let run = try Tool.run(["gaps", "--format", "json", portfolio, "-o", path] + day)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.isEmpty)
    let direct = try Tool.run(["gaps", "--format", "json", portfolio] + day)
    #expect(try Data(contentsOf: URL(filePath: path)) == direct.output)
    #expect(folder.names == ["result.json"])
  }

  @Test func fileKeepsItsPermissionsAndItsLink() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("result.json", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let link = folder.path("link.json")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try Tool.run(["gaps", "--format", "json", portfolio, "-o", link]).status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("{"))
  }

  @Test func badInputLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("result.json", "old")
    let bad = Tool.fixture("broken/dangling-edge.graphml")
    #expect(try Tool.run(["gaps", bad, "-o", path]).status == 2)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(try Tool.run(["gaps", portfolio, "-o", path, "--account", "Nobody"]).status == 64)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(folder.names == ["result.json"])
  }

  @Test func findingsStillReplaceTheFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("result.json", "old")
    let run = try Tool.run(
      ["gaps", "--format", "json", portfolio, "-o", path, "--fail-on", "high"] + day)
    #expect(run.status == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("{"))
  }

  @Test(arguments: ["/proc/result.json", "/nowhere/result.json", "/dev/full", "/"])
  func whatCannotBeWritten(_ path: String) throws {
    let run = try Tool.run(["gaps", portfolio, "-o", path] + day)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(path))
  }

  @Test func folderIsNoFile() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("inner"), withIntermediateDirectories: false)
    let run = try Tool.run(["gaps", portfolio, "-o", folder.path("inner")] + day)
    #expect(run.status == 2)
    #expect(folder.names == ["inner"])
  }

  @Test func fullDeviceOnStandardOutput() throws {
    let script = "\"$1\" gaps \"$2\" > /dev/full"
    let run = try Tool.run(program: "/bin/sh", ["-c", script, "sh", Tool.binary, portfolio])
    #expect(run.status == 2)
    #expect(run.errors.contains("standard output"))
  }

  @Test func standardInput() throws {
    let direct = try Tool.run(["gaps", "--format", "json", portfolio] + day)
    let piped = try Tool.run(
      ["gaps", "--format", "json", "-"] + day, input: Data(contentsOf: URL(filePath: portfolio)))
    #expect(piped.status == 0, "\(piped.errors)")
    #expect(try piped.decode(GapsDocument.self).sources.map(\.path) == ["-"])
    #expect(piped.text.replacing("\"-\"", with: "\"\(portfolio)\"") == direct.text)
    let broken = try Tool.run(["gaps", "-"], input: Data("<graphml>".utf8))
    #expect(broken.status == 2)
    #expect(broken.errors.hasPrefix("-:1:"))
  }

  /// A reader that closes early is no error: nothing is printed about it and nothing hangs.
  @Test func closedReaderEndsQuietly() throws {
    let folder = try TemporaryFolder()
    var text = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph>"
    for index in 0..<600 {
      text += "<node id=\"a\(index)\"><data key=\"kind\">account</data></node>"
    }
    text += "</graph><key id=\"kind\" for=\"node\"/></graphml>"
    let path = try folder.write("large.graphml", text)
    let whole = try Tool.run(["gaps", "-q", "--format", "json", path])
    #expect(whole.output.count > 300_000)
    let script = "\"$1\" gaps -q --format json \"$2\" | head -n 1; echo \"${PIPESTATUS[0]}\""
    let run = try Tool.run(program: "/bin/bash", ["-c", script, "bash", Tool.binary, path])
    let lines = run.text.split(separator: "\n")
    #expect(run.errors == "")
    #expect(lines.first == "{")
    #expect(["0", "141"].contains(lines.last))
  }
}
