/// The degree to which we know everybody in an account's decision-making unit: shown in maps and exports.
public struct AccountCoverage: Sendable {
  /// Threads, roles and findings of the account.
  public var gaps: AccountGaps
  /// The account's contacts, in input order.
  public var contacts: [ContactCoverage]

  /// The number of the account's findings of a severity.
  public func findingCount(_ severity: Severity) -> Int {
    gaps.findings.count { $0.severity == severity }
  }
}

/// The degree to which we know one contact.
public struct ContactCoverage: Sendable {
  /// True when one of us knows the contact.
  public enum Status: String, CaseIterable, Sendable {
    /// Somebody has an active tie.
    case covered
    /// There are ties, none of them active.
    case cold
    /// There never was a tie.
    case uncovered
  }

  /// The contact.
  public var contact: ContactID
  /// True when one of us knows the contact.
  public var status: Status
  /// The most person-disjoint influence paths from our people to the contact, who is not counted, over
  /// ties and links at or above the policy's threshold: how many departures cut the contact off. `nil` in an
  /// account of more than ``Review/maximumMeasuredContacts`` contacts.
  public var threads: Int?
  /// The effective strength of the contact's strongest tie to one of us, 0…1; `nil` without a tie.
  public var bestStrength: Double?
}

extension Review {
  /// The degree to which we know each account and each of its contacts, in input order.
  ///
  /// Takes what ``gaps(accounts:)`` takes and, for each contact with *k* threads, O(k·E) in the *E* ties and
  /// links of its account, up to ``maximumMeasuredContacts`` contacts.
  public func coverage() -> Rows<AccountID, AccountCoverage> {
    let accounts = concurrentMap(count: portfolio.accounts.count, partsOf: 200) {
      (inspection: AccountInspection(self), network: InfluenceNetwork())
    } each: { workspace, index in
      let gaps = workspace.inspection.inspect(AccountID(index))
      let ties = workspace.inspection.ties
      let isMeasured = ties.contactCount <= Review.maximumMeasuredContacts
      if isMeasured { workspace.network.load(ties) }
      let contacts = (0..<ties.contactCount).map { contact in
        coverage(
          of: contact, ties, threads: isMeasured ? workspace.network.threads(to: contact) : nil)
      }
      return AccountCoverage(gaps: gaps, contacts: contacts)
    }
    return Rows(accounts)
  }

  private func coverage(of contact: Int, _ ties: AccountTies, threads: Int?) -> ContactCoverage {
    let best = ties.best(of: contact)
    return ContactCoverage(
      contact: ties.contact(contact),
      status: best.map { ties.isActive($0) ? .covered : .cold } ?? .uncovered, threads: threads,
      bestStrength: best?.strength)
  }
}
