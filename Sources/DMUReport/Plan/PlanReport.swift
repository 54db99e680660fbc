public import DMUGraph
package import DMUText

/// Plans for accounts, ready to be written in any of the formats.
public struct PlanReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = PlanBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "feasible", "optimal", "plan_cost", "step",
    "type", "staff_id", "staff", "contact_id", "contact", "role", "via", "cost", "closes", "action",
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
      csv.text(action.role?.rawValue)
      csv.list(review.ids(action.via))
      csv.number(action.cost)
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
