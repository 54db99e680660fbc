public import DMUGraph
package import DMUText

/// Plans for accounts, ready to be written in any of the formats.
public struct PlanReport: AnalysisReport {
  /// What the JSON document has of its own.
  public typealias Body = PlanBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "feasible", "optimal", "plan_cost", "step",
    "type", "staff_id", "staff", "contact_id", "contact", "role", "via", "cost", "closes", "action",
  ]

  /// What the results were worked out from.
  public let basis: ReportBasis
  /// The plans.
  public let plans: [AccountPlan]

  /// Makes a report of plans for accounts of a portfolio.
  public init(_ plans: [AccountPlan], basis: ReportBasis) {
    self.plans = plans
    self.basis = basis
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
      csv.text(action.staff.map { basis.id(.staff($0)) })
      csv.text(action.staff.map { basis.name(.staff($0)) })
      csv.text(action.contact.map { basis.id(.contact($0)) })
      csv.text(action.contact.map { basis.name(.contact($0)) })
      csv.text(action.role?.rawValue)
      csv.list(basis.ids(action.via))
      csv.number(action.cost)
      csv.list(action.closes.map { $0.key })
      csv.text(basis.sentence(action))
      csv.endRow(to: &output)
    }
    if plan.actions.isEmpty {
      writeAccount(plan, to: &csv)
      for _ in 0..<11 { csv.text(nil) }
      csv.endRow(to: &output)
    }
  }

  private func writeAccount(_ plan: AccountPlan, to csv: inout CSVWriter) {
    basis.writeAccount(plan.account, to: &csv)
    csv.text(plan.isFeasible ? "true" : "false")
    csv.text(plan.isOptimal ? "true" : "false")
    csv.number(plan.cost)
  }
}
