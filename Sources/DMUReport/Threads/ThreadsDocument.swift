public import DMUGraph

/// The number of people who must leave before no active tie to an account is left, and who they are, in JSON.
public struct ThreadsBody: ReportBody {
  /// `threads`.
  public static let analysis = "threads"
  /// The name of the list in JSON.
  public static let listName = "accounts"

  /// The numbers over all accounts.
  public var summary: Summary
  /// The accounts, fewest threads first.
  public var accounts: [Account]
  /// Everybody who alone holds an account, those who hold most accounts first.
  public var people: [SoleHolder]

  /// The list that the document is about.
  public var list: [Account] {
    get { accounts }
    set { accounts = newValue }
  }

  /// The numbers over all accounts.
  public struct Summary: Codable, Hashable, Sendable {
    /// The number of accounts.
    public var accounts: Int
    /// The number of accounts without a thread.
    public var accountsUnthreaded: Int
    /// The number of accounts with one thread.
    public var accountsSingleThreaded: Int
    /// Yearly revenue.
    public var revenue: [Money]
    /// Yearly revenue of the accounts with one thread or none.
    public var revenueSingleThreaded: [Money]

    enum CodingKeys: String, CodingKey {
      case accounts
      case accountsUnthreaded = "accounts_unthreaded"
      case accountsSingleThreaded = "accounts_single_threaded"
      case revenue
      case revenueSingleThreaded = "revenue_single_threaded"
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
    /// The most active ties of which no two share a person.
    public var threads: Int
    /// The same over confirmed ties.
    public var threadsConfirmed: Int
    /// The same over ties to those who are for us; absent where no contact's stance is known.
    public var threadsSupporting: Int?
    /// The number of threads that the account's tier asks for.
    public var threadsRequired: Int
    /// As many active ties as there are threads, no two of which share a person.
    public var pairs: [PairRecord]
    /// The ids of as many people, without whom no active tie is left: the set nearest the supplier.
    public var cutSupplier: [String]
    /// The same nearest the customer.
    public var cutCustomer: [String]
    /// With one thread, everybody whose departure alone leaves no active tie.
    public var bottlenecks: [PersonRecord]
    /// The threads to each role.
    public var roles: [RoleThreads]
    /// The threads to each contact, when asked for.
    public var contacts: [ContactThreads]?
    /// `true` when they were asked for and the account has too many contacts; absent otherwise.
    public var tooLarge: Bool?

    enum CodingKeys: String, CodingKey {
      case id, name, revenue, currency, threads
      case threadsConfirmed = "threads_confirmed"
      case threadsSupporting = "threads_supporting"
      case threadsRequired = "threads_required"
      case pairs
      case cutSupplier = "cut_supplier"
      case cutCustomer = "cut_customer"
      case bottlenecks, roles, contacts
      case tooLarge = "too_large"
    }
  }

  /// The threads to the holders of a role.
  public struct RoleThreads: Codable, Hashable, Sendable {
    /// The role.
    public var role: Role
    /// True when the account's tier requires it.
    public var required: Bool
    /// The most ways that share no person.
    public var threads: Int
    /// Those ways: the ids along each, from the supplier to the customer.
    public var paths: [[String]]
    /// The ids of the fewest people without whom there is no way: the set nearest the supplier.
    public var cutSupplier: [String]
    /// The same nearest the customer.
    public var cutCustomer: [String]

    enum CodingKeys: String, CodingKey {
      case role, required, threads, paths
      case cutSupplier = "cut_supplier"
      case cutCustomer = "cut_customer"
    }
  }

  /// The threads to a contact.
  public struct ContactThreads: Codable, Hashable, Sendable {
    /// The contact's id.
    public var id: String
    /// The most ways that share no person but the contact.
    public var threads: Int
    /// Those ways: the ids along each, from the supplier to the customer.
    public var paths: [[String]]
    /// The ids of the fewest people without whom there is no way: the set nearest the supplier.
    public var cutSupplier: [String]
    /// The same nearest the customer.
    public var cutCustomer: [String]

    enum CodingKeys: String, CodingKey {
      case id, threads, paths
      case cutSupplier = "cut_supplier"
      case cutCustomer = "cut_customer"
    }
  }

  /// A person who alone holds accounts.
  public struct SoleHolder: Codable, Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name, or the id where there is none.
    public var name: String
    /// The side.
    public var side: PersonRecord.Side
    /// The ids of the accounts.
    public var soleAccounts: [String]
    /// Their yearly revenue.
    public var revenue: [Money]

    enum CodingKeys: String, CodingKey {
      case id, name, side
      case soleAccounts = "sole_accounts"
      case revenue
    }
  }
}

extension ThreadsReport {
  package var emptyBody: ThreadsBody {
    let (none, one) = (accounts(with: 0), accounts(with: 1))
    return ThreadsBody(
      summary: ThreadsBody.Summary(
        accounts: count, accountsUnthreaded: none.count, accountsSingleThreaded: one.count,
        revenue: revenue(threads.accounts), revenueSingleThreaded: revenue(one + none)),
      accounts: [],
      people: threads.holders.map { holder in
        let person = PersonRecord(holder.person, review)
        return ThreadsBody.SoleHolder(
          id: person.id, name: person.name, side: person.side,
          soleAccounts: holder.accounts.map { review.id($0) }, revenue: holder.revenue)
      })
  }

  package func element(_ index: Int) -> ThreadsBody.Account {
    let account = threads.accounts[index]
    return ThreadsBody.Account(
      id: review.id(account.account), name: review.name(account.account),
      revenue: review.revenueAmount(account.account), currency: review.currency(account.account),
      threads: account.threads, threadsConfirmed: account.confirmedThreads,
      threadsSupporting: account.supportingThreads,
      threadsRequired: account.requiredThreads,
      pairs: account.pairs.map { PairRecord($0, review) },
      cutSupplier: review.ids(account.supplierCut), cutCustomer: review.ids(account.customerCut),
      bottlenecks: account.bottlenecks.map { PersonRecord($0, review) },
      roles: account.roles.map { role in
        ThreadsBody.RoleThreads(
          role: role.role, required: role.isRequired, threads: role.proof.threads,
          paths: role.proof.paths.map(review.ids), cutSupplier: review.ids(role.proof.supplierCut),
          cutCustomer: review.ids(role.proof.customerCut))
      },
      contacts: account.contacts.isEmpty
        ? nil
        : account.contacts.map { contact in
          ThreadsBody.ContactThreads(
            id: review.id(.contact(contact.contact)), threads: contact.proof.threads,
            paths: contact.proof.paths.map(review.ids),
            cutSupplier: review.ids(contact.proof.supplierCut),
            cutCustomer: review.ids(contact.proof.customerCut))
        },
      tooLarge: account.isTooLarge ? true : nil)
  }
}
