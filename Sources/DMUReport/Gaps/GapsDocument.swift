public import DMUGraph

/// The roles that are covered at each account and the findings there, in JSON.
public struct GapsBody: ReportBody {
  /// `gaps`.
  public static let analysis = "gaps"
  /// The name of the list in JSON.
  public static let listName = "accounts"

  /// The numbers over all accounts.
  public var summary: Summary
  /// The accounts, worst first.
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
    /// The number of their contacts.
    public var contacts: Int
    /// The number of the supplier's people.
    public var staff: Int
    /// The number of rivals.
    public var competitors: Int
    /// The number of ties between these contacts and staff.
    public var ties: Int
    /// The number of findings of each severity.
    public var findings: SeverityCounts
    /// The number of accounts without a thread.
    public var accountsUnthreaded: Int
    /// The number of accounts with one thread.
    public var accountsSingleThreaded: Int
    /// Yearly revenue.
    public var revenue: [Money]
    /// Yearly revenue of the accounts with one thread or none.
    public var revenueSingleThreaded: [Money]

    enum CodingKeys: String, CodingKey {
      case accounts, contacts, staff, competitors, ties, findings
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
    /// The tier, as written.
    public var tier: String?
    /// The policy's tier that the account was held to, where that has to be said.
    public var tierApplied: String?
    /// Yearly revenue, at least 0.
    public var revenue: Double?
    /// The ISO 4217 code of the revenue's currency.
    public var currency: String?
    /// The day on which the contract ends.
    public var contractEnd: Day?
    /// The id of the one of ours who leads the account.
    public var owner: String?
    /// The number of contacts.
    public var contacts: Int
    /// The number of people of ours with an active tie.
    public var staff: Int
    /// The most active ties of which no two share a person.
    public var threads: Int
    /// The same over confirmed ties.
    public var threadsConfirmed: Int
    /// The same over ties to those who are for us; absent where no contact's stance is known.
    public var threadsSupporting: Int?
    /// The required roles in the tier's order, then the others that somebody holds.
    public var roles: [RoleState]
    /// The findings, worst first.
    public var findings: [FindingRecord]
    /// The next steps: the actions of the account's plan, in the order in which to take them.
    public var actions: [ActionRecord]

    enum CodingKeys: String, CodingKey {
      case id, name, tier
      case tierApplied = "tier_applied"
      case revenue, currency
      case contractEnd = "contract_end"
      case owner, contacts, staff, threads
      case threadsConfirmed = "threads_confirmed"
      case threadsSupporting = "threads_supporting"
      case roles, findings, actions
    }
  }

  /// Who holds a role, and how well it is covered.
  public struct RoleState: Codable, Hashable, Sendable {
    /// The role.
    public var role: Role
    /// True when the account's tier requires it.
    public var required: Bool
    /// The degree to which it is covered; absent for a role that is not required.
    public var status: CoverageStatus?
    /// The share of the authority of its holders that is in touch and not against us, 0…1; absent for a role
    /// that is not required, that nobody holds or whose holders have no authority.
    public var share: Double?
    /// The ids of those who hold it.
    public var holders: [String]
    /// The ids of the holders to whom we have an active tie.
    public var covered: [String]
    /// True when it was inferred that some holder holds it; absent otherwise.
    public var inferred: Bool?
    /// The ids of the holders whose role was inferred from their title; absent for nobody.
    public var inferredHolders: [String]?

    enum CodingKeys: String, CodingKey {
      case role, required, status, share, holders, covered, inferred
      case inferredHolders = "inferred_holders"
    }
  }
}

/// The number of findings of each severity, in a document.
public struct SeverityCounts: Codable, Hashable, Sendable {
  /// Findings to mend now.
  public var high: Int
  /// Findings to mend this quarter.
  public var medium: Int
  /// Findings worth knowing.
  public var low: Int

  init(_ counts: [Severity: Int]) {
    high = counts[.high] ?? 0
    medium = counts[.medium] ?? 0
    low = counts[.low] ?? 0
  }
}

extension GapsReport {
  package var emptyBody: GapsBody {
    GapsBody(
      summary: GapsBody.Summary(
        accounts: summary.accounts, contacts: summary.contacts, staff: summary.staff,
        competitors: summary.competitors, ties: summary.ties,
        findings: SeverityCounts(summary.findings), accountsUnthreaded: summary.unthreaded,
        accountsSingleThreaded: summary.singleThreaded, revenue: summary.revenue,
        revenueSingleThreaded: summary.revenueSingleThreaded),
      accounts: [])
  }

  package func element(_ index: Int) -> GapsBody.Account {
    let gap = gaps[index]
    let tier = tier(gap)
    let row = review.portfolio.accounts[gap.account]
    return GapsBody.Account(
      id: review.id(gap.account), name: review.name(gap.account), tier: tier.written,
      tierApplied: tier.applied, revenue: review.revenueAmount(gap.account),
      currency: review.currency(gap.account), contractEnd: row.contractEnd,
      owner: row.owner.map { review.id(.staff($0)) }, contacts: gap.contacts, staff: gap.staff,
      threads: gap.threads, threadsConfirmed: gap.confirmedThreads,
      threadsSupporting: gap.supportingThreads,
      roles: gap.roles.map { role in
        func contactIDs(_ contacts: [ContactID]) -> [String] {
          review.ids(contacts.map { .contact($0) })
        }
        let inferred = contactIDs(role.inferredHolders)
        return GapsBody.RoleState(
          role: role.role, required: role.isRequired, status: role.status, share: role.share,
          holders: contactIDs(role.holders), covered: contactIDs(role.covered),
          inferred: inferred.isEmpty ? nil : true,
          inferredHolders: inferred.isEmpty ? nil : inferred)
      },
      findings: gap.findings.map { FindingRecord($0, review, plans[index]) },
      actions: plans[index].actions.map { ActionRecord($0, review) })
  }
}
