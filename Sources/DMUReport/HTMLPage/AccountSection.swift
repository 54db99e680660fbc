import DMUGraph
import DMUText

// The values with which the section of an account is filled.
extension HTMLReport {
  func accountContext(_ index: Int) -> TemplateContext {
    let account = accounts[index]
    var context: TemplateContext = [
      "index": index, "key": key(account), "name": review.name(account.position),
      "threads": account.gaps.threads, "required": account.threads.requiredThreads,
      "loss": loss(account), "months": shortest(risk.months),
      "contacts": account.gaps.contacts,
      "known": knownContacts(account),
    ]
    context.set("facts", facts(account))
    context.set("severity", account.gaps.severity?.rawValue)
    context.set("why", account.reason.map { review.message(of: $0) })
    context.set("step", firstStep(account))
    context.set("revenue", review.revenue(account.position))
    context.set("exposed", exposed(account))
    context.set("confirmed", confirmed(account))
    if account.isShort { context["short"] = true }
    let steps = AccountSteps(account.plan, review)
    context.set(
      "findings",
      account.gaps.findings.enumerated().map { findingContext($1, $0, steps, account.plan) })
    fillPlan(account, &context)
    context["verdict"] = threads.verdict(account.threads)
    context.set("caveat", gaps.caveat(account.gaps))
    context.set("roles", account.gaps.roles.filter(\.isRequired).map { roleContext($0, account) })
    fillRisk(account, &context)
    context.set("ways", account.targets.map(wayContext))
    context.set("products", productContexts(account))
    if index < readable { context.set("people", contactContexts(account)) }
    return context
  }

  private func facts(_ account: Account) -> [String] {
    let row = review.portfolio.accounts[account.position]
    let tier = gaps.tier(account.gaps)
    var facts: [String] = []
    if let written = tier.written { facts.append("tier \(written)") }
    if let applied = tier.applied { facts.append("held to what “\(applied)” asks for") }
    facts += [row.industry, row.region].map(review.portfolio.string).filter { !$0.isEmpty }
    if let end = row.contractEnd { facts.append("contract until \(end)") }
    if let owner = row.owner {
      facts.append("led by \(review.name(.staff(owner)))")
    } else if let lead = account.plan.lead {
      facts.append("most ties: \(review.name(.staff(lead)))")
    }
    return facts
  }

  /// The number of contacts who have an active tie.
  private func knownContacts(_ account: Account) -> Int {
    review.contacts(of: account.position).count { contact in
      review.portfolio.ties(of: contact).contains(where: isActive)
    }
  }

  private func isActive(_ tie: Tie<StaffID>) -> Bool {
    review.isActive(tie, party: review.portfolio.staff[tie.party].person)
  }

  private func strength<Party>(_ tie: Tie<Party>) -> Double {
    tie.effectiveStrength(on: review.day, policy: review.policy)
  }

  private func findingContext(
    _ finding: Finding, _ place: Int, _ steps: AccountSteps, _ plan: AccountPlan
  ) -> TemplateContext {
    [
      "severity": finding.severity.rawValue, "message": review.message(of: finding),
      "action": step(of: finding, place, steps, plan),
    ]
  }

  /// The numbers of the steps of a finding that are the plan's, or a step in words.
  private func step(
    of finding: Finding, _ place: Int, _ steps: AccountSteps, _ plan: AccountPlan
  ) -> String {
    guard let first = steps.places[place].first, first < plan.actions.count,
      let numbers = steps.numbers([place])
    else { return review.nextStep(of: plan.remaining(finding)) }
    return "\(steps.places[place].count == 1 ? "Step" : "Steps") \(numbers) of the plan."
  }

  // MARK: Plan

  private func fillPlan(_ account: Account, _ context: inout TemplateContext) {
    let plan = account.plan
    context["effort"] = self.plan.effort(plan)
    context.set(
      "actions",
      plan.actions.enumerated().map { step, action in
        var context: TemplateContext = [
          "text": review.sentence(action), "kind": action.kind.rawValue,
        ]
        if let cost = action.cost, cost > 0 { context["cost"] = rounded(cost) }
        context.set("notes", self.plan.effect(action))
        return context
      })
    context.set("shortfalls", plan.shortfalls.map(self.plan.sentence))
    if plan.threads.after != plan.threads.before {
      context["after"] = plan.threads.after
      context["before"] = plan.threads.before
    }
    guard !plan.actions.isEmpty else { return }
    context["optimal"] = plan.isOptimal && plan.cost > 0
    context["closed"] = "\(plan.closedCount) of \(plural(plan.findings.count, "finding"))"
  }

  // MARK: Proofs

  private func roleContext(_ role: RoleCoverage, _ account: Account) -> TemplateContext {
    var context: TemplateContext = ["role": capitalized(role.role)]
    context.set("status", role.status?.rawValue)
    context.set("sign", role.status?.sign)
    context.set("share", role.share.map(wholePercentage))
    context.set("holders", holders(role))
    if let proof = account.threads.roles.first(where: { $0.role == role.role })?.proof {
      context.set("paths", proof.paths.map(review.route))
      context.set("cut", proof.supplierCut.map { review.name($0) }.joined(separator: " and "))
    }
    return context
  }

  /// Who holds a role, each marked when one of us is in touch; the first few of many.
  private func holders(_ role: RoleCoverage) -> [String] {
    let (covered, inferred) = (Set(role.covered), Set(role.inferredHolders))
    let shown = 6
    var names = role.holders.prefix(shown).map { holder in
      review.name(.contact(holder)) + (covered.contains(holder) ? " ✓" : "")
        + (inferred.contains(holder) ? " (inferred)" : "")
    }
    if role.holders.count > shown { names.append("and \(role.holders.count - shown) more") }
    return names
  }

  private func fillRisk(_ account: Account, _ context: inout TemplateContext) {
    let risk = account.risk
    if risk.isUntied {
      context["untied"] =
        "Nobody of ours has an active tie to anybody here"
        + (review.contractNote(account.position).map { "; \($0)" } ?? "")
      return
    }
    context["involved"] = risk.importance.count
    if let interval = risk.interval {
      context["interval"] =
        "\(percentage(interval.lowerBound)) to \(percentage(interval.upperBound))"
    }
    context.set(
      "leavers",
      risk.importance.prefix(3).filter { $0.value > 0 }.map { person in
        [
          "name": review.nameWithSide(person.person),
          "value": self.risk.pointsInWords(person.value),
          "share": rounded(person.value),
        ] as TemplateContext
      })
  }

  private func wayContext(_ target: PathTarget) -> TemplateContext {
    var context: TemplateContext = [
      "contact": review.name(.contact(target.contact)),
      "roles": listed(target.roles) { spoken($0.rawValue) },
    ]
    if let best = target.paths.first {
      context["route"] = review.route(best.people)
      context["strength"] = rounded(best.strength)
      context["doors"] = target.threads
    }
    return context
  }

  // MARK: Products and people

  private func productContexts(_ account: Account) -> [TemplateContext] {
    let portfolio = review.portfolio
    let currency = portfolio.string(portfolio.accounts[account.position].currency)
    func amount(_ value: Double?) -> String? {
      value.map { review.money(Money(currency: currency, amount: $0)) }
    }
    return portfolio.purchases(of: account.position).map { purchase in
      var context: TemplateContext = ["name": review.name(of: portfolio.products[purchase.product])]
      context.set("revenue", amount(purchase.revenue))
      context.set("target", amount(purchase.target))
      if let target = purchase.target {
        context.set("left", amount(max(0, target - (purchase.revenue ?? 0))))
        if target > 0 { context["reached"] = rounded(min(1, (purchase.revenue ?? 0) / target)) }
      }
      return context
    }
  }

  /// Who is there and who of us knows them, for those who read without the map.
  private func contactContexts(_ account: Account) -> [TemplateContext] {
    let portfolio = review.portfolio
    let alone = Set(account.threads.bottlenecks)
    return review.contacts(of: account.position).map { position in
      let contact = portfolio.contact(position, in: account.position)
      var context: TemplateContext = ["name": review.name(.contact(position))]
      context.set("title", portfolio.string(contact.person.title))
      context.set(
        "roles",
        portfolio.roles.indices.filter { contact.roles.contains(position: $0) }.map {
          spoken(portfolio.roles[$0].rawValue)
            + (contact.inferredRoles.contains(position: $0) ? " (inferred)" : "")
        }.joined(separator: ", "))
      context.set("stance", contact.stance?.rawValue)
      context.set("influence", contact.influence.map(rounded))
      if alone.contains(.contact(position)) { context["alone"] = true }
      context.set("ties", portfolio.ties(of: position).map(knownBy))
      context.set("rivals", portfolio.rivalTies(of: position).map(courtedBy))
      return context
    }
  }

  private func knownBy(_ tie: Tie<StaffID>) -> String {
    let strength = strength(tie)
    let state = isActive(tie) ? "" : "cold, "
    return "\(review.name(.staff(tie.party))) (\(state)\(rounded(strength)))"
  }

  private func courtedBy(_ tie: Tie<CompetitorID>) -> String {
    "\(review.name(.competitor(tie.party))) (\(rounded(strength(tie))))"
  }
}
