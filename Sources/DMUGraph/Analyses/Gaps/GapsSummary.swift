/// The numbers of a gap analysis over all its accounts.
public struct GapsSummary: Sendable {
  /// The number of accounts.
  public var accounts = 0
  /// The number of their contacts.
  public var contacts = 0
  /// The number of the supplier's people, whether they know anybody or not.
  public var staff = 0
  /// The number of rivals, whether they know anybody or not.
  public var competitors = 0
  /// The number of ties between these contacts and staff, as drawn.
  public var ties = 0
  /// The number of findings of each severity.
  public var findings: [Severity: Int] = [:]
  /// The number of accounts by the weight of their heaviest finding; those without one are not in it.
  public var accountsBySeverity: [Severity: Int] = [:]
  /// The number of accounts without a thread.
  public var unthreaded = 0
  /// The number of accounts with one thread, whatever their tier asks for.
  public var singleThreaded = 0
  /// Yearly revenue.
  public var revenue: [Money] = []
  /// Yearly revenue of the accounts with one thread or none.
  public var revenueSingleThreaded: [Money] = []

  /// Adds up the gaps of accounts of a review.
  public init(_ gaps: [AccountGaps], in review: Review) {
    let portfolio = review.portfolio
    staff = review.staffCount
    competitors = portfolio.competitors.count
    accounts = gaps.count
    for gap in gaps {
      contacts += gap.contacts
      for contact in review.contacts(of: gap.account) {
        ties += portfolio.ties(of: contact).count
      }
      for finding in gap.findings { findings[finding.severity, default: 0] += 1 }
      if let severity = gap.severity { accountsBySeverity[severity, default: 0] += 1 }
      if gap.threads == 0 { unthreaded += 1 }
      if gap.threads == 1 { singleThreaded += 1 }
    }
    revenue = portfolio.revenue(of: gaps.lazy.map(\.account))
    revenueSingleThreaded = portfolio.revenue(
      of: gaps.lazy.filter { $0.threads <= 1 }.map(\.account))
  }
}
