/// Makes the rows of units of those of accounts and deals.
struct UnitBuilding {
  private(set) var units: Units
  /// The rows of the units.
  private(set) var rows: [Account] = []
  /// Who is in which unit.
  private(set) var memberships: [Membership] = []

  /// Makes the units of a kind; linear.
  ///
  /// - Parameters:
  ///   - memberships: The accounts of all contacts.
  ///   - string: A text of the rows.
  init(
    _ kind: UnitKind, accounts: [Account], deals: [Deal], decisions: [Decision],
    memberships: [Membership], contactCount: Int,
    string: (Text) -> String
  ) {
    units = Units(kind: kind, accountCount: accounts.count)
    var members: [[ContactID]] = []
    switch kind {
    case .account: return
    case .deal:
      var unit = [Int](repeating: -1, count: deals.count)
      for (position, deal) in deals.enumerated() where !deal.isClosed {
        unit[position] = rows.count
        rows.append(Account(deal, at: deal.accounts.first.map { accounts[$0.index] }))
        units.deals.append(DealID(position))
        units.accounts.append(deal.accounts)
      }
      members = Array(repeating: [], count: rows.count)
      for decision in decisions where unit[decision.deal.index] >= 0 {
        members[unit[decision.deal.index]].append(decision.contact)
      }
    case .family:
      let tree = FamilyTree(accounts.map(\.parent))
      var unit = [Int](repeating: -1, count: accounts.count)
      for position in accounts.indices where tree.top[position] == position {
        unit[position] = units.accounts.count
        units.accounts.append([])
        units.tops.append(AccountID(position))
      }
      for position in accounts.indices {
        units.accounts[unit[tree.top[position]]].append(AccountID(position))
      }
      for position in accounts.indices where tree.top[position] == position {
        let family = units.accounts[unit[position]].map { accounts[$0.index] }
        rows.append(Account(family: family, under: accounts[position], string))
      }
      members = Array(repeating: [], count: rows.count)
      for membership in memberships {
        members[unit[tree.top[membership.account.index]]].append(membership.contact)
      }
    }
    for (unit, contacts) in members.enumerated() {
      for contact in Set(contacts).sorted() {
        self.memberships.append(
          Membership(contact: contact, account: AccountID(accounts.count + unit)))
      }
    }
    let all = self.memberships
    (units.starts, units.unitsOfContacts) = grouped(
      all.map { Int32($0.account.index) }, by: all.map { Int32($0.contact.index) },
      into: contactCount)
  }
}

extension Account {
  /// The row of a deal at an account, if it is at any.
  fileprivate init(_ deal: Deal, at account: Account?) {
    self.init(id: deal.id, name: deal.name)
    tier = account?.tier ?? .empty
    owner = account?.owner
    revenue = deal.value
    currency = deal.currency.isEmpty ? account?.currency ?? .empty : deal.currency
    contractEnd = deal.closeDate
  }

  /// The row of a family of accounts.
  fileprivate init(family: [Account], under top: Account, _ string: (Text) -> String) {
    self = top
    parent = nil
    contractEnd = family.compactMap(\.contractEnd).min()
    let paying = family.filter { $0.revenue != nil }
    guard let first = paying.first, paying.count > 1 || top.revenue == nil else { return }
    let isOne = Set(paying.map { string($0.currency) }).count == 1
    currency = isOne ? first.currency : .empty
    revenue =
      isOne ? min(paying.reduce(0) { $0 + ($1.revenue ?? 0) }, .greatestFiniteMagnitude) : nil
  }
}

/// The topmost account of each account.
package struct FamilyTree {
  /// By position of an account, the position of the topmost one above it.
  package private(set) var top: [Int]
  /// The accounts that are the first of a circle of parents, in order: they count as having none.
  package private(set) var cut: [Int] = []

  /// Follows the parents of accounts; linear.
  package init(_ parents: [AccountID?]) {
    var parents = parents.map { $0?.index }
    // The account from which each was met first.
    var met = [Int](repeating: -1, count: parents.count)
    for start in parents.indices {
      var position: Int? = start
      while let here = position, met[here] < 0 {
        met[here] = start
        position = parents[here]
      }
      guard let end = position, met[end] == start else { continue }
      var first = end
      var next = parents[end]
      while let here = next, here != end {
        first = min(first, here)
        next = parents[here]
      }
      parents[first] = nil
      cut.append(first)
    }
    cut.sort()
    top = Array(repeating: -1, count: parents.count)
    for start in parents.indices {
      var path: [Int] = []
      var position = start
      while top[position] < 0, let parent = parents[position] {
        path.append(position)
        position = parent
      }
      if top[position] < 0 { top[position] = position }
      for below in path { top[below] = top[position] }
    }
  }
}
