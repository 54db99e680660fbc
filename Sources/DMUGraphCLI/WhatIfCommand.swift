import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph what-if`
struct WhatIfCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
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

  func analyse(_ subject: Subject) throws -> WhatIfReport {
    let people = try leave.map { try subject.names.person($0) }
    return WhatIfReport(
      subject.review, leaving: people, months: horizon.months, accounts: subject.accounts)
  }

  func check(_ report: WhatIfReport) throws {
    try failure.check(report.result.accounts.lazy.map(\.after.gaps.findings).joined())
  }
}
