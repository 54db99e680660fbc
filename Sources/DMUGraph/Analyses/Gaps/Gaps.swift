extension Portfolio {
  /// Who is not covered at each account, and what else is wrong there, worst first.
  ///
  /// Accounts with a high finding come first, then they go by falling revenue (by number, whatever
  /// the currency; unknown last), by name (Unicode scalars) and by id. The rules are those of
  /// ``FindingCode``. Takes O(E·√V) time an account of V people and E ties, for the matchings, and is
  /// otherwise linear.
  ///
  /// - Parameters:
  ///   - policy: Thresholds, requirements and severities; the one the portfolio was made with.
  ///   - day: The day everything is measured at.
  ///   - accounts: The positions of the accounts to look at, or `nil` for all.
  public func gaps(
    policy: Policy = .default, asOf day: Day, accounts: [Int]? = nil
  ) -> [AccountGaps] {
    let chosen = positions(ofAccounts: accounts)
    let gaps = concurrentMap(count: chosen.count, partsOf: 500) {
      AccountInspection(portfolio: self, policy: policy, day: day)
    } each: { inspection, index in
      inspection.inspect(chosen[index])
    }
    return gaps.indices.sorted { isWorse(gaps[$0], gaps[$1]) }.map { gaps[$0] }
  }

  private func isWorse(_ left: AccountGaps, _ right: AccountGaps) -> Bool {
    let isHigh = (left.severity == .high, right.severity == .high)
    if isHigh.0 != isHigh.1 { return isHigh.0 }
    return precedes(left.account, right.account)
  }
}
