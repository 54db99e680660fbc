import DMUGraph

/// Who moves each decision-making unit, who stands between, and who opens the way, in JSON.
public struct InfluenceBody: ReportBody {
  /// `influence`.
  public static let analysis = "influence"
  /// The name of the list in JSON.
  public static let listName = "accounts"

  /// The numbers over all accounts.
  public var summary: Summary
  /// The accounts by falling revenue.
  public var accounts: [Account]

  /// The list that the document is about.
  public var list: [Account] {
    get { accounts }
    set { accounts = newValue }
  }

  /// The numbers over all accounts.
  public struct Summary: Codable, Hashable, Sendable {
    /// The number of accounts.
    public var accounts: Int
    /// The number of their contacts that were measured.
    public var contacts: Int
    /// The number of executives whom no warm way reaches.
    public var executivesUnreached: Int
    /// The number of contacts who move more people than a manager of theirs.
    public var inversions: Int

    enum CodingKeys: String, CodingKey {
      case accounts, contacts
      case executivesUnreached = "executives_unreached"
      case inversions
    }
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
    /// `true` when the account has too many contacts to be measured; absent otherwise.
    public var tooLarge: Bool?
    /// The contacts in input order.
    public var contacts: [Contact]
    /// The ids of the contacts past whom others reach one another, most first.
    public var brokers: [String]
    /// The executives whom a warm way reaches, each with those on every such way.
    public var gatekeepers: [Gate]
    /// The ids of the executives whom no warm way reaches.
    public var unreached: [String]
    /// The contacts who move more people than a manager of theirs, the greatest difference first.
    public var inversions: [Inversion]

    enum CodingKeys: String, CodingKey {
      case id, name, revenue, currency
      case tooLarge = "too_large"
      case contacts, brokers, gatekeepers, unreached, inversions
    }
  }

  /// The influence that a contact has on the others.
  public struct Contact: Codable, Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name, or the id where there is none.
    public var name: String
    /// The mean strength of the best influence paths to the other contacts, 0…1.
    public var reach: Double
    /// The number of others whom a path that counts reaches.
    public var reached: Int
    /// Of all ordered pairs of two others, the share whose best paths lead past this contact, 0…1.
    public var betweenness: Double
    /// The steps up the reporting lines to the top.
    public var rank: Int?
    /// The influence as written, 0…1.
    public var influence: Double?
  }

  /// Who is on every warm way to an executive.
  public struct Gate: Codable, Hashable, Sendable {
    /// The id of the executive.
    public var executive: String
    /// Those without whom nobody of ours gets there, nearest us first; of more than 10 the last.
    public var people: [PersonRecord]
    /// The number of further people, who are nearer us; absent for none.
    public var omitted: Int?
  }

  /// A contact who moves more people than somebody above.
  public struct Inversion: Codable, Hashable, Sendable {
    /// The id of the contact.
    public var contact: String
    /// The id of the manager.
    public var manager: String
    /// The reach of the contact.
    public var reach: Double
    /// The reach of the manager, which is less.
    public var reachManager: Double

    enum CodingKeys: String, CodingKey {
      case contact, manager, reach
      case reachManager = "reach_manager"
    }
  }
}

extension InfluenceReport {
  package var emptyBody: InfluenceBody {
    InfluenceBody(
      summary: InfluenceBody.Summary(
        accounts: count, contacts: accounts.reduce(0) { $0 + $1.contacts.count },
        executivesUnreached: accounts.reduce(0) { $0 + $1.unreached.count },
        inversions: accounts.reduce(0) { $0 + $1.inversions.count }),
      accounts: [])
  }

  package func element(_ index: Int) -> InfluenceBody.Account {
    let account = accounts[index]
    func id(_ contact: ContactID) -> String { review.id(.contact(contact)) }
    return InfluenceBody.Account(
      id: review.id(account.account), name: review.name(account.account),
      revenue: review.revenueAmount(account.account), currency: review.currency(account.account),
      tooLarge: account.isTooLarge ? true : nil,
      contacts: account.contacts.map { contact in
        InfluenceBody.Contact(
          id: id(contact.contact), name: review.name(.contact(contact.contact)),
          reach: contact.reach, reached: contact.reached, betweenness: contact.betweenness,
          rank: contact.rank,
          influence: review.portfolio.contact(contact.contact, in: account.account).influence)
      },
      brokers: account.brokers.map { id($0.contact) },
      gatekeepers: account.gatekeepers.map { gate in
        InfluenceBody.Gate(
          executive: id(gate.executive), people: gate.people.map { PersonRecord($0, review) },
          omitted: gate.omitted > 0 ? gate.omitted : nil)
      },
      unreached: account.unreached.map(id),
      inversions: account.inversions.map { inversion in
        InfluenceBody.Inversion(
          contact: id(inversion.contact), manager: id(inversion.manager), reach: inversion.reach,
          reachManager: inversion.managerReach)
      })
  }
}
