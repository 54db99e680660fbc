// A portfolio in code, without any file.
extension PortfolioBuilder {
  /// Adds an account by name and gives its position.
  ///
  /// ```swift
  /// var builder = PortfolioBuilder()
  /// let alder = builder.addAccount("Alder GmbH", tier: "key", revenue: 1_200_000, currency: "EUR")
  /// let mara = builder.addContact("Mara Eller", at: alder, roles: [.purchasing], influence: 0.6)
  /// let paul = builder.addContact("Paul Wirth", at: alder, roles: [.executive], stance: .critic)
  /// let jo = builder.addStaff("Jo Bern", roles: ["account_manager"])
  /// builder.addTie(staff: jo, contact: mara, strength: 0.8, lastContact: Day("2026-10-20"))
  /// builder.addReportingLine(from: mara, to: paul)
  /// let portfolio = builder.build()
  /// ```
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - id: The id, which no other account or person may have; the name when left out.
  ///   - tier: `key`, `standard` or any other word; empty for none.
  ///   - revenue: Yearly revenue, at least 0.
  ///   - currency: The ISO 4217 code of the revenue's currency.
  ///   - contractEnd: The day on which the contract ends.
  @discardableResult
  public mutating func addAccount(
    _ name: String, id: String? = nil, tier: String = "", revenue: Double? = nil,
    currency: String = "", contractEnd: Day? = nil
  ) -> AccountID {
    var account = Account(id: text(id ?? name), name: text(name))
    account.tier = text(tier)
    account.revenue = revenue
    account.currency = text(currency)
    account.contractEnd = contractEnd
    return add(account)
  }

  /// Adds a contact of an account and gives its position.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - id: The id, which no other account or person may have; the name when left out.
  ///   - account: The position of the account.
  ///   - roles: The roles held.
  ///   - title: The title, or empty.
  ///   - email: The email address, or empty.
  ///   - influence: How much the contact's word counts, 0…1; `nil` when it is not known.
  ///   - stance: How the contact stands towards the supplier; `nil` when it is not known.
  /// - Precondition: The builder's policy knows the roles.
  @discardableResult
  public mutating func addContact(
    _ name: String, id: String? = nil, at account: AccountID, roles: [Role] = [],
    title: String = "",
    email: String = "", influence: Double? = nil, stance: Stance? = nil
  ) -> ContactID {
    var contact = Contact(person: person(name, id, title, email), account: account)
    contact.roles = roleSet(roles)
    contact.influence = influence
    contact.stance = stance
    return add(contact)
  }

  /// Adds a member of staff and gives their position.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - id: The id, which no other account or person may have; the name when left out.
  ///   - roles: The roles held: `account_manager` and the other known words, or any other word.
  ///   - title: The title, or empty.
  ///   - email: The email address, or empty.
  @discardableResult
  public mutating func addStaff(
    _ name: String, id: String? = nil, roles: [String] = [], title: String = "", email: String = ""
  ) -> StaffID {
    var staff = Staff(person: person(name, id, title, email))
    staff.roles = roles
    return add(staff)
  }

  /// Adds a competitor and gives its position.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - id: The id, which no other account or person may have; the name when left out.
  @discardableResult
  public mutating func addCompetitor(_ name: String, id: String? = nil) -> CompetitorID {
    add(Competitor(person: person(name, id, "", "")))
  }

  /// Adds a tie between a member of staff and a contact.
  ///
  /// - Parameters:
  ///   - staff: The position of the member of staff.
  ///   - contact: The position of the contact.
  ///   - strength: The strength, 0…1; the policy's default when left out.
  ///   - lastContact: The day of the last contact; a tie without one does not decay.
  public mutating func addTie(
    staff: StaffID, contact: ContactID, strength: Double? = nil, lastContact: Day? = nil
  ) {
    addTie(Tie(party: staff, contact: contact, strength: strength, lastContact: lastContact))
  }

  /// Adds a tie between a competitor and a contact; the parameters are those of a tie of staff.
  public mutating func addRivalTie(
    competitor: CompetitorID, contact: ContactID, strength: Double? = nil, lastContact: Day? = nil
  ) {
    addRivalTie(
      Tie(party: competitor, contact: contact, strength: strength, lastContact: lastContact))
  }

  /// Adds a line from a contact to the contact it reports to.
  public mutating func addReportingLine(from contact: ContactID, to manager: ContactID) {
    addContactLink(Link(kind: .reportsTo, source: contact, target: manager))
  }

  /// Adds the influence of a contact on another; of a weight 0…1, or the policy's default.
  public mutating func addInfluence(
    of contact: ContactID, on other: ContactID, weight: Double? = nil
  ) {
    addContactLink(Link(kind: .influences, source: contact, target: other, weight: weight))
  }

  private mutating func person(
    _ name: String, _ id: String?, _ title: String, _ email: String
  ) -> Person {
    var person = Person(id: text(id ?? name), name: text(name))
    person.title = text(title)
    person.email = text(email)
    return person
  }
}
