import Foundation
import TestSupport
import Testing

/// Sentences of every analysis and every text format, over all fixtures that can be read.
@Suite("Sentences over all fixtures")
struct SentenceTests {
  private static let day = ["--as-of", "2026-11-01"]

  /// Every fixture that an analysis can be made of, with what it needs to be read.
  private static let inputs: [[String]] = {
    let folders = [""]
    let files = folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: Tool.fixture(folder))) ?? [])
        .filter { $0.hasSuffix(".graphml") }.sorted().map { Tool.fixture(folder + $0) }
    }
    let drawn = ["key-account-yed", "yed-live"]
    return files.map { file in
      drawn.contains { file.contains($0) }
        ? [file, "--supplier", "Nordhaus AG"] : [file, "--lenient"]
    } + [[Tool.fixture("portfolio.graphml"), "--policy", Tool.fixture("policy.yaml")]]
  }()

  /// What no sentence has: a blank before a stop, an empty name, a code.
  private static let broken = [
    " \\.( |$)", " ,", " ;",
    "\\(\\)", "\\( ", " \\)", "[^.]\\.\\.( |$)", ",,", ": *\\.$",
    "(over|to|with|and|or|of|Ask) \\.",
    "nothing left to lose", "to be lost", "role-[a-z]+", "rival-foothold", "single-threaded",
    "-uncovered", "-unattended",
  ]

  private static let commands = [
    ["gaps"], ["plan"], ["paths"], ["risk"], ["threads", "--contacts"], ["influence"],
  ]

  @Test(arguments: commands) func noSentenceIsBroken(_ command: [String]) throws {
    let patterns = try Self.broken.map { try Regex($0).anchorsMatchLineEndings() }
    for input in Self.inputs {
      for format in ["table", "markdown"] {
        let run = try Tool.run(command + input + Self.day + ["--format", format])
        guard run.status == 0 else { continue }
        if format == "markdown" {
          #expect(
            !run.text.split(separator: "\n").contains { line in
              !line.contains("|") && !line.contains("**") && line.drop { $0 == " " }.contains("  ")
            },
            "\(command) \(input[0])")
        }
        for pattern in patterns.indices {
          let match = run.text.firstMatch(of: patterns[pattern])
          let line = match.map { run.text[run.text.lineRange(for: $0.range)] }
          #expect(
            line == nil, "\(command) \(input[0]) \(format): \(Self.broken[pattern])")
        }
      }
    }
  }

  /// No sentence of a document is broken either; codes stand beside the sentences, not in them.
  @Test func noMessageIsBroken() throws {
    let patterns = try Self.broken.map { try Regex($0).anchorsMatchLineEndings() }
    for input in Self.inputs {
      let run = try Tool.run(["gaps", "--format", "json"] + input + Self.day)
      guard run.status == 0 else { continue }
      for sentence in try run.decode(Messages.self).sentences {
        for pattern in patterns {
          #expect(sentence.firstMatch(of: pattern) == nil, "\(input[0]): \(sentence)")
        }
        #expect(!sentence.contains("  ") && sentence.hasSuffix("."), "\(input[0]): \(sentence)")
      }
    }
  }

  /// The table of the sample of twelve accounts is of a hundred lines, or two more, at eighty columns.
  @Test func twelveAccountsTakeThreeScreens() throws {
    let run = try Tool.run(
      ["gaps", Tool.fixture("portfolio.graphml"), "--policy", Tool.fixture("policy.yaml")]
        + Self.day)
    #expect(run.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 103)
  }

  /// The sentences of a document of `gaps`.
  private struct Messages: Decodable {
    struct Account: Decodable {
      struct Finding: Decodable { var message, step: String }
      struct Action: Decodable { var text: String }
      var findings: [Finding]
      var actions: [Action]
    }
    var accounts: [Account]

    var sentences: [String] {
      accounts.flatMap { $0.findings.flatMap { [$0.message, $0.step] } + $0.actions.map(\.text) }
    }
  }
}
