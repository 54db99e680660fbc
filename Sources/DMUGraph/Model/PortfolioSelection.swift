extension Portfolio {
  /// The portfolio of some accounts: their contacts with all links and ties, those of the staff and of
  /// the competitors who have a tie there or lead the account, what the accounts buy, and their deals.
  ///
  /// Everything keeps its id and its order. Linear time.
  ///
  /// - Parameters:
  ///   - accounts: The accounts to keep; of other units everybody in them with their accounts, of deals these alone.
  ///   - includesPurchases: Whether what the accounts buy is kept too.
  public func selecting(accounts: [AccountID], includesPurchases: Bool = true) -> Portfolio {
    let kept = selection(of: accounts)
    let purchases = includesPurchases ? kept.accounts.flatMap { self.purchases(of: $0) } : []
    return keeping(
      accounts: kept.accounts, contacts: kept.contacts, staff: kept.staff,
      competitors: kept.competitors, products: Set(purchases.map(\.product)).sorted(),
      deals: kept.deals.isEmpty ? nil : kept.deals)
  }

  /// The rows that are kept when accounts, or other units, are selected, in the order in which they stand then.
  package func selection(of units: [AccountID]) -> Selection {
    let contacts = Set(units.flatMap { self.contacts(of: $0) }).sorted()
    let deals = Set(units.compactMap { deal(ofUnit: $0) })
    let ofDeals = deals.isEmpty ? [] : contacts.map { self.contacts[$0].account }
    let accounts = Set(units.flatMap { self.accounts(ofUnit: $0) } + ofDeals).sorted()
    let owners = accounts.compactMap { self.accounts[$0].owner }
    return Selection(
      accounts: accounts, contacts: contacts,
      staff: Set(contacts.flatMap { ties(of: $0).map(\.party) } + owners).sorted(),
      competitors: Set(contacts.flatMap { rivalTies(of: $0).map(\.party) }).sorted(),
      deals: deals)
  }

  /// The rows of a selection; of deals only where units are deals.
  package struct Selection {
    package var accounts: [AccountID]
    package var contacts: [ContactID]
    package var staff: [StaffID]
    package var competitors: [CompetitorID]
    package var deals: Set<DealID>
  }

  /// The same portfolio with units of another kind.
  func keepingEverything(units: UnitKind) -> Portfolio {
    keeping(
      accounts: Array(ownAccounts), contacts: Array(contacts.indices), staff: Array(staff.indices),
      competitors: Array(competitors.indices), products: Array(products.indices), units: units)
  }

  /// The portfolio without some people, their ties and their links.
  ///
  /// Everything else keeps its id and its order. Linear time.
  public func removing(_ people: some Sequence<PersonID>) -> Portfolio {
    let gone = Set(people)
    return keeping(
      accounts: Array(ownAccounts),
      contacts: contacts.indices.filter { !gone.contains(.contact($0)) },
      staff: staff.indices.filter { !gone.contains(.staff($0)) },
      competitors: competitors.indices.filter { !gone.contains(.competitor($0)) },
      products: Array(products.indices))
  }

  /// The portfolio in which some people leave on a day; their ties stay on record. Rivals who leave are removed.
  ///
  /// Every contact and everybody of ours keeps their position. Linear time.
  public func departing(_ people: some Sequence<PersonID>, on day: Day) -> Portfolio {
    var copy = removing(people.filter { if case .competitor = $0 { true } else { false } })
    for person in people {
      switch person {
      case .staff(let staff): copy.staff[staff].person.leave(on: day)
      case .contact(let contact): copy.contacts[contact].person.leave(on: day)
      case .competitor: break
      }
    }
    return copy
  }

  /// The rows at some positions, in order, and what there is between them.
  private func keeping(
    accounts: [AccountID], contacts: [ContactID], staff: [StaffID], competitors: [CompetitorID],
    products: [ProductID], deals keptDeals: Set<DealID>? = nil, units: UnitKind? = nil
  ) -> Portfolio {
    var builder = PortfolioBuilder(roles: roles, text: text, units: units ?? unitKind)
    let contacts = inInputOrder(contacts)
    let newAccount = newPositions(accounts, in: self.accounts)
    let newContact = newPositions(contacts, in: self.contacts)
    let newStaff = newPositions(staff, in: self.staff)
    let newCompetitor = newPositions(competitors, in: self.competitors)
    let newProduct = newPositions(products, in: self.products)
    for account in accounts {
      var row = self.accounts[account]
      row.owner = row.owner.flatMap { newStaff[$0] }
      row.parent = row.parent.flatMap { newAccount[$0] }
      builder.add(row)
    }
    for position in contacts {
      var contact = self.contacts[position]
      // One of the contact's accounts is kept.
      let kept = self.accounts(of: position).compactMap { newAccount[$0] }
      guard let account = kept.first else { continue }
      contact.account = account
      let new = builder.add(contact)
      for other in kept.dropFirst() { builder.add(Membership(contact: new, account: other)) }
    }
    for position in staff { builder.add(self.staff[position]) }
    for position in competitors { builder.add(self.competitors[position]) }
    for position in products { builder.add(self.products[position]) }
    for contact in contacts {
      for tie in ties(of: contact) { tie.moved(newStaff, newContact).map { builder.addTie($0) } }
      for tie in rivalTies(of: contact) {
        tie.moved(newCompetitor, newContact).map { builder.addRivalTie($0) }
      }
      for link in links(of: contact) { link.moved(newContact).map { builder.addContactLink($0) } }
    }
    for person in staff {
      for link in links(of: person) { link.moved(newStaff).map { builder.addStaffLink($0) } }
    }
    for account in accounts {
      for var purchase in purchases(of: account) {
        guard let account = newAccount[purchase.account], let product = newProduct[purchase.product]
        else { continue }
        purchase.account = account
        purchase.product = product
        builder.add(purchase)
      }
    }
    for position in deals.indices where keptDeals?.contains(position) ?? true {
      var deal = deals[position]
      deal.accounts = deal.accounts.compactMap { newAccount[$0] }
      if deal.accounts.isEmpty && !deals[position].accounts.isEmpty { continue }
      let new = builder.add(deal)
      for var decision in decisions(of: position) {
        guard let contact = newContact[decision.contact] else { continue }
        decision.deal = new
        decision.contact = contact
        builder.add(decision)
      }
    }
    return builder.build()
  }

  /// Contacts in the order in which they were read.
  private func inInputOrder(_ contacts: [ContactID]) -> [ContactID] {
    guard let order = contactsAsRead else { return contacts }
    if contacts.count == order.count { return order }
    let kept = Set(contacts)
    return order.filter(kept.contains)
  }

  /// The new positions of rows by their old ones; `nil` for those that are left out.
  private func newPositions<ID, Row>(_ kept: [ID], in rows: Rows<ID, Row>) -> Rows<ID, ID?> {
    var positions = Rows<ID, ID?>(repeating: nil, likeRowsOf: rows)
    for (new, old) in kept.enumerated() { positions[old] = ID(new) }
    return positions
  }
}

extension Tie where Party: RowPosition {
  /// The tie between the new positions of its ends; `nil` when one of them is left out.
  fileprivate func moved(
    _ parties: Rows<Party, Party?>, _ contacts: Rows<ContactID, ContactID?>
  ) -> Tie? {
    guard let party = parties[party], let contact = contacts[contact] else { return nil }
    var tie = self
    tie.party = party
    tie.contact = contact
    return tie
  }
}

extension Link where End: RowPosition {
  /// The link between the new positions of its ends; `nil` when one of them is left out.
  fileprivate func moved(_ positions: Rows<End, End?>) -> Link? {
    guard let source = positions[source], let target = positions[target] else { return nil }
    var link = self
    link.source = source
    link.target = target
    return link
  }
}

extension Person {
  /// Lets somebody leave on a day who has not left before.
  fileprivate mutating func leave(on day: Day) {
    if !hasLeft(by: day) { leftOn = day }
  }
}
