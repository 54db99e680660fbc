import ArgumentParser
import DMUFormats
import DMUGraph
import GraphML

/// `dmugraph export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the files in another form.",
    discussion: """
      Example:  dmugraph export chart.graphml --to graphml -o copy.graphml

      One file exported to graphml loses nothing and gains nothing, whatever it is about: what is no \
      GraphML, or is not understood, is written back as it was.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var destination: DestinationOptions

  @Option(
    help: ArgumentHelp(
      ExportFormat.allValueStrings.joined(separator: ", ") + ".", valueName: "format"))
  var to: ExportFormat

  @Option(
    help: ArgumentHelp("Only this account, by id or exact name; may be repeated.", valueName: "id"))
  var account: [String] = []

  @Option(
    help: ArgumentHelp("The day to measure at, YYYY-MM-DD; today when left out.", valueName: "day"))
  var asOf: Day?

  mutating func validate() throws { try destination.check(against: input) }

  func run() throws {
    switch to {
    case .graphml: try exportGraphML()
    case .svg: try exportPortfolio { $0.writeSVG(to: &$1) }
    case .yed: try exportPortfolio { $0.writeYEd(to: &$1) }
    }
  }

  /// One whole file as it is; several, or some accounts, as one portfolio.
  private func exportPortfolio(
    _ write: (PortfolioExport, inout ResultOutput) -> Void
  ) throws {
    let session = try Session(input, quiet: destination.quiet)
    let portfolio = try session.portfolio(quiet: destination.quiet)
    let export = PortfolioExport(
      portfolio: portfolio, policy: session.options.policy, day: asOf ?? today())
    try destination.write { write(export, &$0) }
  }

  private func exportGraphML() throws {
    guard input.files.count == 1 && account.isEmpty else {
      throw ValidationError("Export one whole file: several cannot be written as GraphML yet.")
    }
    try exportDocument()
  }

  /// Writes what was read, without a look at what it means.
  private func exportDocument() throws {
    let readings = Session.read(input, quiet: destination.quiet)
    for reading in readings { Session.list(reading.diagnostics, quiet: destination.quiet) }
    guard let reading = readings.first, let document = reading.document, !reading.log.hasErrors
    else { throw ExitCode.unusable }
    try destination.write { document.write(to: &$0) }
  }
}

/// The forms in which files are exported.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case graphml
  case yed
  case svg
}
