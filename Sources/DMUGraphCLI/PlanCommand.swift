import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph plan`
struct PlanCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract:
      "Plans the cheapest ties that close the gaps of every account, in the order to do them.",
    discussion: """
      Example:  dmugraph plan chart.graphml --supplier "Nordhaus AG" --format markdown -o plan.md

      A plan closes every finding that new or renewed ties can close: of roles, of threads, and of contacts \
      of much influence or against us. By the default policy to renew a tie costs 0.5, an introduction 1 to \
      2, to get in touch without one 2; 0.75 more where roles do not match, 0.25 more for somebody without \
      any tie at the account, 1 more for a contact of little say. Where nobody on record can introduce, an \
      introduction by a contact in touch is assumed and said to be. No other plan costs less, unless the \
      output says that this is not proved. The next steps of gaps and the ways of paths are the plan's.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most actions to give for each account.", valueName: "n"))
  var maxActions: Int?

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var failure: FailureOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws {
    try output.destination.check(against: input)
    if let maxActions, maxActions < 1 {
      throw ValidationError("--max-actions must be at least 1.")
    }
  }

  func analyse(_ subject: Subject) -> PlanReport {
    PlanReport(subject.review, maxActions: maxActions, accounts: subject.accounts)
  }

  func check(_ report: PlanReport) throws {
    try failure.check(report.plans.lazy.map(\.remains).joined())
  }
}
