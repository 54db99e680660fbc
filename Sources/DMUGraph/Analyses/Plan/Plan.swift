/// The cheapest way to close the gaps of one account: which ties to make or to renew.
///
/// With the planned ties every required role that has holders has as many pairs that share no person as
/// the policy asks for (role_threads), and the account has as many threads as its tier asks for. No other
/// set of ties does that at less cost; of equally cheap ones the plan has the fewest actions, and then those
/// whose ids come first.
///
/// An active tie costs nothing, a cold one 0.5 to renew. A new one costs 1 + min(1, ln P ∕ ln 0.02), where P
/// is the strength of the best warm way from that member of staff to that contact, which somebody on it can
/// be asked to open; without a way, 2. On top comes 0.25 when the role of the member of staff is known and is
/// no counterpart of any of the contact's roles that have counterparts. With P = 0.4, say, an introduction
/// costs 1 + ln 0.4 ∕ ln 0.02 = 1.23.
public struct AccountPlan: Sendable {
  /// The account.
  public var account: AccountID
  /// True when there are people enough for all that is asked for; else as much is planned as can be.
  public var isFeasible: Bool
  /// True when ``cost`` is proved to be the least.
  public var isOptimal: Bool
  /// The cost of the plan, all its actions together.
  public var cost: Double
  /// A cost that no plan undercuts, at most ``cost``.
  public var bound: Double
  /// Where people are wanting.
  public var shortfalls: [PlanShortfall]
  /// The actions to take, in the order in which to take them.
  public var actions: [PlanAction]
  /// The number of further actions that were left out because fewer were asked for.
  public var omittedActions: Int
  /// The findings before anything is done.
  public var findings: [Finding]
  /// The findings that are left when all ``actions`` are done.
  public var remains: [Finding]
  /// The threads before anything is done, and when all is done.
  public var threads: (before: Int, after: Int)
  /// Who of us leads: of the account managers, or else of all, the one with most active ties there, then the
  /// strongest.
  public var lead: StaffID?
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
    /// Find out who has a role.
    case identify
  }

  /// The kind of action to take.
  public var kind: Kind
  /// The one of us who gets in touch; `nil` when identifying.
  public var staff: StaffID?
  /// The contact to get in touch with; `nil` when identifying.
  public var contact: ContactID?
  /// The role to find a holder of, when identifying.
  public var role: Role?
  /// Those along whom the introduction goes, the member of staff first and the contact last.
  public var via: [PersonID] = []
  /// The cost of the action; 0 when identifying.
  public var cost: Double
  /// The findings that are closed when this and the actions before it are done.
  ///
  /// When identifying, it is the one finding that asks for it.
  public var closes: [Finding] = []
}

extension Review {
  /// The cheapest ties that close the gaps of each account, each plan proved to be the cheapest.
  ///
  /// Exact for accounts of any size as long as the proof takes no more than a bound on work (see
  /// ``AccountPlan/isOptimal``); the problem is NP-hard where contacts hold several roles.
  ///
  /// - Parameters:
  ///   - maxActions: The most actions to give for each account, or `nil` for all.
  ///   - accounts: The accounts to plan for, or `nil` for all.
  /// - Returns: The plans: accounts with a high finding first, then by falling revenue, name and id.
  public func plan(maxActions: Int? = nil, accounts: [AccountID]? = nil) -> [AccountPlan] {
    let chosen = portfolio.positions(of: accounts)
    let team = PlanTeam(self)
    let plans = concurrentMap(count: chosen.count, partsOf: 50) {
      Planner(self, team: team)
    } each: { planner, index in
      planner.plan(chosen[index], maxActions: maxActions)
    }
    return plans.indices.sorted { left, right in
      let isHigh = (
        plans[left].findings.first?.severity == .high,
        plans[right].findings.first?.severity == .high
      )
      return isHigh.0 == isHigh.1
        ? portfolio.precedes(plans[left].account, plans[right].account) : isHigh.0
    }.map { plans[$0] }
  }
}
