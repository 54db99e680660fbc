extension Review {
  /// Who is not covered at each account, and what else is wrong there, worst first.
  ///
  /// Accounts with a high finding come first, then they go by falling revenue (by number, whatever
  /// the currency; unknown last), by name (Unicode scalars) and by id. The rules are those of
  /// ``FindingCode``. Takes O(E·√V) time an account of V people and E ties, for the matchings, and is
  /// otherwise linear.
  ///
  /// - Parameter accounts: The accounts to look at, or `nil` for all.
  public func gaps(accounts: [AccountID]? = nil) -> [AccountGaps] {
    let chosen = portfolio.positions(of: accounts)
    let gaps = concurrentMap(count: chosen.count, partsOf: 500) {
      AccountInspection(self)
    } each: { inspection, index in
      inspection.inspect(chosen[index])
    }
    let isHigh = gaps.map { $0.severity == .high }
    return gaps.indices.sorted { left, right in
      isHigh[left] == isHigh[right]
        ? portfolio.precedes(gaps[left].account, gaps[right].account) : isHigh[left]
    }.map { gaps[$0] }
  }
}
