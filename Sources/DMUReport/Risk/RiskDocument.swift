public import DMUGraph

/// The probability that each account's last active tie ends, and the people who matter, in JSON.
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
  /// Everybody with an active tie, by falling number of accounts left without a tie when they go.
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
    public var accountsUntied: Int
    /// The number of the other accounts that are left without an active tie, on average.
    public var accountsExpectedUntied: Double
    /// Yearly revenue.
    public var revenue: [Money]
    /// The revenue that is left without a contact, on average, untied accounts left out.
    public var revenueWithoutContact: [Money]
    /// The accounts by probability, least first.
    public var distribution: [Band]

    enum CodingKeys: String, CodingKey {
      case accounts
      case accountsUntied = "accounts_untied"
      case accountsExpectedUntied = "accounts_expected_untied"
      case revenue
      case revenueWithoutContact = "revenue_without_contact"
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
    public var noTie: Double
    /// The same over ties to those who are for us; absent where there is no such active tie.
    public var noSupporter: Double?
    /// `true` when there is no active tie today; absent otherwise.
    public var untied: Bool?
    /// The way in which the probability was found.
    public var method: Method
    /// The bounds within which the probability lies in 95 of 100 cases; absent when it is exact.
    public var interval: [Double]?
    /// The yearly revenue times the probability.
    public var revenueWithoutContact: Double?
    /// The importance of each person with an active tie, greatest first.
    public var importance: [Importance]

    enum CodingKeys: String, CodingKey {
      case id, name, revenue, currency
      case noTie = "p_no_tie"
      case noSupporter = "p_no_supporter"
      case untied = "untied"
      case method, interval
      case revenueWithoutContact = "revenue_without_contact"
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
    /// The percentage points by which it is likelier that no tie is left when this person leaves than when
    /// they stay: 12.5 means 12.5 points.
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
    /// The number of accounts that are left without a tie, on average, when the person leaves more than when they stay.
    public var accountsExpectedUntied: Double
    /// The revenue that is left without a contact, on average, when the person leaves more than when they stay.
    public var revenueWithoutContact: [Money]

    enum CodingKeys: String, CodingKey {
      case id, name, side, accounts
      case accountsExpectedUntied = "accounts_expected_untied"
      case revenueWithoutContact = "revenue_without_contact"
    }
  }
}

extension RiskReport {
  package var emptyBody: RiskBody {
    RiskBody(
      months: months,
      summary: RiskBody.Summary(
        accounts: count, accountsUntied: portfolioRisk.untied,
        accountsExpectedUntied: portfolioRisk.expectedUntied,
        revenue: review.portfolio.revenue(of: risks.map(\.account)),
        revenueWithoutContact: portfolioRisk.revenueWithoutContact,
        distribution: portfolioRisk.bands.map {
          RiskBody.Band(from: $0.from, to: $0.to, accounts: $0.accounts, revenue: $0.revenue)
        }),
      accounts: [],
      people: portfolioRisk.people.map { exposure in
        let person = PersonRecord(exposure.person, review)
        return RiskBody.Person(
          id: person.id, name: person.name, side: person.side,
          accounts: exposure.accounts.map { review.id($0) },
          accountsExpectedUntied: exposure.untiedAccounts, revenueWithoutContact: exposure.revenue)
      })
  }

  package func element(_ index: Int) -> RiskBody.Account {
    let risk = risks[index]
    return RiskBody.Account(
      id: review.id(risk.account), name: review.name(risk.account),
      revenue: review.revenueAmount(risk.account), currency: review.currency(risk.account),
      noTie: risk.noTie, noSupporter: risk.noSupporter, untied: risk.isUntied ? true : nil,
      method: risk.interval == nil ? .exact : .monteCarlo,
      interval: risk.interval.map { [$0.lowerBound, $0.upperBound] },
      revenueWithoutContact: risk.revenueWithoutContact,
      importance: risk.importance.map {
        RiskBody.Importance(id: review.id($0.person), value: points($0.value))
      })
  }
}

/// A difference of probabilities in percentage points.
func points(_ difference: Double) -> Double { difference * 100 }
