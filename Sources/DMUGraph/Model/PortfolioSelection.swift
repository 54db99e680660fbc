extension Portfolio {
  /// The portfolio of some accounts: their contacts with all links and ties, those of the staff and of
  /// the competitors who have a tie there, and what the accounts buy.
  ///
  /// Everything keeps its id and its order. Linear time.
  ///
  /// - Parameter accounts: The positions of the accounts to keep.
  public func selecting(accounts: [Int]) -> Portfolio {
    var builder = PortfolioBuilder(roles: roles)
    func copy(_ text: Text) -> Text { builder.text(string(text)) }
    func copy(_ person: Person) -> Person {
      var new = Person(id: copy(person.id), name: copy(person.name))
      new.title = copy(person.title)
      new.email = copy(person.email)
      new.department = copy(person.department)
      new.location = copy(person.location)
      new.departureRate = person.departureRate
      return new
    }
    let kept = Set(accounts).sorted()
    let contacts = kept.flatMap { self.contacts(ofAccount: $0) }
    var place = [Int](repeating: -1, count: self.contacts.count)
    for (position, old) in kept.enumerated() {
      let account = self.accounts[old]
      var new = Account(id: copy(account.id), name: copy(account.name))
      new.tier = copy(account.tier)
      new.revenue = account.revenue
      new.currency = copy(account.currency)
      new.contractEnd = account.contractEnd
      new.industry = copy(account.industry)
      new.region = copy(account.region)
      builder.add(new)
      for old in self.contacts(ofAccount: old) {
        var contact = self.contacts[old]
        contact.person = copy(contact.person)
        contact.account = position
        place[old] = builder.add(contact)
      }
    }
    let ties = contacts.flatMap { self.ties(ofContact: $0) }.map { self.ties[$0] }
    let rivalTies = contacts.flatMap { self.rivalTies(ofContact: $0) }.map { self.rivalTies[$0] }
    var staffPlace = [Int](repeating: -1, count: staff.count)
    for old in Set(ties.map(\.party)).sorted() {
      var person = staff[old]
      person.person = copy(person.person)
      staffPlace[old] = builder.add(person)
    }
    var rivalPlace = [Int](repeating: -1, count: competitors.count)
    for old in Set(rivalTies.map(\.party)).sorted() {
      var competitor = competitors[old]
      competitor.person = copy(competitor.person)
      rivalPlace[old] = builder.add(competitor)
    }
    for tie in ties { builder.addTie(tie.moved(party: staffPlace, contact: place)) }
    for tie in rivalTies { builder.addRivalTie(tie.moved(party: rivalPlace, contact: place)) }
    for link in contactLinks { link.moved(place).map { builder.addContactLink($0) } }
    for link in staffLinks { link.moved(staffPlace).map { builder.addStaffLink($0) } }
    addPurchases(of: kept, to: &builder)
    return builder.build()
  }

  private func addPurchases(of accounts: [Int], to builder: inout PortfolioBuilder) {
    var place: [Int: Int] = [:]
    let bought = accounts.flatMap { purchases(ofAccount: $0) }.map { purchases[$0] }
    for old in Set(bought.map(\.product)).sorted() {
      let product = products[old]
      place[old] = builder.add(
        Product(id: builder.text(string(product.id)), name: builder.text(string(product.name))))
    }
    for (position, account) in accounts.enumerated() {
      for index in purchases(ofAccount: account) {
        var purchase = purchases[index]
        purchase.account = position
        purchase.product = place[purchase.product] ?? 0
        builder.add(purchase)
      }
    }
  }
}

extension Tie {
  fileprivate func moved(party: [Int], contact: [Int]) -> Tie {
    var tie = self
    tie.party = party[tie.party]
    tie.contact = contact[tie.contact]
    return tie
  }
}

extension Link {
  /// The link between the new places of its ends; `nil` when one of them is left out.
  fileprivate func moved(_ place: [Int]) -> Link? {
    guard place[source] >= 0, place[target] >= 0 else { return nil }
    var link = self
    link.source = place[source]
    link.target = place[target]
    return link
  }
}
