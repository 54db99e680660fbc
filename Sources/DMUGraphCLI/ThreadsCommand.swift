import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph threads`
struct ThreadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threads",
    _superCommandName: DMUGraphCommand.name,
    abstract: "Counts how many people must leave before an account is lost, and names them.",
    discussion: """
      Example:  dmugraph threads chart.graphml --supplier "Nordhaus AG"

      Threads are the most active ties of which no two share a person. As many people must leave \
      before the account is lost, and both are shown: the ties, and those people. With one thread, \
      one departure is enough.
      """)

  @Flag(help: "Count the threads to each contact too.")
  var contacts = false

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws { try output.destination.check(against: input) }

  func run() throws {
    let session = try Session(input, quiet: output.quiet)
    let (basis, accounts) = try session.basis(scope, quiet: output.quiet)
    let report = try Session.analyse(quiet: output.quiet) {
      basis.threads(accounts: accounts, includesContacts: contacts)
    }
    try output.write(report, length)
  }
}
