import ArgumentParser
import DMUReport

/// The options that say how much of a result is shown.
struct LengthOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Show only the first so many accounts, with the sums of all; at a terminal 20, else all.",
      valueName: "n"))
  var top: Int?

  @Flag(help: "Show all accounts at a terminal too.")
  var all = false

  mutating func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
    if top != nil && all { throw ValidationError("Choose --top or --all.") }
  }

  /// The most accounts to show; `nil` for all.
  ///
  /// A text that people read at a terminal is short unless they ask for more; one that goes on to other
  /// programs or to a file is whole unless they ask for less.
  func top(_ format: ReportFormat, isAtTerminal: Bool) -> Int? {
    if let top { return top }
    return isAtTerminal && !all && [.table, .markdown].contains(format) ? 20 : nil
  }
}
