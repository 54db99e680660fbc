/// Plans for one account after the other.
struct Planner {
  let review: Review
  let team: PlanTeam
  let handover: Handover?
  var inspection: AccountInspection
  private var costs: TieCosts
  private var ways: PlannedWays
  private var matching = BipartiteMatching()

  init(_ review: Review, team: PlanTeam, handover: Handover?) {
    self.review = review
    self.team = team
    self.handover = handover
    inspection = AccountInspection(review)
    costs = TieCosts(review, team: team)
    ways = PlannedWays(review)
  }

  private var portfolio: Portfolio { review.portfolio }
  private var policy: Policy { review.policy }

  /// The cheapest ties of an account.
  mutating func draft(_ account: AccountID) -> PlanDraft {
    let before = inspection.inspect(account)
    let requirements = inspection.planRequirements(staffCount: review.staffCount)
    var draft = PlanDraft(
      gaps: before, contacts: inspection.ties.contacts,
      shortfalls: shortfalls(requirements.pairs))
    draft.others = otherActions(before)
    draft.lead = lead
    let open = open(requirements)
    if !open.pairs.isEmpty || !open.shares.isEmpty { choose(open, for: &draft) }
    return draft
  }

  /// The plan with those who act in the place of others.
  mutating func finish(
    _ draft: PlanDraft, staff substitutes: [StaffID: StaffID], maxActions: Int?
  ) -> AccountPlan {
    let settled = substituted(draft, substitutes)
    var plan = AccountPlan(
      gaps: draft.gaps, isOptimal: draft.isOptimal, cost: draft.cost, bound: draft.bound,
      shortfalls: draft.shortfalls, actions: [], remains: draft.gaps.findings,
      threads: (draft.gaps.threads, draft.gaps.threads), lead: draft.lead)
    plan.actions = zip(settled.ties, settled.ways).map { action($0, $1, draft.contacts) }
    plan.actions += draft.others
    if let maxActions, plan.actions.count > maxActions {
      plan.omittedActions = plan.actions.count - maxActions
      plan.actions.removeLast(plan.omittedActions)
    }
    if !plan.actions.isEmpty { apply(to: &plan) }
    return plan
  }

  // MARK: What is asked for

  private func shortfalls(_ requirements: [PlanRequirement]) -> [PlanShortfall] {
    var found: [PlanShortfall] = []
    for requirement in requirements {
      let sides: [(PlanShortfall.Side, Int)] = [
        (.staff, review.staffCount), (.holders, requirement.contains.count { $0 }),
      ]
      for (side, have) in sides where have < requirement.need {
        let isKnown = found.contains { $0.role == requirement.role && $0.what == side }
        if isKnown { continue }
        found.append(
          PlanShortfall(role: requirement.role, what: side, have: have, need: requirement.need))
      }
    }
    return found
  }

  /// What is asked for and not there.
  private mutating func open(_ requirements: PlanRequirements) -> PlanRequirements {
    var open = PlanRequirements()
    for requirement in requirements.pairs where !isMet(requirement) {
      open.pairs.append(requirement)
    }
    let isInTouch = (0..<inspection.ties.contactCount).map {
      inspection.ties.bestActive(of: $0) != nil
    }
    open.shares = requirements.shares.filter { !$0.isMet(by: isInTouch) }
    return open
  }

  private mutating func isMet(_ requirement: PlanRequirement) -> Bool {
    if requirement.size <= 1 {
      return requirement.size == 0
        || requirement.contains.indices.contains {
          requirement.contains[$0] && inspection.ties.bestActive(of: $0) != nil
        }
    }
    inspection.ties.match(
      requirement.contains.indices.lazy.filter { requirement.contains[$0] }, in: &matching)
    return matching.size >= requirement.size
  }

  // MARK: The cheapest ties

  private mutating func choose(_ requirements: PlanRequirements, for draft: inout PlanDraft) {
    costs.requiredRoles = inspection.required.set
    costs.load(inspection.ties, account: draft.gaps.account, handover: handover)
    let candidates = PlanCandidates(
      ties: inspection.ties, team: team, costs: costs, requirements: requirements)
    let found = candidates.all()
    let ladder = CostLadder(
      actions: requirements.pairs.reduce(requirements.shares.count) { $0 + $1.size })
    let answer = solve(requirements, found, ladder)
    let isWhole = candidates.areEnough
    draft.ties = ordered(answer.edges.map { found[$0] }, draft.gaps.findings)
    draft.isOptimal = answer.isOptimal && isWhole
    draft.bound =
      draft.isOptimal
      ? draft.cost : isWhole ? min(draft.cost, ladder.cost(atLeast: answer.bound)) : 0
    draft.ways = draft.ties.map { ways.way($0, inspection.ties, costs) }
    draft.known = costs.knownSet
    draft.exchanges = exchanges(draft.ties)
  }

  private func solve(
    _ requirements: PlanRequirements, _ candidates: [PlannedTie], _ ladder: CostLadder
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
      demands: requirements.pairs.map { .init(contains: $0.contains, size: $0.size) },
      shares: requirements.shares)
    var search = CheapestAugmentation(problem)
    return search.solve() ?? CheapestAugmentation.Answer(edges: [], cost: 0, bound: -1)
  }

  /// The ties, those first that alone close the heaviest findings, then the cheapest, then by id.
  private func ordered(_ ties: [PlannedTie], _ findings: [Finding]) -> [PlannedTie] {
    guard ties.count > 1 else { return ties }
    let effects = TieEffects(inspection)
    let severities = Dictionary(
      findings.map { (TieEffects.Change($0), $0.severity) }, uniquingKeysWith: max)
    let closed = ties.map { tie in
      let number = inspection.ties.staff.firstIndex(of: tie.staff)
      let closed = effects.effect(of: number, tie.contact).closes.compactMap { severities[$0] }
      return Severity.allCases.reversed().map { severity in closed.count { $0 == severity } }
    }
    return ties.indices.sorted { left, right in
      if closed[left] != closed[right] {
        return closed[right].lexicographicallyPrecedes(closed[left])
      }
      return ties[left].cost == ties[right].cost
        ? left < right : ties[left].cost < ties[right].cost
    }.map { ties[$0] }
  }

  // MARK: Who of equals acts

  private func exchanges(_ ties: [PlannedTie]) -> [StaffExchange] {
    var rest = Set(ties.map(\.staff)).sorted { team.rank[$0] < team.rank[$1] }
    var found: [StaffExchange] = []
    while let first = rest.first {
      let own = (0..<inspection.ties.contactCount).map { cost(first, $0) }
      func isEqual(_ other: StaffID) -> Bool {
        own.indices.allSatisfy { contact in
          let cost = cost(other, contact)
          guard let left = own[contact], let right = cost else { return own[contact] == cost }
          return abs(left - right) < 1e-9
        }
      }
      let acting = rest.filter(isEqual)
      rest.removeAll { acting.contains($0) }
      let equals = costs.known.filter(isEqual)
      let classes = team.members.indices.filter { number in
        team.members[number].first { !costs.isKnown($0) }.map(isEqual) ?? false
      }
      if classes.isEmpty && equals.count == acting.count { continue }
      found.append(StaffExchange(acting: acting, known: equals, classes: classes))
    }
    return found
  }

  /// The cost of one of us for a contact; `nil` where they are in touch.
  private func cost(_ staff: StaffID, _ contact: Int) -> Double? {
    costs.isKnown(staff)
      ? costs.tie(staff, contact)?.cost : costs.tie(ofAnybodyLike: staff, contact).cost
  }

  /// The ties and their ways with those who act in the place of others.
  private mutating func substituted(
    _ draft: PlanDraft, _ substitutes: [StaffID: StaffID]
  ) -> (ties: [PlannedTie], ways: [InfluencePath?]) {
    var (ties, ways) = (draft.ties, draft.ways)
    if substitutes.isEmpty { return (ties, ways) }
    var isLoaded = false
    for (place, tie) in ties.enumerated() {
      guard let staff = substitutes[tie.staff] else { continue }
      ties[place].staff = staff
      guard draft.known.contains(staff) || draft.known.contains(tie.staff) else { continue }
      if !isLoaded {
        _ = inspection.coverage(of: draft.gaps.account)
        costs.requiredRoles = inspection.required.set
        costs.load(inspection.ties, account: draft.gaps.account, handover: handover)
        isLoaded = true
      }
      ties[place] = costs.tie(staff, tie.contact) ?? tie
      // The costs differ by no more than rounding.
      ties[place].cost = tie.cost
      ways[place] = self.ways.way(ties[place], inspection.ties, costs)
    }
    return (ties, ways)
  }
}

extension TieEffects.Change {
  init(_ finding: Finding) {
    self.init(
      code: finding.code, role: finding.role,
      contact: finding.code.isAboutOneContact ? finding.contacts.first : nil)
  }
}
