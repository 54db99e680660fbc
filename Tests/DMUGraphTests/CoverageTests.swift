import DMUGraph
import OrderedCollections
import TestSupport
import Testing

/// The day at which the tests measure.
let today = Day(number: 20_758)  // 2026-11-01

@Suite("Coverage of roles")
struct CoverageTests {
  /// An account that asks for purchasing alone, twice.
  private func policy(roleThreads: Int = 1) -> Policy {
    var policy = Policy.default
    policy.tiers["default"] = Policy.Tier(
      requiredRoles: [.purchasing], roleThreads: roleThreads, threads: 1)
    return policy
  }

  private func coverage(
    _ sample: Sample, _ policy: Policy
  ) throws -> RoleCoverage {
    let gap = try #require(sample.portfolio.review(policy: policy, asOf: today).gaps().first)
    return try #require(gap.roles.first)
  }

  @Test func missingWhenEverybodyHasAnotherRole() throws {
    var sample = Sample()
    sample.account("A")
    #expect(try coverage(sample, policy()).status == .missing)
    sample.contact("Tec", .technical)
    let coverage = try coverage(sample, policy())
    #expect(coverage.status == .missing)
    #expect(coverage.holders == [])
  }

  @Test func unknownWhenSomebodyHasNone() throws {
    var sample = Sample()
    sample.account("A")
    sample.contact("Tec", .technical)
    sample.contact("Who")
    #expect(try coverage(sample, policy()).status == .unknown)
  }

  @Test func uncoveredColdAndCovered() throws {
    var sample = Sample()
    sample.account("A")
    sample.contact("Pur", .purchasing)
    sample.contact("Pat", .purchasing)
    sample.contact("Who")
    sample.staff("Jo")
    #expect(try coverage(sample, policy()).status == .uncovered)
    sample.tie("Jo", "Who")
    #expect(try coverage(sample, policy()).status == .uncovered)
    sample.tie("Jo", "Pur", 0)
    #expect(try coverage(sample, policy()).status == .cold)
    sample.tie("Jo", "Pat", 0.199_999)
    #expect(try coverage(sample, policy()).status == .cold)
    sample.tie("Jo", "Pat", 0.2)
    let coverage = try coverage(sample, policy())
    #expect(coverage.status == .covered)
    #expect(coverage.holders == [sample["Pur"], sample["Pat"]])
    #expect(coverage.covered == [sample["Pat"]])
  }

  /// 0.8 after two half-lives is 0.2, exactly at the threshold; a day later it is below.
  @Test func agesAcrossTheThreshold() throws {
    for (last, status) in [
      (today.advanced(by: -360), CoverageStatus.covered), (today.advanced(by: -361), .cold),
    ] {
      var sample = Sample()
      sample.account("A")
      sample.contact("Pur", .purchasing)
      sample.staff("Jo")
      sample.tie("Jo", "Pur", 0.8, last: last.description)
      #expect(try coverage(sample, policy()).status == status)
    }
  }

  @Test func thinWhenPairsShareAPerson() throws {
    var sample = Sample()
    sample.account("A")
    sample.contact("Pur", .purchasing)
    sample.contact("Pat", .purchasing)
    sample.staff("Jo")
    sample.staff("Mo")
    sample.tie("Jo", "Pur")
    sample.tie("Jo", "Pat")
    #expect(try coverage(sample, policy()).status == .covered)
    #expect(try coverage(sample, policy(roleThreads: 2)).status == .thin)
    sample.tie("Mo", "Pat")
    #expect(try coverage(sample, policy(roleThreads: 2)).status == .covered)
    #expect(try coverage(sample, policy(roleThreads: 3)).status == .thin)
  }

  @Test func otherRolesFollowWithoutAStatus() throws {
    var sample = Sample()
    sample.account("A")
    sample.contact("Gail", .gatekeeper, .technical)
    sample.contact("Pur", inferred: [.purchasing])
    let gap = try #require(sample.portfolio.review(policy: policy(), asOf: today).gaps().first)
    #expect(gap.roles.map(\.role) == [.purchasing, .technical, .gatekeeper])
    #expect(gap.roles.map(\.isRequired) == [true, false, false])
    #expect(gap.roles.map(\.inferredHolders) == [[sample["Pur"]], [], []])
  }

  @Test func aPolicyMayAskForAnyWord() throws {
    var policy = policy()
    let quality = Role(rawValue: "quality")
    policy.tiers["key"] = Policy.Tier(requiredRoles: [quality, .user], threads: 1)
    var sample = Sample(policy: policy)
    sample.account("A", tier: " KEY ")
    sample.contact("Q", quality)
    sample.staff("Jo")
    sample.tie("Jo", "Q")
    let gap = try #require(sample.portfolio.review(policy: policy, asOf: today).gaps().first)
    #expect(gap.tier == "key")
    #expect(gap.roles.map(\.role) == [quality, .user])
    #expect(gap.roles.map(\.status) == [.covered, .missing])
  }
}
