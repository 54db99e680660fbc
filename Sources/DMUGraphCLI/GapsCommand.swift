import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph gaps`
struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    _superCommandName: DMUGraphCommand.name,
    abstract: "Lists the coverage gaps of every account, worst first, with a next step for each.",
    discussion: """
      Example:  dmugraph gaps chart.graphml --supplier "Nordhaus AG"

      A required role is covered when somebody of yours has an active tie to somebody who holds it. \
      Threads are the most staff–contact pairs that share no person: with one thread, one departure \
      is enough to lose the account.
      """)

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var failure: FailureOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws { try output.destination.check(against: input) }

  func run() throws {
    let session = try Session(input, quiet: output.quiet)
    let (basis, accounts) = try session.basis(scope, quiet: output.quiet)
    let report = try Session.analyse(quiet: output.quiet) { basis.gaps(accounts: accounts) }
    try output.write(report, length)
    try failure.check(report.gaps.lazy.map(\.findings).joined())
  }
}
