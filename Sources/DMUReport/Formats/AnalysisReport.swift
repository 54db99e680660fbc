import DMUGraph
package import DMUText

/// The results of an analysis, ready to be written in any of the formats.
///
/// A report says what each account is in words and as rows of a table; the formats are made of that in one
/// place each.
package protocol AnalysisReport: DocumentReport {
  /// The headings of the columns of CSV.
  static var columns: [String] { get }
  /// What an element of the list is called: `account` or the like.
  static var noun: String { get }
  /// The number of elements, from the first on, that have something to say on a page.
  var countOnPages: Int { get }

  /// Writes the rows of an element of the list, each ended.
  func write(_ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream)
  /// Writes what comes first on a page, lists of people among it no longer than so many.
  func writeHead(to page: inout some Page, top: Int?)
  /// Writes an element of the list on a page.
  func write(_ index: Int, to page: inout some Page)
  /// Writes what comes last on a page.
  func writeFoot(to page: inout some Page)
}

extension AnalysisReport {
  package static var noun: String { "account" }
  package var countOnPages: Int { count }

  package func writeTable(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    write(TerminalPage(width: options.width, color: options.color), to: &output, options)
  }

  package func writeMarkdown(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    write(MarkdownPage(), to: &output, options)
  }

  private func write(
    _ page: some Page, to output: inout some TextOutputStream, _ options: ReportOptions
  ) {
    var page = page
    writeHead(to: &page, top: options.top)
    let shown = options.shown(of: countOnPages)
    for index in 0..<shown {
      write(index, to: &page)
      page.flush(to: &output)
    }
    if let rest = options.rest(countOnPages - shown, Self.noun) { page.paragraph(rest) }
    writeFoot(to: &page)
    page.flush(to: &output)
  }

  package func writeCSV(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    var csv = CSVWriter()
    for column in Self.columns { csv.text(column) }
    csv.endRow(to: &output)
    for index in 0..<options.shown(of: count) { write(index, to: &csv, &output) }
  }

  package func writeFoot(to page: inout some Page) {}
}

extension ReportOptions {
  /// A line that says how many more there are; `nil` when there are none.
  func rest(_ count: Int, _ noun: String) -> String? {
    guard count > 0 else { return nil }
    return "… and \(plural(count, "more " + noun))" + (hint.isEmpty ? "." : "; \(hint).")
  }
}

// How a report speaks of accounts and people.
extension Review {
  func id(_ account: AccountID) -> String { portfolio.string(portfolio.accounts[account].id) }

  func name(_ account: AccountID) -> String { portfolio.displayName(portfolio.accounts[account]) }

  func id(_ position: PersonID) -> String {
    portfolio.string(portfolio.person(at: position).id)
  }

  func name(_ position: PersonID) -> String {
    portfolio.displayName(portfolio.person(at: position))
  }

  func ids(_ people: [PersonID]) -> [String] { people.map(id) }

  /// `our side` or `their side`.
  func side(_ position: PersonID) -> String {
    if case .staff = position { "our side" } else { "their side" }
  }

  /// A person with the side on which they are: `Jo Bern (our side)`.
  func nameWithSide(_ position: PersonID) -> String {
    "\(name(position)) (\(side(position)))"
  }

  /// A path as one reads it: `Jo Bern → Mara Eller`.
  func route(_ path: [PersonID]) -> String { path.map(name).joined(separator: " → ") }

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
  func revenue(_ account: AccountID) -> String {
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

  /// Writes the cells by which an account is known, and what it brings in.
  func writeAccount(_ account: AccountID, to csv: inout CSVWriter) {
    csv.text(id(account))
    csv.text(name(account))
    writeRevenue(account, to: &csv)
  }

  /// Writes what an account brings in.
  func writeRevenue(_ account: AccountID, to csv: inout CSVWriter) {
    csv.number(portfolio.accounts[account].revenue)
    csv.text(portfolio.string(portfolio.accounts[account].currency))
  }

  /// What an account brings in a year, in its ``currency(_:)``.
  func revenueAmount(_ account: AccountID) -> Double? { portfolio.accounts[account].revenue }

  /// The currency of an account, if there is one.
  func currency(_ account: AccountID) -> String? {
    let currency = portfolio.accounts[account].currency
    return currency.isEmpty ? nil : portfolio.string(currency)
  }

  /// The name of a product, or its id.
  func name(of product: Product) -> String {
    portfolio.string(product.name.isEmpty ? product.id : product.name)
  }
}
