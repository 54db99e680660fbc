@testable import DMUGraph
import DMUText
import OrderedCollections
import TestSupport
import Testing

@testable import DMUReport

/// Sentences and evidence of each finding, in the smallest portfolio that has it.
@Suite("Sentences of findings")
struct FindingSentencesTests {
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

  private func report(_ sample: Sample, _ policy: Policy) -> GapsReport {
    GapsReport(sample.portfolio.review(policy: policy, asOf: today))
  }

  private func findings(_ sample: Sample, _ policy: Policy) -> [FindingRecord] {
    report(sample, policy).document.accounts.flatMap(\.findings)
  }

  private func only(_ sample: Sample, _ policy: Policy) throws -> FindingRecord {
    let findings = findings(sample, policy)
    try #require(findings.count == 1, "\(findings.map(\.code))")
    return findings[0]
  }

  @Test func roleMissing() throws {
    let finding = try only(calm(), easy(roles: [.purchasing, .finance]))
    #expect(finding.message == "Finance: nobody on record has this role.")
    #expect(
      finding.step
        == "Find out who has the finance role, and write it down.")
  }

  @Test func roleJuniorTellsOpponentsFromThoseOutOfTouch() throws {
    var sample = calm()
    sample.contact("Ida", .technical, influence: 0.9, stance: .critic)
    sample.contact("Olaf", .technical, influence: 0.9)
    sample.contact("Bo", .technical, influence: 0.1)
    sample.tie("Jo", "Bo")
    let policy = easy(roles: [.technical])
    func message() -> String? {
      findings(sample, policy).first { $0.code == .roleJunior }?.message
    }
    #expect(
      message() == "Technical: in touch with Bo, not with Ida or Olaf: 5 % of the say.")
    sample.tie("Jo", "Ida")
    #expect(
      message()
        == "Technical: in touch with Bo, not with Olaf, and with Ida, who is against us: 5 % of the say."
    )
  }

  @Test func whoLeftIsNamedForASilence() throws {
    var sample = Sample()
    sample.account("Alder GmbH")
    sample.staff("Jo")
    sample.contact("Pur", .purchasing)
    sample.tie("Jo", "Pur")
    let portfolio = sample.portfolio.departing([.staff(0)], on: today)
    let gaps = GapsReport(portfolio.review(policy: easy(), asOf: today)).document.accounts[0]
    let cold = try #require(gaps.findings.first { $0.code == .roleCold })
    #expect(cold.message == "Purchasing: Jo, who knew Pur, has left.")
  }

  /// What a plan leaves open is told as it is when the plan is done, the same in gaps and plan.
  @Test func openFindingsAreToldAsThePlanLeavesThem() {
    for seed in 0..<60 {
      let review = RandomPortfolio().make(seed: seed, day: today).review(asOf: today)
      let gaps = GapsReport(review).document.accounts
      let plans = Dictionary(
        uniqueKeysWithValues: PlanReport(review).plans.map { (review.id($0.account), $0) })
      for account in gaps {
        guard let plan = plans[account.id] else { continue }
        for (finding, record) in zip(plan.findings, account.findings) {
          guard let left = plan.remains.first(where: { $0.identity == finding.identity })
          else { continue }
          #expect(record.step == review.nextStep(of: left))
        }
        #expect(plan.closedCount == account.findings.count { $0.actions != nil })
      }
    }
  }

  @Test func roleUnknown() throws {
    var sample = calm()
    sample.contact("Who", influence: 0.1)
    sample.contact("Ann", influence: 0.2)
    let finding = try only(sample, easy(roles: [.purchasing, .finance]))
    #expect(finding.message.contains("Who and Ann have no role yet"))
    #expect(finding.step.contains("who has the finance role"))
  }

  @Test func roleUncoveredGoesThroughTheContactNextToTheHolder() throws {
    var sample = calm()
    sample.contact("Ida Kern", .technical, title: "Head of IT")
    sample.contact("Paul Wirth", .finance, title: "CFO")
    sample.tie("Jo", "Ida Kern", 0.6)
    let policy = easy(roles: [.finance])
    var finding = try only(sample, policy)
    #expect(
      finding.message
        == "Finance: no tie with Paul Wirth (CFO).")
    #expect(
      finding.step
        == "Ask Pur (Buyer) to introduce Jo to Paul Wirth (CFO), if they know each other; nothing on "
        + "record says so.")
    sample.link(.reportsTo, "Ida Kern", "Paul Wirth")
    finding = try only(sample, policy)
    #expect(
      finding.step
        == "Ask Ida Kern (Head of IT) to introduce Jo to Paul Wirth (CFO).")
    #expect(finding.actions == [1])
  }

  @Test func roleUncoveredWithoutAGoBetweenAsksForACounterpart() throws {
    var sample = Sample()
    sample.account("A")
    sample.contact("Tec", .technical)
    let findings = findings(sample, easy(roles: [.technical]))
    #expect(findings.map(\.code) == [.roleUncovered, .unthreaded])
    #expect(
      findings[0].step == "Ask a colleague (technical or service) to get in touch with Tec.")
  }

  @Test func roleCold() throws {
    var sample = calm()
    sample.contact("Fin", .finance)
    sample.tie("Jo", "Fin", nil, last: "2025-11-01")
    let finding = try only(sample, easy(roles: [.finance]))
    #expect(
      finding.message == "Finance: no contact for 365 days with Fin.")
    #expect(finding.step == "Ask Jo to get back in touch with Fin.")
    #expect(finding.evidence["days_since_last_contact"] == .number(365))
    #expect(finding.evidence["assumed"] == .flag(true))
  }

  @Test func roleThin() throws {
    var sample = calm()
    sample.contact("Pat", .purchasing)
    let finding = try only(sample, easy(roleThreads: 2))
    #expect(finding.evidence["threads"] == .number(1))
    #expect(finding.evidence["required"] == .number(2))
    #expect(finding.step.hasPrefix("Ask a colleague"))
    sample.staff("Mo", "account_manager")
    sample.tie("Mo", "Pat", 0.1)
    #expect(
      try only(sample, easy(roleThreads: 2)).step == "Ask Mo to get back in touch with Pat.")
  }

  @Test func unthreadedNeedsContacts() throws {
    var sample = Sample()
    sample.account("A")
    let policy = easy(roles: [])
    sample.contact("Pur", .purchasing)
    var finding = try only(sample, policy)
    #expect(
      finding.message == "No tie with the only contact.")
    sample.staff("Jo")
    sample.tie("Jo", "Pur", 0.1)
    finding = try only(sample, policy)
    #expect(finding.message == "No active tie with the only contact: the tie is too weak to count.")
    #expect(finding.step == "Ask Jo to get back in touch with Pur.")
  }

  @Test func singleThreadedOnOurSide() throws {
    var sample = calm()
    sample.contact("Tec", .technical)
    sample.tie("Jo", "Tec", 0.9)
    let finding = try only(sample, easy(threads: 2))
    #expect(
      finding.message
        == "Both active ties hang on Jo (our side).")
    #expect(
      finding.step
        == "Ask a colleague (account manager, sales representative or sales coordinator) to get in touch with Pur (Buyer)."
    )
  }

  @Test func singleThreadedOnTheirSideAndOnBoth() throws {
    var sample = calm()
    var finding = try only(sample, easy(threads: 2))
    #expect(
      finding.message == "A single active tie, Jo with Pur (Buyer).")
    #expect(finding.step.hasPrefix("Have Jo ask Pur who else has a say"))
    sample.staff("Mo")
    sample.tie("Mo", "Pur", nil)
    sample.contact("Tec", .technical)
    finding = try only(sample, easy(threads: 2))
    #expect(finding.message == "Both active ties hang on Pur (their side).")
    #expect(
      finding.step
        == "Ask Pur (Buyer) to introduce Mo to Tec, if they know each other; nothing on record says so."
    )
  }

  @Test func thinThreads() throws {
    var sample = calm()
    sample.contact("Tec", .technical)
    sample.staff("Mo")
    sample.tie("Mo", "Tec", nil)
    let finding = try only(sample, easy(threads: 3))
    #expect(finding.message == "Only 2 of 3 separate ties, of Jo and Mo, 1 confirmed.")
    let report = report(sample, easy(threads: 3))
    #expect(
      report.caveat(report.gaps[0])
        == "Without ties whose strength is only assumed, 1 of 2 threads would be left.")
    sample.tie("Mo", "Tec", 0.8)
    let sure = self.report(sample, easy(threads: 3))
    #expect(sure.caveat(sure.gaps[0]) == nil)
  }

  @Test func keyContactUncovered() throws {
    var sample = calm()
    sample.contact("Kay", .user, title: "COO", influence: 0.7)
    sample.contact("Lil", .user, influence: 0.69)
    let finding = try only(sample, easy())
    #expect(
      finding.message
        == "Kay (COO) has a say of 0.7: no tie.")
  }

  @Test func rivalFoothold() throws {
    var sample = calm()
    sample.competitor("Zeta")
    sample.competitor("Borealis")
    sample.rivalTie("Borealis", "Pur", 0.9)
    var finding = try only(sample, easy())
    #expect(
      finding.message == "Borealis is closer to Pur (Buyer): 0.9, we 0.8.")
    sample.rivalTie("Zeta", "Pur", 0.85)
    finding = try only(sample, easy())
    #expect(finding.message.hasPrefix("Zeta and Borealis are closer to Pur"))
  }

  @Test func counterpartMissing() throws {
    var sample = calm()
    sample.contact("Tec", .technical)
    sample.tie("Jo", "Tec")
    let policy = easy(roles: [.technical])
    let finding = try only(sample, policy)
    #expect(
      finding.step == "Ask Jo to introduce a colleague (technical or service) to Tec.")
    #expect(
      finding.message == "Technical: Jo is in touch, but no natural counterpart is.")
  }

  @Test func renewalExposed() throws {
    let soon = calm(contractEnd: today.advanced(by: 30).description)
    let finding = try #require(findings(soon, easy(threads: 2)).last)
    #expect(
      finding.message
        == "Contract ends on 2026-12-01, in 30 days: 1 other finding before."
    )
    #expect(finding.step == "Take the other steps before 2026-12-01.")
  }
}
