public import DMUGraph

/// The probability that each account loses its last active tie, and the people who matter, in JSON.
public struct RiskBody: ReportBody {
  /// `risk`.
  public static let analysis = "risk"
  /// The name of the list in JSON.
  public static let listName = "accounts"

  /// The number of months ahead that it looks.
  public var months: Double
  /// The numbers over all accounts.
  public var summary: Summary
  /// The accounts by falling probability.
  public var accounts: [Account]
  /// Everybody with an active tie, by falling number of accounts expected to be lost with them.
  public var people: [Person]

  /// The list that the document is about.
  public var list: [Account] {
    get { accounts }
    set { accounts = newValue }
  }

  /// The numbers over all accounts.
  public struct Summary: Codable, Hashable, Sendable {
    /// The number of accounts.
    public var accounts: Int
    /// The number of accounts without an active tie, which are in no sum.
    public var accountsAlreadyLost: Int
    /// The number of the other accounts that are expected to be lost.
    public var accountsExpectedLost: Double
    /// Yearly revenue.
    public var revenue: [Money]
    /// The revenue that is expected to be lost.
    public var revenueExposed: [Money]
    /// The accounts by probability, least first.
    public var distribution: [Band]

    enum CodingKeys: String, CodingKey {
      case accounts
      case accountsAlreadyLost = "accounts_already_lost"
      case accountsExpectedLost = "accounts_expected_lost"
      case revenue
      case revenueExposed = "revenue_exposed"
      case distribution
    }
  }

  /// Accounts whose probabilities lie between the same bounds.
  public struct Band: Codable, Hashable, Sendable {
    /// The least probability, which is in the band.
    public var from: Double
    /// The greatest probability, which is not, but in the last band.
    public var to: Double
    /// The number of accounts in the band.
    public var accounts: Int
    /// Their yearly revenue.
    public var revenue: [Money]
  }

  /// An account.
  public struct Account: Codable, Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String
    /// Yearly revenue, at least 0.
    public var revenue: Double?
    /// The ISO 4217 code of the revenue's currency.
    public var currency: String?
    /// The probability that no active tie survives, 0…1.
    public var pLost: Double
    /// `true` when there is no active tie today; absent otherwise.
    public var alreadyLost: Bool?
    /// The way in which the probability was found.
    public var method: Method
    /// The bounds within which the probability lies in 95 of 100 cases; absent when it is exact.
    public var interval: [Double]?
    /// The yearly revenue times the probability.
    public var revenueExposed: Double?
    /// The importance of each person with an active tie, greatest first.
    public var importance: [Importance]

    enum CodingKeys: String, CodingKey {
      case id, name, revenue, currency
      case pLost = "p_lost"
      case alreadyLost = "already_lost"
      case method, interval
      case revenueExposed = "revenue_exposed"
      case importance
    }
  }

  /// The way in which a probability was found.
  public enum Method: String, Codable, Sendable {
    /// By going through all cases.
    case exact
    /// From random departures.
    case monteCarlo = "monte_carlo"
  }

  /// The degree to which it matters whether a person stays.
  public struct Importance: Codable, Hashable, Sendable {
    /// The id of the person.
    public var id: String
    /// The amount by which the loss is more likely when this person leaves than when they stay, 0…1.
    public var value: Double
  }

  /// The importance of a person over all accounts.
  public struct Person: Codable, Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name, or the id where there is none.
    public var name: String
    /// The side.
    public var side: PersonRecord.Side
    /// The ids of the accounts at which the person has an active tie.
    public var accounts: [String]
    /// The number of accounts by which the expected loss is greater when the person leaves than when they
    /// stay.
    public var accountsExpectedLost: Double
    /// The revenue by which the expected loss is greater when the person leaves than when they stay.
    public var revenueExposed: [Money]

    enum CodingKeys: String, CodingKey {
      case id, name, side, accounts
      case accountsExpectedLost = "accounts_expected_lost"
      case revenueExposed = "revenue_exposed"
    }
  }
}

extension RiskReport {
  package var emptyBody: RiskBody {
    RiskBody(
      months: months,
      summary: RiskBody.Summary(
        accounts: count, accountsAlreadyLost: portfolioRisk.alreadyLost,
        accountsExpectedLost: portfolioRisk.expectedLosses,
        revenue: review.portfolio.revenue(of: risks.map(\.account)),
        revenueExposed: portfolioRisk.revenueExposed,
        distribution: portfolioRisk.bands.map {
          RiskBody.Band(from: $0.from, to: $0.to, accounts: $0.accounts, revenue: $0.revenue)
        }),
      accounts: [],
      people: portfolioRisk.people.map { exposure in
        let person = PersonRecord(exposure.person, review)
        return RiskBody.Person(
          id: person.id, name: person.name, side: person.side,
          accounts: exposure.accounts.map { review.id($0) },
          accountsExpectedLost: exposure.lostAccounts, revenueExposed: exposure.revenue)
      })
  }

  package func element(_ index: Int) -> RiskBody.Account {
    let risk = risks[index]
    return RiskBody.Account(
      id: review.id(risk.account), name: review.name(risk.account),
      revenue: review.revenueAmount(risk.account), currency: review.currency(risk.account),
      pLost: risk.lost, alreadyLost: risk.isAlreadyLost ? true : nil,
      method: risk.interval == nil ? .exact : .monteCarlo,
      interval: risk.interval.map { [$0.lowerBound, $0.upperBound] },
      revenueExposed: risk.isAlreadyLost ? nil : risk.revenueExposed,
      importance: risk.importance.map {
        RiskBody.Importance(id: review.id($0.person), value: $0.value)
      })
  }
}
