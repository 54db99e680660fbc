package import DMUGraph

/// What every result was worked out from.
package struct ReportBasis: Sendable {
  /// What the positions in the results refer to.
  package let portfolio: Portfolio
  /// The policy that was used.
  package let policy: Policy
  /// The day at which everything was measured.
  package let day: Day
  /// The paths of the files, as they were given.
  package let sources: [String]

  /// Gathers what results were worked out from.
  package init(portfolio: Portfolio, policy: Policy, day: Day, sources: [String]) {
    self.portfolio = portfolio
    self.policy = policy
    self.day = day
    self.sources = sources
  }
}

/// Results that can be written in any of the formats.
package protocol Report: Sendable {
  /// Writes them for reading at a terminal of so many columns, with colours or without.
  func writeTable(to output: inout some TextOutputStream, width: Int, color: Bool)
  /// Writes them as one JSON document.
  func writeJSON(to output: inout some TextOutputStream)
  /// Writes the list that they are as JSON, one element a line.
  func writeJSONLines(to output: inout some TextOutputStream)
  /// Writes them as a table in CSV.
  func writeCSV(to output: inout some TextOutputStream)
  /// Writes them as Markdown.
  func writeMarkdown(to output: inout some TextOutputStream)
}

/// The results of an analysis, ready to be written in any of the formats.
///
/// A report says what each account is in words, as JSON and as rows of a table; the formats are made of
/// that in one place each.
package protocol AnalysisReport: Report {
  /// The name of the analysis, as in `"format": "dmugraph.threads"`.
  static var analysis: String { get }
  /// The name of the list in JSON whose elements are written one by one.
  static var payload: String { get }
  /// The headings of the columns of CSV.
  static var columns: [String] { get }
  /// What the results were worked out from.
  var basis: ReportBasis { get }
  /// The number of elements of the list.
  var count: Int { get }

  /// Writes the members that stand before the list: the summary and what else was asked.
  func writeSummary(to json: inout JSONWriter)
  /// Writes the members of an element of the list.
  func write(_ index: Int, to json: inout JSONWriter)
  /// Writes the members that stand after the list.
  func writeRest(to json: inout JSONWriter)
  /// Writes the rows of an element of the list, each ended.
  func write(_ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream)
  /// Writes what comes first on a page.
  func writeHead(to page: inout some Page)
  /// Writes an element of the list on a page.
  func write(_ index: Int, to page: inout some Page)
  /// Writes what comes last on a page.
  func writeFoot(to page: inout some Page)
}

extension AnalysisReport {
  /// Writes the results for reading at a terminal.
  ///
  /// - Parameters:
  ///   - output: Where to write.
  ///   - width: The columns of the terminal; taken as at least 60.
  ///   - color: Whether the terminal shows colours. Nothing is said by colour alone.
  package func writeTable(
    to output: inout some TextOutputStream, width: Int = 80, color: Bool = false
  ) {
    write(TerminalPage(width: width, color: color), to: &output)
  }

  /// Writes the results as Markdown (CommonMark with GitHub's tables).
  ///
  /// Text from the files is escaped, so that it is never read as markup.
  package func writeMarkdown(to output: inout some TextOutputStream) {
    write(MarkdownPage(), to: &output)
  }

  private func write(_ page: some Page, to output: inout some TextOutputStream) {
    var page = page
    writeHead(to: &page)
    for index in 0..<count {
      write(index, to: &page)
      page.flush(to: &output)
    }
    writeFoot(to: &page)
    page.flush(to: &output)
  }

  /// Writes the results as one JSON document, which `<analysis>.schema.json` describes.
  package func writeJSON(to output: inout some TextOutputStream) {
    JSONWriter.writeDocument(
      Self.analysis, on: basis.day, by: basis.policy, from: basis.sources, to: &output
    ) { json, output in
      writeSummary(to: &json)
      json.array(Self.payload, of: count, to: &output) { write($0, to: &$1) }
      writeRest(to: &json)
    }
  }

  /// Writes the elements of the list as JSON, one a line and nothing else.
  package func writeJSONLines(to output: inout some TextOutputStream) {
    JSONWriter.writeLines(count, to: &output) { write($0, to: &$1) }
  }

  /// Writes the results as CSV.
  ///
  /// Lists of ids are separated by `;`. A text that a spreadsheet would run as a formula gets an
  /// apostrophe in front.
  package func writeCSV(to output: inout some TextOutputStream) {
    var csv = CSVWriter()
    for column in Self.columns { csv.text(column) }
    csv.endRow(to: &output)
    for index in 0..<count { write(index, to: &csv, &output) }
  }

  package func writeRest(to json: inout JSONWriter) {}
}

// How a report speaks of accounts and people.
extension ReportBasis {
  func id(_ account: Int) -> String { portfolio.string(portfolio.accounts[account].id) }

  func name(_ account: Int) -> String { portfolio.displayName(portfolio.accounts[account]) }

  func id(_ position: PersonPosition) -> String {
    portfolio.string(portfolio.person(at: position).id)
  }

  func name(_ position: PersonPosition) -> String {
    portfolio.displayName(portfolio.person(at: position))
  }

  func ids(_ people: [PersonPosition]) -> [String] { people.map(id) }

  /// The side as the formats have it: `supplier` or `customer`.
  func sideWord(_ position: PersonPosition) -> String {
    if case .staff = position { "supplier" } else { "customer" }
  }

  /// `our side` or `their side`.
  func side(_ position: PersonPosition) -> String {
    if case .staff = position { "our side" } else { "their side" }
  }

  /// A person with the side on which they are: `Jo Bern (our side)`.
  func nameWithSide(_ position: PersonPosition) -> String {
    "\(name(position)) (\(side(position)))"
  }

  /// A path as one reads it: `Jo Bern → Mara Eller`.
  func route(_ path: [PersonPosition]) -> String { path.map(name).joined(separator: " → ") }

  /// What the results are based on: `Threads on 2026-11-01, from chart.graphml`.
  func heading(_ subject: String) -> String {
    "\(subject) on \(day)" + (sources.isEmpty ? "" : ", from \(files)")
  }

  /// The files by path, the first few of many.
  var files: String {
    let more = sources.count > 3 ? " and \(sources.count - 3) more" : ""
    return sources.prefix(3).joined(separator: ", ") + more
  }

  /// The revenue of an account, or nothing.
  func revenue(_ account: Int) -> String {
    let account = portfolio.accounts[account]
    guard let revenue = account.revenue else { return "" }
    return money(Money(currency: portfolio.string(account.currency), amount: revenue))
  }

  /// An amount with its currency.
  func money(_ money: Money) -> String {
    guard let currency = money.currency, !currency.isEmpty else { return grouped(money.amount) }
    return "\(grouped(money.amount)) \(currency)"
  }

  /// Sums of several currencies.
  func money(_ sums: [Money]) -> String { sums.map(money).joined(separator: " + ") }

  /// Writes the members by which a person is known.
  func writePerson(_ position: PersonPosition, to json: inout JSONWriter) {
    json.member("id", id(position))
    json.member("name", name(position))
    json.member("side", sideWord(position))
  }

  /// Writes the members that are the ends of a tie.
  func writePair(_ pair: StaffContact, to json: inout JSONWriter) {
    json.member("staff", id(.staff(pair.staff)))
    json.member("contact", id(.contact(pair.contact)))
  }

  /// Writes the cells by which an account is known, and what it brings in.
  func writeAccount(_ account: Int, to csv: inout CSVWriter) {
    csv.text(id(account))
    csv.text(name(account))
    writeRevenue(account, to: &csv)
  }

  /// Writes what an account brings in.
  func writeRevenue(_ account: Int, to csv: inout CSVWriter) {
    csv.number(portfolio.accounts[account].revenue)
    csv.text(portfolio.string(portfolio.accounts[account].currency))
  }

  /// Writes the members by which an account is known.
  func writeAccount(_ account: Int, to json: inout JSONWriter) {
    json.member("id", id(account))
    json.member("name", name(account))
  }

  /// Writes what an account brings in.
  func writeRevenue(_ account: Int, to json: inout JSONWriter) {
    let account = portfolio.accounts[account]
    json.member("revenue", account.revenue)
    json.member("currency", account.currency.isEmpty ? nil : portfolio.string(account.currency))
  }
}
