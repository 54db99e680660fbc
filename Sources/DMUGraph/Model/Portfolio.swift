/// Everything read in one run: accounts, their contacts, the supplier's staff and the ties between.
///
/// People are rows and refer to one another by position. Contacts stand grouped by account, ties by
/// contact, so that an analysis walks one account as consecutive slices. A portfolio is made by
/// ``PortfolioBuilder`` and does not change.
public struct Portfolio: Sendable {
  /// The roles that contacts of this portfolio can hold: ``Role/known``, then those of the policy.
  public let roles: [Role]
  /// The accounts in input order.
  public let accounts: [Account]
  /// The contacts, by account and within one in input order.
  public let contacts: [Contact]
  /// The supplier's people in input order.
  public let staff: [Staff]
  /// The rival suppliers in input order.
  public let competitors: [Competitor]
  /// The products in input order.
  public let products: [Product]
  /// The ties of contacts to staff, by contact and for one in input order.
  public let ties: [Tie]
  /// The ties of contacts to competitors, by contact and for one in input order.
  public let rivalTies: [Tie]
  /// The links among contacts, by first contact and for one in input order.
  public let contactLinks: [Link]
  /// The links among staff, by first person and for one in input order.
  public let staffLinks: [Link]
  /// What accounts buy, by account and for one in input order.
  public let purchases: [Purchase]

  let text: [UInt8]
  let contactStarts: [Int]
  let tieStarts: [Int]
  let rivalTieStarts: [Int]
  let contactLinkStarts: [Int]
  let staffLinkStarts: [Int]
  let purchaseStarts: [Int]

  /// The positions in ``contacts`` of the people of the account at a position of ``accounts``.
  public func contacts(ofAccount account: Int) -> Range<Int> {
    contactStarts[account]..<contactStarts[account + 1]
  }

  /// The positions in ``ties`` of a contact's ties to staff.
  public func ties(ofContact contact: Int) -> Range<Int> {
    tieStarts[contact]..<tieStarts[contact + 1]
  }

  /// The positions in ``rivalTies`` of a contact's ties to competitors.
  public func rivalTies(ofContact contact: Int) -> Range<Int> {
    rivalTieStarts[contact]..<rivalTieStarts[contact + 1]
  }

  /// The positions in ``contactLinks`` of the links that begin at a contact.
  public func links(ofContact contact: Int) -> Range<Int> {
    contactLinkStarts[contact]..<contactLinkStarts[contact + 1]
  }

  /// The positions in ``staffLinks`` of the links that begin at a member of staff.
  public func links(ofStaff staff: Int) -> Range<Int> {
    staffLinkStarts[staff]..<staffLinkStarts[staff + 1]
  }

  /// The positions in ``purchases`` of what an account buys.
  public func purchases(ofAccount account: Int) -> Range<Int> {
    purchaseStarts[account]..<purchaseStarts[account + 1]
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
