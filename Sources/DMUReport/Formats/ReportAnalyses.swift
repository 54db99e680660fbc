public import DMUGraph

// Each analysis with its report, by the policy and on the day of the basis.
extension ReportBasis {
  /// Who is not covered at each account, and what else is wrong there.
  ///
  /// - Parameter accounts: The positions of the accounts to look at, or `nil` for all; the same everywhere.
  public func gaps(accounts: [AccountID]? = nil) -> GapsReport {
    GapsReport(portfolio.gaps(policy: policy, asOf: day, accounts: accounts), basis: self)
  }

  /// How many people must leave before each account is lost, and who.
  ///
  /// - Parameters:
  ///   - accounts: The positions of the accounts to look at, or `nil` for all.
  ///   - includesContacts: Whether the threads to each contact are counted too.
  public func threads(accounts: [AccountID]? = nil, includesContacts: Bool = false) -> ThreadsReport
  {
    ThreadsReport(
      portfolio.threads(
        policy: policy, asOf: day, accounts: accounts, includesContacts: includesContacts),
      basis: self)
  }

  /// Through whom to reach contacts.
  ///
  /// - Parameters:
  ///   - targets: The positions of the contacts; `nil` for everybody whose required role nobody covers.
  ///   - start: The position of the one of our people who is to begin, or `nil` for anybody.
  ///   - count: How many paths to give at most.
  ///   - accounts: The positions of the accounts to look at, or `nil` for all.
  public func paths(
    to targets: [ContactID]? = nil, from start: StaffID? = nil, count: Int = 3,
    accounts: [AccountID]? = nil
  ) -> PathsReport {
    PathsReport(
      portfolio.paths(
        to: targets, from: start, count: count, policy: policy, asOf: day, accounts: accounts),
      from: start, basis: self)
  }

  /// The cheapest ties that close the gaps of each account.
  ///
  /// - Parameters:
  ///   - maxActions: The most actions to give for each account, or `nil` for all.
  ///   - accounts: The positions of the accounts to plan for, or `nil` for all.
  public func plan(maxActions: Int? = nil, accounts: [AccountID]? = nil) -> PlanReport {
    PlanReport(
      portfolio.plan(maxActions: maxActions, policy: policy, asOf: day, accounts: accounts),
      basis: self)
  }

  /// How likely each account is to lose its last active tie, and who matters.
  ///
  /// - Parameters:
  ///   - months: How far ahead to look, above 0.
  ///   - accounts: The positions of the accounts to look at, or `nil` for all.
  public func risk(months: Double = 12, accounts: [AccountID]? = nil) -> RiskReport {
    RiskReport(
      portfolio.risk(months: months, policy: policy, asOf: day, accounts: accounts),
      months: months, basis: self)
  }

  /// Who moves each decision-making unit, who stands between, and who opens the way.
  ///
  /// - Parameter accounts: The positions of the accounts to look at, or `nil` for all.
  public func influence(accounts: [AccountID]? = nil) -> InfluenceReport {
    InfluenceReport(
      portfolio.influence(policy: policy, asOf: day, accounts: accounts), basis: self)
  }

  /// What becomes of the accounts when some people leave.
  ///
  /// - Parameters:
  ///   - people: Who leaves.
  ///   - months: How far ahead the risk looks, above 0.
  ///   - accounts: The positions of the accounts to look at, or `nil` for all.
  public func whatIf(
    leaving people: [PersonID], months: Double = 12, accounts: [AccountID]? = nil
  ) -> WhatIfReport {
    WhatIfReport(
      portfolio.whatIf(
        leaving: people, months: months, policy: policy, asOf: day, accounts: accounts),
      basis: self)
  }

  /// What changed from this portfolio to a newer one, by the policy of the newer.
  ///
  /// - Parameters:
  ///   - newer: The newer portfolio, with the day at which it is measured.
  ///   - accounts: The positions of the accounts to look at in this portfolio and in the newer one, in
  ///     either or both, or `nil` for all.
  public func difference(
    to newer: ReportBasis, accounts: (before: [AccountID], after: [AccountID])? = nil
  ) -> DiffReport {
    DiffReport(
      portfolio.difference(
        to: newer.portfolio, policy: newer.policy, asOfBefore: day, asOf: newer.day,
        accounts: accounts),
      before: self, after: newer)
  }
}
