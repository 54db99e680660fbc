import ArgumentParser
import DMUGraph
import DMUReport

/// A command that reads files as one portfolio, works something out of it and writes that.
///
/// A command says what it works out (``analyse(_:)``), and how that is written where it is no report.
protocol PortfolioCommand: ParsableCommand {
  associatedtype Results

  var scope: ScopeOptions { get }
  var destination: DestinationOptions { get }
  var input: InputOptions { get }
  /// True when the columns are kept that the profile has no name for.
  var keepsOwnColumns: Bool { get }

  /// Works out the results; names that nobody answers to are errors.
  func analyse(_ subject: Subject) throws -> Results
  /// Writes the results to where they go.
  func write(_ results: Results) throws
  /// Ends with a status of its own when there is something in the results.
  func check(_ results: Results) throws
}

/// The portfolio that a command works on.
struct Subject {
  /// The files, as they were understood.
  let files: UnderstoodFiles
  /// The portfolio, the policy and the day.
  let review: Review
  /// The positions of the accounts, or other units, that were asked for; `nil` for all.
  let accounts: [AccountID]?

  /// The people and accounts by their names.
  var names: NameLookup { NameLookup(portfolio: review.portfolio) }
}

extension PortfolioCommand {
  mutating func validate() throws { try destination.check(against: input) }

  func run() throws { try readAnalyseAndWrite() }

  var keepsOwnColumns: Bool { false }

  func check(_ results: Results) {}

  /// Reads the files, works out the results, writes them and ends with the status that they ask for.
  func readAnalyseAndWrite() throws {
    let day = try scope.asOf ?? today()
    let files = try UnderstoodFiles(
      input, day: day, quiet: destination.quiet, keepsOwnColumns: keepsOwnColumns)
    files.list(quiet: destination.quiet)
    try files.checkForPeople()
    let review = try files.review(day: day, by: scope.unitKind)
    scope.warnOfNoDeals(in: review.portfolio, quiet: destination.quiet)
    let accounts = try scope.units(in: review.portfolio)
    let subject = Subject(files: files, review: review, accounts: accounts)
    let results = try Progress.watching(quiet: destination.quiet) { try analyse(subject) }
    try write(results)
    try check(results)
  }
}

/// A command whose results are a report in one of several forms.
protocol ReportingCommand: PortfolioCommand where Results: Report {
  var length: LengthOptions { get }
  var output: OutputOptions { get }
}

extension ReportingCommand {
  var destination: DestinationOptions { output.destination }

  func write(_ results: Results) throws { try output.write(results, length) }
}
