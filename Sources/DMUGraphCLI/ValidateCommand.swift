import ArgumentParser
import DMUGraph
import DMUImport
import DMUReport

/// `dmugraph validate`
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Tells what was understood of the files, what was inferred and what is wrong.",
    discussion: "Example:  dmugraph validate chart.graphml --format json")

  @Option(
    help: ArgumentHelp(
      "The day that the document names, YYYY-MM-DD; today when left out.", valueName: "day"))
  var asOf: Day?

  @Flag(
    help: ArgumentHelp(
      "Print in place of the report a mapping to start from, in YAML: what the attributes and values "
        + "without a place probably mean."))
  var suggestMapping = false

  @Flag(help: "List everybody who was understood, with name, title, side, account and manager.")
  var peopleList = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws {
    try output.destination.check(against: input)
    if suggestMapping && output.format != .table {
      throw ValidationError("--suggest-mapping prints YAML; leave out --format.")
    }
  }

  func run() throws {
    let day = try asOf ?? today()
    let files = try UnderstoodFiles(
      input, day: day, quiet: output.quiet, remembersUnmapped: suggestMapping,
      listsPeople: peopleList, keepsOwnColumns: !suggestMapping)
    if suggestMapping {
      try suggest(files)
      return
    }
    let report = ValidationReport(
      files.result, policy: files.options.policy, day: day)
    if output.format != .table { files.list(quiet: output.quiet) }
    try output.write(report)
    try files.checkForPeople()
    if files.result.portfolio == nil { throw ExitCode.unusable }
  }

  private func suggest(_ files: UnderstoodFiles) throws {
    files.list(quiet: output.quiet)
    let suggestion = MappingSuggestion(files.result, beside: files.options.mapping)
    try output.destination.write { suggestion.writeYAML(to: &$0) }
    if files.result.portfolio == nil { throw ExitCode.unusable }
  }
}
