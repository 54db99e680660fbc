public import DMUGraph

/// The gaps of a portfolio, ready to be written in any of the formats.
///
/// Each format is an extension in a file of its own.
public struct GapsReport: DocumentReport {
  /// What the JSON document has of its own.
  public typealias Body = GapsBody

  /// The accounts, worst first.
  public let gaps: [AccountGaps]
  /// The numbers over all accounts.
  public let summary: GapsSummary
  /// What the results were worked out from.
  public let basis: ReportBasis

  /// Makes a report of gaps found by the same policy on the same day.
  public init(_ gaps: [AccountGaps], basis: ReportBasis) {
    self.gaps = gaps
    self.basis = basis
    summary = GapsSummary(gaps, in: basis.portfolio)
  }

  package var count: Int { gaps.count }

  func contactIDs(_ positions: [ContactID]) -> [String] { positions.map { basis.id(.contact($0)) } }

  func contactName(_ position: ContactID) -> String { basis.name(.contact(position)) }

  /// The account's tier, and the policy's tier that it was held to where that has to be said: when
  /// the account has no tier, or one that neither the policy names nor the vocabulary.
  func tier(_ gap: AccountGaps) -> (written: String?, applied: String?) {
    let written = basis.portfolio.string(basis.portfolio.accounts[gap.account].tier)
    let word = normalized(written)
    let isKnown = word == "key" || word == normalized(gap.tier)
    return (written.isEmpty ? nil : written, isKnown ? nil : gap.tier)
  }
}
