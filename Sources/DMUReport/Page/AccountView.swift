import DMUGraph
import DMUText

// What the section of an account is filled with.
extension HTMLReport {
  func accountView(_ index: Int) -> View {
    let account = accounts[index]
    var view: View = [
      "index": index, "key": key(account), "name": review.name(account.position),
      "threads": account.gaps.threads, "required": account.threads.requiredThreads,
      "loss": loss(account), "months": shortest(risk.months),
      "contacts": account.gaps.contacts,
      "known": knownContacts(account),
    ]
    view.set("facts", facts(account))
    view.set("severity", account.gaps.severity?.rawValue)
    view.set("why", account.reason?.message)
    view.set("step", account.firstStep)
    view.set("revenue", review.revenue(account.position))
    view.set("exposed", exposed(account))
    view.set("confirmed", confirmed(account))
    if account.isShort { view["short"] = true }
    view.set("findings", account.gaps.findings.map(findingView))
    fillPlan(account, &view)
    view["verdict"] = threads.verdict(account.threads)
    view.set("caveat", account.gaps.caveat)
    view.set("roles", account.gaps.roles.filter(\.isRequired).map { roleView($0, account) })
    fillRisk(account, &view)
    view.set("ways", account.targets.map(wayView))
    view.set("products", productViews(account))
    if index < readable { view.set("people", contactViews(account)) }
    return view
  }

  private func facts(_ account: Account) -> [String] {
    let row = review.portfolio.accounts[account.position]
    let tier = gaps.tier(account.gaps)
    var facts: [String] = []
    if let written = tier.written { facts.append("tier \(written)") }
    if let applied = tier.applied { facts.append("held to what “\(applied)” asks for") }
    facts += [row.industry, row.region].map(review.portfolio.string).filter { !$0.isEmpty }
    if let end = row.contractEnd { facts.append("contract until \(end)") }
    if let lead = account.plan.lead { facts.append("led by \(review.name(.staff(lead)))") }
    return facts
  }

  /// How many contacts have an active tie.
  private func knownContacts(_ account: Account) -> Int {
    review.portfolio.contacts(of: account.position).count { contact in
      review.portfolio.ties(of: contact).contains {
        strength($0) >= review.policy.activeThreshold
      }
    }
  }

  private func strength<Party>(_ tie: Tie<Party>) -> Double {
    tie.effectiveStrength(on: review.day, policy: review.policy)
  }

  private func findingView(_ finding: Finding) -> View {
    [
      "severity": finding.severity.rawValue,
      "message": finding.message, "action": finding.action,
    ]
  }

  // MARK: Plan

  private func fillPlan(_ account: Account, _ view: inout View) {
    let plan = account.plan
    view["effort"] = self.plan.effort(plan)
    view.set(
      "actions",
      plan.actions.enumerated().map { step, action in
        var view: View = ["text": action.text, "kind": action.kind.rawValue]
        if action.cost > 0 { view["cost"] = rounded(action.cost) }
        view.set("notes", self.plan.effect(action))
        return view
      })
    view.set("shortfalls", plan.shortfalls.map(self.plan.sentence))
    if plan.threads.after != plan.threads.before {
      view["after"] = plan.threads.after
      view["before"] = plan.threads.before
    }
    guard !plan.actions.isEmpty else { return }
    view["optimal"] = plan.isOptimal && plan.cost > 0
    let closed = plan.findings.count - plan.remains.count
    view["closed"] = "\(closed) of \(plural(plan.findings.count, "finding"))"
  }

  // MARK: Proofs

  private func roleView(_ role: RoleCoverage, _ account: Account) -> View {
    var view: View = ["role": heading(role.role)]
    view.set("status", role.status?.rawValue)
    view.set("sign", role.status?.sign)
    view.set("holders", holders(role))
    if let proof = account.threads.roles.first(where: { $0.role == role.role })?.proof {
      view.set("paths", proof.paths.map(review.route))
      view.set("cut", proof.supplierCut.map { review.name($0) }.joined(separator: " and "))
    }
    return view
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

  private func fillRisk(_ account: Account, _ view: inout View) {
    let risk = account.risk
    if risk.isAlreadyLost {
      view["untied"] = true
      return
    }
    view["involved"] = risk.importance.count
    if let interval = risk.interval {
      view["interval"] = "\(percent(interval.lowerBound)) to \(percent(interval.upperBound))"
    }
    view.set(
      "leavers",
      risk.importance.prefix(3).filter { $0.value > 0 }.map { person in
        [
          "name": review.nameWithSide(person.person), "value": percent(person.value),
          "share": rounded(person.value),
        ] as View
      })
  }

  private func wayView(_ target: PathTarget) -> View {
    var view: View = [
      "contact": review.name(.contact(target.contact)),
      "roles": listed(target.roles) { spoken($0.rawValue) },
    ]
    if let best = target.paths.first {
      view["route"] = review.route(best.people)
      view["strength"] = rounded(best.strength)
      view["doors"] = target.threads
    }
    return view
  }

  // MARK: Products and people

  private func productViews(_ account: Account) -> [View] {
    let portfolio = review.portfolio
    let currency = portfolio.string(portfolio.accounts[account.position].currency)
    func amount(_ value: Double?) -> String? {
      value.map { review.money(Money(currency: currency, amount: $0)) }
    }
    return portfolio.purchases(of: account.position).map { purchase in
      var view: View = ["name": review.name(of: portfolio.products[purchase.product])]
      view.set("revenue", amount(purchase.revenue))
      view.set("target", amount(purchase.target))
      if let target = purchase.target {
        view.set("left", amount(max(0, target - (purchase.revenue ?? 0))))
        if target > 0 { view["reached"] = rounded(min(1, (purchase.revenue ?? 0) / target)) }
      }
      return view
    }
  }

  /// Who is there and who of us knows them, for those who read without the map.
  private func contactViews(_ account: Account) -> [View] {
    let portfolio = review.portfolio
    let alone = Set(account.threads.bottlenecks)
    return portfolio.contacts(of: account.position).map { position in
      let contact = portfolio.contacts[position]
      var view: View = ["name": review.name(.contact(position))]
      view.set("title", portfolio.string(contact.person.title))
      view.set(
        "roles",
        portfolio.roles.indices.filter { contact.roles.contains(position: $0) }.map {
          spoken(portfolio.roles[$0].rawValue)
            + (contact.inferredRoles.contains(position: $0) ? " (inferred)" : "")
        }.joined(separator: ", "))
      view.set("stance", contact.stance?.rawValue)
      view.set("influence", contact.influence.map(rounded))
      if alone.contains(.contact(position)) { view["alone"] = true }
      view.set("ties", portfolio.ties(of: position).map(tieWords))
      view.set("rivals", portfolio.rivalTies(of: position).map(rivalWords))
      return view
    }
  }

  private func tieWords(_ tie: Tie<StaffID>) -> String {
    let strength = strength(tie)
    let state = strength >= review.policy.activeThreshold ? "" : "cold, "
    return "\(review.name(.staff(tie.party))) (\(state)\(rounded(strength)))"
  }

  private func rivalWords(_ tie: Tie<CompetitorID>) -> String {
    "\(review.name(.competitor(tie.party))) (\(rounded(strength(tie))))"
  }
}
