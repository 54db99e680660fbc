import TestSupport
import Testing

@testable import DMUGraph

@Suite("Units")
struct UnitTests {
  private let day = Day(number: 20_000)

  /// A deal of all contacts of an account, and a family of one account, have the account's answers.
  @Test(arguments: [UnitKind.deal, .family])
  func aUnitOfAnAccountHasItsAnswers(_ kind: UnitKind) {
    var sizes = RandomPortfolio()
    sizes.hasDealsOfEverybody = true
    for seed in 0..<120 {
      let portfolio = sizes.make(seed: seed, day: day)
      let accounts = portfolio.review(asOf: day)
      let units = portfolio.divided(by: kind).review(asOf: day)
      #expect(units.portfolio.units.count == portfolio.accounts.count)
      let people =
        portfolio.staff.indices.prefix(1).map { PersonID.staff($0) }
        + portfolio.contacts.indices.suffix(1).map { .contact($0) }
      for analysis in [
        { "\($0.gaps())" }, { "\($0.threads(includesContacts: true))" }, { "\($0.risk())" },
        { "\($0.plan())" }, { "\($0.paths())" }, { "\($0.influence())" },
        { "\($0.whatIf(leaving: people).accounts)" },
      ] as [(Review) -> String] {
        let texts = [accounts, units].map { unplaced(analysis($0), $0.portfolio) }
        #expect(texts[0] == texts[1], "seed \(seed)")
      }
    }
  }

  /// The text of results, with every unit counted from the first.
  private func unplaced(_ text: String, _ portfolio: Portfolio) -> String {
    let first = portfolio.units.lowerBound.index
    return text.replacing(/(accounts?: \[?)(\d[\d, ]*)/) { match in
      let numbers = match.2.split(separator: ", ").map { String((Int($0) ?? 0) - first) }
      return match.1 + numbers.joined(separator: ", ")
    }
  }

  private func deals() -> Portfolio {
    var sample = Sample()
    sample.staff("Jo", "account_manager")
    sample.account("Alder", tier: "standard", currency: "EUR", owner: 0)
    sample.contact("Ada", .user, stance: .neutral)
    sample.contact("Bo", .technical)
    sample.contact("Cy", .purchasing)
    sample.deal("Won", at: [0], isClosed: true)
    sample.deal("Frame", at: [0], value: 500, closes: "2024-12-01")
    sample.deal("Loose", at: [])
    sample.decides("Bo", "Frame", .executive, stance: .champion)
    sample.decides("Ada", "Frame", .purchasing)
    sample.decides("Ada", "Frame", .legal, stance: .opponent, influence: 0.9)
    sample.decides("Bo", "Loose")
    sample.decides("Cy", "Won")
    sample.tie("Jo", "Bo")
    return sample.portfolio
  }

  @Test func dealsHaveTheirOwnPeopleAndTerms() throws {
    let portfolio = deals().divided(by: .deal)
    #expect(portfolio.units.count == 2 && portfolio.ownAccounts.count == 1)
    let (frame, loose) = (portfolio.units.lowerBound, portfolio.units.lowerBound.advanced(by: 1))
    #expect(Array(portfolio.contacts(of: frame)) == [0, 1])
    let row = portfolio.accounts[frame]
    #expect(portfolio.string(row.tier) == "standard" && row.owner == 0)
    #expect(row.revenue == 500 && portfolio.string(row.currency) == "EUR")
    #expect(row.contractEnd == Day("2024-12-01"))
    #expect(portfolio.accounts(ofUnit: frame) == [0] && portfolio.accounts(ofUnit: loose) == [])
    #expect(portfolio.units(of: 1) == [frame, loose] && portfolio.units(of: 2) == [])
    let gaps = try #require(portfolio.review(asOf: day).gaps(accounts: [frame]).first)
    let holders = Dictionary(uniqueKeysWithValues: gaps.roles.map { ($0.role, $0.holders) })
    #expect(holders == [.purchasing: [0], .executive: [1], .legal: [0]])
    #expect(gaps.supportingThreads == 1)
    #expect(gaps.findings.map(\.code).contains(.opponentUnattended))
    // What is not written in the deal is what the contact is otherwise.
    #expect(portfolio.contact(1, in: loose).roles == portfolio.contacts[1].roles)
    #expect(portfolio.contact(0, in: frame).influence == 0.9)
    #expect(portfolio.divided(by: .account).accounts.count == 1)
  }

  /// Selected, left by somebody and without somebody, the units are still units.
  @Test func unitsOutliveChanges() {
    let portfolio = deals().divided(by: .deal)
    let frame = portfolio.units.lowerBound
    let selected = portfolio.selecting(accounts: [frame])
    #expect(selected.units.count == 1 && selected.deals.count == 1)
    #expect(selected.contacts.map { selected.string($0.person.name) } == ["Ada", "Bo"])
    let left = portfolio.departing([.contact(0)], on: day)
    #expect(left.units == portfolio.units)
    #expect(left.review(asOf: day).contactsWhoLeft(from: frame) == [0])
  }

  @Test func familiesAddUp() throws {
    var sample = Sample()
    sample.staff("Jo", "account_manager")
    sample.account("Group", tier: "key", owner: 0)
    sample.account("North", revenue: 1, currency: "EUR", contractEnd: "2025-06-30", parent: 0)
    sample.contact("Nils", .purchasing)
    sample.account("South", revenue: 2, currency: "EUR", contractEnd: "2025-02-28", parent: 1)
    sample.contact("Sue", .technical)
    sample.account("Other", revenue: 5, currency: "CHF")
    sample.account("Branch", revenue: 5, currency: "EUR", parent: 3)
    let portfolio = sample.portfolio.divided(by: .family)
    let units = portfolio.units.map { portfolio.accounts[$0] }
    #expect(units.map { portfolio.string($0.name) } == ["Group", "Other"])
    #expect(units.map(\.revenue) == [3, nil] && units[0].contractEnd == Day("2025-02-28"))
    #expect(units.map { portfolio.string($0.currency) } == ["EUR", ""])
    #expect(portfolio.string(units[0].tier) == "key" && units[0].owner == 0)
    let first = portfolio.units.lowerBound
    #expect(portfolio.accounts(ofUnit: first) == [0, 1, 2])
    #expect(portfolio.top(ofFamily: first) == 0)
    #expect(portfolio.contacts(of: first).count == 2)
  }

  /// Against walking up from every account.
  @Test func topmostAccounts() {
    for seed in 0..<2_000 {
      var random = Seeded(seed)
      let count = random.number(1...8)
      var parents = (0..<count).map { _ -> AccountID? in
        random.chance(70) ? AccountID(random.number(0...count - 1)) : nil
      }
      let tree = FamilyTree(parents)
      var cut: [Int] = []
      for account in 0..<count {
        var above = parents[account]
        for _ in 0..<count where above != nil && above?.index != account {
          above = parents[above?.index ?? 0]
        }
        if above?.index == account {
          parents[account] = nil
          cut.append(account)
        }
      }
      #expect(tree.cut == cut)
      for account in 0..<count {
        var top = account
        while let parent = parents[top] { top = parent.index }
        #expect(tree.top[account] == top)
      }
    }
  }

  /// Deals of one name at two accounts are two.
  @Test func dealsAreMatchedByNameAndAccount() {
    func portfolio(_ accounts: [String]) -> Review {
      var sample = Sample()
      for (index, name) in accounts.enumerated() {
        sample.account(name)
        sample.contact("\(name) buyer", .purchasing)
        sample.deal("Renewal", at: [AccountID(index)])
        sample.decides("\(name) buyer", "Renewal")
      }
      return sample.portfolio.divided(by: .deal).review(asOf: day)
    }
    let difference = portfolio(["A", "B"]).difference(to: portfolio(["C", "B"]))
    #expect(difference.accounts.count == 1 && difference.changed.isEmpty)
    #expect(difference.gone.count == 1 && difference.added.count == 1)
  }
}
