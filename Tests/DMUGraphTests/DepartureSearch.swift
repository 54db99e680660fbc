import DMUGraph

/// One account as the definitions see it, small enough to try every set of people who might leave.
///
/// People are bits: our staff first, then the account's contacts.
struct DepartureSearch {
  let portfolio: Portfolio
  let contacts: AccountContacts
  /// The active arcs of the influence network, by bit.
  private(set) var arcs: [(tail: Int, head: Int)] = []
  /// The active ties, by bit.
  private(set) var ties: [(staff: Int, contact: Int)] = []

  init(_ portfolio: Portfolio, account: AccountID, day: Day) {
    self.portfolio = portfolio
    contacts = portfolio.contacts(of: account)
    for tie in portfolio.ties where contacts.contains(tie.contact) {
      if tie.effectiveStrength(on: day, policy: .default) >= 0.2 {
        ties.append((bit(.staff(tie.party)), bit(.contact(tie.contact))))
      }
    }
    arcs = ties.map { ($0.staff, $0.contact) }
    for link in portfolio.contactLinks where contacts.contains(link.source) {
      let there = (bit(.contact(link.source)), bit(.contact(link.target)))
      let back = (there.1, there.0)
      switch link.kind {
      case .reportsTo: arcs += [there, back]
      case .influences: if link.weight ?? 0.5 >= 0.2 { arcs.append(there) }
      case .worksWith: if link.weight ?? 0.5 >= 0.2 { arcs += [there, back] }
      }
    }
  }

  var people: Int { portfolio.staff.count + contacts.count }

  func bit(_ person: PersonID) -> Int {
    switch person {
    case .staff(let staff): staff.index
    case .contact(let contact): portfolio.staff.count + (contacts.number(of: contact) ?? 0)
    case .competitor: people
    }
  }

  func set(_ people: [PersonID]) -> Int { people.reduce(0) { $0 | 1 << bit($1) } }

  /// Whether some active tie is left without these people.
  func hasTie(without gone: Int) -> Bool {
    ties.contains { gone >> $0.staff & 1 == 0 && gone >> $0.contact & 1 == 0 }
  }

  /// Whether one of us reaches one of these contacts without some people.
  func reaches(_ goals: [ContactID], without gone: Int) -> Bool {
    var reached = 0
    for person in 0..<portfolio.staff.count where gone >> person & 1 == 0 { reached |= 1 << person }
    var before = -1
    while reached != before {
      before = reached
      for (tail, head) in arcs where reached >> tail & 1 == 1 && gone >> head & 1 == 0 {
        reached |= 1 << head
      }
    }
    return goals.contains { reached >> bit(.contact($0)) & 1 == 1 }
  }

  /// The fewest people after whose departure nothing is left, not counting those who cannot go.
  func fewest(staying: Int = 0, _ isLeft: (Int) -> Bool) -> Int {
    (0..<1 << people).filter { $0 & staying == 0 && !isLeft($0) }.map(\.nonzeroBitCount).min() ?? 0
  }
}
