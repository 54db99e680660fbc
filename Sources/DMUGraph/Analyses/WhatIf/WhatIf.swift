/// The consequences for the accounts when some people leave.
public struct WhatIf: Sendable {
  /// Who leaves.
  public var leave: [PersonID]
  /// The review in which they have left, to whose portfolio everything `after` refers.
  public var reviewAfter: Review
  /// Every account: those that change first, then by falling revenue, name and id.
  public var accounts: [AccountChange]

  /// The accounts at which something changes.
  public var changed: ArraySlice<AccountChange> { accounts.prefix { $0.isChanged } }
}

/// An account before and after.
public struct AccountChange: Sendable {
  /// The state of an account.
  public struct State: Sendable {
    /// Threads, roles and findings, whose positions are those of the state's own portfolio.
    public var gaps: AccountGaps
    /// The probability of losing the last active tie.
    public var risk: AccountRisk
  }

  /// The account, whose position is the same before and after.
  public var account: AccountID
  /// The state of the account with everybody.
  public var before: State
  /// The state of the account after they left.
  public var after: State
  /// The required roles that are covered before and not after, in the tier's order.
  public var lost: [Role]
  /// True when one of those who leave has a tie or a place there.
  public var isChanged: Bool
  /// The cheapest plan for the account after they left, where it changes: whoever of us leaves can still hand
  /// over. Its positions are those of the portfolio of ``WhatIf/reviewAfter``.
  public var repair: AccountPlan?
}

extension Review {
  /// Every account before and after some people leave, side by side.
  ///
  /// Takes twice the time of ``gaps(accounts:)`` and
  /// ``risk(months:accounts:)`` together, and that of ``plan(maxActions:accounts:)``
  /// for the accounts that change.
  ///
  /// - Parameters:
  ///   - people: Who leaves.
  ///   - months: How far ahead the risk looks, above 0.
  ///   - accounts: The accounts to look at, or `nil` for all.
  public func whatIf(
    leaving people: [PersonID], months: Double = 12, accounts: [AccountID]? = nil
  ) -> WhatIf {
    // Nothing changes where somebody has left already.
    let leaving = people.filter { !hasLeft($0) }
    let rest = departing(leaving)
    let before = states(months, accounts)
    let after = rest.states(months, accounts)
    var isTouched = Rows<AccountID, Bool>(repeating: false, likeRowsOf: portfolio.accounts)
    let gone = Set(leaving)
    for tie in portfolio.ties where gone.contains(.staff(tie.party)) {
      for account in portfolio.units(of: tie.contact) { isTouched[account] = true }
    }
    for case .contact(let contact) in leaving {
      for account in portfolio.units(of: contact) { isTouched[account] = true }
    }
    let touched = before.map(\.gaps.account).filter { isTouched[$0] }
    let leavers = leaving.compactMap { if case .staff(let staff) = $0 { staff } else { nil } }
    let plans = rest.plans(of: touched, handover: Handover(of: leavers, in: self))
    let repairs = Dictionary(uniqueKeysWithValues: plans.map { ($0.account, $0) })
    let changes = zip(before, after).map { before, after in
      let account = before.gaps.account
      let lost = zip(before.gaps.roles, after.gaps.roles).filter { role in
        role.0.status == .covered && role.1.status != .covered
      }
      return AccountChange(
        account: account, before: before, after: after, lost: lost.map { $0.0.role },
        isChanged: isTouched[account], repair: repairs[account])
    }
    return WhatIf(
      leave: people, reviewAfter: rest,
      accounts: changes.sorted { left, right in
        left.isChanged == right.isChanged
          ? portfolio.precedes(left.account, right.account) : left.isChanged
      })
  }

  /// The states of accounts, in input order.
  private func states(_ months: Double, _ accounts: [AccountID]?) -> [AccountChange.State] {
    let gaps = gaps(accounts: accounts).sorted { $0.account < $1.account }
    let risks = risk(months: months, accounts: accounts).sorted { $0.account < $1.account }
    return zip(gaps, risks).map { AccountChange.State(gaps: $0, risk: $1) }
  }
}
