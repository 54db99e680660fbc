import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph influence`
struct InfluenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "influence",
    _superCommandName: DMUGraphCommand.name,
    abstract:
      "Shows who moves the others at each account, who stands between, and who opens the way.",
    discussion: """
      Example:  dmugraph influence chart.graphml --supplier "Nordhaus AG"

      Reach is how strongly a contact moves the others on average; brokers are those past whom others \
      reach one another; gatekeepers are those past whom every way of yours to an executive leads.
      """)

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws { try output.destination.check(against: input) }

  func run() throws {
    let session = try Session(input, quiet: output.quiet)
    let (basis, accounts) = try session.basis(scope, quiet: output.quiet)
    let report = try Session.analyse(quiet: output.quiet) { basis.influence(accounts: accounts) }
    try output.write(report, length)
  }
}
