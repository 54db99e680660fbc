public import DMUGraph

/// Builds portfolios for tests by name: ids are the names.
public struct Sample {
  /// The policy whose roles contacts can hold.
  public var policy: Policy
  private var builder: PortfolioBuilder
  private var places: [String: Int] = [:]
  private var lastAccount: AccountID = 0

  /// Makes an empty portfolio.
  public init(policy: Policy = .default) {
    self.policy = policy
    builder = PortfolioBuilder(policy: policy)
  }

  /// The portfolio.
  public var portfolio: Portfolio { builder.build() }

  /// The position of a person, of their side, in the order in which they were added; contacts of an
  /// account must be added together for that to be their position in the portfolio.
  public subscript<ID: RowPosition>(_ name: String) -> ID { ID(places[name] ?? -1) }

  /// Adds an account, to which the contacts that follow belong.
  public mutating func account(
    _ name: String, id: String? = nil, tier: String = "", revenue: Double? = nil,
    currency: String = "", contractEnd: String? = nil, owner: StaffID? = nil,
    parent: AccountID? = nil
  ) {
    var account = Account(id: builder.text(id ?? name), name: builder.text(name))
    account.tier = builder.text(tier)
    account.revenue = revenue
    account.currency = builder.text(currency)
    account.contractEnd = contractEnd.flatMap { Day($0) }
    account.owner = owner
    account.parent = parent
    lastAccount = builder.add(account)
  }

  /// Adds a deal at some accounts, in the order in which these were added.
  public mutating func deal(
    _ name: String, at accounts: [AccountID], value: Double? = nil, currency: String = "",
    closes: String? = nil, isClosed: Bool = false
  ) {
    var deal = Deal(id: builder.text(name), name: builder.text(name), accounts: accounts)
    deal.value = value
    deal.currency = builder.text(currency)
    deal.closeDate = closes.flatMap { Day($0) }
    deal.isClosed = isClosed
    places[name] = builder.add(deal).index
  }

  /// Lets a contact decide in a deal.
  public mutating func decides(
    _ contact: String, _ deal: String, _ roles: Role..., stance: Stance? = nil,
    influence: Double? = nil
  ) {
    var decision = Decision(deal: self[deal], contact: self[contact])
    decision.roles = builder.roleSet(roles)
    decision.stance = stance
    decision.influence = influence
    builder.add(decision)
  }

  /// Adds a contact.
  public mutating func contact(
    _ name: String, _ held: Role..., inferred: [Role] = [], title: String = "",
    influence: Double? = nil, seniority: Seniority? = nil, stance: Stance? = nil,
    left: String? = nil
  ) {
    var person = Person(id: builder.text(name), name: builder.text(name))
    person.title = builder.text(title)
    person.leftOn = left.flatMap { Day($0) }
    var contact = Contact(person: person, account: lastAccount)
    contact.inferredRoles = builder.roleSet(inferred)
    contact.roles = builder.roleSet(held).union(contact.inferredRoles)
    contact.influence = influence
    contact.seniority = seniority
    contact.stance = stance
    places[name] = builder.add(contact).index
  }

  /// Adds one of ours.
  public mutating func staff(_ name: String, _ roles: String...) {
    places[name] = builder.addStaff(name, roles: roles).index
  }

  /// Adds a rival.
  public mutating func competitor(_ name: String) {
    places[name] = builder.addCompetitor(name).index
  }

  /// Adds a tie between one of ours and a contact.
  public mutating func tie(
    _ staff: String, _ contact: String, _ strength: Double? = 0.8, last: String? = nil
  ) {
    builder.addTie(made(staff, contact, strength, last))
  }

  /// Adds a tie between a rival and a contact.
  public mutating func rivalTie(
    _ competitor: String, _ contact: String, _ strength: Double? = 0.8, last: String? = nil
  ) {
    builder.addRivalTie(made(competitor, contact, strength, last))
  }

  /// Adds a link between two contacts.
  public mutating func link(
    _ kind: LinkKind, _ source: String, _ target: String, weight: Double? = nil
  ) {
    builder.addContactLink(
      Link(kind: kind, source: self[source], target: self[target], weight: weight))
  }

  /// Lets two of our people work together.
  public mutating func colleagues(_ source: String, _ target: String) {
    builder.addStaffLink(
      Link(kind: .worksWith, source: self[source], target: self[target], weight: nil))
  }

  private func made<Party: RowPosition>(
    _ party: String, _ contact: String, _ strength: Double?, _ last: String?
  ) -> Tie<Party> {
    Tie(
      party: self[party], contact: self[contact], strength: strength,
      lastContact: last.flatMap { Day($0) })
  }
}
