/// The people of one account's influence network: its contacts, every other contact from whom links lead to
/// one of them, over any distance, and those of us who know any of these.
///
/// The account's contacts are numbered as there, the other contacts after them, and our people after all
/// contacts. One value is a workspace for all accounts, one after the other; loading takes time linear in the
/// ties and links of all members.
struct NetworkMembers {
  /// A tie between one of us and a contact of another account.
  private struct OutsideTie {
    var staff: Int
    var contact: Int
    var strength: Double
  }

  /// The account's contacts.
  private(set) var contacts = AccountContacts()
  /// The other contacts, from the nearest to the furthest.
  private(set) var outsiders: [ContactID] = []
  /// Our people, those with a tie at the account first.
  private(set) var staff: [StaffID] = []
  private var outsideTies: [OutsideTie] = []
  private var numberOfOutsider: [ContactID: Int] = [:]

  /// The number of contacts, of the account and others.
  var contactCount: Int { contacts.count + outsiders.count }

  /// The contact of a number.
  func contact(_ number: Int) -> ContactID {
    number < contacts.count ? contacts[number] : outsiders[number - contacts.count]
  }

  /// The number of a contact; `nil` for nobody of the network.
  func number(of contact: ContactID) -> Int? {
    contacts.number(of: contact) ?? (outsiders.isEmpty ? nil : numberOfOutsider[contact])
  }

  /// Looks at the account whose ties are loaded in place of the one before.
  ///
  /// - Parameter onlyOwn: True to leave contacts of other accounts out.
  mutating func load(_ ties: AccountTies, onlyOwn: Bool = false) {
    contacts = ties.contacts
    staff = ties.staff
    outsiders.removeAll(keepingCapacity: true)
    outsideTies.removeAll(keepingCapacity: true)
    numberOfOutsider.removeAll(keepingCapacity: true)
    guard !onlyOwn, let index = ties.review.contactLinkIndex else { return }
    var next = 0
    while next < contactCount {
      addThoseWhoLead(to: contact(next), ties.review, index)
      next += 1
    }
    if !outsiders.isEmpty { addOutsideTies(ties) }
  }

  private mutating func addThoseWhoLead(
    to contact: ContactID, _ review: Review, _ index: ContactLinkIndex
  ) {
    let portfolio = review.portfolio
    func add(_ other: ContactID, _ strength: Double) {
      guard strength > 0, number(of: other) == nil, !portfolio.contacts[other].isHostile,
        !review.hasLeft(.contact(other))
      else { return }
      numberOfOutsider[other] = contactCount
      outsiders.append(other)
    }
    for link in portfolio.links(of: contact) {
      add(link.target, link.strengths(review.policy).backward)
    }
    for position in index.positions(endingAt: contact) {
      let link = portfolio.contactLinks[Int(position)]
      add(link.source, link.strengths(review.policy).forward)
    }
  }

  private mutating func addOutsideTies(_ ties: AccountTies) {
    let review = ties.review
    var number = Dictionary(uniqueKeysWithValues: staff.enumerated().map { ($1, $0) })
    for (place, contact) in outsiders.enumerated() {
      for tie in review.portfolio.ties(of: contact) where !review.hasLeft[tie.party] {
        if number[tie.party] == nil {
          number[tie.party] = staff.count
          staff.append(tie.party)
        }
        outsideTies.append(
          OutsideTie(
            staff: number[tie.party] ?? 0, contact: contacts.count + place,
            strength: tie.effectiveStrength(on: review.day, policy: review.policy)))
      }
    }
  }

  /// Calls with every arc of the network: of each tie and of both ways of each link among contacts, whatever
  /// their strengths.
  ///
  /// - Parameter fromHostile: Whether arcs leave those who are against us, who open no door.
  @inline(__always)
  func forEachArc(
    _ ties: AccountTies, fromHostile: Bool = false,
    _ body: (_ tail: Int, _ head: Int, _ strength: Double, _ kind: InfluenceKind) -> Void
  ) {
    for pair in ties.pairs {
      body(contactCount + pair.staff, pair.contact, pair.strength, .relationship)
    }
    for tie in outsideTies {
      body(contactCount + tie.staff, tie.contact, tie.strength, .relationship)
    }
    let portfolio = ties.portfolio
    for source in 0..<contactCount {
      let contact = contact(source)
      for link in portfolio.links(of: contact) {
        guard let target = number(of: link.target) else { continue }
        let (forward, backward) = link.strengths(ties.policy)
        let kind = InfluenceKind(link.kind)
        if fromHostile || !ties.row(of: contact).isHostile {
          body(source, target, forward, kind)
        }
        if fromHostile || !ties.row(of: link.target).isHostile {
          body(target, source, backward, kind.reversed)
        }
      }
    }
  }

  /// For every contact, whether one of us is in touch with them.
  func areInTouch(_ ties: AccountTies) -> [Bool] {
    var areInTouch = [Bool](repeating: false, count: contactCount)
    for pair in ties.pairs where ties.isActive(pair) { areInTouch[pair.contact] = true }
    for tie in outsideTies where tie.strength >= ties.policy.activeThreshold {
      areInTouch[tie.contact] = true
    }
    return areInTouch
  }
}

extension Link {
  /// The strength with which the first of two contacts moves the second, and that the other way round; 0 for
  /// none at all.
  func strengths(_ policy: Policy) -> (forward: Double, backward: Double) {
    let weight = weight ?? policy.influenceDefault
    return switch kind {
    case .reportsTo: (policy.upwardInfluence, policy.downwardInfluence)
    case .influences: (weight, 0)
    case .worksWith: (weight, weight)
    }
  }
}
