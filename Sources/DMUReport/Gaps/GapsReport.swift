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
  public let review: Review

  /// Finds the gaps of a portfolio; takes what `Review.gaps(accounts:)` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - accounts: The accounts to look at, or `nil` for all.
  public init(_ review: Review, accounts: [AccountID]? = nil) {
    self.review = review
    gaps = review.gaps(accounts: accounts)
    summary = GapsSummary(gaps, in: review.portfolio)
  }

  package var count: Int { gaps.count }

  func contactIDs(_ positions: [ContactID]) -> [String] {
    positions.map { review.id(.contact($0)) }
  }

  func contactName(_ position: ContactID) -> String { review.name(.contact(position)) }

  /// The account's tier, and the policy's tier that it was held to where that has to be said: when
  /// the account has no tier, or one that neither the policy names nor the vocabulary.
  func tier(_ gap: AccountGaps) -> (written: String?, applied: String?) {
    let written = review.portfolio.string(review.portfolio.accounts[gap.account].tier)
    let word = normalized(written)
    let isKnown = word == "key" || word == normalized(gap.tier)
    return (written.isEmpty ? nil : written, isKnown ? nil : gap.tier)
  }
}
