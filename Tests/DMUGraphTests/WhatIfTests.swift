import TestSupport
import Testing

@testable import DMUGraph

@Suite("What if")
struct WhatIfTests {
  private let day = Day(number: 20_000)

  /// The one who holds all three contacts leaves: every role is lost, and the account with them.
  @Test func theOneWhoHoldsAll() throws {
    var sample = Sample()
    sample.staff("Jo")
    sample.staff("Kim")
    sample.account("Birke", tier: "standard", revenue: 900)
    sample.contact("Bo", .purchasing)
    sample.tie("Kim", "Bo")
    sample.account("Alder", tier: "key", revenue: 10)
    for (name, role) in [("Ada", Role.purchasing), ("Bea", .technical), ("Cem", .executive)] {
      sample.contact(name, role)
      sample.tie("Jo", name)
    }
    let portfolio = sample.portfolio
    let result = portfolio.review(asOf: day).whatIf(leaving: [.staff(0)])
    #expect(result.accounts.map(\.account) == [1, 0] && result.changed.map(\.account) == [1])
    let alder = try #require(result.accounts.first)
    #expect(alder.lost == [.purchasing, .technical, .executive])
    #expect(alder.before.gaps.threads == 1 && alder.after.gaps.threads == 0)
    #expect(alder.after.risk.isUntied && alder.before.risk.noTie < 0.21)
    #expect(alder.after.gaps.findings.contains { $0.code == .unthreaded })
    #expect(result.accounts[1].before.risk.noTie == result.accounts[1].after.risk.noTie)
  }

  /// Nothing changes when somebody leaves who has left already.
  @Test func leavesOnce() {
    var sample = Sample()
    sample.staff("Jo")
    sample.account("Alder")
    sample.contact("Ada", .purchasing)
    sample.contact("Bea", .technical)
    sample.tie("Jo", "Ada")
    let people: [PersonID] = [.staff(0), .contact(1)]
    let review = sample.portfolio.departing(people, on: day).review(asOf: day)
    #expect(review.whatIf(leaving: people).changed.isEmpty)
    #expect(sample.portfolio.review(asOf: day).whatIf(leaving: people).changed.count == 1)
  }

  /// What is removed is gone, and everything else is as it was.
  @Test func removesPeopleAndNothingElse() {
    for seed in 0..<80 {
      let portfolio = RandomPortfolio().make(seed: seed, day: day)
      var random = Seeded(seed)
      let people =
        portfolio.staff.indices.filter { _ in random.chance(30) }.map { PersonID.staff($0) }
        + portfolio.contacts.indices.filter { _ in random.chance(30) }.map { .contact($0) }
        + portfolio.competitors.indices.filter { _ in random.chance(30) }.map { .competitor($0) }
      let rest = portfolio.removing(people)
      func isGone(_ person: PersonID) -> Bool { people.contains(person) }
      #expect(rest.accounts.count == portfolio.accounts.count)
      #expect(rest.purchases.count == portfolio.purchases.count)
      let contacts = portfolio.contacts.indices.filter { !isGone(.contact($0)) }
      #expect(
        ids(rest.contacts.map(\.person), rest)
          == ids(contacts.map { portfolio.contacts[$0].person }, portfolio))
      let staff = portfolio.staff.indices.filter { !isGone(.staff($0)) }
      #expect(
        ids(rest.staff.map(\.person), rest)
          == ids(staff.map { portfolio.staff[$0].person }, portfolio))
      func ends(_ ties: [Tie<StaffID>], _ portfolio: Portfolio) -> [String] {
        ties.map {
          portfolio.string(portfolio.staff[$0.party].person.id)
            + portfolio.string(portfolio.contacts[$0.contact].person.id)
        }
      }
      #expect(
        ends(rest.ties, rest)
          == ends(
            portfolio.ties.filter { !isGone(.staff($0.party)) && !isGone(.contact($0.contact)) },
            portfolio))
      #expect(
        rest.contactLinks.count
          == portfolio.contactLinks.count {
            !isGone(.contact($0.source)) && !isGone(.contact($0.target))
          })
      let result = portfolio.review(asOf: day).whatIf(leaving: people)
      for change in result.accounts {
        #expect(change.after.gaps.threads <= change.before.gaps.threads)
        #expect(change.after.risk.noTie >= change.before.risk.noTie - 1e-12)
        if !change.isChanged { #expect(change.lost.isEmpty) }
      }
    }
  }

  private func ids(_ people: [Person], _ portfolio: Portfolio) -> [String] {
    people.map { portfolio.string($0.id) }
  }
}
