public import DMUGraph
public import DMUImport
package import DMUText
import GraphML

/// The report of what was understood of the files, what was inferred and what is wrong, ready to be written
/// in any of the formats.
public struct ValidationReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = ValidationBody

  package static let columns = ["file", "line", "column", "severity", "code", "element", "message"]

  let result: PortfolioImport
  /// The policy and the day that the document names.
  package let review: Review

  /// Makes a report of what came of reading files.
  public init(_ result: PortfolioImport, policy: Policy, day: Day) {
    self.result = result
    review = Review(
      unchecked: result.portfolio ?? PortfolioBuilder(policy: policy).build(), policy: policy,
      asOf: day, sources: result.files.map(\.path))
  }

  package var count: Int { result.files.count }

  // MARK: CSV

  /// One row a diagnostic.
  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    for diagnostic in result.files[index].diagnostics { write(diagnostic, to: &csv, &output) }
  }

  package func writeFoot(to csv: inout CSVWriter, _ output: inout some TextOutputStream) {
    for diagnostic in result.diagnostics { write(diagnostic, to: &csv, &output) }
  }

  private func write(
    _ diagnostic: Diagnostic, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let place = diagnostic.position
    csv.text(diagnostic.file)
    csv.text(place.line > 0 ? String(place.line) : nil)
    csv.text(place.line > 0 ? String(place.column) : nil)
    csv.text(diagnostic.severity.rawValue)
    csv.text(diagnostic.code.rawValue)
    csv.text(diagnostic.element)
    csv.text(diagnostic.message)
    csv.endRow(to: &output)
  }

  // MARK: Sentences

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    if !writer.isForTerminals { writer.title("What was understood") }
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let file = result.files[index]
    if writer.isForTerminals { writer.paragraph(file.path) } else { writer.section(file.path, []) }
    writer.item(extent(file))
    if !file.kinds.isEmpty { writer.item("read as: " + list(file.kinds)) }
    for absence in absences(file) { writer.item(absence) }
    writer.items("inferred", inferences(file))
    writer.items("titles that say no role", titles(file))
    writer.items("columns of its own, which exports write back", ownColumns(file))
    writer.items("people", file.people.map(sentence))
    for diagnostic in file.diagnostics { writer.item(diagnostic.description) }
    if writer.isForTerminals { writer.text += "\n" }
  }

  package func writeFoot(to writer: inout some ReportWriter, top: Int?) {
    let lines = result.diagnostics.map(\.description) + totals
    if writer.isForTerminals {
      for line in lines { writer.paragraph(line) }
    } else {
      writer.section("Totals", [])
      for line in lines { writer.item(line) }
    }
  }

  // MARK: Counts

  /// The completeness of the data of which the portfolio is made.
  struct Completeness {
    var accounts = 0
    var contacts = 0
    var contactsWithRole = 0
    var staff = 0
    var competitors = 0
    var products = 0
    var ties = 0
    var tiesWithStrength = 0
    var tiesWithDate = 0

    init(_ review: Review) {
      let portfolio = review.portfolio
      accounts = portfolio.accounts.count
      contacts = portfolio.contacts.count
      contactsWithRole = portfolio.contacts.count { !$0.roles.isEmpty }
      staff = portfolio.staff.count
      competitors = portfolio.competitors.count
      products = portfolio.products.count
      ties = portfolio.ties.count
      tiesWithStrength = portfolio.ties.count { $0.strength != nil }
      tiesWithDate = portfolio.ties.count { $0.lastContact != nil }
    }
  }

  var completeness: Completeness? { result.portfolio.map { _ in Completeness(review) } }

  /// All diagnostics, those of the portfolio as a whole last.
  var diagnostics: [Diagnostic] { result.files.flatMap(\.diagnostics) + result.diagnostics }

  func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }
}
