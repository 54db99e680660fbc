import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph influence`
struct InfluenceCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "influence",
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

  func analyse(_ subject: Subject) -> InfluenceReport {
    InfluenceReport(subject.review, accounts: subject.accounts)
  }
}
