/// The cheapest way to close the gaps of one account: which ties to make or to renew, and what else to do.
///
/// With the planned ties no finding is left, of those that ties can close, about an uncovered, cold, opposed,
/// junior or thin role, about threads, about a key contact or an opponent without an active tie. No other set
/// of ties does that at less cost; of equally cheap ones the plan has the fewest actions, and then those whose
/// ids come first. Of our people whose costs are equal for every contact those act who have the fewest actions
/// at the accounts before.
///
/// The costs are those of ``Policy/plan``: an active tie costs nothing, a cold one is renewed; a new one is an
/// introduction, dearer by min(1, ln P ∕ ln 0.02), where P is the strength of the best way that counts from
/// that member of staff to that contact, or, where nobody has one to that contact, of the best assumed way;
/// without a way it is an approach. With P = 0.4, say, an introduction costs 1 + ln 0.4 ∕ ln 0.02 = 1.23.
public struct AccountPlan: Sendable {
  /// The account.
  public var account: AccountID { gaps.account }
  /// The account before anything is done.
  public var gaps: AccountGaps
  /// True when there are people enough for all that is asked for; else as much is planned as can be.
  public var isFeasible: Bool { shortfalls.isEmpty }
  /// True when ``cost`` is proved to be the least.
  public var isOptimal: Bool
  /// The cost of the plan, all its ties together.
  public var cost: Double
  /// A cost that no plan undercuts, at most ``cost``.
  public var bound: Double
  /// Where people are wanting.
  public var shortfalls: [PlanShortfall]
  /// The actions to take, in the order in which to take them.
  public var actions: [PlanAction]
  /// The number of further actions that were left out because fewer were asked for.
  public var omittedActions = 0
  /// The findings before anything is done.
  public var findings: [Finding] { gaps.findings }
  /// The findings that are left when all ``actions`` are done.
  public var remains: [Finding]
  /// The threads before anything is done, and when all is done.
  public var threads: (before: Int, after: Int)
  /// Who of us leads: of the account managers, or else of all, the one with most active ties there, then the
  /// strongest.
  public var lead: StaffID?

  /// The positions among ``actions`` of those that close a finding.
  public func actions(closing finding: Finding) -> [Int] {
    actions.indices.filter { place in
      actions[place].closes.contains { $0.identity == finding.identity }
    }
  }

  /// The number of the findings that some action closes.
  public var closedCount: Int { findings.count { !actions(closing: $0).isEmpty } }

  /// A finding as it stands when all actions are done, with the step that is left then; the finding itself
  /// where an action closes it.
  package func remaining(_ finding: Finding) -> Finding {
    remains.first { $0.identity == finding.identity } ?? finding
  }
}

/// A requirement for which there are too few people.
public struct PlanShortfall: Sendable {
  /// Who is wanting.
  public enum Side: String, Codable, Sendable {
    /// Our people.
    case staff
    /// Holders of the role, or contacts at all.
    case holders
  }

  /// The role; `nil` for the threads of the account.
  public var role: Role?
  /// Who is wanting.
  public var what: Side
  /// The number of people that there are.
  public var have: Int
  /// The number of people asked for.
  public var need: Int
}

/// One action of a plan.
public struct PlanAction: Sendable {
  /// A kind of action.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// Take a cold tie up again.
    case renew
    /// Be introduced to somebody.
    case introduce
    /// Get in touch without an introduction.
    case approach
    /// Take somebody over from one of us who leaves.
    case handover
    /// See somebody whom a rival holds more strongly.
    case strengthen
    /// Find out who followed somebody who has left.
    case succeed
    /// Find out who has roles.
    case identify

    /// True when the action makes or renews a tie.
    public var isTie: Bool {
      self == .renew || self == .introduce || self == .approach || self == .handover
    }
  }

  /// The kind of action to take.
  public var kind: Kind
  /// The one of us who acts; `nil` when something is to be found out.
  public var staff: StaffID?
  /// The contact to get in touch with, or who has left; `nil` when identifying.
  public var contact: ContactID?
  /// The roles to find holders of, when identifying.
  public var roles: [Role] = []
  /// The way to go: of an introduction those to ask along it, the member of staff first and the contact last;
  /// of a cold tie the two people; `nil` for other actions.
  public var way: InfluencePath?
  /// The one of us who hands the contact over, when taking over.
  public var predecessor: StaffID?
  /// The cost of the action; `nil` when something is to be found out. That of strengthening is no part of the
  /// plan's.
  public var cost: Double?
  /// The findings that are closed when this and the actions before it are done.
  ///
  /// When strengthening, succeeding or identifying, those that ask for it.
  public var closes: [Finding] = []

  /// Those along whom an introduction goes; empty for other actions.
  public var via: [PersonID] { kind == .introduce ? way?.people ?? [] : [] }
}

extension Review {
  /// The cheapest ties that close the gaps of each account, each plan proved to be the cheapest.
  ///
  /// Exact for accounts of any size as long as the proof takes no more than a bound on work (see
  /// ``AccountPlan/isOptimal``); the problem is NP-hard where contacts hold several roles. All accounts are
  /// planned for whatever is asked for, as work is spread over all of them.
  ///
  /// - Parameters:
  ///   - maxActions: The most actions to give for each account, or `nil` for all.
  ///   - accounts: The accounts whose plans to give, or `nil` for all.
  /// - Returns: The plans: accounts with a high finding first, then by falling revenue, name and id.
  public func plan(maxActions: Int? = nil, accounts: [AccountID]? = nil) -> [AccountPlan] {
    plans(of: accounts, maxActions: maxActions, handover: nil)
  }

  /// The plans where some of us hand their contacts over.
  func plans(
    of accounts: [AccountID]?, maxActions: Int? = nil, handover: Handover?
  ) -> [AccountPlan] {
    let team = PlanTeam(self)
    let all = Array(portfolio.units)
    let drafts = concurrentMap(count: all.count, partsOf: 50) {
      Planner(self, team: team, handover: handover)
    } each: { planner, index in
      planner.draft(all[index])
    }
    let isHigh = drafts.map { $0.gaps.severity == .high }
    let order = drafts.indices.sorted { left, right in
      isHigh[left] == isHigh[right]
        ? portfolio.precedes(drafts[left].gaps.account, drafts[right].gaps.account) : isHigh[left]
    }
    var spread = WorkSpread(self, team: team)
    let assigned = order.map { (draft: drafts[$0], staff: spread.assign(drafts[$0])) }
    let asked = accounts.map(Set.init)
    let chosen = assigned.filter { asked?.contains($0.draft.gaps.account) ?? true }
    return concurrentMap(count: chosen.count, partsOf: 50) {
      Planner(self, team: team, handover: handover)
    } each: { planner, index in
      planner.finish(chosen[index].draft, staff: chosen[index].staff, maxActions: maxActions)
    }
  }
}

/// The contacts whom those of us who leave can hand over.
struct Handover: Sendable {
  /// For each contact to whom somebody who leaves has an active tie, the one whose tie is the strongest.
  var contacts: [ContactID: StaffID] = [:]

  init(of leavers: some Sequence<StaffID>, in review: Review) {
    let leavers = Set(leavers)
    var strengths: [ContactID: Double] = [:]
    for tie in review.portfolio.ties where leavers.contains(tie.party) {
      guard review.isActive(tie, party: review.portfolio.staff[tie.party].person) else { continue }
      let strength = tie.effectiveStrength(on: review.day, policy: review.policy)
      guard strength > strengths[tie.contact] ?? 0 else { continue }
      strengths[tie.contact] = strength
      contacts[tie.contact] = tie.party
    }
  }
}
