import DMUGraph
import DMUText

// What the table of our people is filled with.
extension HTMLReport {
  var peopleContext: TemplateContext {
    let portfolio = basis.portfolio
    let held = Dictionary(
      uniqueKeysWithValues: threads.threads.holders.map { ($0.person, $0) })
    let exposures = Dictionary(
      uniqueKeysWithValues: risk.portfolioRisk.people.map { ($0.person, $0) })
    let rank = exposures.mapValues(\.lostAccounts)
    let order = portfolio.staff.indices.sorted { left, right in
      let keys = [left, right].map { person in
        (held[.staff(person)]?.accounts.count ?? 0, rank[.staff(person)] ?? -1)
      }
      return keys[0] == keys[1] ? left < right : keys[0] > keys[1]
    }
    var context: TemplateContext = ["count": portfolio.staff.count, "months": shortest(risk.months)]
    context.set(
      "staff",
      order.map { staffContext($0, held[.staff($0)], exposures[.staff($0)]) })
    context.set(
      "holders",
      threads.threads.holders.compactMap { holder in
        guard case .contact(let contact) = holder.person else { return nil }
        var context: TemplateContext = [
          "name": basis.name(holder.person), "accounts": links(holder.accounts),
        ]
        context.set("title", portfolio.string(portfolio.contacts[contact].person.title))
        context.set("revenue", basis.money(holder.revenue))
        return context
      } as [TemplateContext])
    return context
  }

  private func staffContext(
    _ position: StaffID, _ held: SoleHolder?, _ exposure: PortfolioRisk.PersonExposure?
  ) -> TemplateContext {
    let staff = basis.portfolio.staff[position]
    var context: TemplateContext = [
      "name": basis.name(.staff(position)), "key": addressPart(basis.id(.staff(position))),
    ]
    context.set("role", staff.roles.map { spoken($0) }.joined(separator: ", "))
    context.set("title", basis.portfolio.string(staff.person.title))
    if let held {
      context["held"] = links(held.accounts)
      context.set("heldRevenue", basis.money(held.revenue))
    }
    if let exposure {
      context["lost"] = rounded(exposure.lostAccounts)
      context.set("exposed", basis.money(exposure.revenue.map(risk.wholeAmount)))
      context["knows"] = exposure.accounts.count
    }
    return context
  }

  /// Links to accounts, the first few of many.
  private func links(_ accounts: [AccountID]) -> TemplateContext {
    let shown = 8
    var context: TemplateContext = [
      "links": accounts.prefix(shown).map {
        ["key": addressPart(basis.id($0)), "name": basis.name($0)] as TemplateContext
      }
    ]
    if accounts.count > shown { context["more"] = accounts.count - shown }
    return context
  }
}
