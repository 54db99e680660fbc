package import DMUGraph

/// Plans for accounts, ready to be written in any of the formats.
package struct PlanReport: AnalysisReport {
  package static let analysis = "plan"
  package static let payload = "accounts"
  package static let columns = [
    "account_id", "account", "revenue", "currency", "feasible", "optimal", "plan_cost", "step",
    "type", "staff_id", "staff", "contact_id", "contact", "role", "via", "cost", "closes", "action",
  ]

  package let basis: ReportBasis
  let plans: [AccountPlan]

  /// Makes a report of plans for accounts of a portfolio.
  package init(_ plans: [AccountPlan], basis: ReportBasis) {
    self.plans = plans
    self.basis = basis
  }

  package var count: Int { plans.count }

  // MARK: JSON

  package func writeSummary(to json: inout JSONWriter) {
    json.object("summary") { json in
      json.member("accounts", count)
      json.member("accounts_with_actions", plans.count { !$0.actions.isEmpty })
      json.member("accounts_infeasible", plans.count { !$0.isFeasible })
      json.member("accounts_not_proved", plans.count { !$0.isOptimal })
      json.member("actions", plans.reduce(0) { $0 + $1.actions.count })
      json.member("cost", plans.reduce(0) { $0 + $1.cost })
      json.member("findings", plans.reduce(0) { $0 + $1.findings.count })
      json.member("findings_remaining", plans.reduce(0) { $0 + $1.remains.count })
    }
  }

  package func write(_ index: Int, to json: inout JSONWriter) {
    let plan = plans[index]
    basis.writeAccount(plan.account, to: &json)
    basis.writeRevenue(plan.account, to: &json)
    json.writeMembers(of: plan, basis.portfolio)
    let purchases = basis.portfolio.purchases(ofAccount: plan.account)
    guard !purchases.isEmpty else { return }
    json.array("products") { json in
      for purchase in purchases.map({ basis.portfolio.purchases[$0] }) {
        json.object { json in
          let product = basis.portfolio.products[purchase.product]
          json.member("id", basis.portfolio.string(product.id))
          json.member("name", name(of: product))
          json.member("revenue", purchase.revenue)
          json.member("target", purchase.target)
        }
      }
    }
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
      csv.text(action.staff.map { basis.id(.staff($0)) })
      csv.text(action.staff.map { basis.name(.staff($0)) })
      csv.text(action.contact.map { basis.id(.contact($0)) })
      csv.text(action.contact.map { basis.name(.contact($0)) })
      csv.text(action.role?.rawValue)
      csv.list(basis.ids(action.via))
      csv.number(action.cost)
      csv.list(action.closes.map { $0.key })
      csv.text(action.text)
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

  func name(of product: Product) -> String {
    basis.portfolio.string(product.name.isEmpty ? product.id : product.name)
  }
}

extension JSONWriter {
  /// Writes the members of a plan that are not those of its account.
  mutating func writeMembers(of plan: AccountPlan, _ portfolio: Portfolio) {
    func id(_ person: PersonPosition) -> String {
      portfolio.string(portfolio.person(at: person).id)
    }
    member("feasible", plan.isFeasible)
    member("optimal", plan.isOptimal)
    member("cost", plan.cost)
    if !plan.isOptimal { member("bound", plan.bound) }
    member("threads_before", plan.threads.before)
    member("threads_after", plan.threads.after)
    member("lead", plan.lead.map { id(.staff($0)) })
    if !plan.shortfalls.isEmpty {
      array("shortfall") { json in
        for shortfall in plan.shortfalls {
          json.object { json in
            json.member("role", shortfall.role?.rawValue)
            json.member("what", shortfall.what.rawValue)
            json.member("have", shortfall.have)
            json.member("need", shortfall.need)
          }
        }
      }
    }
    array("remains") { json in
      for finding in plan.remains { json.object { $0.writeMembers(of: finding, portfolio) } }
    }
    if plan.omittedActions > 0 { member("actions_left_out", plan.omittedActions) }
    array("actions") { json in
      for action in plan.actions {
        json.object { json in
          json.member("type", action.kind.rawValue)
          json.member("staff", action.staff.map { id(.staff($0)) })
          json.member("contact", action.contact.map { id(.contact($0)) })
          json.member("role", action.role?.rawValue)
          if !action.via.isEmpty { json.member("via", action.via.map(id)) }
          json.member("cost", action.cost)
          json.member("text", action.text)
          json.array("closes") { json in
            for finding in action.closes {
              json.object { json in
                json.member("code", finding.code.rawValue)
                json.member("role", finding.role?.rawValue)
                if finding.code.isAboutOneContact {
                  json.member("contact", finding.contacts.first.map { id(.contact($0)) })
                }
              }
            }
          }
        }
      }
    }
  }
}
