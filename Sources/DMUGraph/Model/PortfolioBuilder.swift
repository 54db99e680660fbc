/// Gathers the rows of a portfolio in any order and groups them at the end.
///
/// ```swift
/// var builder = PortfolioBuilder()
/// let account = builder.addAccount("Alder GmbH", revenue: 1_200_000, currency: "EUR")
/// let contact = builder.addContact("Mara Eller", at: account, roles: [.purchasing])
/// let staff = builder.addStaff("Jo Bern", roles: ["account_manager"])
/// builder.addTie(staff: staff, contact: contact, strength: 0.8)
/// let portfolio = builder.build()
/// ```
///
/// Whatever else is known goes into the rows themselves:
///
/// ```swift
/// var account = Account(id: builder.text("a1"), name: builder.text("Alder GmbH"))
/// account.region = builder.text("North")
/// builder.add(account)
/// ```
///
/// Adding and building take time linear in the number of rows.
public struct PortfolioBuilder: Sendable {
  private var roles: [Role]
  private var text: [UInt8]
  private var accounts: [Account] = []
  private var contacts: [Contact] = []
  private var staff: [Staff] = []
  private var competitors: [Competitor] = []
  private var products: [Product] = []
  private var deals: [Deal] = []
  private var furtherMemberships: [Membership] = []
  private var ties: [Tie<StaffID>] = []
  private var rivalTies: [Tie<CompetitorID>] = []
  private var contactLinks: [Link<ContactID>] = []
  private var staffLinks: [Link<StaffID>] = []
  private var purchases: [Purchase] = []
  private var decisions: [Decision] = []
  private var unitKind = UnitKind.account
  private var contactsAsRead: [ContactID]?

  /// Makes an empty portfolio whose contacts can hold the known roles and those of a policy.
  public init(policy: Policy = .default) { self.init(roles: policy.knownRoles) }

  /// Makes an empty portfolio whose rows may refer to a text that is there already.
  init(roles: [Role], text: [UInt8] = [], units: UnitKind = .account) {
    self.roles = roles
    self.text = text
    unitKind = units
  }

  /// Roles as a set of this portfolio.
  ///
  /// - Precondition: ``Role/known`` or the policy names each of them.
  public func roleSet(_ roles: [Role]) -> RoleSet {
    roles.reduce(into: []) { set, role in
      guard let position = self.roles.firstIndex(of: role) else {
        preconditionFailure("the policy does not know the role \(role.rawValue)")
      }
      set.formUnion(RoleSet(position: position))
    }
  }

  /// Keeps a text.
  @inlinable
  public mutating func text(_ string: some StringProtocol) -> Text {
    var copy = String(string)
    return copy.withUTF8 { text(utf8: $0.span) }
  }

  /// Keeps a text that stands in UTF-8.
  public mutating func text(utf8: Span<UInt8>) -> Text {
    guard !utf8.isEmpty else { return .empty }
    let offset = text.count
    utf8.withUnsafeBufferPointer { text.append(contentsOf: $0) }
    return Text(offset: UInt32(offset), count: UInt32(utf8.count))
  }

  /// A text that was kept, as a `String`.
  public func string(_ text: Text) -> String {
    let start = Int(text.offset)
    return String(decoding: self.text[start..<start + Int(text.count)], as: UTF8.self)
  }

  /// A text that was kept, in UTF-8, for as long as the body runs.
  package func withUTF8<Result>(_ text: Text, _ body: (Span<UInt8>) -> Result) -> Result {
    let start = Int(text.offset)
    return body(self.text.span.extracting(start..<start + Int(text.count)))
  }

  /// Adds an account and gives its position.
  @discardableResult
  public mutating func add(_ account: Account) -> AccountID {
    accounts.append(account)
    return AccountID(accounts.count - 1)
  }

  /// Adds a contact and gives its position, which stands for it in ties and links until ``build()``
  /// groups the contacts by their first accounts.
  @discardableResult
  public mutating func add(_ contact: Contact) -> ContactID {
    contacts.append(contact)
    return ContactID(contacts.count - 1)
  }

  /// The links among contacts that were added.
  package var linksOfContacts: [Link<ContactID>] { contactLinks }

  /// The links among staff that were added.
  package var linksOfStaff: [Link<StaffID>] { staffLinks }

  /// Makes room for rows that are going to be added.
  package mutating func reserve(contacts: Int, ties: Int, contactLinks: Int) {
    self.contacts.reserveCapacity(self.contacts.count + contacts)
    self.ties.reserveCapacity(self.ties.count + ties)
    self.contactLinks.reserveCapacity(self.contactLinks.count + contactLinks)
  }

  /// The number of contacts that were added.
  package var contactCount: Int { contacts.count }

  /// A contact that was added.
  package subscript(contact: ContactID) -> Contact {
    get { contacts[contact.index] }
    set { contacts[contact.index] = newValue }
  }

  /// Adds an account that a contact belongs to besides the contact's own.
  ///
  /// - Precondition: the contact does not belong to it already.
  public mutating func add(_ membership: Membership) { furtherMemberships.append(membership) }

  /// Adds a member of staff and gives their position.
  @discardableResult
  public mutating func add(_ person: Staff) -> StaffID {
    staff.append(person)
    return StaffID(staff.count - 1)
  }

  /// Adds a competitor and gives its position.
  @discardableResult
  public mutating func add(_ competitor: Competitor) -> CompetitorID {
    competitors.append(competitor)
    return CompetitorID(competitors.count - 1)
  }

  /// Adds a product and gives its position.
  @discardableResult
  public mutating func add(_ product: Product) -> ProductID {
    products.append(product)
    return ProductID(products.count - 1)
  }

  /// Adds a deal and gives its position.
  @discardableResult
  public mutating func add(_ deal: Deal) -> DealID {
    deals.append(deal)
    return DealID(deals.count - 1)
  }

  /// Adds the part of a contact in a deal.
  public mutating func add(_ decision: Decision) { decisions.append(decision) }

  /// Adds a tie between a contact and a member of staff.
  public mutating func addTie(_ tie: Tie<StaffID>) { ties.append(tie) }

  /// Adds a tie between a contact and a competitor.
  public mutating func addRivalTie(_ tie: Tie<CompetitorID>) { rivalTies.append(tie) }

  /// Adds a link between two contacts.
  public mutating func addContactLink(_ link: Link<ContactID>) { contactLinks.append(link) }

  /// Adds a link between two members of staff.
  public mutating func addStaffLink(_ link: Link<StaffID>) { staffLinks.append(link) }

  /// Adds what an account buys.
  public mutating func add(_ purchase: Purchase) { purchases.append(purchase) }

  /// Groups the rows into a portfolio.
  ///
  /// - Precondition: every position that a row names exists.
  public consuming func build() -> Portfolio {
    // People of other units come from several accounts, and stay in input order.
    if unitKind == .account { orderContacts() }
    let further = rows(&furtherMemberships, into: contacts.count) { $0.contact.index }.rows
    let units = addUnits(further)
    let memberships = Memberships(
      contacts, others: further + units.memberships, accountCount: accounts.count)
    let decisions = rows(&decisions, into: deals.count) { $0.deal.index }
    let ties = rows(&ties, into: contacts.count) { $0.contact.index }
    let rivalTies = rows(&rivalTies, into: contacts.count) { $0.contact.index }
    let contactLinks = rows(&contactLinks, into: contacts.count) { $0.source.index }
    let staffLinks = rows(&staffLinks, into: staff.count) { $0.source.index }
    let purchases = rows(&purchases, into: accounts.count) { $0.account.index }
    return Portfolio(
      roles: roles, accounts: Rows(accounts), contacts: Rows(contacts), staff: Rows(staff),
      competitors: Rows(competitors), products: Rows(products), deals: Rows(deals),
      furtherMemberships: further, ties: ties.rows, rivalTies: rivalTies.rows,
      contactLinks: contactLinks.rows, staffLinks: staffLinks.rows, purchases: purchases.rows,
      decisions: decisions.rows, text: text, memberships: memberships, unitRows: units.units,
      contactsAsRead: contactsAsRead, tieStarts: ties.starts,
      rivalTieStarts: rivalTies.starts, contactLinkStarts: contactLinks.starts,
      staffLinkStarts: staffLinks.starts, purchaseStarts: purchases.starts,
      decisionStarts: decisions.starts)
  }

  /// Adds the rows of units that are no accounts.
  private mutating func addUnits(_ further: [Membership]) -> UnitBuilding {
    let own =
      unitKind == .family
      ? contacts.indices.map {
        Membership(contact: ContactID($0), account: contacts[$0].account)
      } : []
    let units = UnitBuilding(
      unitKind, accounts: accounts, deals: deals, decisions: decisions,
      memberships: own + further, contactCount: contacts.count, string: string)
    accounts += units.rows
    return units
  }

  /// Puts the contacts in the order of their accounts, and changes what refers to them.
  private mutating func orderContacts() {
    if zip(contacts, contacts.dropFirst()).allSatisfy({ $0.account <= $1.account }) { return }
    let order = grouped(
      contacts.indices.map { Int32($0) }, by: contacts.map { Int32($0.account.index) },
      into: accounts.count
    ).values
    contacts = order.map { contacts[Int($0)] }
    var place = [ContactID](repeating: 0, count: contacts.count)
    for (new, old) in order.enumerated() { place[Int(old)] = ContactID(new) }
    contactsAsRead = place
    for index in furtherMemberships.indices {
      furtherMemberships[index].contact = place[furtherMemberships[index].contact.index]
    }
    for index in decisions.indices {
      decisions[index].contact = place[decisions[index].contact.index]
    }
    for index in ties.indices { ties[index].contact = place[ties[index].contact.index] }
    for index in rivalTies.indices {
      rivalTies[index].contact = place[rivalTies[index].contact.index]
    }
    for index in contactLinks.indices {
      contactLinks[index].source = place[contactLinks[index].source.index]
      contactLinks[index].target = place[contactLinks[index].target.index]
    }
  }
}

/// Takes rows and gives them in the order of their groups, stable, and where each group begins.
private func rows<Row>(
  _ rows: inout [Row], into count: Int, by key: (Row) -> Int
) -> (rows: [Row], starts: [Int]) {
  var (starts, result): ([Int], [Row]) = ([], [])
  group(rows, into: count, starts: &starts, values: &result) { key(rows[$0]) }
  rows = []
  return (result, starts)
}
