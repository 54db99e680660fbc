package import DMUGraph
package import DMUText

/// The results of an analysis, ready to be written in any of the formats.
///
/// A report makes its document element by element, and says what each element, such as an account, is in
/// sentences and as rows of a table; the formats are made of that in one place each.
package protocol AnalysisReport: Report {
  /// The headings of the columns of CSV.
  static var columns: [String] { get }
  /// The columns at a terminal of the words in front of points.
  static var markWidth: Int { get }

  /// The review from which the results were worked out.
  var review: Review { get }
  /// The number of elements of the list.
  var count: Int { get }
  /// The number of elements, from the first on, that there is something to say of.
  var countToRead: Int { get }

  /// So many more elements, as one speaks of them: `3 more accounts`.
  func more(_ count: Int) -> String

  /// The members of the document with an empty list.
  var emptyBody: Body { get }
  /// An element of the list.
  func element(_ index: Int) -> Body.Element

  /// Writes the rows of an element of the list, each ended.
  func write(_ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream)
  /// Writes the rows that come before those of the elements, each ended.
  func writeHead(to csv: inout CSVWriter, _ output: inout some TextOutputStream)
  /// Writes the rows that belong to no element, each ended.
  func writeFoot(to csv: inout CSVWriter, _ output: inout some TextOutputStream)

  /// The report with what depends on the room at a terminal.
  func laidOut(for options: ReportOptions) -> Self
  /// Writes what comes first, lists of people among it no longer than so many.
  func writeHead(to writer: inout some ReportWriter, top: Int?)
  /// Writes an element of the list.
  func write(_ index: Int, to writer: inout some ReportWriter)
  /// Writes what comes last, after the first so many elements.
  func writeFoot(to writer: inout some ReportWriter, top: Int?)
}

extension AnalysisReport {
  package static var markWidth: Int { 10 }
  package var countToRead: Int { count }
  package func more(_ count: Int) -> String { review.units(count, "more ") }

  package func writeHead(to csv: inout CSVWriter, _ output: inout some TextOutputStream) {}
  package func writeFoot(to csv: inout CSVWriter, _ output: inout some TextOutputStream) {}
  package func laidOut(for options: ReportOptions) -> Self { self }
  package func writeFoot(to writer: inout some ReportWriter, top: Int?) {}

  /// The JSON document as a value, whole.
  public var document: ReportDocument<Body> {
    var document = emptyDocument
    document.body.list = (0..<count).map(element)
    return document
  }

  private var emptyDocument: ReportDocument<Body> { ReportDocument(emptyBody, review: review) }

  /// Writes the results in a format, piece by piece, and ends with a line feed.
  public func write(
    _ format: ReportFormat, to output: inout some TextOutputStream, options: ReportOptions
  ) {
    switch format {
    case .table:
      let writer = TerminalWriter(options, markWidth: Self.markWidth)
      laidOut(for: options).write(writer, to: &output, options)
    case .json:
      JSONWriter.write(
        emptyDocument, list: Body.listName, count: options.shown(of: count), to: &output
      ) { element($0) }
    case .jsonl: writeJSONLines(to: &output, options)
    case .csv: writeCSV(to: &output, options)
    case .markdown: write(MarkdownWriter(), to: &output, options)
    }
  }

  private func write(
    _ writer: some ReportWriter, to output: inout some TextOutputStream, _ options: ReportOptions
  ) {
    var writer = writer
    writeHead(to: &writer, top: options.top)
    let shown = options.shown(of: countToRead)
    for index in 0..<shown {
      write(index, to: &writer)
      writer.flush(to: &output)
    }
    if shown < countToRead {
      writer.paragraph(options.rest(more(countToRead - shown)))
    }
    writeFoot(to: &writer, top: options.top)
    writer.flush(to: &output)
  }

  private func writeJSONLines(to output: inout some TextOutputStream, _ options: ReportOptions) {
    for index in 0..<options.shown(of: count) {
      JSONWriter.write(element(index), layout: .compact, to: &output)
    }
  }

  private func writeCSV(to output: inout some TextOutputStream, _ options: ReportOptions) {
    var csv = CSVWriter()
    for column in Self.columns { csv.text(column) }
    csv.endRow(to: &output)
    writeHead(to: &csv, &output)
    for index in 0..<options.shown(of: count) { write(index, to: &csv, &output) }
    writeFoot(to: &csv, &output)
  }
}

extension ReportOptions {
  /// A line that says how many more there are, as one speaks of them.
  func rest(_ more: String) -> String { "… and \(more)" + (hint.isEmpty ? "." : "; \(hint).") }
}
