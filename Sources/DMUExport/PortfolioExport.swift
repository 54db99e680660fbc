public import DMUGraph
public import DMUImport
package import DMUProfile

/// A portfolio and how well we know everybody in it on a day, ready to be written for other programs.
///
/// Each format is an extension in a file of its own. What they write of a node or an edge beside its
/// ends stands in `NodeColumn` and `EdgeColumn`, under one name in all formats.
public struct PortfolioExport: Sendable {
  /// The portfolio that is written, with the policy by which and the day at which it was measured.
  public let review: Review
  /// The columns of the files that the profile has no name for; formats that have columns write them behind theirs.
  public let ownColumns: OwnColumns
  /// The degree to which we know each account and everybody there.
  package let coverage: Rows<AccountID, AccountCoverage>
  /// The units that are no accounts, by the node of the deal or of the topmost account.
  private let unitsByNode: [Node: AccountID]

  /// Measures a portfolio; takes what ``/DMUGraph/Review/coverage()`` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - ownColumns: The columns of the files that the profile has no name for, of the same portfolio.
  public init(_ review: Review, ownColumns: OwnColumns = OwnColumns()) {
    self.review = review
    self.ownColumns = ownColumns
    coverage = review.coverage()
    unitsByNode = Self.unitsByNode(review.portfolio)
  }

  /// The portfolio that is written.
  package var portfolio: Portfolio { review.portfolio }
  package var policy: Policy { review.policy }
  package var day: Day { review.day }

  /// A node of the graph: an account, a person or a product, by its position in the portfolio.
  package enum Node: Hashable, Sendable {
    /// An account.
    case account(AccountID)
    /// A contact.
    case contact(ContactID)
    /// One of ours.
    case staff(StaffID)
    /// A competitor.
    case competitor(CompetitorID)
    /// A product.
    case product(ProductID)
    /// A deal.
    case deal(DealID)
  }

  /// An edge of the graph: a membership, or the index of a row in the portfolio's list.
  package enum Edge: Hashable, Sendable {
    /// A contact belongs to an account.
    case membership(contact: ContactID, account: AccountID)
    /// A tie between one of ours and a contact.
    case tie(Int)
    /// A tie between a competitor and a contact.
    case rivalTie(Int)
    /// A link between two contacts.
    case contactLink(Int)
    /// A link between two of ours.
    case staffLink(Int)
    /// A purchase of an account.
    case purchase(Int)
    /// The part of a contact in a deal.
    case decision(Int)
  }

  /// A value of a column.
  package enum Value: Hashable, Sendable {
    /// A text that is not empty.
    case text(String)
    /// A finite number.
    case number(Double)
    /// A whole number.
    case count(Int)
    /// Yes or no.
    case flag(Bool)
  }

  /// The type of a column's values.
  package enum ValueType: Sendable {
    /// Texts.
    case text
    /// Finite numbers.
    case number
    /// Whole numbers.
    case count
    /// Yes or no.
    case flag
  }
}

extension PortfolioExport {
  private static func unitsByNode(_ portfolio: Portfolio) -> [Node: AccountID] {
    var units: [Node: AccountID] = [:]
    if portfolio.unitKind == .account { return units }
    for unit in portfolio.units {
      if let deal = portfolio.deal(ofUnit: unit) { units[.deal(deal)] = unit }
      if let top = portfolio.top(ofFamily: unit) { units[.account(top)] = unit }
    }
    return units
  }

  /// All nodes: each account followed by the contacts whose first account it is, then staff, competitors,
  /// products and deals.
  package var nodes: [Node] {
    var nodes: [Node] = []
    for account in portfolio.ownAccounts {
      nodes.append(.account(account))
      nodes += contacts(drawnIn: account).map { .contact($0) }
    }
    nodes += portfolio.staff.indices.map { .staff($0) }
    nodes += portfolio.competitors.indices.map { .competitor($0) }
    nodes += portfolio.products.indices.map { .product($0) }
    nodes += portfolio.deals.indices.map { .deal($0) }
    return nodes
  }

  /// The contacts whose first account is the given one, leavers included: each contact is drawn once.
  package func contacts(drawnIn account: AccountID) -> AccountContacts {
    let contacts = portfolio.contacts(of: account)
    return AccountContacts(contacts.filter { portfolio.contacts[$0].account == account }[...])
  }

  /// All edges but memberships: ties, competitors' ties, links among contacts, links among staff, what
  /// accounts buy and who decides in deals.
  package var edges: [Edge] {
    portfolio.ties.indices.map { .tie($0) } + portfolio.rivalTies.indices.map { .rivalTie($0) }
      + portfolio.contactLinks.indices.map { .contactLink($0) }
      + portfolio.staffLinks.indices.map { .staffLink($0) }
      + portfolio.purchases.indices.map { .purchase($0) }
      + portfolio.decisions.indices.map { .decision($0) }
  }

  /// The contacts' memberships in their accounts, for formats that have no groups.
  package var memberships: [Edge] {
    portfolio.contacts.indices.flatMap { contact in
      portfolio.accounts(of: contact).map { .membership(contact: contact, account: $0) }
    }
  }

  /// The id of a node, unique in the portfolio.
  package func id(_ node: Node) -> String {
    switch node {
    case .account(let position): portfolio.string(portfolio.accounts[position].id)
    case .contact(let position): portfolio.string(portfolio.contacts[position].person.id)
    case .staff(let position): portfolio.string(portfolio.staff[position].person.id)
    case .competitor(let position): portfolio.string(portfolio.competitors[position].person.id)
    case .product(let position): portfolio.string(portfolio.products[position].id)
    case .deal(let position): portfolio.string(portfolio.deals[position].id)
    }
  }

  /// The name of a node, or its id where it has none.
  package func label(_ node: Node) -> String {
    if let person = person(node) { return portfolio.displayName(person) }
    switch node {
    case .account(let position): return portfolio.displayName(portfolio.accounts[position])
    case .product(let position):
      let product = portfolio.products[position]
      return portfolio.string(product.name.isEmpty ? product.id : product.name)
    case .deal(let position):
      let deal = portfolio.deals[position]
      return portfolio.string(deal.name.isEmpty ? deal.id : deal.name)
    case .contact, .staff, .competitor: return ""
    }
  }

  /// The person behind a node; `nil` for accounts, products and deals.
  func person(_ node: Node) -> Person? {
    switch node {
    case .contact(let position): portfolio.contacts[position].person
    case .staff(let position): portfolio.staff[position].person
    case .competitor(let position): portfolio.competitors[position].person
    case .account, .product, .deal: nil
    }
  }

  /// The nodes at which an edge begins and ends.
  package func ends(_ edge: Edge) -> (source: Node, target: Node) {
    switch edge {
    case .membership(let contact, let account):
      return (.contact(contact), .account(account))
    case .tie(let position):
      let tie = portfolio.ties[position]
      return (.staff(tie.party), .contact(tie.contact))
    case .rivalTie(let position):
      let tie = portfolio.rivalTies[position]
      return (.competitor(tie.party), .contact(tie.contact))
    case .contactLink(let position):
      let link = portfolio.contactLinks[position]
      return (.contact(link.source), .contact(link.target))
    case .staffLink(let position):
      let link = portfolio.staffLinks[position]
      return (.staff(link.source), .staff(link.target))
    case .purchase(let position):
      let purchase = portfolio.purchases[position]
      return (.account(purchase.account), .product(purchase.product))
    case .decision(let position):
      let decision = portfolio.decisions[position]
      return (.contact(decision.contact), .deal(decision.deal))
    }
  }

  /// True when an edge has a direction: ties and people who work together have none.
  package func isDirected(_ edge: Edge) -> Bool {
    switch edge {
    case .tie, .rivalTie: false
    case .contactLink(let position): portfolio.contactLinks[position].kind != .worksWith
    case .staffLink(let position): portfolio.staffLinks[position].kind != .worksWith
    case .membership, .purchase, .decision: true
    }
  }

  /// The kind of an edge, in the profile's word.
  package func kind(_ edge: Edge) -> EdgeKind {
    switch edge {
    case .membership: .memberOf
    case .tie, .rivalTie: .relationship
    case .contactLink(let position): EdgeKind(portfolio.contactLinks[position].kind)
    case .staffLink(let position): EdgeKind(portfolio.staffLinks[position].kind)
    case .purchase: .buys
    case .decision: .decides
    }
  }

  /// The tie of an edge that is one, with whoever is on its other side.
  package func tie(_ edge: Edge) -> Tie<PersonID>? {
    switch edge {
    case .tie(let position): Tie(portfolio.ties[position]) { .staff($0) }
    case .rivalTie(let position): Tie(portfolio.rivalTies[position]) { .competitor($0) }
    case .membership, .contactLink, .staffLink, .purchase, .decision: nil
    }
  }

  /// The effective strength of a tie, 0…1; `nil` for other edges.
  package func effectiveStrength(_ edge: Edge) -> Double? {
    tie(edge)?.effectiveStrength(on: day, policy: policy)
  }

  /// True when a tie is active; `nil` for other edges.
  package func isActive(_ edge: Edge) -> Bool? {
    tie(edge).map { review.isActive($0, party: portfolio.person(at: $0.party)) }
  }

  /// The degree to which we know a contact, of several units in the first; `nil` for a leaver.
  package func coverage(of contact: ContactID) -> ContactCoverage? {
    let unit = mainUnit(of: contact)
    return review.contacts(of: unit).number(of: contact).map { coverage[unit].contacts[$0] }
  }

  /// The threads and findings of an account or a deal: of whoever stands at the top of a family those of the
  /// family; `nil` for people, products, and deals where no deals are looked at.
  package func coverage(of node: Node) -> AccountCoverage? {
    switch node {
    case .account(let account):
      return coverage[unitsByNode[node] ?? account]
    case .deal: return unitsByNode[node].map { coverage[$0] }
    case .contact, .staff, .competitor, .product: return nil
    }
  }

  /// A contact as what they are in the unit that they are shown in.
  func contact(_ position: ContactID) -> Contact {
    portfolio.contact(position, in: mainUnit(of: position))
  }

  /// The first unit of a contact, or the first account of one who is in none.
  private func mainUnit(of contact: ContactID) -> AccountID {
    let account = portfolio.contacts[contact].account
    return portfolio.unitKind == .account
      ? account : portfolio.units(of: contact).first ?? account
  }
}

extension EdgeKind {
  init(_ kind: LinkKind) {
    self =
      switch kind {
      case .reportsTo: .reportsTo
      case .influences: .influences
      case .worksWith: .worksWith
      }
  }
}
