/// The purchases that an account makes of a product in a year.
public struct Purchase: Sendable {
  /// The account.
  public var account: AccountID
  /// The product.
  public var product: ProductID
  /// The revenue, at least 0, in the account's currency.
  public var revenue: Double?
  /// The revenue aimed at, at least 0, in the account's currency.
  public var target: Double?

  /// Makes a purchase.
  public init(account: AccountID, product: ProductID, revenue: Double? = nil, target: Double? = nil)
  {
    self.account = account
    self.product = product
    self.revenue = revenue
    self.target = target
  }
}
