import DMUGraph
import OrderedCollections
import TestSupport
import Testing

/// Each finding with the smallest portfolio that has it, and with one that just has not.
@Suite("Findings")
struct GapFindingTests {
  /// A policy that asks for purchasing alone and one thread.
  private func easy(threads: Int = 1, roleThreads: Int = 1, roles: [Role] = [.purchasing]) -> Policy
  {
    var policy = Policy.default
    policy.tiers["default"] = Policy.Tier(
      requiredRoles: roles, roleThreads: roleThreads, threads: threads)
    return policy
  }

  /// Alder GmbH, where Jo (account manager) knows Pur (purchasing).
  private func calm(contractEnd: String? = nil, tier: String = "") -> Sample {
    var sample = Sample()
    sample.account("Alder GmbH", tier: tier, contractEnd: contractEnd)
    sample.staff("Jo", "account_manager")
    sample.contact("Pur", .purchasing, title: "Buyer")
    sample.tie("Jo", "Pur")
    return sample
  }

  private func findings(_ sample: Sample, _ policy: Policy) -> [Finding] {
    sample.portfolio.review(policy: policy, asOf: today).gaps().flatMap(\.findings)
  }

  private func codes(_ sample: Sample, _ policy: Policy) -> [FindingCode] {
    findings(sample, policy).map(\.code)
  }

  private func only(_ sample: Sample, _ policy: Policy) throws -> Finding {
    let findings = findings(sample, policy)
    try #require(findings.count == 1, "\(findings.map(\.code))")
    return findings[0]
  }

  @Test func aCalmAccountHasNone() { #expect(codes(calm(), easy()) == []) }

  @Test func roleMissing() throws {
    let finding = try only(calm(), easy(roles: [.purchasing, .finance]))
    #expect(finding.code == .roleMissing)
    #expect(finding.severity == .medium)
    #expect(finding.role == .finance)
  }

  @Test func roleUnknown() throws {
    var sample = calm()
    sample.contact("Who", influence: 0.1)
    sample.contact("Ann", influence: 0.2)
    let finding = try only(sample, easy(roles: [.purchasing, .finance]))
    #expect(finding.code == .roleUnknown)
    #expect(finding.severity == .low)
    #expect(finding.contacts.isEmpty)
  }

  @Test func roleUncoveredGoesThroughTheContactNextToTheHolder() throws {
    var sample = calm()
    sample.contact("Ida Kern", .technical, title: "Head of IT")
    sample.contact("Paul Wirth", .finance, title: "CFO")
    sample.tie("Jo", "Ida Kern", 0.6)
    let policy = easy(roles: [.finance])
    var finding = try only(sample, policy)
    #expect(finding.code == .roleUncovered)
    #expect(finding.severity == .high)
    #expect(finding.contacts == [sample["Paul Wirth"]])
    sample.link(.reportsTo, "Ida Kern", "Paul Wirth")
    finding = try only(sample, policy)
    let plan = try #require(sample.portfolio.review(policy: policy, asOf: today).plan().first)
    #expect(plan.actions(closing: finding) == [0])
    let (ida, paul) = (sample["Ida Kern"], sample["Paul Wirth"]) as (ContactID, ContactID)
    #expect(plan.actions[0].via == [.staff(sample["Jo"]), .contact(ida), .contact(paul)])
  }

  @Test func roleUncoveredWithoutAGoBetweenAsksForACounterpart() throws {
    var sample = Sample()
    sample.account("A")
    sample.contact("Tec", .technical)
    let findings = findings(sample, easy(roles: [.technical]))
    #expect(findings.map(\.code) == [.roleUncovered, .unthreaded])
  }

  @Test func roleCold() throws {
    var sample = calm()
    sample.contact("Fin", .finance)
    sample.tie("Jo", "Fin", nil, last: "2025-11-01")
    let finding = try only(sample, easy(roles: [.finance]))
    #expect(finding.code == .roleCold)
    guard case .roleCold([], let tie?) = finding.facts else {
      Issue.record("\(finding.facts)")
      return
    }
    #expect(tie.daysSinceLastContact == 365)
    #expect(tie.isAssumed)
    #expect(!tie.isTooWeak)
    #expect(finding.step.kind == .renew)
  }

  @Test func roleThin() throws {
    var sample = calm()
    sample.contact("Pat", .purchasing)
    let policy = easy(roleThreads: 2)
    let finding = try only(sample, policy)
    #expect(finding.code == .roleThin)
    #expect(finding.severity == .medium)
    #expect(finding.contacts == [sample["Pur"], sample["Pat"]])
    guard case .roleThin(_, let threads) = finding.facts else {
      Issue.record("\(finding.facts)")
      return
    }
    #expect(threads.required == 2)
    #expect(threads.pairs == [StaffContact(staff: sample["Jo"], contact: sample["Pur"])])
    #expect(
      finding.step.kind
        == .approach(
          contact: sample["Pat"], counterparts: policy.counterparts[.purchasing] ?? []))
    sample.staff("Mo", "account_manager")
    sample.tie("Mo", "Pat", 0.1)
    sample.tie("Mo", "Pat", 0.2)
    #expect(codes(sample, easy(roleThreads: 2)) == [])
  }

  @Test func unthreadedNeedsContacts() throws {
    var sample = Sample()
    sample.account("A")
    let policy = easy(roles: [])
    #expect(codes(sample, policy) == [])
    sample.contact("Pur", .purchasing)
    var finding = try only(sample, policy)
    #expect(finding.code == .unthreaded)
    #expect(finding.severity == .high)
    sample.staff("Jo")
    sample.tie("Jo", "Pur", 0.1)
    finding = try only(sample, policy)
  }

  @Test func singleThreadedOnOurSide() throws {
    var sample = calm()
    sample.contact("Tec", .technical)
    sample.tie("Jo", "Tec", 0.9)
    #expect(codes(sample, easy(threads: 1)) == [])
    let finding = try only(sample, easy(threads: 2))
    #expect(finding.code == .singleThreaded)
    #expect(finding.staff == [sample["Jo"]])
    #expect(finding.contacts == [])
  }

  @Test func singleThreadedOnTheirSideAndOnBoth() throws {
    var sample = calm()
    var finding = try only(sample, easy(threads: 2))
    #expect(finding.staff == [sample["Jo"]])
    #expect(finding.contacts == [sample["Pur"]])
    sample.staff("Mo")
    sample.tie("Mo", "Pur", nil)
    sample.contact("Tec", .technical)
    finding = try only(sample, easy(threads: 2))
    #expect(finding.staff == [])
    #expect(finding.contacts == [sample["Pur"]])
  }

  @Test func threeStaffWhoKnowTheSameContactAreOneThread() throws {
    var sample = calm()
    for name in ["Mo", "Bo"] {
      sample.staff(name)
      sample.tie(name, "Pur", nil)
    }
    let gap = try #require(
      sample.portfolio.review(policy: easy(threads: 2), asOf: today).gaps().first)
    #expect(gap.threads == 1)
    #expect(gap.staff == 3)
  }

  @Test func thinThreads() throws {
    var sample = calm()
    sample.contact("Tec", .technical)
    sample.staff("Mo")
    sample.tie("Mo", "Tec", nil)
    #expect(codes(sample, easy(threads: 2)) == [])
    let finding = try only(sample, easy(threads: 3))
    #expect(finding.code == .thinThreads)
    #expect(finding.severity == .medium)
    let gap = try #require(
      sample.portfolio.review(policy: easy(threads: 3), asOf: today).gaps().first)
    #expect(gap.threads == 2)
    #expect(gap.confirmedThreads == 1)
  }

  /// Of parallel ties the strongest counts, and of the confirmed graph the strongest confirmed one.
  @Test func parallelTies() throws {
    var sample = Sample()
    sample.account("A")
    sample.staff("Jo")
    sample.contact("Pur", .purchasing)
    sample.tie("Jo", "Pur", 0.3, last: "2025-01-01")
    sample.tie("Jo", "Pur", nil)
    var gap = try #require(sample.portfolio.review(policy: easy(), asOf: today).gaps().first)
    #expect(gap.threads == 1)
    #expect(gap.confirmedThreads == 0)
    #expect(gap.staff == 1)
    sample.tie("Jo", "Pur", 0.25)
    gap = try #require(sample.portfolio.review(policy: easy(), asOf: today).gaps().first)
    #expect(gap.confirmedThreads == 1)
  }

  @Test func keyContactUncovered() throws {
    var sample = calm()
    sample.contact("Kay", .user, title: "COO", influence: 0.7)
    sample.contact("Lil", .user, influence: 0.69)
    let finding = try only(sample, easy())
    #expect(finding.code == .keyContactUncovered)
    #expect(finding.contacts == [sample["Kay"]])
    sample.tie("Jo", "Kay", 0.2)
    #expect(codes(sample, easy()) == [])
  }

  @Test func opponentUnattended() throws {
    for (stance, influence, isFound) in [
      (Stance.critic, 0.5, true), (.opponent, 0.6, true), (.critic, 0.49, false),
      (.neutral, 0.6, false),
    ] {
      var policy = easy()
      policy.severity[.noSupporter] = .off
      var sample = calm()
      sample.contact("Opp", .user, influence: influence, stance: stance)
      #expect(codes(sample, policy) == (isFound ? [.opponentUnattended] : []))
      sample.tie("Jo", "Opp")
      #expect(codes(sample, policy) == [])
    }
  }

  @Test func rivalFoothold() throws {
    var sample = calm()
    sample.competitor("Zeta")
    sample.competitor("Borealis")
    sample.rivalTie("Borealis", "Pur", 0.8)
    #expect(codes(sample, easy()) == [])
    sample.rivalTie("Borealis", "Pur", 0.9)
    var finding = try only(sample, easy())
    #expect(finding.code == .rivalFoothold)
    #expect(finding.competitors == [sample["Borealis"]])
    sample.rivalTie("Zeta", "Pur", 0.85)
    finding = try only(sample, easy())
    #expect(finding.competitors == [sample["Zeta"], sample["Borealis"]])
  }

  @Test func aRivalsColdTieIsNoFoothold() {
    var sample = calm()
    sample.contact("New", .user)
    sample.competitor("Borealis")
    sample.rivalTie("Borealis", "New", 0.19)
    #expect(codes(sample, easy()) == [])
    sample.rivalTie("Borealis", "New", 0.2)
    #expect(codes(sample, easy()) == [.rivalFoothold])
  }

  @Test func counterpartMissing() throws {
    var sample = calm()
    sample.contact("Tec", .technical)
    sample.tie("Jo", "Tec")
    var policy = easy(roles: [.technical])
    let finding = try only(sample, policy)
    #expect(finding.code == .counterpartMissing)
    #expect(finding.severity == .low)
    #expect(finding.role == .technical)
    policy.counterparts[.technical] = []
    #expect(codes(sample, policy) == [])
    policy.counterparts[.technical] = nil
    #expect(codes(sample, policy) == [])
    policy.counterparts[.technical] = ["Account-Manager"]
    #expect(codes(sample, policy) == [])
    policy.counterparts[.technical] = ["service"]
    sample.staff("Nobody knows")
    sample.tie("Nobody knows", "Tec", 0.2)
    #expect(codes(sample, policy) == [])
  }

  @Test func noAccountManager() throws {
    var sample = Sample()
    sample.account("A", tier: "Key")
    sample.staff("Ty", "technical")
    sample.contact("Pur", .purchasing)
    sample.tie("Ty", "Pur")
    var policy = easy()
    policy.counterparts = [:]
    let finding = try only(sample, policy)
    #expect(finding.code == .noAccountManager)
    #expect(finding.staff.isEmpty)
    sample.staff("Who")
    sample.tie("Who", "Pur", 0.1)
    #expect(codes(sample, policy) == [.noAccountManager])
    sample.tie("Who", "Pur", 0.2)
    #expect(codes(sample, policy) == [])
    #expect(codes(calm(tier: "key"), policy) == [])
  }

  @Test func renewalExposed() throws {
    for (days, isFound) in [(180, true), (181, false), (0, true), (-400, true)] {
      let end = today.advanced(by: days).description
      let codes = codes(calm(contractEnd: end), easy(threads: 2))
      #expect(codes == (isFound ? [.singleThreaded, .renewalExposed] : [.singleThreaded]))
    }
    let soon = calm(contractEnd: today.advanced(by: 30).description)
    #expect(codes(soon, easy()) == [])
    var policy = easy(threads: 2)
    policy.severity[.singleThreaded] = .severity(.medium)
    #expect(codes(soon, policy) == [.renewalExposed, .singleThreaded])
    policy.severity[.singleThreaded] = .severity(.low)
    #expect(codes(soon, policy) == [.singleThreaded])
    policy.severity[.singleThreaded] = .off
    #expect(codes(soon, policy) == [])
    let found = findings(soon, easy(threads: 2))
    #expect(found.last?.step == found.first?.step)
  }

  @Test func severitiesAreThePolicys() throws {
    var policy = easy(threads: 2)
    policy.severity[.singleThreaded] = .severity(.low)
    #expect(try only(calm(), policy).severity == .low)
    policy.severity[.singleThreaded] = .off
    #expect(codes(calm(), policy) == [])
  }
}
