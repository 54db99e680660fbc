import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph what-if`
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    _superCommandName: DMUGraphCommand.name,
    abstract: "Shows what becomes of the accounts when somebody leaves, of yours or of theirs.",
    discussion: """
      Example:  dmugraph what-if chart.graphml --supplier "Nordhaus AG" --leave "Jonas Brandt"
      """)

  @Option(
    help: ArgumentHelp(
      "Who leaves, by id, email or name; may be repeated.", valueName: "person"))
  var leave: [String]

  @OptionGroup var horizon: HorizonOptions

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var failure: FailureOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws {
    try output.destination.check(against: input)
    if leave.isEmpty { throw ValidationError("Name who leaves with --leave.") }
  }

  func run() throws {
    let session = try Session(input, quiet: output.quiet)
    let (basis, accounts) = try session.basis(scope, quiet: output.quiet)
    let names = Names(portfolio: basis.portfolio)
    let people = try leave.map { try names.person($0) }
    let report = try Session.analyse(quiet: output.quiet) {
      basis.whatIf(leaving: people, months: horizon.months, accounts: accounts)
    }
    try output.write(report, length)
    try failure.check(report.result.accounts.lazy.map(\.after.gaps.findings).joined())
  }
}
