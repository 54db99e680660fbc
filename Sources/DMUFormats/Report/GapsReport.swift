public import DMUGraph

/// The gaps of a portfolio, ready to be written in any of the formats.
///
/// Each format is an extension in a file of its own.
public struct GapsReport: Sendable {
  /// The accounts, worst first.
  public let gaps: [AccountGaps]
  /// What the gaps' positions refer to.
  public let portfolio: Portfolio
  /// The policy by which the gaps were found.
  public let policy: Policy
  /// The day at which everything was measured.
  public let day: Day
  /// The paths of the files, as they were given.
  public let sources: [String]
  /// The numbers over all accounts.
  public let summary: GapsSummary

  /// Makes a report of gaps that ``Portfolio/gaps(policy:asOf:accounts:)`` found with the same policy
  /// on the same day.
  public init(
    gaps: [AccountGaps], portfolio: Portfolio, policy: Policy, day: Day, sources: [String]
  ) {
    self.gaps = gaps
    self.portfolio = portfolio
    self.policy = policy
    self.day = day
    self.sources = sources
    summary = GapsSummary(gaps, in: portfolio)
  }

  /// The account of a gap.
  func account(_ gap: AccountGaps) -> Account { portfolio.accounts[gap.account] }

  func name(_ gap: AccountGaps) -> String { portfolio.displayName(account(gap)) }

  func contactIDs(_ positions: [Int]) -> [String] {
    positions.map { portfolio.string(portfolio.contacts[$0].person.id) }
  }

  func staffIDs(_ positions: [Int]) -> [String] {
    positions.map { portfolio.string(portfolio.staff[$0].person.id) }
  }

  func competitorIDs(_ positions: [Int]) -> [String] {
    positions.map { portfolio.string(portfolio.competitors[$0].person.id) }
  }

  func contactName(_ position: Int) -> String {
    portfolio.displayName(portfolio.contacts[position].person)
  }

  /// The account's tier, and the policy's tier that it was held to where that has to be said: when
  /// the account has no tier, or one that neither the policy names nor the vocabulary.
  func tier(_ gap: AccountGaps) -> (written: String?, applied: String?) {
    let written = portfolio.string(account(gap).tier)
    let word = normalized(written)
    let isKnown = word == "key" || word == normalized(gap.tier)
    return (written.isEmpty ? nil : written, isKnown ? nil : gap.tier)
  }
}
