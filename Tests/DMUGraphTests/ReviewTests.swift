import DMUGraph
import OrderedCollections
import TestSupport
import Testing

@Suite("Review")
struct ReviewTests {
  private let day = Day(number: 20_000)

  /// A policy whose roles nobody of the portfolio can hold is refused, wherever it names them.
  @Test func rolesThatThePortfolioDoesNotKnow() throws {
    let safety = Role(rawValue: "safety")
    let quality = Role(rawValue: "quality")
    var policy = Policy()
    policy.tiers["gold"] = Policy.Tier(requiredRoles: [.purchasing, quality])
    policy.counterparts[safety] = ["service"]
    let error = #expect(throws: UnknownRoles.self) {
      try Review(PortfolioBuilder().build(), policy: policy, asOf: day)
    }
    #expect(error?.roles == [safety, quality])
    #expect("\(try #require(error))".contains("safety, quality"))

    var builder = PortfolioBuilder(policy: policy)
    let account = builder.addAccount("Alder", tier: "gold")
    builder.addContact("Ada", at: account, roles: [quality])
    let review = try Review(builder.build(), policy: policy, asOf: day)
    #expect(review.gaps()[0].roles.first { $0.role == quality }?.status == .uncovered)
    #expect(review.removing([.contact(0)]).gaps()[0].roles.last?.status == .missing)
    #expect(review.selecting(accounts: []).gaps().isEmpty)
  }
}
