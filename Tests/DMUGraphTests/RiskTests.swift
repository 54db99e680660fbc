import Foundation
import TestSupport
import Testing

@testable import DMUGraph

@Suite("Risk")
struct RiskTests {
  private let day = Day(number: 20_000)

  /// The worked example: one tie is lost unless both stay.
  @Test func oneTie() throws {
    var sample = Sample()
    sample.staff("Jo")
    sample.account("Alder", revenue: 1_000)
    sample.contact("Ada", .executive)
    sample.tie("Jo", "Ada")
    let risk = try #require(sample.portfolio.review(asOf: day).risk().first)
    #expect(abs(risk.noTie - (1 - 0.8 * 0.84)) < 1e-15)
    #expect(abs((risk.revenueWithoutContact ?? 0) - 328) < 1e-12)
    #expect(risk.importance.map(\.person) == [.staff(0), .contact(0)])
    #expect(zip(risk.importance, [0.84, 0.8]).allSatisfy { abs($0.value - $1) < 1e-15 })
    let half = try #require(sample.portfolio.review(asOf: day).risk(months: 6).first)
    #expect(abs(half.noTie - (1 - (0.8 * 0.84).squareRoot())) < 1e-15)
  }

  /// All sets of departures, one by one.
  @Test func agreesWithEnumeration() {
    var lost = 0
    for seed in 0..<200 {
      var sizes = RandomPortfolio()
      sizes.tieDensity = 0...100
      let portfolio = sizes.make(seed: seed, day: day)
      let risks = portfolio.review(asOf: day).risk(months: 18)
      #expect(risks.map(\.account).sorted() == Array(portfolio.accounts.indices))
      #expect(risks.map(\.noTie) == risks.map(\.noTie).sorted(by: >))
      for risk in risks {
        let search = DepartureSearch(portfolio, account: risk.account, day: day)
        #expect(risk.isUntied == search.ties.isEmpty && risk.interval == nil)
        #expect(abs(risk.noTie - probability(search)) < 1e-12)
        let involved = Set(search.ties.flatMap { [$0.staff, $0.contact] })
        #expect(Set(risk.importance.map { search.bit($0.person) }) == involved)
        for person in risk.importance {
          let bit = search.bit(person.person)
          let difference =
            probability(search, leaving: bit) - probability(search, staying: bit)
          #expect(abs(person.value - difference) < 1e-12)
        }
        lost += risk.isUntied ? 1 : 0
      }
    }
    #expect(lost > 20)
  }

  private func probability(
    _ search: DepartureSearch, leaving: Int? = nil, staying: Int? = nil
  ) -> Double {
    let rates = (0..<search.people).map { bit -> Double in
      if bit == leaving { return 1 }
      if bit == staying { return 0 }
      return 1 - pow(bit < search.portfolio.staff.count ? 0.8 : 0.84, 1.5)
    }
    return (0..<1 << search.people).filter { !search.hasTie(without: $0) }.reduce(0) { sum, gone in
      sum + rates.indices.reduce(1) { $0 * (gone >> $1 & 1 == 1 ? rates[$1] : 1 - rates[$1]) }
    }
  }

  /// People who never leave, and people who leave for certain, divide nothing by zero.
  @Test func certainties() {
    let survival = TieSurvival(
      leaving: [0, 1, 0.5, 0, 1], edges: [(0, 2), (1, 3), (0, 4)], leftCount: 2)
    let answer = survival.solve()
    #expect(answer.lost == 0.5)
    #expect(answer.importance == [0.5, 0.5, 1, 0, 0.5])
  }

  /// The estimate agrees with the exact answer where both can be had: 21 pairs apart from one another
  /// would be exact by components, one circle through 42 people is not.
  @Test func estimatesBeyondTheLimit() throws {
    let size = 21
    let circle = (0..<size).flatMap { [($0, size + $0), ($0, size + ($0 + 1) % size)] }
    let survival = TieSurvival(
      leaving: [Double](repeating: 0.9, count: 2 * size), edges: circle, leftCount: size)
    let answer = survival.solve(seed: 7)
    let interval = try #require(answer.interval)
    // No two neighbours stay: the independent sets of a circle of 42, by the transfer matrix.
    var (stays, leaves) = (0.0, 0.0)
    for first in [true, false] {
      var (last, other) = first ? (0.1, 0.0) : (0.0, 0.9)
      for _ in 1..<2 * size { (last, other) = (other * 0.1, (last + other) * 0.9) }
      if first { stays = other } else { leaves = last + other }
    }
    #expect(interval.contains(stays + leaves))
    #expect(interval.contains(answer.lost) && interval.upperBound - interval.lowerBound < 0.01)
    #expect(survival.solve(seed: 7).lost == answer.lost)
    #expect(survival.solve(seed: 8).lost != answer.lost)
    #expect(answer.importance.allSatisfy { abs($0 - answer.importance[0]) < 0.02 && $0 > 0 })
  }

  /// Twenty people on each side who all know one another are gone through in full.
  @Test func exactAtTheLimit() {
    let size = TieSurvival.exactLimit
    let edges = (0..<size).flatMap { left in (0..<size).map { (left, size + $0) } }
    let survival = TieSurvival(
      leaving: [Double](repeating: 0.5, count: 2 * size), edges: edges, leftCount: size)
    let answer = survival.solve()
    // Lost when one side or the other is gone altogether.
    let side = pow(0.5, Double(size))
    #expect(answer.interval == nil && abs(answer.lost / (2 * side - side * side) - 1) < 1e-12)
  }
}
