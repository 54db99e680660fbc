/// A kind of unit: the things at which an analysis looks one by one.
public enum UnitKind: String, CaseIterable, Codable, Sendable {
  /// Every account.
  case account
  /// Every open deal, with the contacts who decide in it, as what they are there.
  case deal
  /// Every account without a parent, together with all accounts below it.
  case family
}

/// The units of a portfolio that are no single accounts: rows behind those of the accounts.
struct Units: Sendable {
  var kind = UnitKind.account
  /// The number of accounts, and so the first row of a unit.
  var accountCount: Int
  /// The deal of each unit, where units are deals.
  var deals: [DealID] = []
  /// The topmost account of each unit, where units are families.
  var tops: [AccountID] = []
  /// The accounts of each unit.
  var accounts: [[AccountID]] = []
  /// The units of each contact begin at `starts`.
  var starts: [Int] = []
  var unitsOfContacts: [Int32] = []
}

extension Portfolio {
  /// The kind of unit at which analyses look one by one.
  public var unitKind: UnitKind { unitRows.kind }

  /// The rows of ``accounts`` at which analyses look: all of them where units are accounts, else the units,
  /// which stand behind the accounts.
  public var units: Range<AccountID> {
    unitKind == .account
      ? accounts.indices : AccountID(unitRows.accountCount)..<accounts.endIndex
  }

  /// The rows of ``accounts`` that are accounts and no other unit.
  public var ownAccounts: Range<AccountID> { 0..<AccountID(unitRows.accountCount) }

  /// The portfolio in which analyses look at units of another kind. Linear time.
  ///
  /// A unit is a row of ``accounts``, with what an account has. A deal has the tier and the owner of its first
  /// account, its value as revenue and its close date as the end of the contract. A family has the tier and the owner of
  /// the topmost account, the sum of revenue where there is one currency, and the earliest end of a contract.
  public func divided(by kind: UnitKind) -> Portfolio {
    kind == unitKind ? self : keepingEverything(units: kind)
  }

  /// The accounts of which a unit is made: of an account itself, of a deal those at which it is.
  public func accounts(ofUnit unit: AccountID) -> [AccountID] {
    unit < AccountID(unitRows.accountCount)
      ? [unit] : unitRows.accounts[unit.index - unitRows.accountCount]
  }

  /// The deal that a unit is; `nil` for accounts and families.
  public func deal(ofUnit unit: AccountID) -> DealID? {
    unitKind == .deal && units.contains(unit)
      ? unitRows.deals[unit.index - unitRows.accountCount] : nil
  }

  /// The topmost account of a unit that is a family; `nil` for accounts and deals.
  public func top(ofFamily unit: AccountID) -> AccountID? {
    unitKind == .family && units.contains(unit)
      ? unitRows.tops[unit.index - unitRows.accountCount] : nil
  }

  /// The units that a contact is in: of accounts the first one first, else in order.
  public func units(of contact: ContactID) -> [AccountID] {
    if unitKind == .account { return accounts(of: contact) }
    return unitRows.unitsOfContacts[
      unitRows.starts[contact.index]..<unitRows.starts[contact.index + 1]
    ].map { AccountID(Int($0)) }
  }

  /// The contact as what they are in a unit: in a deal as its edge says. Linear in the contacts of a deal.
  public func contact(_ contact: ContactID, in unit: AccountID) -> Contact {
    contacts[contact].playing(parts(in: unit)[contact])
  }

  /// The parts of contacts in the deal that a unit is; none for other units.
  func parts(in unit: AccountID) -> [ContactID: Decision] {
    guard let deal = deal(ofUnit: unit) else { return [:] }
    return Dictionary(
      decisions(of: deal).map { ($0.contact, $0) }, uniquingKeysWith: { $0.adding($1) })
  }
}

extension Contact {
  /// The contact with what is written of a part in place of what they are otherwise.
  func playing(_ part: Decision?) -> Contact {
    guard let part else { return self }
    var contact = self
    if !part.roles.isEmpty {
      contact.roles = part.roles
      contact.inferredRoles = []
    }
    contact.stance = part.stance ?? stance
    contact.influence = part.influence ?? influence
    return contact
  }
}

extension Decision {
  /// The part with what another says of the same contact in the same deal: roles add up, else the first value
  /// counts.
  fileprivate func adding(_ other: Decision) -> Decision {
    var part = self
    part.roles.formUnion(other.roles)
    part.stance = stance ?? other.stance
    part.influence = influence ?? other.influence
    return part
  }
}
