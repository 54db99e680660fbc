import DMUGraph
import DMUText

// The way in which a report speaks of accounts and people.
extension Review {
  /// A number of units as one speaks of them: `1 account`, `3 families`.
  func units(_ count: Int, _ adjective: String = "") -> String {
    let kind = portfolio.unitKind
    let word = kind == .family && count != 1 ? "families" : kind.rawValue + (count == 1 ? "" : "s")
    return "\(count) \(adjective)\(word)"
  }

  func id(_ account: AccountID) -> String { portfolio.string(portfolio.accounts[account].id) }

  func name(_ account: AccountID) -> String { portfolio.displayName(portfolio.accounts[account]) }

  func id(_ position: PersonID) -> String {
    portfolio.string(portfolio.person(at: position).id)
  }

  func name(_ position: PersonID) -> String {
    portfolio.displayName(portfolio.person(at: position))
  }

  func ids(_ people: [PersonID]) -> [String] { people.map(id) }

  /// A contact with the title, `Ida Kern (Head of IT)`; everybody else by name.
  func nameWithTitle(_ position: PersonID) -> String {
    guard case .contact(let contact) = position else { return name(position) }
    let title = portfolio.contacts[contact].person.title
    return title.isEmpty ? name(position) : "\(name(position)) (\(portfolio.string(title)))"
  }

  /// `Jo Bern with Mara Eller`.
  func names(_ pair: StaffContact) -> String {
    "\(name(.staff(pair.staff))) with \(name(.contact(pair.contact)))"
  }

  /// `our side` or `their side`.
  func side(_ position: PersonID) -> String {
    if case .staff = position { "our side" } else { "their side" }
  }

  /// A person with the side on which they are: `Jo Bern (our side)`.
  func nameWithSide(_ position: PersonID) -> String {
    "\(name(position)) (\(side(position)))"
  }

  /// A path as one reads it: `Jo Bern → Mara Eller`.
  func route(_ path: [PersonID]) -> String { path.map(name).joined(separator: " → ") }

  /// A heading that says on what the results are based: `Threads on 2026-11-01, from chart.graphml`.
  func heading(_ subject: String) -> String {
    "\(subject) on \(day)" + (sources.isEmpty ? "" : ", from \(files)")
  }

  /// The files by path, the first few of many.
  var files: String {
    let more = sources.count > 3 ? " and \(sources.count - 3) more" : ""
    return sources.prefix(3).joined(separator: ", ") + more
  }

  /// The revenue of an account, or nothing.
  func revenue(_ account: AccountID) -> String {
    let account = portfolio.accounts[account]
    guard let revenue = account.revenue else { return "" }
    return money(Money(currency: portfolio.string(account.currency), amount: revenue))
  }

  /// The day on which the contract ends, seen from today: `contract ends in 60 days`; `nil` where none is known.
  func contractNote(_ account: AccountID) -> String? {
    guard let end = portfolio.accounts[account].contractEnd else { return nil }
    let days = end.days(since: day)
    let isDeal = portfolio.unitKind == .deal
    switch days {
    case 0: return isDeal ? "to close today" : "contract ends today"
    case ..<0:
      return (isDeal ? "was to close " : "contract ended ") + "\(plural(-days, "day")) ago"
    default: return (isDeal ? "to close in " : "contract ends in ") + plural(days, "day")
    }
  }

  /// An amount with its currency.
  func money(_ money: Money) -> String {
    guard let currency = money.currency, !currency.isEmpty else {
      return thousandsSeparated(money.amount)
    }
    return "\(thousandsSeparated(money.amount)) \(currency)"
  }

  /// Sums of several currencies.
  func money(_ sums: [Money]) -> String { sums.map(money).joined(separator: " + ") }

  /// Writes the cells by which an account is known, and what it brings in.
  func writeAccount(_ account: AccountID, to csv: inout CSVWriter) {
    csv.text(id(account))
    csv.text(name(account))
    writeRevenue(account, to: &csv)
  }

  /// Writes what an account brings in.
  func writeRevenue(_ account: AccountID, to csv: inout CSVWriter) {
    csv.number(portfolio.accounts[account].revenue)
    csv.text(portfolio.string(portfolio.accounts[account].currency))
  }

  /// The revenue that an account brings in a year, in its ``currency(_:)``.
  func revenueAmount(_ account: AccountID) -> Double? { portfolio.accounts[account].revenue }

  /// The currency of an account, if there is one.
  func currency(_ account: AccountID) -> String? {
    let currency = portfolio.accounts[account].currency
    return currency.isEmpty ? nil : portfolio.string(currency)
  }

  /// The name of a product, or its id.
  func name(of product: Product) -> String {
    portfolio.string(product.name.isEmpty ? product.id : product.name)
  }
}
