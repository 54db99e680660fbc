import OrderedCollections
import TestSupport
import Testing

@testable import DMUGraph

/// What a plan asks for and what it costs, fact by fact.
@Suite struct PlanRuleTests {
  private let day = Day(number: 20_000)

  private func plans(_ sample: Sample) -> [AccountPlan] {
    sample.portfolio.review(policy: sample.policy, asOf: day).plan()
  }

  private func ties(_ plan: AccountPlan?) -> [StaffContact] { plan?.actions.ties ?? [] }

  private func purchasing(threads: Int = 1, roleThreads: Int = 1) -> Sample {
    var sample = Sample()
    sample.policy.tiers["default"] = Policy.Tier(
      requiredRoles: [.purchasing], roleThreads: roleThreads, threads: threads)
    return sample
  }

  /// Where all holders are against us a tie to one of them is asked for, no pairs, and the finding stays.
  @Test func onlyOpponentsHoldTheRole() throws {
    var sample = purchasing(roleThreads: 2)
    for name in ["S", "T"] { sample.staff(name) }
    sample.account("Alder")
    for name in ["c", "d"] { sample.contact(name, .purchasing, influence: 0.3, stance: .critic) }
    let plan = try #require(plans(sample).first)
    #expect(ties(plan).count == 1)
    #expect(plan.remains.map(\.code) == [.roleOpposed, .noSupporter])
    #expect(plan.isFeasible)
  }

  /// A code that is off asks for nothing, nor do the milder ones of its ladder.
  @Test func codesThatAreOffAskForNothing() {
    var sample = purchasing(threads: 3, roleThreads: 2)
    for name in ["S", "T", "U"] { sample.staff(name) }
    sample.account("Alder")
    for name in ["c", "d", "e"] { sample.contact(name, .purchasing, influence: 0.3) }
    #expect(ties(plans(sample).first).count == 3)
    sample.policy.severity[.singleThreaded] = .off
    #expect(ties(plans(sample).first).count == 2)
    sample.policy.severity[.roleCold] = .off
    #expect(ties(plans(sample).first).count == 1)
    sample.policy.severity[.unthreaded] = .off
    sample.policy.severity[.roleUncovered] = .off
    #expect(ties(plans(sample).first).isEmpty)
  }

  /// Of colleagues who cost the same the one with the fewest actions so far acts.
  @Test func workIsSpread() {
    var sample = purchasing()
    for name in ["S", "T"] { sample.staff(name) }
    for number in 0..<4 {
      sample.account("A\(number)")
      sample.contact("c\(number)", .purchasing, influence: 0.6)
    }
    let acting = plans(sample).flatMap(ties).map(\.staff)
    #expect(acting == [sample["S"], sample["T"], sample["S"], sample["T"]])
  }

  /// A rival's stronger hold is answered by whoever is closest, somebody who left by whoever followed, two
  /// missing roles by one question; none of it costs the plan anything.
  @Test func otherActions() throws {
    var sample = Sample()
    sample.policy.tiers["default"] = Policy.Tier(
      requiredRoles: [.purchasing, .finance, .legal], threads: 1)
    for name in ["S", "T"] { sample.staff(name) }
    sample.competitor("Rival")
    sample.account("Alder")
    sample.contact("c", .purchasing, influence: 0.6)
    sample.contact("gone", .finance, left: day.advanced(by: -10).description)
    sample.tie("S", "c", 0.5)
    sample.tie("T", "c", 0.6)
    sample.tie("S", "gone", 0.5)
    sample.rivalTie("Rival", "c", 0.9)
    let plan = try #require(plans(sample).first)
    #expect(plan.actions.map(\.kind) == [.strengthen, .succeed, .identify])
    #expect(plan.actions[0].staff == sample["T"])
    #expect(plan.actions[0].cost == 0.5)
    #expect(plan.actions[1].contact == sample["gone"])
    #expect(plan.actions[2].roles == [.finance, .legal])
    #expect(plan.cost == 0)
    #expect(plan.remains.isEmpty)
  }

  /// Whoever leaves can still hand over, where that is cheaper; those who leave stay on record.
  @Test func handover() throws {
    var sample = purchasing()
    for name in ["S", "T"] { sample.staff(name) }
    sample.account("Alder")
    sample.contact("c", .purchasing, influence: 0.6)
    sample.tie("S", "c", 0.8)
    let what = sample.portfolio.review(policy: sample.policy, asOf: day)
      .whatIf(leaving: [.staff(sample["S"])])
    let change = try #require(what.accounts.first)
    #expect(change.after.gaps.findings.map(\.code) == [.roleCold, .unthreaded])
    let action = try #require(change.repair?.actions.first)
    #expect(action.kind == .handover)
    #expect(action.staff == sample["T"])
    #expect(action.predecessor == sample["S"])
    #expect(action.cost == 0.75)
  }
}
