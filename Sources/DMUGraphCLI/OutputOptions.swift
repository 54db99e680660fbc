import ArgumentParser
import DMUFormats

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

  @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
  var color = Color.auto

  @OptionGroup var destination: DestinationOptions

  /// Writes results in the form asked for.
  func write(_ report: some Report) throws {
    try destination.write(isForTerminals: format == .table) { stream in
      switch format {
      case .table: report.writeTable(to: &stream, width: width, color: usesColor)
      case .json: report.writeJSON(to: &stream)
      case .jsonl: report.writeJSONLines(to: &stream)
      case .csv: report.writeCSV(to: &stream)
      case .markdown: report.writeMarkdown(to: &stream)
      }
    }
  }

  /// Whether warnings and progress are left out.
  var quiet: Bool { destination.quiet }

  /// Whether the table shows colours.
  var usesColor: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: destination.output == nil && Terminal.standardOutput.showsColor
    }
  }

  /// How many columns the table may take.
  var width: Int { destination.output == nil ? Terminal.standardOutput.width ?? 80 : 80 }
}
