import TestSupport

@testable import DMUGraph

/// A copy of a portfolio with other ids, in another order and without some of its rows.
struct PortfolioCopy {
  var seed: Int
  /// Of a hundred contacts, staff and ties, how many are left out.
  var removed = 0
  /// Of a hundred ties, how many are written with another day.
  var aged = 0
  /// Of a hundred people, how many are given an email that the original does not have.
  var emails = 0
  /// The names of the accounts that are left out.
  var accountsLeftOut: Set<String> = []

  func make(of portfolio: Portfolio, day: Day) -> Portfolio {
    var random = Seeded(seed &+ 7_919)
    var builder = PortfolioBuilder()
    var fresh = Array(0..<1_000).shuffled(using: &random)
    func text(_ text: Text) -> Text { builder.text(portfolio.string(text)) }
    func person(_ old: Person) -> Person {
      let id = builder.text("n\(fresh.removeLast())")
      var person = Person(id: id, name: text(old.name))
      person.title = text(old.title)
      person.email = text(old.email)
      if old.email.isEmpty, random.chance(emails) {
        person.email = builder.text("\(portfolio.string(old.name))@new.example")
      }
      return person
    }
    var accounts: [AccountID: AccountID] = [:]
    var contacts: [ContactID: ContactID] = [:]
    var staff: [StaffID: StaffID] = [:]
    var rivals: [CompetitorID: CompetitorID] = [:]
    for index in portfolio.accounts.indices.shuffled(using: &random) {
      var account = portfolio.accounts[index]
      if accountsLeftOut.contains(portfolio.string(account.name)) { continue }
      account.id = builder.text("n\(fresh.removeLast())")
      (account.name, account.tier) = (text(account.name), text(account.tier))
      account.currency = text(account.currency)
      accounts[index] = builder.add(account)
    }
    for index in portfolio.contacts.indices.shuffled(using: &random) {
      var contact = portfolio.contacts[index]
      guard let account = accounts[contact.account], !random.chance(removed) else { continue }
      contact.person = person(contact.person)
      contact.account = account
      contacts[index] = builder.add(contact)
    }
    for index in portfolio.staff.indices.shuffled(using: &random) where !random.chance(removed) {
      var row = portfolio.staff[index]
      row.person = person(row.person)
      staff[index] = builder.add(row)
    }
    for index in portfolio.competitors.indices.shuffled(using: &random) {
      rivals[index] = builder.add(Competitor(person: person(portfolio.competitors[index].person)))
    }
    for tie in portfolio.ties.shuffled(using: &random) where !random.chance(removed) {
      guard let party = staff[tie.party], let contact = contacts[tie.contact] else { continue }
      var copy = tie
      (copy.party, copy.contact) = (party, contact)
      if random.chance(aged) { copy.lastContact = day.advanced(by: -random.number(0...700)) }
      builder.addTie(copy)
    }
    for tie in portfolio.rivalTies.shuffled(using: &random) {
      guard let party = rivals[tie.party], let contact = contacts[tie.contact] else { continue }
      var copy = tie
      (copy.party, copy.contact) = (party, contact)
      builder.addRivalTie(copy)
    }
    return builder.build()
  }
}
