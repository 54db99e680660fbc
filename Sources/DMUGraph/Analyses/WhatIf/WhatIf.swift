/// What becomes of the accounts when some people leave.
public struct WhatIf: Sendable {
  /// Who leaves.
  public var leave: [PersonID]
  /// The portfolio without them, to which everything `after` refers.
  public var portfolioAfter: Portfolio
  /// Every account: those that change first, then by falling revenue, name and id.
  public var accounts: [AccountChange]

  /// The accounts at which something changes.
  public var changed: ArraySlice<AccountChange> { accounts.prefix { $0.isChanged } }
}

/// An account before and after.
public struct AccountChange: Sendable {
  /// How an account stands.
  public struct State: Sendable {
    /// Threads, roles and findings, whose positions are those of the state's own portfolio.
    public var gaps: AccountGaps
    /// The probability of losing the last active tie.
    public var risk: AccountRisk
  }

  /// The account, whose position is the same before and after.
  public var account: AccountID
  /// How the account stands with everybody.
  public var before: State
  /// How it stands without those who leave.
  public var after: State
  /// The required roles that are covered before and not after, in the tier's order.
  public var lost: [Role]
  /// Whether one of those who leave has a tie or a place there.
  public var isChanged: Bool
  /// The cheapest plan for the account after they left, where it changes; its positions are those of
  /// ``WhatIf/portfolioAfter``.
  public var repair: AccountPlan?
}

extension Portfolio {
  /// Every account before and after some people leave, side by side.
  ///
  /// Takes twice the time of ``gaps(policy:asOf:accounts:)`` and
  /// ``risk(months:policy:asOf:accounts:)`` together, and that of ``plan(maxActions:policy:asOf:accounts:)``
  /// for the accounts that change.
  ///
  /// - Parameters:
  ///   - people: Who leaves.
  ///   - months: How far ahead the risk looks, above 0.
  ///   - policy: Thresholds, requirements and rates; the one the portfolio was made with.
  ///   - day: The day everything is measured at.
  ///   - accounts: The positions of the accounts to look at, or `nil` for all.
  public func whatIf(
    leaving people: [PersonID], months: Double = 12, policy: Policy = .default, asOf day: Day,
    accounts: [AccountID]? = nil
  ) -> WhatIf {
    let rest = removing(people)
    let before = states(months, policy, day, accounts)
    let after = rest.states(months, policy, day, accounts)
    var isTouched = Rows<AccountID, Bool>(repeating: false, likeRowsOf: self.accounts)
    let gone = Set(people)
    for tie in ties where gone.contains(.staff(tie.party)) {
      isTouched[contacts[tie.contact].account] = true
    }
    for case .contact(let contact) in people { isTouched[contacts[contact].account] = true }
    let touched = before.map(\.gaps.account).filter { isTouched[$0] }
    let plans = rest.plan(policy: policy, asOf: day, accounts: touched)
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
      leave: people, portfolioAfter: rest,
      accounts: changes.sorted { left, right in
        left.isChanged == right.isChanged
          ? precedes(left.account, right.account) : left.isChanged
      })
  }

  /// How accounts stand, in input order.
  private func states(
    _ months: Double, _ policy: Policy, _ day: Day, _ accounts: [AccountID]?
  ) -> [AccountChange.State] {
    let gaps = gaps(policy: policy, asOf: day, accounts: accounts)
      .sorted { $0.account < $1.account }
    let risks = risk(months: months, policy: policy, asOf: day, accounts: accounts)
      .sorted { $0.account < $1.account }
    return zip(gaps, risks).map { AccountChange.State(gaps: $0, risk: $1) }
  }
}
