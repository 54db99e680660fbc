// The actions of a plan, and what they close.
extension Planner {
  /// The action that makes a tie.
  func action(
    _ tie: PlannedTie, _ way: InfluencePath?, _ contacts: AccountContacts
  ) -> PlanAction {
    let contact = contacts[tie.contact]
    return PlanAction(
      kind: tie.kind, staff: tie.staff, contact: contact, way: way,
      predecessor: tie.kind == .handover ? handover?.contacts[contact] : nil, cost: tie.cost)
  }

  /// The actions beside ties: whom to see whom a rival holds more strongly, who followed whom, who has the
  /// roles that nobody is known to have.
  func otherActions(_ gaps: AccountGaps) -> [PlanAction] {
    var actions: [PlanAction] = []
    for finding in gaps.findings where finding.code == .rivalFoothold {
      guard let contact = finding.contacts.first,
        let pair = inspection.ties.bestActive(of: inspection.ties.number(of: contact))
      else { continue }
      actions.append(
        PlanAction(
          kind: .strengthen, staff: inspection.ties.staff[pair.staff], contact: contact,
          cost: review.policy.plan.strengthen, closes: [finding]))
    }
    for finding in gaps.findings where finding.code == .contactLeft {
      actions.append(
        PlanAction(kind: .succeed, contact: finding.contacts.first, closes: [finding]))
    }
    let wanting = gaps.findings.filter { $0.code == .roleMissing || $0.code == .roleUnknown }
    if !wanting.isEmpty {
      actions.append(
        PlanAction(kind: .identify, roles: wanting.compactMap(\.role), closes: wanting))
    }
    return actions
  }

  /// Says what each action closes, and what is left after all of them.
  mutating func apply(to plan: inout AccountPlan) {
    var open = plan.findings
    for index in plan.actions.indices where plan.actions[index].kind.isTie {
      let after = inspection.inspect(plan.account, adding: plan.actions[...index].ties)
      let rest = Set(after.findings.map(\.identity))
      plan.actions[index].closes = open.filter { !rest.contains($0.identity) }
      open = after.findings
      plan.threads.after = after.threads
    }
    var closed: Set<Finding.Identity> = []
    for index in plan.actions.indices where !plan.actions[index].kind.isTie {
      // A tie before may have closed it.
      let left = Set(open.map(\.identity))
      plan.actions[index].closes.removeAll { !left.contains($0.identity) }
      closed.formUnion(plan.actions[index].closes.map(\.identity))
    }
    plan.actions.removeAll { !$0.kind.isTie && $0.closes.isEmpty }
    plan.remains = open.filter { !closed.contains($0.identity) }
    let exposing = plan.remains.filter { $0.severity > .low && $0.code != .renewalExposed }
    guard !exposing.isEmpty else { return }
    for index in plan.remains.indices {
      plan.remains[index].facts = plan.remains[index].facts.exposed(by: exposing.map(\.code))
    }
  }

  /// Who leads at the account that is loaded.
  var lead: StaffID? {
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
      guard action.kind.isTie, let staff = action.staff, let contact = action.contact else {
        return nil
      }
      return StaffContact(staff: staff, contact: contact)
    }
  }
}
