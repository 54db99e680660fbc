/// The changes between two portfolios, an older and a newer one, account by account.
///
/// ```swift
/// let difference = march.difference(to: june)
/// for account in difference.changed {
///   for finding in account.new { print("New:", finding.code, finding.severity) }
/// }
/// ```
public struct PortfolioDifference: Sendable {
  /// The accounts of the older portfolio alone, by falling revenue, name and id; in no sum.
  public var gone: [AccountGaps]
  /// The accounts of the newer portfolio alone, in the same order; in no sum.
  public var added: [AccountGaps]
  /// The accounts of both: by the weight of their heaviest new finding, then those that changed
  /// otherwise, then the others; within that by falling revenue, name and id.
  public var accounts: [AccountDifference]

  /// The accounts at which something changed.
  public var changed: ArraySlice<AccountDifference> { accounts.prefix { $0.isChanged } }
}

/// The changes at one account, or other unit, that is in both portfolios.
public struct AccountDifference: Sendable {
  /// The account's earlier state, with positions in the portfolio before.
  public var before: AccountGaps
  /// The account's later state, with positions in the portfolio after.
  public var after: AccountGaps
  /// The findings of ``after`` that ``before`` has not, in order. A finding is the same when code and
  /// role are, and the contact where there is one finding for each contact.
  public var new: [Finding] = []
  /// The findings of ``before`` that ``after`` has not, in order.
  public var resolved: [Finding] = []
  /// The number of findings that are in both.
  public var unchanged = 0
  /// The roles required on either day: those of ``after`` in the tier's order, then the others.
  public var roles: [RoleChange] = []
  /// The contacts who came: positions in the portfolio after, in input order.
  public var arrived: [ContactID] = []
  /// The contacts who left: positions in the portfolio before, in input order.
  public var left: [ContactID] = []
  /// The ties that were active and are on record and cold, by contact.
  public var cooled: [CooledTie] = []
  /// The ties that were active and are no longer on record although both people are there, by contact.
  public var dropped: [DroppedTie] = []

  /// True when anything changed that is listed here.
  public var isChanged: Bool {
    before.threads != after.threads || !new.isEmpty || !resolved.isEmpty
      || !arrived.isEmpty || !left.isEmpty || !cooled.isEmpty || !dropped.isEmpty
      || roles.contains { $0.isChanged }
  }
}

/// The status of a required role before and after.
public struct RoleChange: Sendable {
  /// The role.
  public var role: Role
  /// The status before; `nil` when the role was not required.
  public var before: CoverageStatus?
  /// The status after; `nil` when the role is not required any more.
  public var after: CoverageStatus?

  /// True when the status differs.
  public var isChanged: Bool { before != after }
}

/// A tie that was active and is cold.
public struct CooledTie: Sendable {
  /// Who has it: positions in the portfolio after.
  public var pair: StaffContact
  /// The effective strength before, at least the policy's threshold.
  public var before: Double
  /// The effective strength after, below the threshold.
  public var after: Double
  /// True when the tie is written the same in both, so that time alone has cooled it.
  public var isOnlyOlder: Bool
}

/// A tie that is no longer on record.
public struct DroppedTie: Sendable {
  /// Who had it: positions in the portfolio before.
  public var pair: StaffContact
  /// The effective strength before, 0…1.
  public var before: Double
}

extension Review {
  /// The changes from this portfolio to a newer one, whatever ids the two use; each portfolio is measured by
  /// its own policy and on its own day.
  ///
  /// Accounts are matched by name, deals by name and account, people by email or else name. A tie of somebody who
  /// left, of theirs or of ours, goes with them and is not listed as dropped. Takes the time of ``gaps(accounts:)`` for
  /// both, and is otherwise linear but for sorting.
  ///
  /// - Parameters:
  ///   - newer: The review of the newer portfolio.
  ///   - chosen: The positions of the accounts to look at in this portfolio and in the newer one, in
  ///     either or both, or `nil` for all.
  public func difference(
    to newer: Review, accounts chosen: (before: [AccountID], after: [AccountID])? = nil
  ) -> PortfolioDifference {
    let same = Correspondence(portfolio, newer.portfolio)
    var pairs = newer.portfolio.units.map {
      (before: same.accounts.before[$0], after: AccountID?($0))
    }
    pairs += portfolio.units.filter { same.accounts.after[$0] == nil }.map { ($0, nil) }
    if let chosen {
      let (older, newer) = (Set(chosen.before), Set(chosen.after))
      pairs.removeAll { pair in
        !(pair.before.map(older.contains) ?? false) && !(pair.after.map(newer.contains) ?? false)
      }
    }
    let gapsBefore = gapsByAccount(pairs.compactMap(\.before))
    let gapsAfter = newer.gapsByAccount(pairs.compactMap(\.after))
    let all = pairs.map {
      (before: $0.before.flatMap { gapsBefore[$0] }, after: $0.after.flatMap { gapsAfter[$0] })
    }
    let both = all.compactMap { pair in
      pair.before.flatMap { before in pair.after.map { (before: before, after: $0) } }
    }
    let found = concurrentMap(count: both.count, partsOf: 500) {
      AccountComparison(
        before: AccountTies(self), after: AccountTies(newer), same: same)
    } each: { comparison, index in
      comparison.compare(both[index].before, both[index].after)
    }
    let ranks = found.map(\.rank)
    let order = found.indices.sorted { left, right in
      ranks[left] == ranks[right]
        ? newer.portfolio.precedes(found[left].after.account, found[right].after.account)
        : ranks[left] > ranks[right]
    }
    return PortfolioDifference(
      gone: inOrder(all.filter { $0.after == nil }.compactMap(\.before)),
      added: newer.inOrder(all.filter { $0.before == nil }.compactMap(\.after)),
      accounts: order.map { found[$0] })
  }

  private func inOrder(_ gaps: [AccountGaps]) -> [AccountGaps] {
    gaps.sorted { portfolio.precedes($0.account, $1.account) }
  }

  /// The gaps of some accounts, by position.
  private func gapsByAccount(_ accounts: [AccountID]) -> Rows<AccountID, AccountGaps?> {
    var result = Rows<AccountID, AccountGaps?>(repeating: nil, likeRowsOf: portfolio.accounts)
    for gaps in gaps(accounts: accounts) {
      result[gaps.account] = gaps
    }
    return result
  }
}

extension AccountDifference {
  /// The higher, the earlier it is listed: 1 and more with a new finding, -1 without a change.
  fileprivate var rank: Int {
    let severities = Severity.allCases
    if let heaviest = new.map(\.severity).max() {
      return 1 + (severities.firstIndex(of: heaviest) ?? 0)
    }
    return isChanged ? 0 : -1
  }
}
