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

  /// Adds up the gaps of accounts of a portfolio.
  public init(_ gaps: [AccountGaps], in portfolio: Portfolio) {
    staff = portfolio.staff.count
    competitors = portfolio.competitors.count
    accounts = gaps.count
    for gap in gaps {
      contacts += gap.contacts
      for contact in portfolio.contacts(of: gap.account) {
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

/// An amount in one currency.
public struct Money: Codable, Hashable, Sendable {
  /// The ISO 4217 code, or `nil` when it is not known.
  public var currency: String?
  /// The amount, in units of the currency.
  public var amount: Double

  /// Makes an amount.
  public init(currency: String?, amount: Double) {
    self.currency = currency
    self.amount = amount
  }
}

/// Adds money up, each currency for itself: money is never added across currencies.
struct MoneyTotals {
  private var sums: [String: Double] = [:]

  /// Adds an amount, if there is one; an empty currency is one of its own. A sum that is more than the
  /// greatest finite number is that number.
  mutating func add(_ amount: Double?, _ currency: String) {
    guard let amount else { return }
    sums[currency] = min(sums[currency, default: 0] + amount, .greatestFiniteMagnitude)
  }

  /// The sums by currency code, that without a currency last.
  var amounts: [Money] {
    sums.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
      .map { Money(currency: $0.key.isEmpty ? nil : $0.key, amount: $0.value) }
  }
}

extension Portfolio {
  /// The yearly revenue of some accounts, a sum for each currency; unknown revenue is left out.
  public func revenue(of accounts: some Sequence<AccountID>) -> [Money] {
    sums(accounts.lazy.map { ($0, self.accounts[$0].revenue) })
  }

  /// Adds up amounts in the currencies of the accounts that they belong to; unknown ones are left out.
  package func sums(_ amounts: some Sequence<(account: AccountID, amount: Double?)>) -> [Money] {
    var totals = MoneyTotals()
    for (account, amount) in amounts { totals.add(amount, string(accounts[account].currency)) }
    return totals.amounts
  }
}
