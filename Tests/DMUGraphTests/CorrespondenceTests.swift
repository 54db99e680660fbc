import TestSupport
import Testing

@testable import DMUGraph

@Suite("Who is who in two portfolios")
struct CorrespondenceTests {
  /// A contact of one account.
  struct Row {
    var name: String
    var email = ""
    var title = ""
    var id: String
    var account = "Alder"
  }

  private func portfolio(_ rows: [Row]) -> Portfolio {
    var builder = PortfolioBuilder()
    var accounts: [String: AccountID] = [:]
    for row in rows {
      let account =
        accounts[row.account]
        ?? builder.add(Account(id: builder.text(row.account), name: builder.text(row.account)))
      accounts[row.account] = account
      var person = Person(id: builder.text(row.id), name: builder.text(row.name))
      person.email = builder.text(row.email)
      person.title = builder.text(row.title)
      builder.add(Contact(person: person, account: account))
      var staff = Staff(person: person)
      staff.roles = row.title.isEmpty ? [] : [row.title]
      builder.add(staff)
    }
    return builder.build()
  }

  /// Contacts and staff are matched alike, so one table serves both.
  private func matches(_ before: [Row], _ after: [Row]) -> [Int?] {
    let same = Correspondence(portfolio(before), portfolio(after))
    let found = same.contacts.after.map { $0?.index }
    #expect(found == same.staff.after.map { $0?.index })
    return found
  }

  @Test func emailsAndNames() {
    // An email counts more than a name, without regard to case and blanks.
    #expect(
      matches(
        [Row(name: "Ida Kern", email: " Ida@X.example", id: "1"), Row(name: "Bo", id: "2")],
        [Row(name: "Bo", id: "7"), Row(name: "Ida Bern", email: "ida@x.example ", id: "8")])
        == [1, 0])
    // Two emails, two people, whatever the name; an email on one side only is no obstacle.
    #expect(
      matches(
        [Row(name: "Bo", email: "a@x.example", id: "1"), Row(name: "Max", id: "2")],
        [Row(name: "Bo", email: "b@x.example", id: "1"), Row(name: "Max", email: "m@x", id: "3")])
        == [nil, 1])
    // Those without an email on either side come before those with one.
    #expect(
      matches(
        [Row(name: "Bo", id: "1")],
        [Row(name: "Bo", email: "b@x.example", id: "2"), Row(name: "Bo", id: "3")]) == [1])
  }

  @Test func severalOfOneName() {
    let (buyer, engineer) = ("Buyer", "Engineer")
    // By title, though the ids say otherwise; then by id; then in order.
    #expect(
      matches(
        [Row(name: "Bo", title: buyer, id: "1"), Row(name: "Bo", title: engineer, id: "2")],
        [Row(name: "Bo", title: engineer, id: "1"), Row(name: "Bo", title: buyer, id: "2")])
        == [1, 0])
    #expect(
      matches(
        [Row(name: "Bo", id: "1"), Row(name: "Bo", id: "2")],
        [Row(name: "Bo", title: buyer, id: "2"), Row(name: "Bo", title: engineer, id: "1")])
        == [1, 0])
    #expect(
      matches(
        [Row(name: "Bo", id: "1"), Row(name: "Bo", id: "2"), Row(name: "Bo", id: "3")],
        [Row(name: "Bo", id: "8"), Row(name: "Bo", id: "9")]) == [0, 1, nil])
    // Without a name the id is all there is.
    #expect(
      matches(
        [Row(name: "", id: "1"), Row(name: "", id: "2")],
        [Row(name: "", id: "2"), Row(name: "", id: "3")]) == [nil, 0])
  }

  @Test func accountsOfOneName() {
    func portfolio(_ accounts: [(id: String, name: String)]) -> Portfolio {
      var builder = PortfolioBuilder()
      for account in accounts {
        builder.add(Account(id: builder.text(account.id), name: builder.text(account.name)))
      }
      return builder.build()
    }
    let same = Correspondence(
      portfolio([("1", "Twin"), ("2", "Twin"), ("3", "Twin"), ("4", ""), ("5", "Solo")]),
      portfolio([("2", "Twin"), ("9", "Twin"), ("4", ""), ("5", ""), ("Solo", "solo")]))
    #expect(Array(same.accounts.after) == [1, 0, nil, 2, 4])
  }

  /// Few names and emails, so that many collide: nobody twice, nobody against the rules, and nobody left
  /// over on both sides who could be the same.
  @Test func collisions() {
    var matched = 0
    for seed in 0..<500 {
      var random = Seeded(seed)
      func rows() -> [Row] {
        (0..<random.number(0...12)).map { index in
          Row(
            name: random.pick(["Bo", "Max", "Ida", ""]),
            email: random.pick(["", "", "a", "b", "A "]),
            title: random.pick(["", "CTO"]), id: "n\(index)",
            account: random.pick(["Alder", "Birke"]))
        }.shuffled(using: &random)
      }
      let (before, after) = (portfolio(rows()), portfolio(rows()))
      let same = Correspondence(before, after)
      check(same.contacts)
      check(same.staff)
      for one in before.contacts.indices {
        for other in after.contacts.indices {
          let isMatched = same.contacts.after[one] == other
          let bothOpen = same.contacts.after[one] == nil && same.contacts.before[other] == nil
          if isMatched {
            #expect(
              couldBeSame(before, one, after, other) || sharesEmail(before, one, after, other))
          }
          if bothOpen { #expect(!couldBeSame(before, one, after, other)) }
          matched += isMatched ? 1 : 0
        }
      }
    }
    #expect(matched > 800)
  }

  /// Whoever is matched is matched both ways.
  private func check<ID>(_ side: RowMatching<ID>) {
    for (position, other) in zip(side.after.indices, side.after) {
      if let other { #expect(side.before[other] == position) }
    }
    #expect(side.after.count(where: { $0 != nil }) == side.before.count(where: { $0 != nil }))
  }

  /// True for two of one email one of whom has no name.
  private func sharesEmail(
    _ before: Portfolio, _ one: ContactID, _ after: Portfolio, _ other: ContactID
  ) -> Bool {
    let people = (before.contacts[one].person, after.contacts[other].person)
    func email(_ portfolio: Portfolio, _ person: Person) -> String {
      portfolio.string(person.email).lowercased().filter { $0 != " " }
    }
    return email(before, people.0) == email(after, people.1)
      && (people.0.name.isEmpty || people.1.name.isEmpty)
  }

  private func couldBeSame(
    _ before: Portfolio, _ one: ContactID, _ after: Portfolio, _ other: ContactID
  ) -> Bool {
    func facts(_ portfolio: Portfolio, _ position: ContactID) -> (String, String, String, String) {
      let contact = portfolio.contacts[position]
      return (
        portfolio.string(portfolio.accounts[contact.account].name),
        portfolio.string(contact.person.email).lowercased().filter { $0 != " " },
        portfolio.string(contact.person.name), portfolio.string(contact.person.id)
      )
    }
    let (left, right) = (facts(before, one), facts(after, other))
    guard left.0 == right.0 else { return false }
    if !left.1.isEmpty && !right.1.isEmpty && left.1 != right.1 { return false }
    return left.2 == right.2 && (!left.2.isEmpty || left.3 == right.3)
  }
}
