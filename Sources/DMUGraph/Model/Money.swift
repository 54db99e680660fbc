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
