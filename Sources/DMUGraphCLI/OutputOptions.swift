import ArgumentParser

/// The options that say where results go and in what form.
struct OutputOptions: ParsableArguments {
  /// The forms of results.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case jsonl
    case csv
    case markdown
  }

  /// When to use colours.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  @Option(help: ArgumentHelp("table, json, jsonl, csv or markdown.", valueName: "format"))
  var format = Format.table

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, which is replaced only when all went well.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
  var color = Color.auto

  @Flag(name: .shortAndLong, help: "Print no warnings and no progress.")
  var quiet = false

  /// Sees to it that results do not replace what is read.
  func check(against input: InputOptions) throws {
    guard let output, let target = canonicalPath(output) else { return }
    let read = input.files + [input.policy, input.mapping].compactMap(\.self)
    if read.contains(where: { canonicalPath($0) == target }) {
      throw ValidationError("\(output) is read; write the results somewhere else.")
    }
  }

  /// Whether the table shows colours.
  var usesColor: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: output == nil && Terminal.standardOutput.showsColor
    }
  }

  /// How many columns the table may take.
  var width: Int { output == nil ? Terminal.standardOutput.width ?? 80 : 80 }
}
