import ArgumentParser
import DMUGraph
import DMUImport
import DMUReport

/// `dmugraph diff`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what changed from an older file to a newer one, account by account.",
    usage: "dmugraph diff <before> <after> [<options>]",
    discussion: """
      Example:  dmugraph diff march.graphml june.graphml --as-of-before 2026-03-01 --as-of 2026-06-01

      The two files are a portfolio each. Accounts are matched by name, people by email or else name; \
      ids may all differ. The same file twice, with two days, shows what time alone does.
      """)

  @Option(
    help: ArgumentHelp(
      "The day to measure the older file at, YYYY-MM-DD; that of --as-of when left out.",
      valueName: "day"))
  var asOfBefore: Day?

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var length: LengthOptions
  @OptionGroup var failure: FailureOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var input: InputOptions

  mutating func validate() throws {
    if input.files.count != 2 {
      throw ValidationError("Name two GraphML files, the older one first.")
    }
    try output.destination.check(against: input)
  }

  func run() throws {
    let day = try scope.asOf ?? today()
    let dayBefore = asOfBefore ?? day
    if dayBefore > day {
      throw ValidationError("--as-of-before must not lie after the day of the newer file, \(day).")
    }
    let sides = try zip(input.files, [dayBefore, day]).map { file, day in
      var single = input
      single.files = [file]
      return try UnderstoodFiles(single, day: day, quiet: output.quiet)
    }
    for side in sides { side.list(quiet: output.quiet) }
    let (before, after) = try (
      sides[0].review(day: dayBefore, by: scope.unitKind),
      sides[1].review(day: day, by: scope.unitKind)
    )
    let accounts = try accounts(before.portfolio, after.portfolio)
    let report = try Progress.watching(quiet: output.quiet) {
      DiffReport(from: before, to: after, accounts: accounts)
    }
    try output.write(report, length)
    try failure.check(report.difference.accounts.lazy.map(\.new).joined())
  }

  /// The accounts that were asked for, each in the newer file or else in the older one.
  private func accounts(
    _ before: Portfolio, _ after: Portfolio
  ) throws -> (before: [AccountID], after: [AccountID])? {
    guard scope.isRestricted else { return nil }
    var found: (before: [AccountID], after: [AccountID]) = ([], [])
    func add(_ find: (NameLookup) throws -> [AccountID]) throws {
      do {
        found.after += try find(NameLookup(portfolio: after))
      } catch {
        guard let positions = try? find(NameLookup(portfolio: before)) else { throw error }
        found.before += positions
      }
    }
    for name in scope.account { try add { try $0.units(at: name) } }
    for name in scope.deal { try add { [try $0.deal(name)] } }
    return found
  }
}
