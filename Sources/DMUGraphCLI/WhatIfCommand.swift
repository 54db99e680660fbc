import ArgumentParser
import DMUFormats
import DMUGraph

/// `dmugraph what-if`
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "Shows what becomes of the accounts when somebody leaves, of yours or of theirs.",
    discussion: """
      Example:  dmugraph what-if chart.graphml --supplier "Nordhaus AG" --leave "Jonas Brandt"
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var scope: ScopeOptions

  @Option(
    help: ArgumentHelp(
      "Who leaves, by id, email or name; may be repeated.", valueName: "person"))
  var leave: [String]

  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var failure: FailureOptions

  mutating func validate() throws {
    try output.destination.check(against: input)
    if leave.isEmpty { throw ValidationError("Name who leaves with --leave.") }
  }

  func run() throws {
    let session = try Session(input, quiet: output.quiet)
    let (basis, accounts) = try session.basis(scope, quiet: output.quiet)
    let names = Names(portfolio: basis.portfolio)
    let result = basis.portfolio.whatIf(
      leaving: try leave.map { try names.person($0) }, months: horizon.months,
      policy: basis.policy, asOf: basis.day, accounts: accounts)
    try output.write(WhatIfReport(result, basis: basis))
    try failure.check(result.accounts.lazy.map(\.after.gaps.findings).joined())
  }
}
