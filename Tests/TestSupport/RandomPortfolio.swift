public import DMUGraph

/// How large a random portfolio may be.
public struct RandomPortfolio: Sendable {
  /// The numbers of accounts.
  public var accounts = 1...3
  /// The numbers of contacts of one account.
  public var contacts = 0...6
  /// The numbers of our people.
  public var staff = 0...5
  /// The numbers of competitors.
  public var competitors = 0...2
  /// Of a hundred pairs of one of us and a contact, how many have a tie; chosen for each account.
  public var tieDensity = 0...60
  /// Of a hundred pairs of contacts, how many have a link; chosen for each account.
  public var linkDensity = 0...40

  /// True to let every account have a deal in which all its contacts decide, with the account's id, name and revenue.
  public var hasDealsOfEverybody = false

  /// Makes the sizes that brute force copes with.
  public init() {}

  /// A portfolio of people `c0`, `c1` … and `s0`, `s1` …, with every role, links and ties of every age,
  /// loops, parallel ties and circles of reporting lines included.
  ///
  /// - Parameter day: The day at which some ties are fresh and others cold.
  public func make(seed: Int, policy: Policy = .default, day: Day) -> Portfolio {
    var random = Seeded(seed)
    var builder = PortfolioBuilder(policy: policy)
    func person(_ id: String) -> Person { Person(id: builder.text(id), name: builder.text(id)) }
    func tie<Party: RowPosition>(_ party: Int, _ contact: Int) -> Tie<Party> {
      var tie = Tie(party: Party(party), contact: ContactID(contact), strength: random.fraction())
      if random.chance(60) { tie.lastContact = day.advanced(by: -random.number(0...700)) }
      return tie
    }
    let staffCount = random.number(staff)
    let staffRoles = ["account_manager", "sales_representative", "technical", "executive"]
    for index in 0..<staffCount {
      var row = Staff(person: person("s\(index)"))
      if random.chance(80) { row.roles = [random.pick(staffRoles)] }
      builder.add(row)
    }
    let competitorCount = random.number(competitors)
    for index in 0..<competitorCount { builder.add(Competitor(person: person("x\(index)"))) }
    builder.add(Product(id: builder.text("p"), name: builder.text("Pumps")))
    var first = 0
    for account in 0..<random.number(accounts) {
      var row = Account(id: builder.text("a\(account)"), name: builder.text("A\(account)"))
      row.tier = builder.text(random.pick(["", "key", "standard"]))
      row.revenue = random.chance(70) ? Double(random.number(1...1_000)) : nil
      row.currency = builder.text(random.pick(["", "EUR", "CHF"]))
      builder.add(row)
      builder.add(Purchase(account: AccountID(account), product: 0, revenue: 1, target: 2))
      let count = random.number(contacts)
      for contact in first..<first + count {
        var row = Contact(person: person("c\(contact)"), account: AccountID(account))
        row.roles = RoleSet(rawValue: random.pick([1, 2, 3, 4, 5, 0, 8]))
        row.influence = random.fraction()
        builder.add(row)
      }
      let (ties, links) = (random.number(tieDensity), random.number(linkDensity))
      for contact in first..<first + count {
        for party in 0..<staffCount where random.chance(ties) {
          builder.addTie(tie(party, contact))
          if random.chance(10) { builder.addTie(tie(party, contact)) }
        }
        for party in 0..<competitorCount where random.chance(20) {
          builder.addRivalTie(tie(party, contact))
        }
        if contact > first, random.chance(60) {
          let manager = random.number(first...contact - (random.chance(95) ? 1 : 0))
          builder.addReportingLine(from: ContactID(contact), to: ContactID(manager))
        }
        for other in first..<first + count where random.chance(links) {
          var link = Link(
            kind: random.pick([.influences, .influences, .worksWith, .reportsTo]),
            source: ContactID(contact), target: ContactID(other))
          if link.kind != .reportsTo { link.weight = random.fraction() }
          builder.addContactLink(link)
        }
      }
      first += count
    }
    if hasDealsOfEverybody { addDeals(&builder) }
    for one in 0..<staffCount {
      for other in 0..<staffCount where random.chance(15) {
        builder.addStaffLink(
          Link(
            kind: random.pick([.reportsTo, .worksWith]), source: StaffID(one),
            target: StaffID(other)))
      }
    }
    return builder.build()
  }

  private func addDeals(_ builder: inout PortfolioBuilder) {
    let portfolio = builder.build()
    for position in portfolio.accounts.indices {
      let account = portfolio.accounts[position]
      var row = Deal(id: account.id, name: account.name, accounts: [position])
      row.value = account.revenue
      row.currency = account.currency
      row.closeDate = account.contractEnd
      let deal = builder.add(row)
      for contact in portfolio.contacts(of: position) {
        builder.add(Decision(deal: deal, contact: contact))
      }
    }
  }
}
