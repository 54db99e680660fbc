import DMUGraph
import OrderedCollections
import TestSupport
import Testing

@Suite("Order of gaps, and their sums")
struct GapOrderTests {
  private let names: @Sendable (Portfolio, [AccountGaps]) -> [String] = { portfolio, gaps in
    gaps.map { portfolio.string(portfolio.accounts[$0.account].id) }
  }

  @Test func highFirstThenRevenueThenNameThenID() {
    var sample = Sample()
    sample.account("Poor", id: "1")
    sample.account("Small", id: "2", revenue: 0)
    sample.account("big", id: "3", revenue: 10)
    sample.account("Big", id: "5", revenue: 10)
    sample.account("Big", id: "4", revenue: 10)
    sample.account("\u{10000}", id: "7", revenue: 10)
    sample.account("\u{FFFD}", id: "6", revenue: 10)
    sample.account("Bad", id: "9")
    sample.contact("Pur", .purchasing)
    sample.account("Bad", id: "8", revenue: 1)
    sample.contact("Pat", .purchasing)
    let portfolio = sample.portfolio
    let gaps = portfolio.review(asOf: today).gaps()
    #expect(names(portfolio, gaps) == ["8", "9", "4", "5", "3", "6", "7", "2", "1"])
    let some = portfolio.review(asOf: today).gaps(accounts: [0, 7, 0])
    #expect(names(portfolio, some) == ["9", "1"])
  }

  @Test func findingsBySeverityThenTableThenRoleThenContact() {
    var sample = Sample()
    sample.account("A", tier: "key")
    sample.contact("K2", .technical, influence: 0.9, stance: .opponent)
    sample.contact("K1", .technical, influence: 0.8)
    sample.contact("Exe", .executive)
    let findings = sample.portfolio.review(asOf: today).gaps()[0].findings
    #expect(
      findings.map(\.code) == [
        .roleUncovered, .roleUncovered, .unthreaded, .roleMissing, .keyContactUncovered,
        .keyContactUncovered, .opponentUnattended, .noAccountManager,
      ])
    #expect(findings[0].role == .technical)
    #expect(findings[1].role == .executive)
    #expect(findings[4].contacts == [sample["K2"]])
    #expect(findings[5].contacts == [sample["K1"]])
  }

  /// One account after another in the same workspace gives what each gives alone.
  @Test func accountsDoNotTouchOneAnother() {
    var random = Seeded(3)
    var sample = Sample()
    for name in 0..<6 { sample.staff("s\(name)", name % 2 == 0 ? "technical" : "account_manager") }
    for account in 0..<40 {
      sample.account("a\(account)", tier: account % 3 == 0 ? "standard" : "key")
      for contact in 0..<random.number(0...5) {
        let name = "c\(account).\(contact)"
        sample.contact(
          name, Role.known[random.number(0...3)], influence: Double(random.number(0...9)) / 10)
        for _ in 0..<random.number(0...2) {
          sample.tie("s\(random.number(0...5))", name, Double(random.number(0...9)) / 10)
        }
      }
    }
    let portfolio = sample.portfolio
    let all = portfolio.review(asOf: today).gaps()
    #expect(Set(all.map(\.threads)).count >= 4)
    for gap in all {
      let alone = portfolio.review(asOf: today).gaps(accounts: [gap.account])[0]
      #expect(alone.threads == gap.threads)
      #expect(alone.roles.map(\.status) == gap.roles.map(\.status))
      #expect(alone.findings.map(\.facts) == gap.findings.map(\.facts))
      #expect(alone.findings.map(\.step) == gap.findings.map(\.step))
    }
  }

  @Test func moneyStaysInItsCurrency() {
    var sample = Sample()
    sample.staff("Jo")
    sample.account("A", revenue: 100, currency: "EUR")
    sample.account("B", revenue: 10, currency: "USD")
    sample.account("C", revenue: 1)
    sample.account("D", revenue: 1_000, currency: "EUR")
    for (contact, staff) in [("Pur", "Mo"), ("Pat", "Bo")] {
      sample.staff(staff)
      sample.contact(contact, .purchasing)
      sample.tie(staff, contact)
    }
    sample.account("E", currency: "SEK")
    let portfolio = sample.portfolio
    let summary = GapsSummary(
      portfolio.review(asOf: today).gaps(), in: portfolio.review(asOf: today))
    #expect(
      summary.revenue == [
        Money(currency: "EUR", amount: 1_100), Money(currency: "USD", amount: 10),
        Money(currency: nil, amount: 1),
      ])
    #expect(summary.revenueSingleThreaded.map(\.amount) == [100, 10, 1])
    #expect(summary.accounts == 5)
    #expect(summary.contacts == 2)
    #expect(summary.staff == 3)
    #expect(summary.ties == 2)
    #expect(summary.unthreaded == 4)
    #expect(summary.singleThreaded == 0)
  }

  @Test func oneOfUsOnEverythingStaysLinear() {
    var sample = Sample()
    sample.staff("Jo")
    sample.account("A")
    for number in 0..<20_000 {
      sample.contact("\(number)", .purchasing, influence: 0.9)
      sample.tie("Jo", "\(number)", number % 2 == 0 ? 0.9 : 0.1)
    }
    let gap = sample.portfolio.review(asOf: today).gaps()[0]
    #expect(gap.threads == 1)
    #expect(gap.findings.filter { $0.code == .keyContactUncovered }.count == 10_000)
  }
}
