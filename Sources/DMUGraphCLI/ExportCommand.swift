import ArgumentParser
import DMUExport
import DMUGraph
import DMUImport
import DMUReport
import GraphML

/// `dmugraph export`
struct ExportCommand: PortfolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
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
    if to == .graphml, input.files.count == 1, !scope.isRestricted {
      try exportDocument()
      return
    }
    try readAnalyseAndWrite()
  }

  func analyse(_ subject: Subject) -> PortfolioExport {
    PortfolioExport(
      subject.accounts.map { subject.review.selecting(accounts: $0) } ?? subject.review,
      ownColumns: subject.files.result.ownColumns)
  }

  /// Drawings have no columns.
  var keepsOwnColumns: Bool { to != .svg && to != .dot }

  func write(_ export: PortfolioExport) throws {
    guard let paths = tablePaths else {
      try destination.write { export.write(to, csvHeaders: csvHeaders ?? .gephi, to: &$0) }
      return
    }
    try DestinationOptions.write(to: paths) { streams in
      export.writeNodesCSV(headers: csvHeaders ?? .gephi, to: &streams[0])
      export.writeEdgesCSV(headers: csvHeaders ?? .gephi, to: &streams[1])
    }
  }

  /// Writes what was read, without a look at what it means.
  private func exportDocument() throws {
    let progress = Progress(quiet: destination.quiet)
    let reading = UnderstoodFiles.read(input.files[0], input, progress)
    progress.clear()
    UnderstoodFiles.list(reading.diagnostics, quiet: destination.quiet)
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
}
