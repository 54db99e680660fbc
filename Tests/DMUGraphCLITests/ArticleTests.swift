import Foundation
import Testing

/// The examples of the documentation are run, and say what the tool says.
///
/// An example is a block of the language `console`: a command after `$ `, which goes on where a line ends
/// with `\`, and the output, in which a line `…` stands for any lines. In the README it may also be a block without a language, which is what
/// the last command of the block of the language `sh` before it prints.
@Suite("Examples in the documentation")
struct ArticleTests {
  struct Example: CustomTestStringConvertible {
    var file: String
    var command: String
    var output: [Substring]

    var testDescription: String { "\(file): \(command)" }
  }

  private static let catalogue = "Sources/DMUGraph/Documentation.docc"

  static let examples: [Example] = {
    let paths = FileManager.default.enumerator(atPath: "\(Tool.repository)/\(catalogue)")?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.sorted()
    return ((paths ?? []).map { "\(catalogue)/\($0)" } + ["README.md"]).flatMap(examples)
  }()

  @Test func catalogueHasExamples() {
    #expect(Set(Self.examples.map(\.file)).count >= 10)
  }

  @Test(arguments: examples)
  func toolSaysWhatTheDocumentationSays(_ example: Example) throws {
    // A name that is no path is looked for as the shell does, so that pipes and quotes mean what they say.
    let script = "cd \"$1\" && dmugraph() { \"$0\" \"$@\"; } && \(example.command) 2>&1"
    let run = try Tool.run(program: "/bin/sh", ["-c", script, Tool.binary, Tool.repository])
    let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let isTrue = shows(example.output[...], Array(lines))
    #expect(isTrue, "the tool says:\n\(run.text)")
  }

  @Test func comparisonFindsWhatDiffers() {
    #expect(shows(["a", "…", "c"], ["a", "b", "b", "c"]))
    #expect(shows(["…"], []))
    #expect(!shows(["a", "…", "c"], ["a", "b", "c", "d"]))
    #expect(!shows(["b", "…"], ["a", "b"]))
    #expect(!shows(["a", "c"], ["a", "b", "c"]))
  }

  /// Whether some lines are all there is, but for those that a line `…` stands for.
  private func shows(_ shown: ArraySlice<Substring>, _ lines: [Substring]) -> Bool {
    guard let gap = shown.firstIndex(of: "…") else { return Array(shown) == lines }
    let before = shown[..<gap]
    guard lines.starts(with: before) else { return false }
    let rest = lines.dropFirst(before.count)
    return (rest.startIndex...rest.endIndex).contains {
      shows(shown[(gap + 1)...], Array(lines[$0...]))
    }
  }

  /// The examples of a file, from the repository's root.
  private static func examples(in file: String) -> [Example] {
    let text = try? String(contentsOfFile: "\(Tool.repository)/\(file)", encoding: .utf8)
    var examples: [Example] = []
    var language: Substring?
    var command = ""
    for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if language == nil {
          language = line.dropFirst(3)
          if language == "", !command.isEmpty {
            examples.append(Example(file: file, command: command, output: []))
          }
        } else {
          if language != "sh" { command = "" }
          language = nil
        }
      } else if language == "console", line.hasPrefix("$ ") {
        examples.append(Example(file: file, command: String(line.dropFirst(2)), output: []))
      } else if examples.last?.command.last == "\\" {
        examples[examples.count - 1].command.removeLast()
        examples[examples.count - 1].command += line
      } else if language == "console" || (language == "" && !command.isEmpty) {
        examples[examples.count - 1].output.append(line)
      } else if language == "sh", let start = line.range(of: "dmugraph ", options: .backwards) {
        command = String(line[start.lowerBound...])
      }
    }
    return examples
  }
}
