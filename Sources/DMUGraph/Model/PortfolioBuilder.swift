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
  private var ties: [Tie] = []
  private var rivalTies: [Tie] = []
  private var contactLinks: [Link] = []
  private var staffLinks: [Link] = []
  private var purchases: [Purchase] = []

  /// Makes an empty portfolio whose contacts can hold the known roles and those of a policy.
  public init(policy: Policy = .default) { self.init(roles: policy.knownRoles) }

  /// Makes an empty portfolio whose rows may refer to a text that is there already.
  init(roles: [Role], text: [UInt8] = []) {
    self.roles = roles
    self.text = text
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

  /// Takes the contacts, ties, links and purchases out of another builder, which refer to the rows of this one,
  /// and its texts.
  ///
  /// - Returns: How far the texts have moved (``Person/moved(by:)``).
  package mutating func take(_ next: inout PortfolioBuilder) -> UInt32 {
    let (shift, first) = (UInt32(text.count), contacts.count)
    take(&next.text, to: \.text)
    take(&next.contacts, to: \.contacts)
    take(&next.ties, to: \.ties)
    take(&next.rivalTies, to: \.rivalTies)
    take(&next.contactLinks, to: \.contactLinks)
    take(&next.staffLinks, to: \.staffLinks)
    take(&next.purchases, to: \.purchases)
    if shift > 0 {
      for index in first..<contacts.count { contacts[index].person.move(by: shift) }
    }
    return shift
  }

  /// Appends rows to others; where there are none, without copying them.
  private mutating func take<Row>(_ rows: inout [Row], to own: WritableKeyPath<Self, [Row]>) {
    if self[keyPath: own].isEmpty {
      swap(&self[keyPath: own], &rows)
    } else {
      self[keyPath: own] += rows
      rows = []
    }
  }

  /// Adds an account and gives its position.
  @discardableResult
  public mutating func add(_ account: Account) -> Int {
    accounts.append(account)
    return accounts.count - 1
  }

  /// Adds a contact and gives its position, which stands for it in ties and links until ``build()``
  /// groups the contacts by account.
  @discardableResult
  public mutating func add(_ contact: Contact) -> Int {
    contacts.append(contact)
    return contacts.count - 1
  }

  /// Makes room for so many contacts more and at most so many bytes of text, where these are most of them.
  package mutating func reserve(contacts count: Int, textOf byteCount: Int) {
    if count > contacts.count { contacts.reserveCapacity(contacts.count + count) }
    if byteCount > text.count { text.reserveCapacity(text.count + byteCount) }
  }

  /// Makes room for so many ties and links more, where these are most of them.
  package mutating func reserve(ties tieCount: Int, contactLinks linkCount: Int) {
    if tieCount > ties.count { ties.reserveCapacity(ties.count + tieCount) }
    if linkCount > contactLinks.count {
      contactLinks.reserveCapacity(contactLinks.count + linkCount)
    }
  }

  /// How many contacts were added.
  package var contactCount: Int { contacts.count }

  /// The id of a contact that was added.
  package subscript(idOfContact position: Int) -> Text {
    get { contacts[position].person.id }
    set { contacts[position].person.id = newValue }
  }

  /// Adds a member of staff and gives their position.
  @discardableResult
  public mutating func add(_ person: Staff) -> Int {
    staff.append(person)
    return staff.count - 1
  }

  /// Adds a competitor and gives its position.
  @discardableResult
  public mutating func add(_ competitor: Competitor) -> Int {
    competitors.append(competitor)
    return competitors.count - 1
  }

  /// Adds a product and gives its position.
  @discardableResult
  public mutating func add(_ product: Product) -> Int {
    products.append(product)
    return products.count - 1
  }

  /// Adds a tie between a contact and a member of staff.
  public mutating func addTie(_ tie: Tie) { ties.append(tie) }

  /// Adds a tie between a contact and a competitor.
  public mutating func addRivalTie(_ tie: Tie) { rivalTies.append(tie) }

  /// Adds a link between two contacts.
  public mutating func addContactLink(_ link: Link) { contactLinks.append(link) }

  /// Adds a link between two members of staff.
  public mutating func addStaffLink(_ link: Link) { staffLinks.append(link) }

  /// Adds what an account buys.
  public mutating func add(_ purchase: Purchase) { purchases.append(purchase) }

  /// Groups the rows into a portfolio.
  ///
  /// - Precondition: every position that a row names exists.
  public consuming func build() -> Portfolio {
    let (contactOrder, contactStarts) = group(&contacts, into: accounts.count, by: \.account)
    if let order = contactOrder {
      var place = [Int](repeating: 0, count: contacts.count)
      for (new, old) in order.enumerated() { place[Int(old)] = new }
      for index in ties.indices { ties[index].contact = place[ties[index].contact] }
      for index in rivalTies.indices { rivalTies[index].contact = place[rivalTies[index].contact] }
      for index in contactLinks.indices {
        contactLinks[index].source = place[contactLinks[index].source]
        contactLinks[index].target = place[contactLinks[index].target]
      }
    }
    let (_, tieStarts) = group(&ties, into: contacts.count, by: \.contact)
    let (_, rivalTieStarts) = group(&rivalTies, into: contacts.count, by: \.contact)
    let (_, linkStarts) = group(&contactLinks, into: contacts.count, by: \.source)
    let (_, staffStarts) = group(&staffLinks, into: staff.count, by: \.source)
    let (_, purchaseStarts) = group(&purchases, into: accounts.count, by: \.account)
    return Portfolio(
      roles: roles, accounts: accounts, contacts: contacts, staff: staff, competitors: competitors,
      products: products, ties: ties, rivalTies: rivalTies, contactLinks: contactLinks,
      staffLinks: staffLinks, purchases: purchases,
      text: text, contactStarts: contactStarts, tieStarts: tieStarts,
      rivalTieStarts: rivalTieStarts, contactLinkStarts: linkStarts, staffLinkStarts: staffStarts,
      purchaseStarts: purchaseStarts)
  }
}

/// Puts rows in the order of their groups, stable: a counting sort.
///
/// - Returns: The old positions of the rows in their new order, `nil` when they were in it, and where each
///   group begins.
private func group<Row>(
  _ rows: inout [Row], into count: Int, by group: (Row) -> Int
) -> (order: [Int32]?, starts: [Int]) {
  var starts = [Int](repeating: 0, count: count + 1)
  var isInOrder = true
  var last = 0
  for row in rows {
    let group = group(row)
    starts[group + 1] += 1
    if group < last { isInOrder = false }
    last = group
  }
  if isInOrder {
    for index in 0..<count { starts[index + 1] += starts[index] }
    return (nil, starts)
  }
  let groups = rows.map { Int32(group($0)) }
  let order: [Int32]
  (starts, order) = grouped(rows.indices.map { Int32($0) }, by: groups, into: count)
  rows = order.map { rows[Int($0)] }
  return (order, starts)
}
