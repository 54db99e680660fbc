import DMUGraph
import DMUText

// What the table of our people is filled with.
extension HTMLReport {
  var peopleView: View {
    let portfolio = review.portfolio
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
    var view: View = ["count": portfolio.staff.count, "months": shortest(risk.months)]
    view.set(
      "staff",
      order.map { staffView($0, held[.staff($0)], exposures[.staff($0)]) })
    view.set(
      "holders",
      threads.threads.holders.compactMap { holder in
        guard case .contact(let contact) = holder.person else { return nil }
        var view: View = [
          "name": review.name(holder.person), "accounts": links(holder.accounts),
        ]
        view.set("title", portfolio.string(portfolio.contacts[contact].person.title))
        view.set("revenue", review.money(holder.revenue))
        return view
      } as [View])
    return view
  }

  private func staffView(
    _ position: StaffID, _ held: SoleHolder?, _ exposure: PortfolioRisk.PersonExposure?
  ) -> View {
    let staff = review.portfolio.staff[position]
    var view: View = [
      "name": review.name(.staff(position)), "key": addressPart(review.id(.staff(position))),
    ]
    view.set("role", staff.roles.map { spoken($0) }.joined(separator: ", "))
    view.set("title", review.portfolio.string(staff.person.title))
    if let held {
      view["held"] = links(held.accounts)
      view.set("heldRevenue", review.money(held.revenue))
    }
    if let exposure {
      view["lost"] = rounded(exposure.lostAccounts)
      view.set("exposed", review.money(exposure.revenue.map(risk.wholeAmount)))
      view["knows"] = exposure.accounts.count
    }
    return view
  }

  /// Links to accounts, the first few of many.
  private func links(_ accounts: [AccountID]) -> View {
    let shown = 8
    var view: View = [
      "links": accounts.prefix(shown).map {
        ["key": addressPart(review.id($0)), "name": review.name($0)] as View
      }
    ]
    if accounts.count > shown { view["more"] = accounts.count - shown }
    return view
  }
}
