import DMUGraph
import DMUText

extension PlanReport {
  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(review.heading("Account plans"))
    let actions = actionCount
    let findings = plans.reduce(0) { $0 + $1.findings.count }
    let closed = plans.reduce(0) { $0 + $1.closedCount }
    writer.paragraph(
      "\(review.units(count)), \(plural(actions, "action")). This closes \(closed) of "
        + "\(plural(findings, "finding")). \(review.planCosts) No other plan takes less, unless it says so."
    )
    if !workers.isEmpty {
      let shares = workers.prefix(12).map { "\(review.name(.staff($0.staff))) \($0.actions)" }
      let rest = workers.count > 12 ? ", and \(workers.count - 12) more people" : ""
      writer.paragraph("Actions by colleague: \(shares.joined(separator: ", "))\(rest).")
    }
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let plan = plans[index]
    writer.section(
      review.name(plan.account),
      [review.revenue(plan.account), effort(plan)])
    if plan.actions.isEmpty && plan.findings.isEmpty { return }
    writer.part("Situation")
    for line in situation(plan) { writer.item(line) }
    if !plan.findings.isEmpty {
      writer.part("Gaps")
      for finding in plan.findings {
        // A finding that is not closed is listed once more, with its next step, when there is something to do
        // before.
        writer.item(
          ItemMark(finding.severity), review.message(of: finding),
          plan.actions.isEmpty ? [review.nextStep(of: finding)] : [])
      }
    }
    if !plan.actions.isEmpty {
      writer.part("What to do, in this order")
      for (step, action) in plan.actions.enumerated() {
        writer.item(
          ItemMark("\(step + 1).", .bold), review.sentence(action), effect(action)
        )
      }
      if plan.omittedActions > 0 {
        writer.item("\(plural(plan.omittedActions, "further action")) left out.")
      }
    }
    if review.staffCount == 0 {
      writer.item(
        "Nobody of yours is on record; name the group or account of your own people with --supplier."
      )
    } else {
      for shortfall in plan.shortfalls { writer.item(sentence(shortfall)) }
    }
    if !plan.actions.isEmpty && !plan.remains.isEmpty {
      writer.part("What is left then")
      for finding in plan.remains {
        writer.item(
          ItemMark(finding.severity), review.message(of: finding), [review.nextStep(of: finding)])
      }
    }
    writeProducts(plan, to: &writer)
  }

  func effort(_ plan: AccountPlan) -> String {
    if plan.actions.isEmpty {
      if !plan.isFeasible { return "too few people" }
      if plan.remains.isEmpty { return "nothing to do" }
      let rest =
        plan.remains.count == 1
        ? "1 finding needs other steps" : "\(plan.remains.count) findings need other steps"
      return plan.remains.contains { $0.code.isForTies }
        ? "no new tie helps; \(rest)" : "roles and threads are met; \(rest)"
    }
    if plan.cost == 0 { return plural(plan.actions.count, "action") }
    let proof = plan.isOptimal ? "the least possible" : "at least \(rounded(plan.bound)) needed"
    return "effort \(rounded(plan.cost)) (\(proof))"
  }

  /// Who leads the account, or else who of us has most ties there.
  private func lead(_ plan: AccountPlan) -> String {
    if let owner = review.portfolio.accounts[plan.account].owner {
      return "Who leads: \(review.name(.staff(owner)))."
    }
    guard let lead = plan.lead else { return "None of us is in touch." }
    let role = review.portfolio.staff[lead].roles.first.map { " (\(spoken($0)))" } ?? ""
    return "Most ties: \(review.name(.staff(lead)))\(role)."
  }

  private func situation(_ plan: AccountPlan) -> [String] {
    let account = review.portfolio.accounts[plan.account]
    let contacts = review.contacts(of: plan.account).count
    var lines = [
      lead(plan),
      "\(plural(contacts, "contact")); \(plural(plan.threads.before, "thread"))"
        + (plan.threads.after == plan.threads.before
          ? "." : " now, \(plan.threads.after) when all is done."),
    ]
    if let end = account.contractEnd {
      let isOver = end < review.day
      let words =
        review.portfolio.unitKind == .deal
        ? "The deal \(isOver ? "was" : "is") to close" : "The contract \(isOver ? "ended" : "ends")"
      lines.append("\(words) on \(end).")
    }
    return lines
  }

  func effect(_ action: PlanAction) -> [String] {
    var notes: [String] = []
    if !action.closes.isEmpty {
      notes.append("closes: \(action.closes.map(review.subject).joined(separator: "; "))")
    }
    if action.via.count > 3 { notes.append("the way: \(review.route(action.via))") }
    return notes
  }

  func sentence(_ shortfall: PlanShortfall) -> String {
    let who =
      shortfall.what == .staff
      ? (shortfall.have == 1 ? "person of ours" : "people of ours")
      : (shortfall.have == 1 ? "contact" : "contacts")
    let what = shortfall.role.map { " for the \(spoken($0.rawValue)) role" } ?? ""
    return "Not all that is asked for can be had: \(shortfall.have) \(who)\(what), "
      + "\(shortfall.need) needed."
  }

  private func writeProducts(_ plan: AccountPlan, to writer: inout some ReportWriter) {
    let purchases = review.portfolio.purchases(of: plan.account)
    guard !purchases.isEmpty else { return }
    let currency = review.portfolio.string(review.portfolio.accounts[plan.account].currency)
    func amount(_ value: Double?) -> String {
      value.map { review.money(Money(currency: currency, amount: $0)) } ?? ""
    }
    writer.part("Revenue and targets by product")
    writer.table(
      [
        TableColumn("Product"), TableColumn("Revenue", isNumber: true),
        TableColumn("Target", isNumber: true), TableColumn("To go", isNumber: true),
      ],
      purchases.map { purchase in
        let left = purchase.target.map { max(0, $0 - (purchase.revenue ?? 0)) }
        return [
          review.name(of: review.portfolio.products[purchase.product]), amount(purchase.revenue),
          amount(purchase.target), amount(left),
        ]
      })
  }
}

extension Review {
  /// The costs of ties by the policy, in words.
  var planCosts: String {
    let costs = policy.plan
    return
      "Effort: \(rounded(costs.renew)) for taking up a tie again, \(rounded(costs.introduce)) to "
      + "\(rounded(costs.introduce + 1)) for an introduction, \(rounded(costs.approach)) without one; "
      + "\(rounded(costs.mismatch)) more where roles do not match, \(rounded(costs.outsider)) more for somebody "
      + "without any tie at the account, \(rounded(costs.minor)) more for a contact of little say."
  }
}

extension FindingCode {
  /// True of what ties can close: roles, threads and contacts not in touch.
  fileprivate var isForTies: Bool {
    switch self {
    case .roleUncovered, .roleCold, .roleOpposed, .roleJunior, .roleThin, .unthreaded,
      .singleThreaded, .thinThreads, .keyContactUncovered, .opponentUnattended, .roleMissing,
      .roleUnknown:
      true
    default: false
    }
  }
}
