extension Portfolio {
  /// The portfolio of some accounts: their contacts with all links and ties, those of the staff and of
  /// the competitors who have a tie there, and what the accounts buy.
  ///
  /// Everything keeps its id and its order. Linear time.
  ///
  /// - Parameters:
  ///   - accounts: The positions of the accounts to keep.
  ///   - includesPurchases: Whether what the accounts buy is kept too.
  public func selecting(accounts: [Int], includesPurchases: Bool = true) -> Portfolio {
    let kept = Set(accounts).sorted()
    let contacts = kept.flatMap { self.contacts(ofAccount: $0) }
    let ties = contacts.flatMap { self.ties(ofContact: $0) }
    let rivalTies = contacts.flatMap { self.rivalTies(ofContact: $0) }
    let purchases = includesPurchases ? kept.flatMap { self.purchases(ofAccount: $0) } : []
    return keeping(
      accounts: kept, contacts: contacts, staff: Set(ties.map { self.ties[$0].party }).sorted(),
      competitors: Set(rivalTies.map { self.rivalTies[$0].party }).sorted(),
      products: Set(purchases.map { self.purchases[$0].product }).sorted())
  }

  /// The portfolio without some people, their ties and their links.
  ///
  /// Everything else keeps its id and its order. Linear time.
  public func removing(_ people: some Sequence<PersonPosition>) -> Portfolio {
    let gone = Set(people)
    return keeping(
      accounts: Array(accounts.indices),
      contacts: contacts.indices.filter { !gone.contains(.contact($0)) },
      staff: staff.indices.filter { !gone.contains(.staff($0)) },
      competitors: competitors.indices.filter { !gone.contains(.competitor($0)) },
      products: Array(products.indices))
  }

  /// The rows at some positions, in order, and what there is between them.
  private func keeping(
    accounts: [Int], contacts: [Int], staff: [Int], competitors: [Int], products: [Int]
  ) -> Portfolio {
    var builder = PortfolioBuilder(roles: roles, text: text)
    let accountPlace = places(accounts, of: self.accounts.count)
    let contactPlace = places(contacts, of: self.contacts.count)
    let staffPlace = places(staff, of: self.staff.count)
    let rivalPlace = places(competitors, of: self.competitors.count)
    let productPlace = places(products, of: self.products.count)
    for account in accounts { builder.add(self.accounts[account]) }
    for position in contacts {
      var contact = self.contacts[position]
      contact.account = accountPlace[contact.account]
      builder.add(contact)
    }
    for position in staff { builder.add(self.staff[position]) }
    for position in competitors { builder.add(self.competitors[position]) }
    for position in products { builder.add(self.products[position]) }
    for contact in contacts {
      for tie in ties(ofContact: contact) {
        ties[tie].moved(staffPlace, contactPlace).map { builder.addTie($0) }
      }
      for tie in rivalTies(ofContact: contact) {
        rivalTies[tie].moved(rivalPlace, contactPlace).map { builder.addRivalTie($0) }
      }
      for link in links(ofContact: contact) {
        contactLinks[link].moved(contactPlace).map { builder.addContactLink($0) }
      }
    }
    for person in staff {
      for link in links(ofStaff: person) {
        staffLinks[link].moved(staffPlace).map { builder.addStaffLink($0) }
      }
    }
    for account in accounts where !products.isEmpty {
      for index in purchases(ofAccount: account) {
        var purchase = purchases[index]
        purchase.account = accountPlace[purchase.account]
        purchase.product = productPlace[purchase.product]
        builder.add(purchase)
      }
    }
    return builder.build()
  }

  /// The new positions of rows by their old ones, -1 for those that are left out.
  private func places(_ kept: [Int], of count: Int) -> [Int] {
    var places = [Int](repeating: -1, count: count)
    for (new, old) in kept.enumerated() { places[old] = new }
    return places
  }
}

extension Tie {
  /// The tie between the new places of its ends; `nil` when one of them is left out.
  fileprivate func moved(_ parties: [Int], _ contacts: [Int]) -> Tie? {
    guard parties[party] >= 0, contacts[contact] >= 0 else { return nil }
    var tie = self
    tie.party = parties[party]
    tie.contact = contacts[contact]
    return tie
  }
}

extension Link {
  /// The link between the new places of its ends; `nil` when one of them is left out.
  fileprivate func moved(_ places: [Int]) -> Link? {
    guard places[source] >= 0, places[target] >= 0 else { return nil }
    var link = self
    link.source = places[source]
    link.target = places[target]
    return link
  }
}
