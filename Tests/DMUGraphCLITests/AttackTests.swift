import Foundation
import Testing

@Suite("Attacks")
struct AttackTests {
  private static let root = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"

  private static let tag =
    "a tag, comment, instruction or CDATA section is longer than 131072 bytes"

  /// A stream that never ends.
  struct Endless: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// How it begins, and what follows for ever.
    var start: String
    var rest: String
    /// What is lowered, so that the end comes soon.
    var options: [String] = []
    /// What is said of it.
    var message: String
  }

  /// What never ends is refused by a limit, so that a limit is all that a gigabyte more of it costs.
  @Test(
    arguments: [
      Endless(
        testDescription: "levels", start: "\(root)<graph>", rest: "<x>",
        message: "elements lie more than 1000 deep in one another"),
      Endless(
        testDescription: "graphs", start: root, rest: "<graph>",
        message: "elements lie more than 1000 deep in one another"),
      Endless(
        testDescription: "value", start: "\(root)<graph><data key='k'>", rest: "aaaaaaaa",
        options: ["--max-value", "1000000"], message: "a value is longer than 1000000 bytes"),
      Endless(
        testDescription: "CDATA", start: "\(root)<graph><data key='k'><![CDATA[",
        rest: "aaaaaaaa", message: tag),
      Endless(
        testDescription: "value in elements", start: "\(root)<graph><data key='k'>",
        rest: "<y>aaaaaaaa</y>", options: ["--max-value", "1000000"],
        message: "a value is longer than 1000000 bytes"),
      Endless(
        testDescription: "description", start: "\(root)<desc>", rest: "aaaaaaaa",
        options: ["--max-value", "1000000"], message: "a value is longer than 1000000 bytes"),
      Endless(
        testDescription: "text between elements", start: "\(root)<graph>", rest: "aaaaaaaa",
        options: ["--max-bytes", "2000000"], message: "the file has more than 2000000 bytes"),
      Endless(
        testDescription: "attributes", start: "\(root)<graph><node", rest: " a=''",
        message: tag),
      Endless(
        testDescription: "attribute", start: "\(root)<graph><node id='", rest: "aaaaaaaa",
        message: tag),
      Endless(
        testDescription: "name", start: "\(root)<", rest: "aaaaaaaa",
        message: tag),
      Endless(
        testDescription: "comment", start: "\(root)<!-- ", rest: "aaaaaaaa",
        message: tag),
      Endless(
        testDescription: "instruction", start: "\(root)<?p ", rest: "aaaaaaaa",
        message: tag),
      Endless(
        testDescription: "declaration", start: "<?xml version='1.0'", rest: "       ",
        message: tag),
      Endless(
        testDescription: "document type", start: "<!DOCTYPE graphml [", rest: "<!ELEMENT a ANY>",
        message: tag),
      Endless(
        testDescription: "blanks", start: "\(root)<graph>", rest: "       ",
        options: ["--max-bytes", "2000000"], message: "the file has more than 2000000 bytes"),
      Endless(
        testDescription: "elements", start: "\(root)<graph>", rest: "<x/>",
        options: ["--max-items", "100000"], message: "there are more than 100000 parts"),
      Endless(
        testDescription: "comments", start: "\(root)<graph>", rest: "<!-- -->",
        options: ["--max-bytes", "2000000"], message: "the file has more than 2000000 bytes"),
      Endless(
        testDescription: "edges to nowhere", start: "\(root)<graph>",
        rest: "<edge source='a' target='b'/>", options: ["--max-items", "100000"],
        message: "there are more than 100000 parts"),
      Endless(
        testDescription: "wrong values", start: "\(root)<graph>", rest: "<edge directed='x'/>",
        options: ["--max-items", "100000"], message: "there are more than 100000 parts"),
    ])
  func endlessStreams(_ stream: Endless) throws {
    let script = "{ printf %s \"$2\"; yes \"$3\" | tr -d '\\n'; } | \"$1\" gaps - \"${@:4}\""
    let run = try Tool.run(
      program: "/bin/bash",
      ["-c", script, "bash", Tool.binary, stream.start, stream.rest] + stream.options)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    let line = try #require(
      run.errors.split(separator: "\n").first { $0.hasSuffix("[limit-exceeded]") })
    #expect(line.contains(stream.message), "\(run.errors.suffix(500))")
    #expect(line.hasPrefix("-:1:"))
  }

  /// The large files that are written when they are wanted, at a hundredth of their size.
  @Test func largeFiles() throws {
    let folder = try TemporaryFolder()
    let python = ProcessInfo.processInfo.environment["DMUGRAPH_PYTHON"] ?? "python3"
    let made = try Tool.run(
      program: "/usr/bin/env",
      [python, Tool.fixture("hostile/generate.py"), folder.path, "--scale", "0.01"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(folder.names.count == 10)
    for name in folder.names {
      let run = try Tool.run(
        ["gaps", "--max-value", "1000000", "--max-items", "500000", folder.path(name)])
      switch name {
      case "keys.graphml":
        #expect(run.status == 0, "\(name): \(run.errors)")
      case "dangling.graphml":
        #expect(run.status == 2)
        #expect(run.errors.contains(": error: and 9900 more of this kind [dangling-edge]"))
        #expect(
          run.errors.split(separator: "\n").filter { $0.contains("node of this") }.count == 100)
      default:
        #expect(run.status == 2, "\(name)")
        #expect(run.errors.contains("[limit-exceeded]"), "\(name): \(run.errors)")
      }
    }
  }

  /// Whatever an attack names, the tool opens nothing but what it was told to, and no connection.
  @Test func opensNothingElse() throws {
    let folder = try TemporaryFolder()
    let files = try FileManager.default.contentsOfDirectory(atPath: Tool.fixture("hostile"))
      .filter { $0.hasSuffix(".graphml") }.sorted().map { Tool.fixture("hostile/\($0)") }
    #expect(files.count > 40)
    func opened(_ files: [String]) throws -> Set<String> {
      let run = try Tool.run(
        program: "/usr/bin/env",
        [
          "strace", "-f", "-qq", "-s", "4096", "-o", folder.path("calls"), "-e",
          "trace=open,openat,openat2,creat,socket,connect,execve,fork,vfork", Tool.binary,
          "validate", "-q", "--format", "json",
        ] + files)
      try #require(
        run.status == 0 || run.status == 2,
        "strace is needed; Tests/run installs it. \(run.errors)")
      let calls = try String(contentsOfFile: folder.path("calls"), encoding: .utf8)
      #expect(!calls.contains("socket(") && !calls.contains("connect("), "\(calls)")
      #expect(calls.split(separator: "execve(").count == 2)
      return Set(
        calls.split(separator: "\n").filter { $0.contains("open") }
          .compactMap { $0.split(separator: "\"").dropFirst().first.map(String.init) })
    }
    // What the tool needs to run, and to read other encodings, it opens for harmless files as well; the last
    // encoding is one that no libxml2 reads by itself.
    let harmless =
      ["utf-8", "windows-1252", "utf-16le"].map { Tool.fixture("encodings/\($0).graphml") }
      + [
        try folder.write(
          "koi8-r.graphml",
          """
          <?xml version="1.0" encoding="KOI8-R"?>
          <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"/></graphml>
          """)
      ]
    #expect(try opened(files).subtracting(opened(harmless)) == Set(files))
  }

  /// A file in which every line stands twice is told so line by line, and is the same file.
  @Test func everythingTwice() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Tool.fixture("portfolio.graphml"), encoding: .utf8)
    // Lines that begin and end an element inside cannot stand twice one after the other.
    let lines = text.split(separator: "\n").flatMap { line in
      let isWhole =
        ["<key ", "<node ", "<edge ", "<data "].contains { line.contains($0) }
        && ["/>", "</key>", "</node>", "</edge>", "</data>"].contains { line.hasSuffix($0) }
      return isWhole ? [line, line] : [line]
    }
    let file = try folder.write("twice.graphml", lines.joined(separator: "\n"))
    let found = try Tool.run(
      ["validate", file, "--format", "json", "-q", "--max-diagnostics", "10000"]
    ).decode(ValidateDocument.self)
    #expect(found.all.count { $0.code == "duplicate-id" } > 20)
    #expect(found.all.allSatisfy { $0.severity == "warning" })
    let arguments = ["-q", "--format", "jsonl", "--as-of", "2026-11-01"]
    let twice = try Tool.run(["gaps", file] + arguments)
    let once = try Tool.run(["gaps", Tool.fixture("portfolio.graphml")] + arguments)
    #expect(twice.status == 0, "\(twice.errors)")
    #expect(twice.text == once.text)
  }
}
