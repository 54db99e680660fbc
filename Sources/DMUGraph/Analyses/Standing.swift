/// How an account stands, and everybody of its decision-making unit: what maps and exports show.
public struct AccountStanding: Sendable {
  /// Threads, roles and findings of the account.
  public var gaps: AccountGaps
  /// The account's contacts, in input order.
  public var contacts: [ContactStanding]

  /// How many findings of a severity the account has.
  public func findingCount(_ severity: Severity) -> Int {
    gaps.findings.count { $0.severity == severity }
  }
}

/// How well we know one contact.
public struct ContactStanding: Sendable {
  /// The contact.
  public var contact: ContactID
  /// Whether one of us knows the contact.
  public var coverage: ContactCoverage
  /// The most person-disjoint influence paths from our people to the contact, who is not counted, over
  /// ties and links at or above the policy's threshold: how many departures cut the contact off. `nil` in an
  /// account of more than ``Portfolio/mostMeasured`` contacts.
  public var threads: Int?
  /// The effective strength of the contact's strongest tie to one of us, 0…1; `nil` without a tie.
  public var bestStrength: Double?
}

/// Whether one of us knows a contact.
public enum ContactCoverage: String, CaseIterable, Sendable {
  /// Somebody has an active tie.
  case covered
  /// There are ties, none of them active.
  case cold
  /// There never was a tie.
  case uncovered
}

extension Portfolio {
  /// How each account and each of its contacts stands, in input order.
  ///
  /// Takes what ``gaps(policy:asOf:accounts:)`` takes and, for each contact with *k* threads, O(k·E)
  /// in the *E* ties and links of its account, up to ``mostMeasured`` contacts.
  ///
  /// - Parameters:
  ///   - policy: Thresholds, requirements and severities; the one the portfolio was made with.
  ///   - day: The day everything is measured at.
  public func standings(
    policy: Policy = .default, asOf day: Day
  ) -> Rows<AccountID, AccountStanding> {
    let standings = concurrentMap(count: accounts.count, partsOf: 200) {
      (
        inspection: AccountInspection(portfolio: self, policy: policy, day: day),
        network: InfluenceNetwork()
      )
    } each: { workspace, index in
      let gaps = workspace.inspection.inspect(AccountID(index))
      let ties = workspace.inspection.ties
      let isMeasured = ties.contactCount <= Portfolio.mostMeasured
      if isMeasured { workspace.network.load(ties) }
      let contacts = (0..<ties.contactCount).map { contact in
        standing(
          of: contact, ties, threads: isMeasured ? workspace.network.threads(to: contact) : nil)
      }
      return AccountStanding(gaps: gaps, contacts: contacts)
    }
    return Rows(standings)
  }

  private func standing(
    of contact: Int, _ ties: AccountTies, threads: Int?
  ) -> ContactStanding {
    let best = ties.best(of: contact)
    let coverage: ContactCoverage =
      best.map { ties.isActive($0) ? .covered : .cold } ?? .uncovered
    return ContactStanding(
      contact: ties.contact(contact), coverage: coverage,
      threads: threads, bestStrength: best?.strength)
  }
}
