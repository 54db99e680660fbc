public import DMUGraph

/// The gaps of a portfolio, ready to be written in any of the formats.
///
/// Each format is an extension in a file of its own.
public struct GapsReport: Report, Sendable {
  /// The accounts, worst first.
  public let gaps: [AccountGaps]
  /// The numbers over all accounts.
  public let summary: GapsSummary
  package let basis: ReportBasis

  /// What the gaps' positions refer to.
  public var portfolio: Portfolio { basis.portfolio }
  /// The policy by which the gaps were found.
  public var policy: Policy { basis.policy }
  /// The day at which everything was measured.
  public var day: Day { basis.day }
  /// The paths of the files, as they were given.
  public var sources: [String] { basis.sources }

  /// Makes a report of gaps that ``/DMUGraph/Portfolio/gaps(policy:asOf:accounts:)`` found with the same policy
  /// on the same day.
  public init(
    gaps: [AccountGaps], portfolio: Portfolio, policy: Policy, day: Day, sources: [String]
  ) {
    self.init(
      gaps, basis: ReportBasis(portfolio: portfolio, policy: policy, day: day, sources: sources))
  }

  /// Makes a report of gaps found by the same policy on the same day.
  package init(_ gaps: [AccountGaps], basis: ReportBasis) {
    self.gaps = gaps
    self.basis = basis
    summary = GapsSummary(gaps, in: basis.portfolio)
  }

  func contactIDs(_ positions: [Int]) -> [String] { basis.ids(positions.map { .contact($0) }) }

  func contactName(_ position: Int) -> String { basis.name(.contact(position)) }

  /// The account's tier, and the policy's tier that it was held to where that has to be said: when
  /// the account has no tier, or one that neither the policy names nor the vocabulary.
  func tier(_ gap: AccountGaps) -> (written: String?, applied: String?) {
    let written = portfolio.string(portfolio.accounts[gap.account].tier)
    let word = normalized(written)
    let isKnown = word == "key" || word == normalized(gap.tier)
    return (written.isEmpty ? nil : written, isKnown ? nil : gap.tier)
  }
}
