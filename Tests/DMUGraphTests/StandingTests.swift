import TestSupport
import Testing

@testable import DMUGraph

@Suite("How contacts stand")
struct StandingTests {
  private let day = Day(number: 20_000)

  /// Coverage, best strength and threads, each worked out from the ties and links alone.
  @Test func agreesWithTheDefinitions() throws {
    var coverage = Set<ContactCoverage>()
    var threads = Set<Int>()
    for seed in 0..<150 {
      let portfolio = RandomPortfolio().make(seed: seed, day: day)
      let standings = portfolio.standings(asOf: day)
      #expect(standings.count == portfolio.accounts.count)
      let gaps = portfolio.gaps(asOf: day).sorted { $0.account < $1.account }
      #expect(standings.map(\.gaps.threads) == gaps.map(\.threads))
      #expect(standings.flatMap { $0.contacts.map(\.contact) } == Array(portfolio.contacts.indices))
      for standing in standings.flatMap(\.contacts) {
        let strengths = portfolio.ties.filter { $0.contact == standing.contact }
          .map { $0.effectiveStrength(on: day, policy: .default) }
        #expect(standing.bestStrength == strengths.max())
        let expected: ContactCoverage =
          strengths.isEmpty ? .uncovered : strengths.contains { $0 >= 0.2 } ? .covered : .cold
        #expect(standing.coverage == expected)
        let account = portfolio.contacts[standing.contact].account
        let search = DepartureSearch(portfolio, account: account, day: day)
        let fewest = search.fewest(staying: search.set([.contact(standing.contact)])) {
          search.reaches([standing.contact], without: $0)
        }
        #expect(standing.threads == fewest)
        coverage.insert(standing.coverage)
        threads.insert(try #require(standing.threads))
      }
    }
    #expect(coverage.count == 3)
    #expect(threads.isSuperset(of: [0, 1, 2, 3]), "\(threads)")
  }

  /// In an account of very many the threads to each are not counted.
  @Test func veryManyContacts() {
    for count in [Portfolio.mostMeasured, Portfolio.mostMeasured + 1] {
      var sample = Sample()
      sample.staff("S")
      sample.account("Alder")
      for number in 0..<count { sample.contact("c\(number)") }
      sample.tie("S", "c0")
      let standing = sample.portfolio.standings(asOf: day)[0]
      let isCounted = count <= Portfolio.mostMeasured
      #expect(standing.contacts[0].threads == (isCounted ? 1 : nil))
      #expect(standing.contacts[1].threads == (isCounted ? 0 : nil))
      #expect(standing.contacts[0].coverage == .covered && standing.gaps.threads == 1)
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
      let (before, after) = (portfolio.standings(asOf: day), selected.standings(asOf: day))
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
