/// Everything read in one run: accounts, their contacts, the supplier's staff and the ties between.
///
/// People are rows and refer to one another by position. Contacts stand grouped by account, ties by
/// contact, so that an analysis walks one account as consecutive slices. A portfolio is made by
/// ``PortfolioBuilder`` and does not change.
public struct Portfolio: Sendable {
  /// The roles that contacts of this portfolio can hold: ``Role/known``, then those of the policy.
  public let roles: [Role]
  /// The accounts in input order; behind them the units, where analyses look at others (``divided(by:)``).
  public let accounts: Rows<AccountID, Account>
  /// The contacts, by first account and within one in input order.
  public internal(set) var contacts: Rows<ContactID, Contact>
  /// The supplier's people in input order.
  public internal(set) var staff: Rows<StaffID, Staff>
  /// The rival suppliers in input order.
  public let competitors: Rows<CompetitorID, Competitor>
  /// The products in input order.
  public let products: Rows<ProductID, Product>
  /// The deals in input order.
  public let deals: Rows<DealID, Deal>
  /// The further accounts of contacts who belong to several, by contact and for one in input order.
  public let furtherMemberships: [Membership]
  /// The ties of contacts to staff, by contact and for one in input order.
  public let ties: [Tie<StaffID>]
  /// The ties of contacts to competitors, by contact and for one in input order.
  public let rivalTies: [Tie<CompetitorID>]
  /// The links among contacts, by first contact and for one in input order.
  public let contactLinks: [Link<ContactID>]
  /// The links among staff, by first person and for one in input order.
  public let staffLinks: [Link<StaffID>]
  /// The purchases of all accounts, by account and for one in input order.
  public let purchases: [Purchase]
  /// The parts of contacts in deals, by deal and for one in input order.
  public let decisions: [Decision]

  let text: [UInt8]
  let memberships: Memberships
  let unitRows: Units
  /// The contacts in input order; `nil` where they stand in it.
  let contactsAsRead: [ContactID]?
  let tieStarts: [Int]
  let rivalTieStarts: [Int]
  let contactLinkStarts: [Int]
  let staffLinkStarts: [Int]
  let purchaseStarts: [Int]
  let decisionStarts: [Int]

  /// The positions of the people of an account, or of another unit.
  public func contacts(of account: AccountID) -> AccountContacts {
    memberships.contacts(of: account)
  }

  /// The accounts that a contact belongs to, the first one first.
  public func accounts(of contact: ContactID) -> [AccountID] {
    // Hardly anybody has several.
    var (low, high) = (0, furtherMemberships.count)
    while low < high {
      let middle = (low + high) / 2
      if furtherMemberships[middle].contact < contact { low = middle + 1 } else { high = middle }
    }
    let further = furtherMemberships[low...].prefix { $0.contact == contact }
    return [contacts[contact].account] + further.map(\.account)
  }

  /// The parts of contacts in a deal, with the indices that they have in ``decisions``.
  public func decisions(of deal: DealID) -> ArraySlice<Decision> {
    decisions[decisionStarts[deal.index]..<decisionStarts[deal.index + 1]]
  }

  /// The ties of a contact to staff, with the indices that they have in ``ties``.
  public func ties(of contact: ContactID) -> ArraySlice<Tie<StaffID>> {
    ties[tieStarts[contact.index]..<tieStarts[contact.index + 1]]
  }

  /// The ties of a contact to competitors, with the indices that they have in ``rivalTies``.
  public func rivalTies(of contact: ContactID) -> ArraySlice<Tie<CompetitorID>> {
    rivalTies[rivalTieStarts[contact.index]..<rivalTieStarts[contact.index + 1]]
  }

  /// The links that begin at a contact, with the indices that they have in ``contactLinks``.
  public func links(of contact: ContactID) -> ArraySlice<Link<ContactID>> {
    contactLinks[contactLinkStarts[contact.index]..<contactLinkStarts[contact.index + 1]]
  }

  /// The links that begin at a member of staff, with the indices that they have in ``staffLinks``.
  public func links(of staff: StaffID) -> ArraySlice<Link<StaffID>> {
    staffLinks[staffLinkStarts[staff.index]..<staffLinkStarts[staff.index + 1]]
  }

  /// The purchases of an account, or of all accounts of a family; a deal has none.
  public func purchases(of account: AccountID) -> ArraySlice<Purchase> {
    if account.index >= unitRows.accountCount {
      return unitKind == .family
        ? accounts(ofUnit: account).flatMap { purchases(of: $0) }[...] : []
    }
    return purchases[purchaseStarts[account.index]..<purchaseStarts[account.index + 1]]
  }

  /// The facts that are known of a person.
  public func person(at position: PersonID) -> Person {
    switch position {
    case .staff(let staff): self.staff[staff].person
    case .contact(let contact): contacts[contact].person
    case .competitor(let competitor): competitors[competitor].person
    }
  }

  /// A text as a `String`.
  public func string(_ text: Text) -> String {
    let start = Int(text.offset)
    return String(decoding: self.text[start..<start + Int(text.count)], as: UTF8.self)
  }

  /// A person's name, or the id where there is no name.
  public func displayName(_ person: Person) -> String {
    string(person.name.isEmpty ? person.id : person.name)
  }

  /// An account's name, or the id where there is no name.
  public func displayName(_ account: Account) -> String {
    string(account.name.isEmpty ? account.id : account.name)
  }

  /// The position of a role in ``roles``, and so its bit in a ``RoleSet``.
  public func position(of role: Role) -> Int? { roles.firstIndex(of: role) }
}
