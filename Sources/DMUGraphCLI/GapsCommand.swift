import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph gaps`
struct GapsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Lists the coverage gaps of every account, worst first, with a next step for each.",
    discussion: """
      Example:  dmugraph gaps chart.graphml --supplier "Nordhaus AG"

      A required role is covered when somebody of yours has an active tie to somebody who holds it. \
      Threads are the most staff–contact pairs that share no person: with one thread, one departure \
      is enough to leave no active tie. Under the findings of an account stand its steps, each once and \
      numbered; they are those of its plan, and the findings refer to them.
      """)

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var failure: FailureOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  func analyse(_ subject: Subject) -> GapsReport {
    GapsReport(subject.review, accounts: subject.accounts)
  }

  func check(_ report: GapsReport) throws {
    try failure.check(report.gaps.lazy.map(\.findings).joined())
  }
}
