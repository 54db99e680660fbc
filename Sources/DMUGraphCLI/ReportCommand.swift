import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph report`
struct ReportCommand: PortfolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes everything as one page for the browser, to look at, share and print.",
    discussion: """
      Example:  dmugraph report chart.graphml --supplier "Nordhaus AG" -o account-review.html

      The page holds all accounts, most at risk first, with their maps, findings, plans and what proves \
      them. It stands alone, asks nothing of any server, and can be read with scripts off and on paper.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var destination: DestinationOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var horizon: HorizonOptions

  mutating func validate() throws {
    try destination.check(against: input)
    if destination.output == nil && Terminal.standardOutput.exists {
      throw ValidationError("Name the file to write the page to with -o account-review.html.")
    }
  }

  func analyse(_ subject: Subject) -> HTMLReport {
    HTMLReport(
      subject.files.result, review: subject.review, months: horizon.months,
      accounts: subject.accounts)
  }

  func write(_ report: HTMLReport) throws { try destination.write { report.write(to: &$0) } }
}
