import OrderedCollections

extension Review {
  /// The most contacts of an account to whom ways are looked for unless they are asked for: with every
  /// contact the work grows by a search through the account.
  public static let maximumPathTargets = 100

  /// The number of holders of required roles whom nobody actively covers, at some accounts.
  package func openTargetCount(of accounts: some Sequence<AccountID>) -> Int {
    var inspection = AccountInspection(self)
    return accounts.reduce(0) { $0 + inspection.openTargets(of: $1).count }
  }
}

extension AccountInspection {
  /// The holders of required roles that are uncovered or cold, each with those roles.
  mutating func openTargets(of account: AccountID) -> OrderedDictionary<ContactID, [Role]> {
    var targets: OrderedDictionary<ContactID, [Role]> = [:]
    for coverage in coverage(of: account) {
      guard coverage.status == .uncovered || coverage.status == .cold else { continue }
      for holder in coverage.holders { targets[holder, default: []].append(coverage.role) }
    }
    return targets
  }
}
