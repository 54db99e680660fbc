import ArgumentParser
import DMUExport
import DMUGraph
import DMUReport
import GraphML

/// `dmugraph export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    _superCommandName: DMUGraphCommand.name,
    abstract: "Writes the files for other programs, finished drawings included.",
    discussion: """
      Example:  dmugraph export chart.graphml --to yed -o chart-for-yed.graphml

      graphml  one file as it was, to the letter; several files, or some accounts, as one portfolio
      yed      a finished drawing for yEd, with everything that was found out as properties
      gephi    GraphML with labels, sizes, colours, weights and positions for Gephi
      svg      the drawing as a picture for browsers, documents and slides
      dot      a drawing by Graphviz:  dot -Tpng chart.dot -o chart.png
      csv      two tables: -o x.csv writes x-nodes.csv and x-edges.csv
      json     nodes and links, as networkx and d3 read them

      Cytoscape reads the graphml and gephi forms as they are.
      """)

  @Option(help: ArgumentHelp("The form, as above.", valueName: "format"))
  var to: ExportFormat

  @Option(
    help: ArgumentHelp(
      "For which program the columns of csv are named.", valueName: "program"))
  var csvHeaders: CSVHeaders?

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var destination: DestinationOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws {
    try destination.check(against: input, outputs: tablePaths)
    if to != .csv, csvHeaders != nil {
      throw ValidationError("--csv-headers belongs to --to csv.")
    }
  }

  func run() throws {
    if to == .graphml, input.files.count == 1, scope.account.isEmpty {
      try exportDocument()
      return
    }
    let session = try Session(input, quiet: destination.quiet)
    let (basis, accounts) = try session.basis(scope, quiet: destination.quiet)
    let portfolio = accounts.map { basis.portfolio.selecting(accounts: $0) } ?? basis.portfolio
    let export = PortfolioExport(portfolio: portfolio, policy: basis.policy, day: basis.day)
    if to == .csv {
      try exportTables(export)
    } else {
      try destination.write { write(export, to: &$0) }
    }
  }

  private func write(_ export: PortfolioExport, to stream: inout ResultOutput) {
    switch to {
    case .graphml: export.writeGraphML(to: &stream)
    case .yed: export.writeYEd(to: &stream)
    case .gephi: export.writeGephi(to: &stream)
    case .svg: export.writeSVG(to: &stream)
    case .dot: export.writeDOT(to: &stream)
    case .csv: break
    case .json: export.writeJSON(to: &stream)
    }
  }

  /// Writes what was read, without a look at what it means.
  private func exportDocument() throws {
    let progress = Session.progress(quiet: destination.quiet)
    let reading = Session.read(input.files[0], input, progress)
    progress.clear()
    Session.list(reading.diagnostics, quiet: destination.quiet)
    guard let document = reading.document, !reading.log.hasErrors
    else { throw ExitCode.unusable }
    try destination.write { document.write(to: &$0) }
  }

  /// The files of the two tables; `nil` when there are none.
  private var tablePaths: [String]? {
    guard to == .csv, let output = destination.output, output != "-" else { return nil }
    let stem = output.hasSuffix(".csv") ? String(output.dropLast(4)) : output
    return [stem + "-nodes.csv", stem + "-edges.csv"]
  }

  /// Writes the tables of nodes and edges to two files, or one after the other to standard output.
  private func exportTables(_ export: PortfolioExport) throws {
    let headers = csvHeaders ?? .gephi
    guard let paths = tablePaths else {
      try destination.write { stream in
        export.writeNodesCSV(headers: headers, to: &stream)
        stream.write("\n")
        export.writeEdgesCSV(headers: headers, to: &stream)
      }
      return
    }
    try DestinationOptions.write(to: paths) { streams in
      export.writeNodesCSV(headers: headers, to: &streams[0])
      export.writeEdgesCSV(headers: headers, to: &streams[1])
    }
  }
}

/// The forms in which files are exported.
enum ExportFormat: String, Choice {
  case graphml
  case yed
  case gephi
  case svg
  case dot
  case csv
  case json
}
