public import DMUGraph

/// The outcome for the accounts when some people leave, in JSON.
public struct WhatIfBody: ReportBody {
  /// `what_if`.
  public static let analysis = "what_if"
  /// The name of the list in JSON.
  public static let listName = "accounts"

  /// The numbers over all accounts.
  public var summary: Summary
  /// The ids of those who leave.
  public var leave: [String]
  /// The accounts: those that change first.
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
    /// The number of accounts at which something changes.
    public var accountsChanged: Int
    /// The number of accounts that lose every active tie.
    public var accountsLosingAllTies: Int
    /// Their yearly revenue.
    public var revenueLosingAllTies: [Money]
    /// The number of required roles that are covered before and not after.
    public var rolesLost: Int
    /// The revenue that is left without a contact, on average, before, of the accounts in touch before.
    public var revenueWithoutContactBefore: [Money]
    /// The same after.
    public var revenueWithoutContactAfter: [Money]

    enum CodingKeys: String, CodingKey {
      case accounts
      case accountsChanged = "accounts_changed"
      case accountsLosingAllTies = "accounts_losing_all_ties"
      case revenueLosingAllTies = "revenue_losing_all_ties"
      case rolesLost = "roles_lost"
      case revenueWithoutContactBefore = "revenue_without_contact_before"
      case revenueWithoutContactAfter = "revenue_without_contact_after"
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
    /// The state of the account with everybody.
    public var before: State
    /// The state of the account without those who leave.
    public var after: State
    /// The required roles that are covered before and not after.
    public var lost: [Role]
    /// The actions of the cheapest plan after they left; absent where nothing changes.
    public var repair: [ActionRecord]?
  }

  /// The state of an account.
  public struct State: Codable, Hashable, Sendable {
    /// The most active ties of which no two share a person.
    public var threads: Int
    /// The same over ties to those who are for us; absent where no contact's stance is known.
    public var threadsSupporting: Int?
    /// The probability that no active tie survives, 0…1.
    public var noTie: Double
    /// The findings, worst first.
    public var findings: [FindingRecord]

    enum CodingKeys: String, CodingKey {
      case threads
      case threadsSupporting = "threads_supporting"
      case noTie = "p_no_tie"
      case findings
    }

    init(_ state: AccountChange.State, _ review: Review, _ plan: AccountPlan? = nil) {
      threads = state.gaps.threads
      threadsSupporting = state.gaps.supportingThreads
      noTie = state.risk.noTie
      findings = state.gaps.findings.map { FindingRecord($0, review, plan) }
    }
  }
}

extension WhatIfReport {
  package var emptyBody: WhatIfBody {
    WhatIfBody(
      summary: WhatIfBody.Summary(
        accounts: count, accountsChanged: result.changed.count,
        accountsLosingAllTies: orphaned.count,
        revenueLosingAllTies: review.portfolio.revenue(of: orphaned),
        rolesLost: result.changed.reduce(0) { $0 + $1.lost.count },
        revenueWithoutContactBefore: exposed(\.before), revenueWithoutContactAfter: exposed(\.after)
      ),
      leave: review.ids(result.leave), accounts: [])
  }

  package func element(_ index: Int) -> WhatIfBody.Account {
    let change = result.accounts[index]
    return WhatIfBody.Account(
      id: review.id(change.account), name: review.name(change.account),
      revenue: review.revenueAmount(change.account), currency: review.currency(change.account),
      before: WhatIfBody.State(change.before, review),
      after: WhatIfBody.State(change.after, result.reviewAfter, change.repair), lost: change.lost,
      repair: change.repair.map { plan in
        plan.actions.map { ActionRecord($0, result.reviewAfter) }
      })
  }
}
