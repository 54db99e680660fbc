import ArgumentParser
import DMUGraph
import DMUReport

/// `dmugraph paths`
struct PathsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "Shows through whom to reach a person, or all to whom a tie would close a finding.",
    discussion: """
      Example:  dmugraph paths chart.graphml --supplier "Nordhaus AG" --to "Ute Sandmann"

      A way leads from one of yours over those who know or influence one another; its strength is the \
      product of its steps. It never leads through a contact who is against us, nor past a boss whom none \
      of us knows. Where none is strong enough to count, ways over contacts of one account who may know each \
      other follow, and say so; the way of a planned step is marked. Without --to, the ways to everybody \
      are shown a tie to whom would close a finding, in an account of more than 100 such people to those \
      best reached.
      """)

  @Option(
    help: ArgumentHelp(
      "The contact to reach, by id, email or name; may be repeated.", valueName: "person"))
  var to: [String] = []

  @Option(
    help: ArgumentHelp("Who of yours is to begin, by id, email or name.", valueName: "person"))
  var from: String?

  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: ArgumentHelp("How many ways to show.", valueName: "n"))
  var count = 3

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws {
    try output.destination.check(against: input)
    if !(1...1_000).contains(count) { throw ValidationError("-k must be 1 to 1000, as in -k 5.") }
  }

  func analyse(_ subject: Subject) throws -> PathsReport {
    let start = try from.map { try subject.names.staff($0) }
    let targets = to.isEmpty ? nil : try to.map { try subject.names.contact($0) }
    for (contact, name) in zip(targets ?? [], to)
    where subject.review.portfolio.units(of: contact).isEmpty {
      throw ValidationError("\(name) decides in no open deal; leave out --by deal.")
    }
    return PathsReport(
      subject.review, to: targets, from: start, count: count, accounts: subject.accounts)
  }
}
