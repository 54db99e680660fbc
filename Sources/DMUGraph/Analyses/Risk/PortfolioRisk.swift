/// The risks of accounts, summed up over a portfolio.
public struct PortfolioRisk: Sendable {
  /// Accounts whose probabilities lie between the same bounds.
  public struct Band: Sendable {
    /// The least probability, which is in the band.
    public var from: Double
    /// The greatest probability, which is not, but in the last band.
    public var to: Double
    /// The number of accounts in the band.
    public var accounts = 0
    /// Their yearly revenue.
    public var revenue: [Money] = []
  }

  /// The importance of a person over all accounts: the additional revenue that is left without a contact, on
  /// average, when they leave rather than stay.
  public struct PersonExposure: Sendable {
    /// Who it is, on our side or on theirs.
    public var person: PersonID
    /// The accounts at which the person has an active tie, in the order of the risks.
    public var accounts: [AccountID]
    /// The sum of importance times revenue over these accounts.
    public var revenue: [Money]
    /// The sum of importance over these accounts: how many more are left without a tie, on average.
    public var untiedAccounts: Double
  }

  /// The number of accounts without an active tie, which are in nothing that follows.
  public var untied = 0
  /// The number of the other accounts that are left without an active tie, on average.
  public var expectedUntied = 0.0
  /// The revenue that is left without a contact, on average.
  public var revenueWithoutContact: [Money] = []
  /// The accounts by probability, least first.
  public var bands: [Band] = []
  /// Everybody with an active tie, by falling number of accounts left without a tie when they go.
  public var people: [PersonExposure] = []

  /// Adds up risks of accounts of a portfolio; linear in the people with ties but for the sorting.
  public init(_ risks: [AccountRisk], in portfolio: Portfolio) {
    let bounds = [0, 0.01, 0.05, 0.2, 0.5, 1]
    let open = risks.filter { !$0.isUntied }
    untied = risks.count - open.count
    bands = zip(bounds, bounds.dropFirst()).map { from, to in
      let inside = open.filter { $0.noTie >= from && ($0.noTie < to || to == 1) }
      return Band(
        from: from, to: to, accounts: inside.count,
        revenue: portfolio.revenue(of: inside.map(\.account)))
    }
    revenueWithoutContact = portfolio.sums(open.lazy.map { ($0.account, $0.revenueWithoutContact) })
    var people: [PersonID: (accounts: [AccountID], revenue: MoneyTotals, lost: Double)] = [:]
    for risk in open {
      let account = portfolio.accounts[risk.account]
      let currency = portfolio.string(account.currency)
      expectedUntied += risk.noTie
      for person in risk.importance {
        var entry = people[person.person] ?? ([], MoneyTotals(), 0)
        entry.accounts.append(risk.account)
        entry.revenue.add(account.revenue.map { $0 * person.value }, currency)
        entry.lost += person.value
        people[person.person] = entry
      }
    }
    self.people = people.sorted { $0.key < $1.key }
      .map {
        PersonExposure(
          person: $0.key, accounts: $0.value.accounts, revenue: $0.value.revenue.amounts,
          untiedAccounts: $0.value.lost)
      }.sorted { $0.untiedAccounts > $1.untiedAccounts }
  }
}
