import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph risk`
struct RiskCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "risk",
    abstract: "Works out how likely our last tie to each account is to end, and who matters most.",
    discussion: """
      Example:  dmugraph risk chart.graphml --supplier "Nordhaus AG" --months 18

      People leave by the rates of the policy, or by the attribute departure_rate of their own. The \
      probability is exact unless the output says that it is estimated.
      """)

  @OptionGroup var horizon: HorizonOptions

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  func analyse(_ subject: Subject) -> RiskReport {
    RiskReport(subject.review, months: horizon.months, accounts: subject.accounts)
  }
}
