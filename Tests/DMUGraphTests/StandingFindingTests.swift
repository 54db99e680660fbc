import DMUGraph
import OrderedCollections
import TestSupport
import Testing

/// The findings about supporters, departures, the owner, and what rises near a renewal.
@Suite("Findings about standing")
struct StandingFindingTests {
  /// Asks for purchasing alone.
  private func easy(threads: Int = 1) -> Policy {
    var policy = Policy.default
    policy.tiers["default"] = Policy.Tier(requiredRoles: [.purchasing], threads: threads)
    return policy
  }

  /// A GmbH, where Jo knows Pur.
  private func calm(
    tier: String = "", contractEnd: String? = nil, stance: Stance? = nil
  ) -> Sample {
    var sample = Sample()
    sample.staff("Jo", "account_manager")
    sample.account("A GmbH", tier: tier, contractEnd: contractEnd)
    sample.contact("Pur", .purchasing, stance: stance)
    sample.tie("Jo", "Pur")
    return sample
  }

  private func gap(_ sample: Sample, _ policy: Policy) throws -> AccountGaps {
    try #require(sample.portfolio.review(policy: policy, asOf: today).gaps().first)
  }

  private func codes(_ sample: Sample, _ policy: Policy) throws -> [FindingCode] {
    try gap(sample, policy).findings.map(\.code)
  }

  @Test func supportersAreUnknownWhereNoStanceIs() throws {
    let gap = try gap(calm(), easy())
    #expect(gap.supportingThreads == nil)
    #expect(gap.findings.isEmpty)
  }

  @Test func noSupporter() throws {
    var sample = calm(stance: .neutral)
    #expect(try codes(sample, easy()) == [.noSupporter])
    #expect(try gap(sample, easy()).supportingThreads == 0)
    sample.contact("Use", .user, stance: .champion)
    #expect(try codes(sample, easy()) == [.noSupporter])
    sample.tie("Jo", "Use")
    #expect(try codes(sample, easy()) == [])
    #expect(try gap(sample, easy()).supportingThreads == 1)
  }

  @Test func withoutAThreadNoSupporterIsMissed() throws {
    var sample = Sample()
    sample.account("A")
    sample.contact("Pur", .purchasing, stance: .critic)
    #expect(try codes(sample, easy()) == [.roleUncovered, .unthreaded])
  }

  @Test func singleSupporter() throws {
    var sample = calm(stance: .supporter)
    sample.staff("Mo")
    sample.contact("Use", .user)
    sample.tie("Mo", "Use")
    #expect(try codes(sample, easy()) == [])
    #expect(try codes(sample, easy(threads: 2)) == [.singleSupporter])
    sample.contact("Sup", .user, stance: .champion)
    sample.tie("Jo", "Sup")
    #expect(try codes(sample, easy(threads: 2)) == [.singleSupporter])
    sample.tie("Mo", "Sup")
    #expect(try codes(sample, easy(threads: 2)) == [])
  }

  @Test(arguments: [(0, true), (365, true), (366, false), (-1, false)])
  func contactLeft(days: Int, isFound: Bool) throws {
    var sample = calm()
    sample.contact(
      "Old", .purchasing, left: today.advanced(by: -days).description)
    sample.tie("Jo", "Old", 0.1, last: "2020-01-01")
    let found = try codes(sample, easy())
    #expect(found.contains(.contactLeft) == isFound)
  }

  @Test func onlyThoseWhoMatteredAndKnewUsAreMissed() throws {
    var sample = calm()
    sample.contact("Unknown", .purchasing, left: "2026-10-01")
    sample.contact("User", .user, left: "2026-10-01")
    sample.tie("Jo", "User")
    #expect(try codes(sample, easy()) == [])
    sample.contact("Friend", .user, stance: .champion, left: "2026-10-01")
    sample.tie("Jo", "Friend")
    sample.contact("Boss", .user, influence: 0.7, left: "2026-10-01")
    sample.tie("Jo", "Boss")
    let found = try gap(sample, easy()).findings
    #expect(found.map(\.code) == [.contactLeft, .contactLeft])
    #expect(found.flatMap(\.contacts) == [sample["Friend"], sample["Boss"]])
    var policy = easy()
    policy.keyInfluence = 0
    #expect(try codes(sample, policy) == [.contactLeft])
  }

  @Test func theOwnerLeadsAsAnAccountManagerDoes() throws {
    for isOwner in [true, false] {
      var sample = Sample()
      sample.staff("Ty", "service")
      sample.account("A", tier: "key", owner: isOwner ? sample["Ty"] : nil)
      sample.contact("Pur", .purchasing)
      sample.tie("Ty", "Pur")
      var policy = easy()
      policy.counterparts = [:]
      #expect(try codes(sample, policy) == (isOwner ? [] : [.noAccountManager]))
      policy.untiered = "key"
      #expect(try codes(sample, policy) == (isOwner ? [] : [.noAccountManager]))
    }
  }

  @Test func accountsWithoutATierAreHeldToTheOneOfThePolicy() throws {
    var sample = Sample()
    sample.staff("Ty", "service")
    sample.account("A")
    sample.contact("Pur", .purchasing)
    sample.tie("Ty", "Pur")
    var policy = easy()
    policy.counterparts = [:]
    #expect(try codes(sample, policy) == [])
    policy.untiered = "key"
    #expect(try codes(sample, policy) == [.noAccountManager])
    policy.untiered = "standard"
    #expect(try gap(sample, policy).tier == "standard")
  }

  /// Whatever rises exposes the renewal; a severity that the policy gives stays.
  @Test func theRiseNearARenewal() throws {
    let end = today.advanced(by: 100).description
    var policy = easy()
    policy.tiers["default"] = Policy.Tier(requiredRoles: [.purchasing, .legal], threads: 1)
    var found = try gap(calm(contractEnd: end), policy).findings
    #expect(found.map(\.code) == [.roleMissing, .renewalExposed])
    #expect(found.map(\.severity) == [.high, .high])
    #expect(found.map(\.isRisen) == [true, false])
    policy.severity[.roleMissing] = .severity(.medium)
    found = try gap(calm(contractEnd: end), policy).findings
    #expect(found.map(\.code) == [.renewalExposed, .roleMissing])
    #expect(found.map(\.isRisen) == [false, false])
    policy.severity[.roleMissing] = nil
    policy.renewalWindowDays = 99
    found = try gap(calm(contractEnd: end), policy).findings
    #expect(found.map(\.severity) == [.medium])
    #expect(found.map(\.isRisen) == [false])
  }

  /// Single threads weigh all they can already.
  @Test func highestDoesNotRise() throws {
    let end = today.advanced(by: -1).description
    let found = try gap(calm(contractEnd: end), easy(threads: 2)).findings
    #expect(found.map(\.code) == [.singleThreaded, .renewalExposed])
    #expect(found.allSatisfy { !$0.isRisen })
  }
}
