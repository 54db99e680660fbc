import TestSupport
import Testing

@testable import DMUGraph

/// Reach, betweenness, gatekeepers and inversions, compared with going through all simple paths.
@Suite struct InfluenceTests {
  private let day = Day(number: 20_000)

  @Test(arguments: 0..<200) func agreesWithAllPaths(_ seed: Int) {
    var sizes = RandomPortfolio()
    sizes.contacts = 0...6
    let portfolio = sizes.make(seed: seed, day: day)
    for account in portfolio.review(asOf: day).influence() {
      let all = AllPaths(portfolio: portfolio, account: account.account, day: day)
      let people = Array(portfolio.contacts(of: account.account))
      for contact in account.contacts {
        let best = people.filter { $0 != contact.contact }.map {
          all.best(from: contact.contact, to: $0).first?.strength ?? 0
        }
        #expect(abs(contact.reach - best.reduce(0, +) / Double(max(1, best.count))) < 1e-8)
        #expect(contact.reached == best.count { $0 >= 0.2 })
        var between = 0.0
        for one in people where one != contact.contact {
          for other in people where other != contact.contact && other != one {
            let paths = all.best(from: one, to: other)
            if paths.isEmpty { continue }
            between +=
              Double(paths.count { $0.people.contains(contact.contact) }) / Double(paths.count)
          }
        }
        let pairs = Double(max(1, (people.count - 1) * (people.count - 2)))
        #expect(abs(contact.betweenness - between / pairs) < 1e-9, "seed \(seed)")
      }
      for gate in account.gatekeepers {
        let others = (people.filter { $0 != gate.executive }.map { PersonID.contact($0) })
        let staff = portfolio.staff.indices.map { PersonID.staff($0) }
        let needed = (others + staff).filter { !all.isReached(gate.executive, without: $0) }
        #expect(Set(gate.people) == Set(needed), "seed \(seed)")
        #expect(all.isReached(gate.executive, without: nil))
      }
      for executive in account.unreached {
        #expect(!all.isReached(executive, without: nil))
      }
      let reach = Dictionary(
        uniqueKeysWithValues: account.contacts.map { ($0.contact, $0.reach) })
      for contact in people {
        let least = all.managers(of: contact).compactMap { reach[$0] }.min()
        let found = account.inversions.first { $0.contact == contact }
        let isInverted = (least ?? 2) < reach[contact, default: 0] - 1e-9
        #expect((found != nil) == isInverted, "seed \(seed)")
        if let found { #expect(found.managerReach == least) }
      }
    }
  }

  /// The line a → b → c with a purchaser whom we know and an executive at the end.
  @Test func aLine() throws {
    var builder = PortfolioBuilder(policy: .default)
    func person(_ id: String) -> Person { Person(id: builder.text(id), name: builder.text(id)) }
    builder.add(Account(id: builder.text("x"), name: builder.text("X")))
    for (index, id) in ["a", "b", "c"].enumerated() {
      var contact = Contact(person: person(id), account: 0)
      if index == 2 { contact.roles = RoleSet(position: 2) }
      builder.add(contact)
    }
    builder.add(Staff(person: person("s")))
    builder.addTie(Tie(party: 0, contact: 0, strength: 1))
    builder.addContactLink(Link(kind: .influences, source: 0, target: 1, weight: 0.5))
    builder.addContactLink(Link(kind: .influences, source: 1, target: 2, weight: 0.5))
    let account = try #require(builder.build().review(asOf: day).influence().first)
    #expect(account.contacts.map(\.reach) == [0.375, 0.25, 0])
    #expect(account.contacts.map(\.betweenness) == [0, 0.5, 0])
    #expect(account.brokers.map(\.contact) == [1])
    #expect(account.gatekeepers.map(\.executive) == [2])
    #expect(account.gatekeepers[0].people == [.staff(0), .contact(0), .contact(1)])
  }

  /// Of a line of six contacts with the weakest influence there is, ways of three steps are the longest that
  /// count.
  @Test func theWeakestInfluence() throws {
    var builder = PortfolioBuilder(policy: .default)
    builder.add(Account(id: builder.text("x"), name: builder.text("X")))
    for index in 0..<6 {
      let id = builder.text("\(index)")
      builder.add(Contact(person: Person(id: id, name: id), account: 0))
    }
    for index in 0..<5 {
      builder.addInfluence(
        of: ContactID(index), on: ContactID(index + 1), weight: .leastNonzeroMagnitude)
    }
    let account = try #require(builder.build().review(asOf: day).influence().first)
    #expect(account.contacts.map(\.betweenness) == [0, 0.1, 0.15, 0.15, 0.1, 0])
  }
}

/// All simple paths among the contacts of an account.
private struct AllPaths {
  let portfolio: Portfolio
  let account: AccountID
  let day: Day
  private let policy = Policy.default

  init(portfolio: Portfolio, account: AccountID, day: Day) {
    (self.portfolio, self.account, self.day) = (portfolio, account, day)
  }

  private func strength(_ one: ContactID, _ other: ContactID) -> Double {
    var best = 0.0
    for link in portfolio.contactLinks {
      let isForward = link.source == one && link.target == other
      let isBackward = link.source == other && link.target == one
      switch link.kind {
      case .reportsTo: best = max(best, isForward ? 0.5 : isBackward ? 0.8 : 0)
      case .influences: best = max(best, isForward ? link.weight ?? 0.5 : 0)
      case .worksWith: best = max(best, isForward || isBackward ? link.weight ?? 0.5 : 0)
      }
    }
    return best
  }

  /// The strongest paths with the fewest steps.
  func best(from source: ContactID, to target: ContactID) -> [(
    people: [ContactID], strength: Double
  )] {
    var best: [(people: [ContactID], strength: Double)] = []
    func go(_ path: [ContactID], _ product: Double) {
      guard let last = path.last else { return }
      if last == target {
        guard let first = best.first else {
          best = [(path, product)]
          return
        }
        let isEqual = abs(product - first.strength) <= 1e-9 * first.strength
        if !isEqual && product > first.strength
          || isEqual && path.count < first.people.count
        {
          best = [(path, product)]
        } else if isEqual && path.count == first.people.count {
          best.append((path, product))
        }
        return
      }
      for next in portfolio.contacts(of: account) where !path.contains(next) {
        let step = strength(last, next)
        if step > 0 { go(path + [next], product * step) }
      }
    }
    go([source], 1)
    return best
  }

  /// Whether a warm way of ours leads to a contact when somebody is not there.
  func isReached(_ target: ContactID, without gone: PersonID?) -> Bool {
    if gone == .contact(target) { return false }
    var reached: Set<ContactID> = []
    for tie in portfolio.ties
    where portfolio.contacts[tie.contact].account == account
      && tie.effectiveStrength(on: day, policy: policy) >= 0.2
      && gone != .staff(tie.party) && gone != .contact(tie.contact)
    {
      reached.insert(tie.contact)
    }
    var open = Array(reached)
    while let contact = open.popLast() {
      for next in portfolio.contacts(of: account)
      where strength(contact, next) >= 0.2 && next != contact && gone != .contact(next) {
        if reached.insert(next).inserted { open.append(next) }
      }
    }
    return reached.contains(target)
  }

  /// Everybody above a contact.
  func managers(of contact: ContactID) -> Set<ContactID> {
    var found: Set<ContactID> = []
    var open = [contact]
    while let one = open.popLast() {
      for link in portfolio.contactLinks where link.kind == .reportsTo && link.source == one {
        if portfolio.contacts[link.target].account == account && found.insert(link.target).inserted
        {
          open.append(link.target)
        }
      }
    }
    return found.subtracting([contact])
  }
}
