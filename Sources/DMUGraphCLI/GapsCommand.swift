import ArgumentParser
import DMUFormats
import DMUGraph

/// `dmugraph gaps`
struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Lists the coverage gaps of every account, worst first, with a next step for each.",
    discussion: """
      Example:  dmugraph gaps chart.graphml --supplier "Nordhaus AG"

      A required role is covered when somebody of yours has an active tie to somebody who holds it. \
      Threads are the most staff–contact pairs that share no person: with one thread, one departure \
      is enough to lose the account.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("The day to measure at, YYYY-MM-DD; today when left out.", valueName: "day"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp("Only this account, by id or exact name; may be repeated.", valueName: "id"))
  var account: [String] = []

  @Option(
    help: ArgumentHelp(
      "End with status 1 when there is a finding of this severity (high, medium, low) or above.",
      valueName: "severity"))
  var failOn: Severity?

  mutating func validate() throws { try output.destination.check(against: input) }

  func run() throws {
    let session = try Session(input, quiet: output.quiet)
    let portfolio = try session.portfolio(quiet: output.quiet)
    let day = asOf ?? today()
    let accounts = try session.accounts(account, in: portfolio)
    let gaps = portfolio.gaps(policy: session.options.policy, asOf: day, accounts: accounts)
    let report = GapsReport(
      gaps: gaps, portfolio: portfolio, policy: session.options.policy, day: day,
      sources: session.files)
    try output.destination.write { stream in
      switch output.format {
      case .table: report.writeTable(to: &stream, width: output.width, color: output.usesColor)
      case .json: report.writeJSON(to: &stream)
      case .jsonl: report.writeJSONLines(to: &stream)
      case .csv: report.writeCSV(to: &stream)
      case .markdown: report.writeMarkdown(to: &stream)
      }
    }
    if let failOn, gaps.contains(where: { $0.findings.contains { $0.severity >= failOn } }) {
      throw ExitCode.findings
    }
  }
}
