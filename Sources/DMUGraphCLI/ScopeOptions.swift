import ArgumentParser
import DMUGraph

/// The options that say what is looked at, and when.
struct ScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day to measure at, YYYY-MM-DD; today when left out.", valueName: "day"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "Only this account, by id, name or the beginning of one; may be repeated.",
      valueName: "account"))
  var account: [String] = []

  @Option(
    help: ArgumentHelp(
      "What to look at one by one: account, deal (open ones) or family (an account without a parent and all below it).",
      valueName: "unit"))
  var by: UnitKind?

  @Option(
    help: ArgumentHelp(
      "Only this open deal, by id, name or the beginning of one; implies --by deal; may be repeated.",
      valueName: "deal"))
  var deal: [String] = []

  mutating func validate() throws {
    if deal.isEmpty { return }
    if let by, by != .deal {
      throw ValidationError("--deal looks at deals; leave out --by \(by.rawValue).")
    }
    if !account.isEmpty { throw ValidationError("Name deals or accounts, not both.") }
  }

  /// The kind of unit that is asked for.
  var unitKind: UnitKind { deal.isEmpty ? by ?? .account : .deal }

  /// True when only some units are asked for.
  var isRestricted: Bool { !account.isEmpty || !deal.isEmpty }

  /// The units that are asked for; `nil` for all.
  func units(in portfolio: Portfolio) throws -> [AccountID]? {
    guard isRestricted else { return nil }
    let names = NameLookup(portfolio: portfolio)
    return try account.flatMap { try names.units(at: $0) } + deal.map { try names.deal($0) }
  }

  /// Says that there is nothing to look at where no deal is open.
  func warnOfNoDeals(in portfolio: Portfolio, quiet: Bool) {
    if unitKind == .deal, portfolio.units.isEmpty, !quiet {
      printError("warning: no open deal is in the files, and --by deal looks at nothing else.")
    }
  }
}
