import RealModule

/// The likelihood that an account's last active tie ends because people leave.
///
/// Each person leaves within *h* months with probability 1 − (1 − rate)^(h/12), independently of the
/// others. A tie ends when one of its two ends leaves. Losing the last tie is not losing the customer.
public struct AccountRisk: Sendable {
  /// The account.
  public var account: AccountID
  /// The probability that no active tie survives; 1 when there is none.
  public var noTie: Double
  /// The same over ties to those who are for us; `nil` where there is no such active tie.
  public var noSupporter: Double?
  /// True when there is no active tie today.
  public var isUntied: Bool
  /// The bounds within which the probability lies in 95 of 100 cases; `nil` when it is exact.
  public var interval: ClosedRange<Double>?
  /// The yearly revenue times ``noTie``, in the account's currency; `nil` when it is not known.
  public var revenueWithoutContact: Double?
  /// The importance of each person with an active tie, greatest first: P(no tie | leaves) − P(no tie | stays).
  public var importance: [PersonImportance]
}

/// The difference that it makes whether a person stays.
public struct PersonImportance: Sendable {
  /// Who it is, on our side or on theirs.
  public var person: PersonID
  /// The amount by which it is more likely that no tie is left when this person leaves than when they stay, 0…1.
  public var value: Double
}

extension Review {
  /// The probability that each account's last active tie ends, and who matters most.
  ///
  /// Exact when in every component of the account's graph of active ties the smaller side has at most 20
  /// people; beyond that an estimate from random departures, seeded by the account's id, with a 95 %
  /// interval. Takes O(2^s·E) for s people on the smaller side of a component with E ties.
  ///
  /// - Parameters:
  ///   - months: How far ahead to look, above 0.
  ///   - accounts: The accounts to look at, or `nil` for all.
  /// - Returns: The accounts by falling probability, those without an active tie first, then by falling
  ///   revenue, name and id.
  public func risk(months: Double = 12, accounts: [AccountID]? = nil) -> [AccountRisk] {
    let chosen = portfolio.positions(of: accounts)
    let risks = concurrentMap(count: chosen.count, partsOf: 200) {
      AccountTies(self)
    } each: { ties, index in
      ties.load(account: chosen[index])
      return ties.risk(account: chosen[index], months: months)
    }
    return risks.indices.sorted { left, right in
      let (one, other) = (risks[left], risks[right])
      if one.isUntied != other.isUntied { return one.isUntied }
      if one.noTie != other.noTie { return one.noTie > other.noTie }
      return portfolio.precedes(one.account, other.account)
    }.map { risks[$0] }
  }
}

extension AccountTies {
  /// The risk of the account that is loaded.
  fileprivate func risk(account: AccountID, months: Double) -> AccountRisk {
    func leaving(_ person: Person, _ rate: Double) -> Double {
      -Double.expMinusOne(Double.log(onePlus: -(person.departureRate ?? rate)) * months / 12)
    }
    let probabilities =
      staff.map { leaving(portfolio.staff[$0].person, policy.departureRate.staff) }
      + contacts.map { leaving(portfolio.contacts[$0].person, policy.departureRate.contact) }
    let edges = pairs.lazy.filter(isActive).map { ($0.staff, staff.count + $0.contact) }
    let row = portfolio.accounts[account]
    let survival = TieSurvival(
      leaving: probabilities, edges: Array(edges), leftCount: staff.count)
    let answer = survival.solve(seed: seed(of: portfolio.string(row.id)))
    let isInvolved = edges.reduce(into: [Bool](repeating: false, count: probabilities.count)) {
      $0[$1.0] = true
      $0[$1.1] = true
    }
    let people = probabilities.indices.filter { isInvolved[$0] }.map { vertex in
      (person(vertex), answer.importance[vertex])
    }
    return AccountRisk(
      account: account, noTie: answer.lost,
      noSupporter: noSupporter(probabilities, Array(edges), seed(of: portfolio.string(row.id))),
      isUntied: activeCount == 0,
      interval: answer.interval, revenueWithoutContact: row.revenue.map { $0 * answer.lost },
      importance: people.sorted { $0.0 < $1.0 }
        .map { PersonImportance(person: $0.0, value: $0.1) }
        .sorted { $0.value > $1.value })
  }

  /// The probability that no tie of these to somebody who is for us survives.
  private func noSupporter(
    _ leaving: [Double], _ edges: [(Int, Int)], _ seed: UInt64
  ) -> Double? {
    let friendly = edges.filter { portfolio.contacts[contact($0.1 - staff.count)].isFriendly }
    if friendly.isEmpty { return nil }
    return TieSurvival(leaving: leaving, edges: friendly, leftCount: staff.count)
      .solve(seed: seed).lost
  }

  /// One of us by number, or a contact by number after all of us.
  private func person(_ number: Int) -> PersonID {
    number < staff.count
      ? .staff(staff[number]) : .contact(contact(number - staff.count))
  }

  /// A number that depends on a text and nothing else: the hash of G. Fowler, L. C. Noll and K.-P. Vo.
  private func seed(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
