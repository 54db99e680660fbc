import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph threads`
struct ThreadsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "threads",
    abstract: "Counts how many people must leave before no active tie is left, and names them.",
    discussion: """
      Example:  dmugraph threads chart.graphml --supplier "Nordhaus AG"

      Threads are the most active ties of which no two share a person. As many people must leave \
      before no active tie is left, and both are shown: the ties, and those people. With one thread, \
      one departure is enough.
      """)

  @Flag(help: "Count the threads to each contact too.")
  var contacts = false

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  func analyse(_ subject: Subject) -> ThreadsReport {
    ThreadsReport(subject.review, accounts: subject.accounts, includesContacts: contacts)
  }
}
