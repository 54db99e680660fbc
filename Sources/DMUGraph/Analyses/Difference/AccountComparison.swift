/// Compares accounts of two portfolios, one after the other.
struct AccountComparison {
  var before: AccountTies
  var after: AccountTies
  let same: Correspondence

  /// The changes at an account, given its state in each portfolio.
  mutating func compare(_ old: AccountGaps, _ new: AccountGaps) -> AccountDifference {
    var result = AccountDifference(before: old, after: new)
    let contactsBefore = before.review.contacts(of: old.account)
    let contactsAfter = after.review.contacts(of: new.account)
    result.left = contactsBefore.filter { contact in
      !(same.contacts.after[contact].map(contactsAfter.contains) ?? false)
    }
    result.arrived = contactsAfter.filter { contact in
      !(same.contacts.before[contact].map(contactsBefore.contains) ?? false)
    }
    compareFindings(&result)
    compareRoles(&result)
    compareTies(old.account, new.account, &result)
    return result
  }

  private func compareFindings(_ result: inout AccountDifference) {
    var known: Set<Finding.Identity> = []
    for finding in result.before.findings {
      if let key = identity(before: finding) { known.insert(key) }
    }
    var kept: Set<Finding.Identity> = []
    for finding in result.after.findings {
      let key = finding.identity
      if known.contains(key) { kept.insert(key) } else { result.new.append(finding) }
    }
    result.unchanged = kept.count
    result.resolved = result.before.findings.filter { finding in
      identity(before: finding).map { !kept.contains($0) } ?? true
    }
  }

  /// The identity that a finding before would have after; `nil` when it is about a contact who left.
  private func identity(before finding: Finding) -> Finding.Identity? {
    var key = finding.identity
    guard let contact = key.contact else { return key }
    guard let position = same.contacts.after[contact] else { return nil }
    key.contact = position
    return key
  }

  private func compareRoles(_ result: inout AccountDifference) {
    func required(_ gaps: AccountGaps) -> [RoleCoverage] { gaps.roles.filter(\.isRequired) }
    let (old, new) = (required(result.before), required(result.after))
    result.roles = new.map { coverage in
      RoleChange(
        role: coverage.role, before: old.first { $0.role == coverage.role }?.status,
        after: coverage.status)
    }
    for coverage in old where !new.contains(where: { $0.role == coverage.role }) {
      result.roles.append(RoleChange(role: coverage.role, before: coverage.status, after: nil))
    }
  }

  private mutating func compareTies(
    _ old: AccountID, _ new: AccountID, _ result: inout AccountDifference
  ) {
    before.load(account: old)
    after.load(account: new)
    var pairsAfter: [StaffContact: AccountTies.Pair] = [:]
    for pair in after.pairs { pairsAfter[after.positions(of: pair)] = pair }
    for pair in before.pairs {
      let ends = before.positions(of: pair)
      guard before.isActive(pair), let contact = same.contacts.after[ends.contact],
        after.contacts.contains(contact), let staff = same.staff.after[ends.staff]
      else { continue }
      let endsAfter = StaffContact(staff: staff, contact: contact)
      guard let pairAfter = pairsAfter[endsAfter] else {
        if !after.review.hasLeft[staff] {
          result.dropped.append(DroppedTie(pair: ends, before: pair.strength))
        }
        continue
      }
      guard !after.isActive(pairAfter) else { continue }
      let ties = (before.portfolio.ties[pair.tie], after.portfolio.ties[pairAfter.tie])
      result.cooled.append(
        CooledTie(
          pair: endsAfter, before: pair.strength, after: pairAfter.strength,
          isOnlyOlder: ties.0.isWritten(as: ties.1)))
    }
    result.cooled.sort { ($0.pair.contact, $0.pair.staff) < ($1.pair.contact, $1.pair.staff) }
    result.dropped.sort { ($0.pair.contact, $0.pair.staff) < ($1.pair.contact, $1.pair.staff) }
  }
}

extension Tie {
  /// True when strength and day of the last contact are the same.
  fileprivate func isWritten(as other: Tie) -> Bool {
    strength == other.strength && assumedStrength == other.assumedStrength
      && lastContact == other.lastContact
  }
}
