import OrderedCollections
import TestSupport
import Testing

@testable import DMUGraph

/// Ways, assumed ways and the influence network across accounts.
@Suite struct WayTests {
  private let day = Day(number: 20_000)

  private func ways(_ sample: Sample, to contact: String) -> [InfluencePath] {
    sample.portfolio.review(policy: sample.policy, asOf: day)
      .paths(to: [sample[contact]]).first?.paths ?? []
  }

  private func people(_ sample: Sample, _ staff: String, _ contacts: String...) -> [PersonID] {
    [.staff(sample[staff])] + contacts.map { .contact(sample[$0]) }
  }

  /// One does not go past a boss whom nobody of us knows, but asks one whom somebody knows.
  @Test func noWayLeadsPastABossWhomNobodyKnows() {
    var sample = Sample()
    for name in ["S", "T"] { sample.staff(name) }
    sample.account("Alder")
    sample.contact("buyer", .purchasing, influence: 0.3)
    sample.contact("boss", .executive, influence: 0.9)
    sample.contact("goal", .technical, influence: 0.5)
    sample.tie("S", "buyer", 0.8)
    sample.link(.influences, "buyer", "boss", weight: 0.9)
    sample.link(.influences, "boss", "goal", weight: 0.9)
    #expect(ways(sample, to: "boss").first?.people == people(sample, "S", "buyer", "boss"))
    #expect(ways(sample, to: "goal").map(\.isAssumed) == [true])
    sample.tie("T", "boss", 0.2)
    #expect(
      ways(sample, to: "goal").first?.people == people(sample, "S", "buyer", "boss", "goal"))
  }

  /// The first on a way may have more authority than the last, though our tie is cold.
  @Test func theFirstContactMayBeABoss() {
    var sample = Sample()
    sample.staff("S")
    sample.account("Alder")
    sample.contact("boss", .executive, influence: 0.9)
    sample.contact("goal", .technical, influence: 0.5)
    sample.tie("S", "boss", 0.1)
    sample.link(.influences, "boss", "goal", weight: 0.9)
    #expect(ways(sample, to: "goal").map(\.people) == [people(sample, "S", "boss", "goal")])
  }

  /// Where nobody has a way that counts, those whom we know are asked, but nobody who is against us; with
  /// acquaintance 0 nobody.
  @Test func assumedWays() {
    var sample = Sample()
    sample.staff("S")
    sample.account("Alder")
    sample.contact("friend", .technical)
    sample.contact("critic", .technical, stance: .critic)
    sample.contact("goal", .purchasing)
    sample.tie("S", "friend", 0.5)
    sample.tie("S", "critic", 0.9)
    let found = ways(sample, to: "goal")
    #expect(found.map(\.people) == [people(sample, "S", "friend", "goal")])
    #expect(found.map(\.strength) == [0.5 * 0.3])
    #expect(found.first?.steps.last?.kind == .acquaintance)
    sample.policy.acquaintance = 0
    #expect(ways(sample, to: "goal").isEmpty)
  }

  /// Somebody of another account, from whom links lead to the account over others, is on its ways and threads.
  @Test func linksLeadAcrossAccounts() throws {
    var sample = Sample()
    sample.staff("S")
    sample.account("Group")
    sample.contact("head", influence: 0.2)
    sample.contact("aide", influence: 0.2)
    sample.contact("stranger", influence: 0.2)
    sample.account("Alder")
    sample.contact("goal", .purchasing, influence: 0.5)
    sample.tie("S", "aide", 0.8)
    sample.link(.influences, "aide", "head", weight: 0.9)
    sample.link(.influences, "head", "goal", weight: 0.9)
    sample.link(.influences, "head", "stranger", weight: 0.9)
    #expect(ways(sample, to: "goal").map(\.people) == [people(sample, "S", "aide", "head", "goal")])
    let review = sample.portfolio.review(asOf: day)
    let threads = review.threads().accounts.first { $0.account == 1 }
    #expect(threads?.roles.first?.proof.paths == [people(sample, "S", "aide", "head", "goal")])
    var members = NetworkMembers()
    var ties = AccountTies(review)
    ties.load(account: 1)
    members.load(ties)
    #expect(members.outsiders == [sample["head"], sample["aide"]])
  }

  /// The targets are those a tie to whom closes a finding and brings no other, and those of planned ties.
  @Test func targetsCloseFindings() {
    var sample = Sample()
    sample.policy.tiers["default"] = Policy.Tier(requiredRoles: [.purchasing], threads: 1)
    sample.staff("S")
    sample.account("Alder")
    sample.contact("known", .technical)
    sample.contact("head", .purchasing, influence: 0.6)
    sample.contact("junior", .purchasing, influence: 0.1)
    sample.contact("critic", .purchasing, influence: 0.1, stance: .critic)
    sample.tie("S", "known", 0.8)
    let targets = sample.portfolio.review(policy: sample.policy, asOf: day).paths()
    #expect(targets.map(\.contact) == [sample["head"]])
    #expect(targets.map(\.roles) == [[.purchasing]])
  }
}
