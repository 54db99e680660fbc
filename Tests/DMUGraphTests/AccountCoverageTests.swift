import TestSupport
import Testing

@testable import DMUGraph

@Suite("How well contacts are known")
struct AccountCoverageTests {
  private let day = Day(number: 20_000)

  /// Coverage, best strength and threads, each worked out from the ties and links alone.
  @Test func agreesWithTheDefinitions() throws {
    var coverage = Set<ContactCoverage.Status>()
    var threads = Set<Int>()
    for seed in 0..<150 {
      let portfolio = RandomPortfolio().make(seed: seed, day: day)
      let accounts = portfolio.review(asOf: day).coverage()
      #expect(accounts.count == portfolio.accounts.count)
      let gaps = portfolio.review(asOf: day).gaps().sorted { $0.account < $1.account }
      #expect(accounts.map(\.gaps.threads) == gaps.map(\.threads))
      #expect(accounts.flatMap { $0.contacts.map(\.contact) } == Array(portfolio.contacts.indices))
      for contact in accounts.flatMap(\.contacts) {
        let strengths = portfolio.ties.filter { $0.contact == contact.contact }
          .map { $0.effectiveStrength(on: day, policy: .default) }
        #expect(contact.bestStrength == strengths.max())
        let expected: ContactCoverage.Status =
          strengths.isEmpty ? .uncovered : strengths.contains { $0 >= 0.2 } ? .covered : .cold
        #expect(contact.status == expected)
        let account = portfolio.contacts[contact.contact].account
        let search = DepartureSearch(portfolio, account: account, day: day)
        let fewest = search.fewest(staying: search.set([.contact(contact.contact)])) {
          search.reaches([contact.contact], without: $0)
        }
        #expect(contact.threads == fewest)
        coverage.insert(contact.status)
        threads.insert(try #require(contact.threads))
      }
    }
    #expect(coverage.count == 3)
    #expect(threads.isSuperset(of: [0, 1, 2, 3]), "\(threads)")
  }

  /// In an account of very many the threads to each are not counted.
  @Test func veryManyContacts() {
    for count in [Review.maximumMeasuredContacts, Review.maximumMeasuredContacts + 1] {
      var sample = Sample()
      sample.staff("S")
      sample.account("Alder")
      for number in 0..<count { sample.contact("c\(number)") }
      sample.tie("S", "c0")
      let account = sample.portfolio.review(asOf: day).coverage()[0]
      let isCounted = count <= Review.maximumMeasuredContacts
      #expect(account.contacts[0].threads == (isCounted ? 1 : nil))
      #expect(account.contacts[1].threads == (isCounted ? 0 : nil))
      #expect(account.contacts[0].status == .covered && account.gaps.threads == 1)
    }
  }
}

@Suite("Selecting accounts")
struct PortfolioSelectionTests {
  private let day = Day(number: 20_000)

  /// Selected accounts stand as they did, and nothing of the others is left.
  @Test func keepsWhatBelongsToTheAccounts() {
    for seed in 0..<60 {
      let portfolio = RandomPortfolio().make(seed: seed, day: day)
      let kept = portfolio.accounts.indices.filter { ($0.index + seed) % 2 == 0 }
      let selected = portfolio.selecting(accounts: kept.reversed())
      func names(_ accounts: some Sequence<Account>, _ portfolio: Portfolio) -> [String] {
        accounts.map { portfolio.string($0.id) }
      }
      #expect(
        names(selected.accounts, selected) == names(kept.map { portfolio.accounts[$0] }, portfolio))
      let (before, after) = (
        portfolio.review(asOf: day).coverage(), selected.review(asOf: day).coverage()
      )
      for (position, old) in zip(selected.accounts.indices, kept) {
        #expect(after[position].gaps.threads == before[old].gaps.threads)
        #expect(after[position].gaps.findings.map(\.code) == before[old].gaps.findings.map(\.code))
        #expect(after[position].contacts.map(\.threads) == before[old].contacts.map(\.threads))
        #expect(selected.purchases(of: position).count == 1)
      }
      let contacts = kept.flatMap { portfolio.contacts(of: $0) }
      #expect(selected.contacts.count == contacts.count)
      #expect(selected.ties.count == portfolio.ties.count { contacts.contains($0.contact) })
      #expect(
        selected.staff.indices.allSatisfy { staff in selected.ties.contains { $0.party == staff } })
      #expect(
        selected.contactLinks.count == portfolio.contactLinks.count { contacts.contains($0.source) }
      )
    }
  }

  @Test func nothingSelected() {
    let portfolio = RandomPortfolio().make(seed: 1, day: day).selecting(accounts: [])
    #expect(portfolio.accounts.isEmpty && portfolio.contacts.isEmpty && portfolio.staff.isEmpty)
  }
}
