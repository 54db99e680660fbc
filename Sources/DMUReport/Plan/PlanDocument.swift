public import DMUGraph

/// The cheapest ties that close the gaps of each account, in JSON.
public struct PlanBody: ReportBody {
  /// `plan`.
  public static let analysis = "plan"
  /// The name of the list in JSON.
  public static let listName = "accounts"

  /// The numbers over all accounts.
  public var summary: Summary
  /// The accounts: those with a high finding first.
  public var accounts: [Account]
  /// Our people who act, those with the most actions first.
  public var people: [Worker]

  /// The list that the document is about.
  public var list: [Account] {
    get { accounts }
    set { accounts = newValue }
  }

  /// The numbers over all accounts.
  public struct Summary: Codable, Hashable, Sendable {
    /// The number of accounts.
    public var accounts: Int
    /// The number of accounts with something to do.
    public var accountsWithActions: Int
    /// The number of accounts at which there are too few people for all that is asked for.
    public var accountsInfeasible: Int
    /// The number of accounts whose plan is not proved to be the cheapest.
    public var accountsNotProved: Int
    /// The number of actions.
    public var actions: Int
    /// The cost of all plans.
    public var cost: Double
    /// The number of findings before anything is done.
    public var findings: Int
    /// The number of findings that are left when all is done.
    public var findingsRemaining: Int

    enum CodingKeys: String, CodingKey {
      case accounts
      case accountsWithActions = "accounts_with_actions"
      case accountsInfeasible = "accounts_infeasible"
      case accountsNotProved = "accounts_not_proved"
      case actions, cost, findings
      case findingsRemaining = "findings_remaining"
    }
  }

  /// An account; the members of its plan stand beside its own.
  @dynamicMemberLookup
  public struct Account: Codable, Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String
    /// Yearly revenue, at least 0.
    public var revenue: Double?
    /// The ISO 4217 code of the revenue's currency.
    public var currency: String?
    /// The plan.
    public var plan: PlanRecord
    /// The products that the account buys; absent for none.
    public var products: [Product]?

    enum CodingKeys: String, CodingKey { case id, name, revenue, currency, products }

    init(_ plan: AccountPlan, _ review: Review) {
      id = review.id(plan.account)
      name = review.name(plan.account)
      revenue = review.revenueAmount(plan.account)
      currency = review.currency(plan.account)
      self.plan = PlanRecord(plan, review)
      let purchases = review.portfolio.purchases(of: plan.account)
      products = purchases.isEmpty ? nil : purchases.map { Product($0, review) }
    }

    /// Reads an account and its plan.
    public init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: CodingKeys.self)
      id = try members.decode(String.self, forKey: .id)
      name = try members.decode(String.self, forKey: .name)
      revenue = try members.decodeIfPresent(Double.self, forKey: .revenue)
      currency = try members.decodeIfPresent(String.self, forKey: .currency)
      plan = try PlanRecord(from: decoder)
      products = try members.decodeIfPresent([Product].self, forKey: .products)
    }

    /// Writes the account and its plan as one object.
    public func encode(to encoder: any Encoder) throws {
      var members = encoder.container(keyedBy: CodingKeys.self)
      try members.encode(id, forKey: .id)
      try members.encode(name, forKey: .name)
      try members.encodeIfPresent(revenue, forKey: .revenue)
      try members.encodeIfPresent(currency, forKey: .currency)
      try plan.encode(to: encoder)
      try members.encodeIfPresent(products, forKey: .products)
    }

    /// A member of the plan.
    public subscript<Value>(dynamicMember member: KeyPath<PlanRecord, Value>) -> Value {
      plan[keyPath: member]
    }
  }

  /// One of us who acts.
  public struct Worker: Codable, Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String
    /// The number of actions; a tie that two accounts ask for counts once.
    public var actions: Int
    /// The ids of the accounts at which they act.
    public var accounts: [String]
  }

  /// The purchases that an account makes of a product in a year.
  public struct Product: Codable, Hashable, Sendable {
    /// The id of the product.
    public var id: String
    /// The name, or the id where there is none.
    public var name: String
    /// The revenue, in the account's currency.
    public var revenue: Double?
    /// The revenue aimed at, in the account's currency.
    public var target: Double?

    init(_ purchase: Purchase, _ review: Review) {
      let product = review.portfolio.products[purchase.product]
      id = review.portfolio.string(product.id)
      name = review.name(of: product)
      revenue = purchase.revenue
      target = purchase.target
    }
  }
}

/// A plan for one account, in a document.
public struct PlanRecord: Codable, Hashable, Sendable {
  /// True when there are people enough for all that is asked for.
  public var feasible: Bool
  /// True when the cost is proved to be the least.
  public var optimal: Bool
  /// The cost of all actions together.
  public var cost: Double
  /// The cost that no plan undercuts; absent when that is ``cost``.
  public var bound: Double?
  /// The threads before anything is done.
  public var threadsBefore: Int
  /// The threads when all is done.
  public var threadsAfter: Int
  /// The id of the one of us who leads.
  public var lead: String?
  /// Where people are wanting; absent when nowhere.
  public var shortfall: [Shortfall]?
  /// The findings that are left when all is done.
  public var remains: [FindingReference]
  /// The number of further actions that were left out; absent for none.
  public var actionsLeftOut: Int?
  /// The actions to take, in the order in which to take them.
  public var actions: [ActionRecord]

  enum CodingKeys: String, CodingKey {
    case feasible, optimal, cost, bound
    case threadsBefore = "threads_before"
    case threadsAfter = "threads_after"
    case lead, shortfall, remains
    case actionsLeftOut = "actions_left_out"
    case actions
  }

  /// A requirement for which there are too few people.
  public struct Shortfall: Codable, Hashable, Sendable {
    /// The role; absent for the threads of the account.
    public var role: Role?
    /// Who is wanting.
    public var what: PlanShortfall.Side
    /// The number of those that there are.
    public var have: Int
    /// The number of those that are asked for.
    public var need: Int
  }

  init(_ plan: AccountPlan, _ review: Review) {
    feasible = plan.isFeasible
    optimal = plan.isOptimal
    cost = plan.cost
    bound = plan.isOptimal ? nil : plan.bound
    threadsBefore = plan.threads.before
    threadsAfter = plan.threads.after
    lead = plan.lead.map { review.id(.staff($0)) }
    let shortfalls = plan.shortfalls.map {
      Shortfall(role: $0.role, what: $0.what, have: $0.have, need: $0.need)
    }
    shortfall = shortfalls.isEmpty ? nil : shortfalls
    remains = plan.remains.map { FindingReference($0, review) }
    actionsLeftOut = plan.omittedActions == 0 ? nil : plan.omittedActions
    actions = plan.actions.map { ActionRecord($0, review) }
  }
}

extension PlanReport {
  package var emptyBody: PlanBody {
    PlanBody(
      summary: PlanBody.Summary(
        accounts: count, accountsWithActions: plans.count { !$0.actions.isEmpty },
        accountsInfeasible: plans.count { !$0.isFeasible },
        accountsNotProved: plans.count { !$0.isOptimal },
        actions: actionCount, cost: plans.reduce(0) { $0 + $1.cost },
        findings: plans.reduce(0) { $0 + $1.findings.count },
        findingsRemaining: plans.reduce(0) { $0 + $1.remains.count }),
      accounts: [],
      people: workers.map { worker in
        PlanBody.Worker(
          id: review.id(.staff(worker.staff)), name: review.name(.staff(worker.staff)),
          actions: worker.actions, accounts: worker.accounts.map { review.id($0) })
      })
  }

  package func element(_ index: Int) -> PlanBody.Account { PlanBody.Account(plans[index], review) }
}
