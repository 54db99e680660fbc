import ArgumentParser
import DMUExport
import DMUReport
import DMUText
import GraphML

/// The options that say where results go and in what form.
struct OutputOptions: ParsableArguments {
  /// When to use colours.
  enum Color: String, Choice {
    case auto
    case always
    case never
  }

  @Option(
    help: ArgumentHelp(
      "The form of the result; jsonl is one account a line, csv one row a finding or the like.",
      valueName: "format"))
  var format = ReportFormat.table

  @Option(
    help: ArgumentHelp("Whether a table is in colours; auto is at a terminal.", valueName: "when"))
  var color = Color.auto

  @OptionGroup var destination: DestinationOptions

  /// Writes results in the form asked for, all of them or as many as asked for.
  func write(_ report: some Report, _ length: LengthOptions? = nil) throws {
    var options = ReportOptions()
    options.width = width
    options.color = usesColor
    if let length {
      options.top = length.top(format, isAtTerminal: isAtTerminal)
      options.hint = "--all shows them"
    }
    try destination.write(isForTerminals: format == .table) {
      report.write(format, to: &$0, options: options)
    }
  }

  /// True when warnings and progress are left out.
  var quiet: Bool { destination.quiet }

  /// True when the table shows colours.
  private var usesColor: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: isAtTerminal && Terminal.standardOutput.showsColor
    }
  }

  /// The number of columns that the table may take.
  private var width: Int { isAtTerminal ? Terminal.standardOutput.width ?? 80 : 80 }

  private var isAtTerminal: Bool { destination.output == nil && Terminal.standardOutput.exists }
}
