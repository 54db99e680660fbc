import RealModule

/// Plans for one account after the other.
struct Planner {
  private let review: Review
  private let team: PlanTeam
  private var inspection: AccountInspection
  private var graph: InfluenceGraph
  private var ways = WarmWays()
  private var matching = BipartiteMatching()

  init(_ review: Review, team: PlanTeam) {
    self.review = review
    self.team = team
    inspection = AccountInspection(review)
    graph = InfluenceGraph(review)
  }

  private var portfolio: Portfolio { review.portfolio }
  private var policy: Policy { review.policy }
  private var staffCount: Int { review.staffCount }

  mutating func plan(_ account: AccountID, maxActions: Int?) -> AccountPlan {
    let before = inspection.inspect(account)
    let requirements = requirements(before)
    var plan = AccountPlan(
      account: account, isFeasible: true, isOptimal: true, cost: 0, bound: 0,
      shortfalls: requirements.flatMap(shortfalls), actions: [], omittedActions: 0,
      findings: before.findings, remains: before.findings,
      threads: (before.threads, before.threads), lead: lead)
    plan.isFeasible = plan.shortfalls.isEmpty
    let identify = before.findings.compactMap(identification)
    let open = requirements.filter { !isMet($0) }
    var chosen: [PlanCandidates.Candidate] = []
    if !open.isEmpty { chosen = choose(open, for: &plan) }
    plan.actions = ordered(chosen.map(action), account, before.findings) + identify
    if let maxActions, plan.actions.count > maxActions {
      plan.omittedActions = plan.actions.count - maxActions
      plan.actions.removeLast(plan.omittedActions)
    }
    if !plan.actions.isEmpty { apply(to: &plan) }
    return plan
  }

  // MARK: What is asked for

  private func requirements(_ gaps: AccountGaps) -> [PlanRequirement] {
    let count = inspection.ties.contactCount
    var requirements: [PlanRequirement] = []
    for coverage in gaps.roles where coverage.isRequired && !coverage.holders.isEmpty {
      var contains = [Bool](repeating: false, count: count)
      for holder in inspection.numbers(of: coverage.holders) { contains[holder] = true }
      let need = inspection.required.roleThreads
      requirements.append(
        PlanRequirement(
          role: coverage.role, contains: contains, need: need,
          size: min(need, PlanTeam.mostChoice, staffCount, coverage.holders.count)))
    }
    let need = inspection.required.threads
    requirements.append(
      PlanRequirement(
        role: nil, contains: [Bool](repeating: true, count: count), need: need,
        size: min(need, PlanTeam.mostChoice, staffCount, count)))
    return requirements
  }

  private func shortfalls(_ requirement: PlanRequirement) -> [PlanShortfall] {
    let holders = requirement.contains.count { $0 }
    let sides: [(PlanShortfall.Side, Int)] = [
      (.staff, staffCount), (.holders, holders),
    ]
    return sides.filter { $0.1 < requirement.need }.map {
      PlanShortfall(
        role: requirement.role, what: $0.0, have: $0.1, need: requirement.need)
    }
  }

  private mutating func isMet(_ requirement: PlanRequirement) -> Bool {
    inspection.ties.match(
      requirement.contains.indices.lazy.filter { requirement.contains[$0] }, in: &matching)
    return matching.size >= requirement.size
  }

  // MARK: The cheapest ties

  private mutating func choose(
    _ requirements: [PlanRequirement], for plan: inout AccountPlan
  ) -> [PlanCandidates.Candidate] {
    graph.load(inspection.ties, threshold: policy.activeThreshold, throughColleagues: false)
    ways.find(
      in: graph, count: team.choice, classes: team.classes, rank: team.rank,
      colleagues: team.colleagues, influence: policy.colleagueInfluence)
    let candidates = PlanCandidates(
      ties: inspection.ties, team: team, ways: ways, requirements: requirements)
    let found = candidates.all()
    let ladder = CostLadder(actions: requirements.reduce(0) { $0 + $1.size })
    let answer = solve(requirements, found, ladder)
    let isWhole = candidates.areEnough
    let chosen = answer.edges.map { found[$0] }
    plan.cost = chosen.reduce(0) { $0 + $1.cost }
    plan.isOptimal = answer.isOptimal && isWhole
    plan.bound =
      plan.isOptimal ? plan.cost : isWhole ? min(plan.cost, ladder.cost(atLeast: answer.bound)) : 0
    return chosen
  }

  private func solve(
    _ requirements: [PlanRequirement], _ candidates: [PlanCandidates.Candidate],
    _ ladder: CostLadder
  ) -> CheapestAugmentation.Answer {
    let ties = inspection.ties
    var number: [StaffID: Int] = [:]
    for staff in ties.staff + candidates.map(\.staff) where number[staff] == nil {
      number[staff] = number.count
    }
    let problem = MatchingAugmentation(
      leftCount: number.count, rightCount: ties.contactCount,
      given: ties.pairs.filter(ties.isActive).map { ($0.staff, $0.contact) },
      edges: candidates.map {
        .init(left: number[$0.staff] ?? 0, right: $0.contact, cost: ladder.step($0.cost))
      },
      demands: requirements.map { .init(contains: $0.contains, size: $0.size) })
    var search = CheapestAugmentation(problem)
    return search.solve() ?? CheapestAugmentation.Answer(edges: [], cost: 0, bound: -1)
  }

  // MARK: From ties to actions

  private func action(_ candidate: PlanCandidates.Candidate) -> PlanAction {
    let contact = inspection.ties.contact(candidate.contact)
    var action = PlanAction(
      kind: candidate.kind, staff: candidate.staff, contact: contact, cost: candidate.cost)
    if let way = candidate.way {
      let staff = team.colleagues.way(from: candidate.staff, to: way.first) ?? []
      action.via =
        staff.map { .staff($0) }
        + ways.contacts(on: way, to: candidate.contact).map {
          .contact(inspection.ties.contact($0))
        }
    }
    return action
  }

  private func identification(_ finding: Finding) -> PlanAction? {
    guard finding.code == .roleMissing || finding.code == .roleUnknown else { return nil }
    return PlanAction(kind: .identify, role: finding.role, cost: 0, closes: [finding])
  }

  /// The actions, those first that alone close the heaviest findings, then the cheapest, then by id.
  private mutating func ordered(
    _ actions: [PlanAction], _ account: AccountID, _ findings: [Finding]
  ) -> [PlanAction] {
    guard actions.count > 1 else { return actions }
    let closed = actions.map { action in
      let rest = Set(inspection.inspect(account, adding: [action].ties).findings.map(\.identity))
      let gone = findings.filter { !rest.contains($0.identity) }
      return Severity.allCases.reversed().map { severity in
        gone.count { $0.severity == severity }
      }
    }
    return actions.indices.sorted { left, right in
      if closed[left] != closed[right] {
        return closed[right].lexicographicallyPrecedes(closed[left])
      }
      return actions[left].cost == actions[right].cost
        ? left < right : actions[left].cost < actions[right].cost
    }.map { actions[$0] }
  }

  /// Says what each action closes, and what is left after all of them.
  private mutating func apply(to plan: inout AccountPlan) {
    var open = plan.findings
    for index in plan.actions.indices where plan.actions[index].kind != .identify {
      let after = inspection.inspect(
        plan.account, adding: plan.actions[...index].ties)
      let rest = Set(after.findings.map(\.identity))
      plan.actions[index].closes = open.filter { !rest.contains($0.identity) }
      open = after.findings
      plan.threads.after = after.threads
    }
    let identified = Set(
      plan.actions.lazy.filter { $0.kind == .identify }.flatMap(\.closes).map(\.identity))
    plan.remains = open.filter { !identified.contains($0.identity) }
  }

  /// Who leads at the account that is loaded.
  private var lead: StaffID? {
    let ties = inspection.ties
    var count = [Int](repeating: 0, count: ties.staff.count)
    var strongest = [Double](repeating: 0, count: ties.staff.count)
    for pair in ties.pairs where ties.isActive(pair) {
      count[pair.staff] += 1
      strongest[pair.staff] = max(strongest[pair.staff], pair.strength)
    }
    func weight(_ local: Int) -> (Int, Int, Double, Int32) {
      let staff = ties.staff[local]
      return (
        inspection.traits(of: staff).isAccountManager ? 1 : 0, count[local], strongest[local],
        -team.rank[staff]
      )
    }
    return ties.staff.indices.filter { count[$0] > 0 }.max { weight($0) < weight($1) }
      .map { ties.staff[$0] }
  }
}

extension Sequence<PlanAction> {
  /// The ties that the actions make or renew.
  var ties: [StaffContact] {
    compactMap { action in
      guard let staff = action.staff, let contact = action.contact else { return nil }
      return StaffContact(staff: staff, contact: contact)
    }
  }
}

/// Costs in whole numbers: to a billionth, and one more for each action, so that of equally cheap plans the
/// one with fewer actions is cheaper.
struct CostLadder {
  private let perAction: Int
  private let scale: Double

  /// - Parameter actions: The most actions that a plan may have.
  init(actions: Int) {
    perAction = min(actions, 63) + 1
    scale = Double.exp2(30)
  }

  func step(_ cost: Double) -> Int { Int((cost * scale).rounded()) * perAction + 1 }

  /// The cost that a bound in whole numbers stands for.
  func cost(atLeast bound: Int) -> Double { Double(max(0, bound / perAction)) / scale }
}
