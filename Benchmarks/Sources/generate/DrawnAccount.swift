/// A customer with its people and everything that hangs on them, drawn at random.
///
/// Depends on the seed and the account's number alone, and so can be drawn again at any time: once for
/// its nodes and once for its edges.
struct DrawnAccount {
  /// A contact; the first one is the head of the account.
  struct Contact {
    var name: String
    var department: Int
    /// The position among the contacts of whom this one reports to; `nil` for the head.
    var manager: Int?
    /// How far from the head.
    var level: Int
    var roles: String?
    var title: String?
    /// In hundredths.
    var influence: Int?
    var stance: String?
  }

  /// What holds between two people, or between an account and a product.
  struct Edge {
    var kind: String
    var source: String
    var target: String
    /// Ids of keys and their values.
    var data: [(String, String)] = []
  }

  let number: Int
  let contacts: [Contact]
  private var random: Random

  init(number: Int, seed: UInt64) {
    self.number = number
    random = Random(seed: seed, stream: 2 * number)
    let count = 3 + min(37, random.below(44), random.below(44))
    var contacts: [Contact] = []
    for position in 0..<count {
      contacts.append(Self.contact(position, of: contacts, &random))
    }
    self.contacts = contacts
  }

  private static func contact(
    _ position: Int, of others: [Contact], _ random: inout Random
  ) -> Contact {
    let manager = position == 0 ? nil : (position - 1) / 4
    let level = manager.map { others[$0].level + 1 } ?? 0
    let department =
      level < 2 ? position % Words.departments.count : others[manager ?? 0].department
    let (_, role, titles) = Words.departments[department]
    var contact = Contact(
      name: personName(&random), department: department, manager: manager, level: level)
    if random.chance(90) { contact.title = titles[min(level, random.below(titles.count))] }
    if random.chance(80) {
      contact.roles = role
      if random.chance(12) {
        let second = random.element(of: Words.departments).role
        if second != role { contact.roles = "\(role);\(second)" }
      }
    }
    if random.chance(85) { contact.influence = max(2, random.number(60...98) - 25 * level) }
    if random.chance(60) { contact.stance = random.element(of: Words.stances) }
    return contact
  }

  // MARK: Edges

  /// Everything between the people of the account, ours and others'.
  mutating func edges(staff: Int, competitors: Int, products: Int) -> [Edge] {
    var edges: [Edge] = []
    for (position, contact) in contacts.enumerated() {
      if let manager = contact.manager {
        edges.append(Edge(kind: "reports_to", source: id(position), target: id(manager)))
      }
    }
    addInfluence(to: &edges)
    addTies(to: &edges, staff: staff)
    addRivalTies(to: &edges, competitors: competitors)
    addPurchases(to: &edges, products: products)
    return edges
  }

  private func id(_ contact: Int) -> String { "c\(number)-\(contact)" }

  private mutating func addInfluence(to edges: inout [Edge]) {
    for position in contacts.indices {
      if random.chance(70) {
        let other = (position + random.number(1...(contacts.count - 1))) % contacts.count
        edges.append(
          Edge(
            kind: "influences", source: id(position), target: id(other),
            data: [("weight", hundredths(random.number(10...95)))]))
      }
      if position + 1 < contacts.count, random.chance(42) {
        edges.append(Edge(kind: "works_with", source: id(position), target: id(position + 1)))
      }
    }
  }

  private mutating func addTies(to edges: inout [Edge], staff: Int) {
    if random.chance(3) { return }
    var team: [Int] = []
    for _ in 0..<(random.chance(15) ? 1 : random.number(2...7)) {
      // Most come from around the corner, the rest are people who are on many accounts.
      let member =
        random.chance(65)
        ? number * 9 / 10 + random.below(8)
        : random.below(random.below(random.below(staff) + 1) + 1)
      if !team.contains(member) { team.append(member) }
    }
    for member in team {
      let first = random.below(contacts.count)
      let step = random.number(1...2)
      for place in 0..<min(random.number(1...6), contacts.count / step) {
        let contact = (first + place * step) % contacts.count
        edges.append(tie(from: "s\(member)", to: id(contact), &random))
      }
    }
  }

  private mutating func addRivalTies(to edges: inout [Edge], competitors: Int) {
    if random.chance(60) { return }
    let rival = random.below(competitors)
    let first = random.below(contacts.count)
    for place in 0..<min(contacts.count, random.number(1...6)) {
      let contact = (first + place) % contacts.count
      edges.append(tie(from: "r\(rival)", to: id(contact), &random))
    }
  }

  private mutating func addPurchases(to edges: inout [Edge], products: Int) {
    let first = random.below(products)
    for place in 0..<random.number(1...4) {
      let revenue = 500 * random.number(0...900)
      edges.append(
        Edge(
          kind: "buys", source: "a\(number)", target: "p\((first + place) % products)",
          data: [("sales", "\(revenue)"), ("target", "\(revenue + 1000 * random.below(90))")]))
    }
  }
}

/// A relationship; some are cold, some have no strength and some no date.
private func tie(from source: String, to target: String, _ random: inout Random)
  -> DrawnAccount.Edge
{
  var edge = DrawnAccount.Edge(kind: "relationship", source: source, target: target)
  if random.chance(90) { edge.data.append(("strength", hundredths(random.number(5...100)))) }
  if random.chance(88) {
    let month = 2026 * 12 + 9 - min(random.below(48), random.below(48), random.below(48))
    edge.data.append(("last_contact", date(month: month, day: random.number(1...28))))
  }
  return edge
}

/// A number of hundredths as a decimal number.
func hundredths(_ number: Int) -> String {
  if number % 100 == 0 { return "\(number / 100)" }
  if number % 10 == 0 { return "\(number / 100).\(number % 100 / 10)" }
  return "\(number / 100).\(number % 100 / 10)\(number % 10)"
}

/// A day of a month, which is counted from the year 0.
func date(month: Int, day: Int) -> String {
  let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
  return "\(month / 12)-\(two(month % 12 + 1))-\(two(day))"
}

func personName(_ random: inout Random) -> String {
  let given = random.element(of: Words.given)
  let surname = random.element(of: Words.stems) + random.element(of: Words.endings)
  return random.chance(20) ? "Dr. \(given) \(surname)er" : "\(given) \(surname)er"
}
