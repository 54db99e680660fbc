public import DMUGraph
package import DMUText

/// Plans for accounts, ready to be written in any of the formats.
public struct PlanReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = PlanBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "feasible", "optimal", "plan_cost", "step",
    "type", "staff_id", "staff", "contact_id", "contact", "roles", "via", "cost", "closes",
    "action",
  ]

  /// The review from which the results were worked out.
  public let review: Review
  /// The plans.
  public let plans: [AccountPlan]

  /// Plans for the accounts of a portfolio; takes what `Review.plan(maxActions:accounts:)` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - maxActions: The most actions to give for each account, or `nil` for all.
  ///   - accounts: The accounts to plan for, or `nil` for all.
  public init(_ review: Review, maxActions: Int? = nil, accounts: [AccountID]? = nil) {
    self.review = review
    plans = review.plan(maxActions: maxActions, accounts: accounts)
  }

  package var count: Int { plans.count }

  /// One of us who acts.
  struct Worker {
    var staff: StaffID
    var actions: Int
    var accounts: [AccountID]
  }

  /// Our people who act, those with the most actions first; a tie that two accounts ask for counts once.
  var workers: [Worker] {
    var places: [StaffID: Int] = [:]
    var workers: [Worker] = []
    var seen: Set<StaffContact> = []
    for plan in plans {
      for action in plan.actions {
        guard let staff = action.staff, let contact = action.contact else { continue }
        if places[staff] == nil {
          places[staff] = workers.count
          workers.append(Worker(staff: staff, actions: 0, accounts: []))
        }
        let place = places[staff] ?? 0
        let isNew = seen.insert(StaffContact(staff: staff, contact: contact)).inserted
        if isNew || !action.kind.isTie { workers[place].actions += 1 }
        if workers[place].accounts.last != plan.account {
          workers[place].accounts.append(plan.account)
        }
      }
    }
    return workers.sorted { ($1.actions, $0.staff) < ($0.actions, $1.staff) }
  }

  /// The number of actions; a tie that two accounts ask for counts once.
  var actionCount: Int {
    workers.reduce(0) { $0 + $1.actions }
      + plans.reduce(0) { $0 + $1.actions.count { $0.staff == nil } }
  }

  // MARK: CSV

  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let plan = plans[index]
    for (step, action) in plan.actions.enumerated() {
      writeAccount(plan, to: &csv)
      csv.number(step + 1)
      csv.text(action.kind.rawValue)
      csv.text(action.staff.map { review.id(.staff($0)) })
      csv.text(action.staff.map { review.name(.staff($0)) })
      csv.text(action.contact.map { review.id(.contact($0)) })
      csv.text(action.contact.map { review.name(.contact($0)) })
      csv.list(action.roles.map(\.rawValue))
      csv.list(review.ids(action.via))
      if let cost = action.cost { csv.number(cost) } else { csv.text(nil) }
      csv.list(action.closes.map { $0.key })
      csv.text(review.sentence(action))
      csv.endRow(to: &output)
    }
    if plan.actions.isEmpty {
      writeAccount(plan, to: &csv)
      for _ in 0..<11 { csv.text(nil) }
      csv.endRow(to: &output)
    }
  }

  private func writeAccount(_ plan: AccountPlan, to csv: inout CSVWriter) {
    review.writeAccount(plan.account, to: &csv)
    csv.text(plan.isFeasible ? "true" : "false")
    csv.text(plan.isOptimal ? "true" : "false")
    csv.number(plan.cost)
  }
}
