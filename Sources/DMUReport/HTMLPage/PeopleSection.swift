import DMUGraph
import DMUText

// The values with which the table of our people is filled.
extension HTMLReport {
  var peopleContext: TemplateContext {
    let portfolio = review.portfolio
    let held = Dictionary(
      uniqueKeysWithValues: threads.threads.holders.map { ($0.person, $0) })
    let exposures = Dictionary(
      uniqueKeysWithValues: risk.portfolioRisk.people.map { ($0.person, $0) })
    let rank = exposures.mapValues(\.untiedAccounts)
    let order = portfolio.staff.indices.sorted { left, right in
      let keys = [left, right].map { person in
        (held[.staff(person)]?.accounts.count ?? 0, rank[.staff(person)] ?? -1)
      }
      return keys[0] == keys[1] ? left < right : keys[0] > keys[1]
    }
    var context: TemplateContext = [
      "count": portfolio.staff.count, "months": shortest(risk.months),
    ]
    context.set(
      "staff",
      order.map { staffContext($0, held[.staff($0)], exposures[.staff($0)]) })
    context.set(
      "holders",
      threads.threads.holders.compactMap { holder in
        guard case .contact(let contact) = holder.person else { return nil }
        var context: TemplateContext = [
          "name": review.name(holder.person), "accounts": links(holder.accounts),
        ]
        context.set("title", portfolio.string(portfolio.contacts[contact].person.title))
        context.set("revenue", review.money(holder.revenue))
        return context
      } as [TemplateContext])
    return context
  }

  private func staffContext(
    _ position: StaffID, _ held: SoleHolder?, _ exposure: PortfolioRisk.PersonExposure?
  ) -> TemplateContext {
    let staff = review.portfolio.staff[position]
    var context: TemplateContext = [
      "name": review.name(.staff(position)), "key": addressPart(review.id(.staff(position))),
    ]
    context.set("role", staff.roles.map { spoken($0) }.joined(separator: ", "))
    context.set("title", review.portfolio.string(staff.person.title))
    if let held {
      context["held"] = links(held.accounts)
      context.set("heldRevenue", review.money(held.revenue))
    }
    if let exposure {
      context["lost"] = rounded(exposure.untiedAccounts)
      context.set("exposed", review.money(exposure.revenue.map(risk.wholeAmount)))
      context["knows"] = exposure.accounts.count
    }
    return context
  }

  /// Links to accounts, the first few of many.
  private func links(_ accounts: [AccountID]) -> TemplateContext {
    let shown = 8
    var context: TemplateContext = [
      "links": accounts.prefix(shown).map {
        ["key": addressPart(review.id($0)), "name": review.name($0)] as TemplateContext
      }
    ]
    if accounts.count > shown { context["more"] = accounts.count - shown }
    return context
  }
}
