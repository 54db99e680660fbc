import TestSupport
import Testing

@testable import DMUGraph

@Suite("Difference")
struct DifferenceTests {
  private let day = Day(number: 20_000)

  /// The same portfolio, with other ids and in another order, is no different.
  @Test func theSameUnderOtherIDs() {
    for seed in 0..<150 {
      let portfolio = RandomPortfolio().make(seed: seed, day: day)
      let copy = PortfolioCopy(seed: seed).make(of: portfolio, day: day)
      for other in [portfolio, copy] {
        let difference = portfolio.review(asOf: day).difference(to: other.review(asOf: day))
        #expect(difference.accounts.count == portfolio.accounts.count)
        #expect(difference.changed.isEmpty)
        let findings = portfolio.review(asOf: day).gaps().reduce(0) { $0 + $1.findings.count }
        #expect(difference.accounts.reduce(0) { $0 + $1.unchanged } == findings)
      }
    }
  }

  /// Random edits, against sets of names: in random portfolios every name is another.
  @Test func agreesWithSetsOfNames() {
    var seen: [String: Int] = [:]
    for seed in 0..<400 {
      var sizes = RandomPortfolio()
      sizes.accounts = 2...4
      sizes.staff = 1...5
      let before = sizes.make(seed: seed, day: day)
      var copy = PortfolioCopy(seed: seed, removed: 12, aged: 40, emails: 30)
      if seed % 3 == 0 { copy.accountsLeftOut = ["A1"] }
      var after = copy.make(of: before, day: day)
      var (dayBefore, dayAfter) = (day, day.advanced(by: seed % 2 == 0 ? 0 : 90))
      var older = before
      // Every fifth time the other way round, so that people and accounts come.
      if seed % 5 == 0 {
        (older, after, dayBefore, dayAfter) = (after, before, dayAfter, dayBefore)
      }
      // What is in one file only counts apart.
      let names = (accountNames(older), accountNames(after))
      let common = names.0.intersection(names.1)
      let (one, other) = (Facts(older, dayBefore, common), Facts(after, dayAfter, common))
      let difference = older.review(asOf: dayBefore)
        .difference(to: after.review(asOf: dayAfter))
      var found = Facts()
      var kept = 0
      for account in difference.accounts {
        found.findings.formUnion(account.new.map { "+" + findingKey($0, account.after, after) })
        found.findings.formUnion(
          account.resolved.map { "-" + findingKey($0, account.before, older) })
        found.people.formUnion(account.arrived.map { "+" + contactKey($0, after) })
        found.people.formUnion(account.left.map { "-" + contactKey($0, older) })
        for tie in account.cooled {
          #expect(found.ties.updateValue(tie.before, forKey: tieKey(tie.pair, after)) == nil)
          #expect(other.ties[tieKey(tie.pair, after)] == tie.after)
        }
        for tie in account.dropped {
          let key = "-" + tieKey(tie.pair, older)
          #expect(found.ties.updateValue(tie.before, forKey: key) == nil)
        }
        kept += account.unchanged
        let name = after.string(after.accounts[account.after.account].name)
        #expect(account.before.threads == one.threads[name])
        #expect(account.after.threads == other.threads[name])
        for role in account.roles {
          #expect(role.before == one.roles["\(name) \(role.role.rawValue)"])
          #expect(role.after == other.roles["\(name) \(role.role.rawValue)"])
        }
      }
      #expect(difference.accounts.count == common.count)
      let gone = difference.gone.map { older.string(older.accounts[$0.account].name) }
      let added = difference.added.map { after.string(after.accounts[$0.account].name) }
      #expect(Set(gone) == names.0.subtracting(common) && gone.count == Set(gone).count)
      #expect(Set(added) == names.1.subtracting(common) && added.count == Set(added).count)
      let new = other.findings.subtracting(one.findings).map { "+" + $0 }
      let resolved = one.findings.subtracting(other.findings).map { "-" + $0 }
      #expect(found.findings == Set(new + resolved))
      #expect(kept == one.findings.intersection(other.findings).count)
      let came = other.people.subtracting(one.people).map { "+" + $0 }
      let went = one.people.subtracting(other.people).map { "-" + $0 }
      #expect(found.people == Set(came + went))
      var ties: [String: Double] = [:]
      for (key, strength) in one.ties {
        if let now = other.ties[key] {
          if strength >= 0.2 && now < 0.2 { ties[key] = strength }
        } else if strength >= 0.2, other.people.contains(one.contactOfTie[key] ?? ""),
          other.staff.contains(one.staffOfTie[key] ?? "")
        {
          ties["-" + key] = strength
        }
      }
      #expect(found.ties == ties)
      seen["new", default: 0] += new.count
      seen["resolved", default: 0] += resolved.count
      seen["came", default: 0] += came.count
      seen["went", default: 0] += went.count
      seen["cooled", default: 0] += ties.keys.count { !$0.hasPrefix("-") }
      seen["dropped", default: 0] += ties.keys.count { $0.hasPrefix("-") }
    }
    #expect(seen.count == 6 && seen.values.allSatisfy { $0 > 50 }, "\(seen)")
  }

  /// New findings come first by weight, then falling revenue, and what is as it was comes last.
  @Test func order() {
    for seed in 0..<150 {
      let before = RandomPortfolio().make(seed: seed, day: day)
      let after = PortfolioCopy(seed: seed, removed: 15, aged: 30).make(of: before, day: day)
      let (older, newer) = (before.review(asOf: day), after.review(asOf: day))
      let difference = older.difference(to: newer)
      let keys = difference.accounts.map { account -> [Double] in
        let rank: Double =
          switch account.new.map(\.severity).max() {
          case .high: 0
          case .medium: 1
          case .low: 2
          case nil: account.isChanged ? 3 : 4
          }
        return [rank, -(after.accounts[account.after.account].revenue ?? -1)]
      }
      #expect(zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
      let chosen = older.difference(to: newer, accounts: (before: [0], after: []))
      #expect(chosen.accounts.map { $0.before.account } == [0])
    }
  }

  // MARK: Names in sets

  /// What is so in one portfolio, by names.
  private struct Facts {
    var findings: Set<String> = []
    var people: Set<String> = []
    var threads: [String: Int] = [:]
    var roles: [String: CoverageStatus] = [:]
    /// The strongest of parallel ties, by the names of both ends.
    var ties: [String: Double] = [:]
    var contactOfTie: [String: String] = [:]
    var staffOfTie: [String: String] = [:]
    var staff: Set<String> = []

    init() {}

    init(_ portfolio: Portfolio, _ day: Day, _ accounts: Set<String>) {
      func isIn(_ contact: ContactID) -> Bool {
        let account = portfolio.accounts[portfolio.contacts[contact].account]
        return accounts.contains(portfolio.string(account.name))
      }
      for gap in portfolio.review(asOf: day).gaps() {
        let name = portfolio.string(portfolio.accounts[gap.account].name)
        guard accounts.contains(name) else { continue }
        findings.formUnion(gap.findings.map { findingKey($0, gap, portfolio) })
        threads[name] = gap.threads
        for role in gap.roles { roles["\(name) \(role.role.rawValue)"] = role.status }
      }
      people = Set(portfolio.contacts.indices.filter(isIn).map { contactKey($0, portfolio) })
      staff = Set(portfolio.staff.map { portfolio.string($0.person.name) })
      for tie in portfolio.ties where isIn(tie.contact) {
        let key = tieKey(StaffContact(staff: tie.party, contact: tie.contact), portfolio)
        ties[key] = max(ties[key] ?? 0, tie.effectiveStrength(on: day, policy: .default))
        contactOfTie[key] = contactKey(tie.contact, portfolio)
        staffOfTie[key] = portfolio.string(portfolio.staff[tie.party].person.name)
      }
    }
  }

  private func accountNames(_ portfolio: Portfolio) -> Set<String> {
    Set(portfolio.accounts.map { portfolio.string($0.name) })
  }
}

private func contactKey(_ contact: ContactID, _ portfolio: Portfolio) -> String {
  let row = portfolio.contacts[contact]
  return portfolio.string(row.person.name) + " of "
    + portfolio.string(portfolio.accounts[row.account].name)
}

private func tieKey(_ pair: StaffContact, _ portfolio: Portfolio) -> String {
  portfolio.string(portfolio.staff[pair.staff].person.name) + " with "
    + portfolio.string(portfolio.contacts[pair.contact].person.name)
}

private func findingKey(_ finding: Finding, _ gap: AccountGaps?, _ portfolio: Portfolio) -> String {
  let account = gap.map { portfolio.string(portfolio.accounts[$0.account].name) } ?? ""
  let key = "\(account) \(finding.code.rawValue) \(finding.role?.rawValue ?? "")"
  switch finding.code {
  case .keyContactUncovered, .opponentUnattended, .rivalFoothold:
    return key + finding.contacts.map { contactKey($0, portfolio) }.joined()
  default: return key
  }
}
