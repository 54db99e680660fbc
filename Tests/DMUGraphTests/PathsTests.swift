import OrderedCollections
import TestSupport
import Testing

@testable import DMUGraph

@Suite("Influence paths")
struct PathsTests {
  private let day = Day(number: 20_000)

  /// The best path in the middle blocks both ways round it: the best pair is without it.
  @Test func bestPairIsNotTheBestPath() throws {
    var sample = Sample()
    for name in ["S", "T"] { sample.staff(name) }
    sample.account("Alder")
    for name in ["a", "b", "goal"] { sample.contact(name, .executive) }
    sample.tie("S", "a", 0.9)
    sample.tie("T", "b", 0.4)
    sample.tie("S", "b", 0.3)
    sample.link(.influences, "a", "b", weight: 0.9)
    sample.link(.influences, "b", "goal", weight: 0.9)
    sample.link(.influences, "a", "goal", weight: 0.3)
    let target = try #require(sample.portfolio.review(asOf: day).paths(to: [sample["goal"]]).first)
    #expect(target.threads == 2)
    #expect(
      target.paths.map(\.people) == [
        [.staff(0), .contact(0), .contact(1), .contact(2)], [.staff(1), .contact(1), .contact(2)],
        [.staff(0), .contact(0), .contact(2)],
      ])
    #expect(
      target.pair.map(\.people) == [
        [.staff(1), .contact(1), .contact(2)], [.staff(0), .contact(0), .contact(2)],
      ])
  }

  /// Of equally strong paths the shorter is better, then the one whose ids come first.
  @Test func equalPaths() throws {
    var sample = Sample()
    sample.staff("S")
    sample.account("Alder")
    for name in ["b", "a", "goal"] { sample.contact(name, .executive) }
    sample.tie("S", "a", 0.8)
    sample.tie("S", "b", 0.8)
    sample.tie("S", "goal", 0.4)
    for name in ["b", "a"] { sample.link(.influences, name, "goal", weight: 0.5) }
    let target = try #require(sample.portfolio.review(asOf: day).paths(to: [sample["goal"]]).first)
    #expect(target.paths.map(\.people.count) == [2, 3, 3])
    #expect(target.paths.map { $0.people[1] } == [.contact(2), .contact(1), .contact(0)])
    #expect(target.paths.allSatisfy { abs($0.strength - 0.4) < 1e-15 })
  }

  /// Of too many targets those remain whom the strongest ways reach, in input order.
  @Test(arguments: [nil, 1] as [StaffID?]) func tooManyTargets(_ start: StaffID?) {
    var random = Seeded(7)
    var sample = Sample()
    for name in ["S", "T"] { sample.staff(name) }
    sample.colleagues("S", "T")
    sample.account("Alder")
    for number in 0..<250 {
      sample.contact("c\(number)", .executive)
      if number > 0 {
        let other = "c\(Int.random(in: 0..<number, using: &random))"
        if number % 9 != 0 {
          sample.link(
            .influences, other, "c\(number)", weight: Double.random(in: 0.3...1, using: &random))
        }
      }
    }
    sample.tie("S", "c0", 0.15)
    let portfolio = sample.portfolio
    var policy = Policy.default
    policy.tiers["default"] = Policy.Tier(requiredRoles: [.executive], threads: 1)
    let all = portfolio.review(policy: policy, asOf: day).paths(
      to: Array(portfolio.contacts.indices), from: start, count: 1)
    let strengths = all.map { $0.paths.first?.strength ?? 0 }
    let least = strengths.sorted(by: >)[Review.maximumPathTargets - 1]
    #expect(strengths.count { $0 == least } == 1)
    let found = portfolio.review(policy: policy, asOf: day).paths(from: start, count: 1)
    #expect(
      found.map(\.contact) == portfolio.contacts.indices.filter { strengths[$0.index] >= least })
    #expect(
      found.map { $0.paths.first?.strength ?? 0 } == found.map { strengths[$0.contact.index] })
  }

  /// A way too weak for a number is none, for the best paths as for the pair.
  @Test func strengthsBelowAnyNumber() throws {
    var sample = Sample()
    for name in ["S", "T"] { sample.staff(name) }
    sample.account("Alder")
    for name in ["a", "b", "goal"] { sample.contact(name, .executive) }
    sample.tie("S", "goal", 0.9)
    sample.tie("T", "a", 0.9)
    sample.link(.influences, "a", "b", weight: 1e-200)
    sample.link(.influences, "b", "goal", weight: 1e-200)
    let target = try #require(sample.portfolio.review(asOf: day).paths(to: [sample["goal"]]).first)
    #expect(target.paths.map(\.people) == [[.staff(0), .contact(2)]])
    #expect(target.pair.isEmpty)
  }

  /// All simple paths, tried one by one, against the best and the best pair.
  @Test(arguments: [false, true]) func agreesWithBruteForce(_ hasStart: Bool) {
    var counts = Set<Int>()
    var pairs = 0
    var withoutBest = 0
    for seed in 0..<150 {
      let portfolio = RandomPortfolio().make(seed: seed, day: day)
      if hasStart && portfolio.staff.isEmpty { continue }
      let start = hasStart ? StaffID(seed % portfolio.staff.count) : nil
      for contact in portfolio.contacts.indices {
        let found = portfolio.review(asOf: day).paths(to: [contact], from: start, count: 5)[0]
        let all = AllPaths(portfolio, to: contact, from: start, day: day).sorted()
        check(found.paths, all)
        counts.insert(found.paths.count { !$0.isAssumed && !$0.isPlanned })
        let best = all.indices.flatMap { one in
          all[..<one].filter { other in
            Set(all[one].people.dropFirst(hasStart ? 1 : 0).dropLast())
              .isDisjoint(with: other.people.dropFirst(hasStart ? 1 : 0).dropLast())
          }.map { $0.strength * all[one].strength }
        }.max()
        let product = found.pair.isEmpty ? nil : found.pair.map(\.strength).reduce(1, *)
        #expect((product == nil) == (best == nil), "seed \(seed) contact \(contact)")
        if let product, let best {
          #expect(abs(product - best) <= 1e-12 * best, "seed \(seed) contact \(contact)")
          let people = found.pair.flatMap { $0.people.dropFirst(hasStart ? 1 : 0).dropLast() }
          #expect(found.pair.count == 2 && Set(people).count == people.count)
          for path in found.pair { #expect(all.contains { $0.people == path.people }) }
          pairs += 1
          withoutBest += found.pair.contains { $0.people == found.paths[0].people } ? 0 : 1
        }
      }
    }
    #expect(counts.isSuperset(of: [0, 1, 2, 3, 4, 5]) && pairs > 50 && withoutBest > 3)
  }

  private func check(_ found: [InfluencePath], _ all: [AllPaths.Path]) {
    let found = found.filter { !$0.isAssumed && !$0.isPlanned }
    #expect(found.count == min(5, all.count))
    for (path, expected) in zip(found, all) {
      #expect(path.people == expected.people)
      #expect(abs(path.strength - expected.strength) <= 1e-12 * expected.strength)
      #expect(path.steps.map(\.from) == Array(path.people.dropLast()))
      #expect(path.steps.map(\.to) == Array(path.people.dropFirst()))
    }
  }

  /// Without targets: everybody a tie to whom closes a finding of a plan's codes and brings no other, and those
  /// of planned ties.
  @Test func findsItsTargets() {
    var targets = 0
    for seed in 0..<60 {
      var sizes = RandomPortfolio()
      sizes.accounts = 1...1
      let portfolio = sizes.make(seed: seed, day: day)
      let review = portfolio.review(asOf: day)
      let found = review.paths()
      var expected = Set(review.plan().flatMap { $0.actions.ties.map(\.contact) })
      let before = planned(review)
      for contact in portfolio.contacts.indices where !before.isEmpty {
        for staff in portfolio.staff.indices {
          let pair = StaffContact(staff: staff, contact: contact)
          let isActive = portfolio.ties(of: contact).contains {
            $0.party == staff && review.isActive($0, party: portfolio.staff[staff].person)
          }
          if isActive { continue }
          let after = planned(portfolio.adding([pair], day: day).review(asOf: day))
          if after.isStrictSubset(of: before) { expected.insert(contact) }
        }
      }
      #expect(Set(found.map(\.contact)) == expected && found.count == expected.count)
      targets += found.count
    }
    #expect(targets > 50)
  }

  private func planned(_ review: Review) -> Set<Finding.Identity> {
    Set(review.gaps().flatMap(\.findings).filter(\.code.isPlanned).map(\.identity))
  }
}

/// Every simple influence path to a contact, found by walking.
private struct AllPaths {
  struct Path {
    var people: [PersonID]
    var strength: Double
  }

  private var arcs: [PersonID: [PersonID: Double]] = [:]
  private var paths: [Path] = []
  private let portfolio: Portfolio
  /// Those whom nobody knows and who have more authority than the target.
  private var barred: Set<PersonID> = []

  init(_ portfolio: Portfolio, to target: ContactID, from start: StaffID?, day: Day) {
    self.portfolio = portfolio
    let contacts = portfolio.contacts(of: portfolio.contacts[target].account)
    for tie in portfolio.ties where contacts.contains(tie.contact) {
      let strength = tie.effectiveStrength(on: day, policy: .default)
      add(.staff(tie.party), .contact(tie.contact), strength)
    }
    for link in portfolio.contactLinks where contacts.contains(link.source) {
      let (source, target) = (
        PersonID.contact(link.source), PersonID.contact(link.target)
      )
      switch link.kind {
      case .reportsTo:
        add(source, target, 0.5)
        add(target, source, 0.8)
      case .influences: add(source, target, link.weight ?? 0.5)
      case .worksWith:
        add(source, target, link.weight ?? 0.5)
        add(target, source, link.weight ?? 0.5)
      }
    }
    if start != nil {
      for link in portfolio.staffLinks where link.kind != .influences {
        add(.staff(link.source), .staff(link.target), 0.9)
        add(.staff(link.target), .staff(link.source), 0.9)
      }
    }
    let authority = portfolio.contacts[target].authority(.default)
    for contact in contacts where portfolio.contacts[contact].authority(.default) > authority {
      let isKnown = portfolio.ties(of: contact).contains {
        $0.effectiveStrength(on: day, policy: .default) >= 0.2
      }
      if !isKnown { barred.insert(.contact(contact)) }
    }
    for staff in portfolio.staff.indices where start == nil || start == staff {
      walk([.staff(staff)], 1, to: .contact(target))
    }
  }

  private mutating func add(_ tail: PersonID, _ head: PersonID, _ strength: Double) {
    if strength > 0 && tail != head {
      arcs[tail, default: [:]][head] = max(arcs[tail]?[head] ?? 0, strength)
    }
  }

  private mutating func walk(
    _ people: [PersonID], _ strength: Double, to goal: PersonID
  ) {
    guard let last = people.last, last != goal else {
      paths.append(Path(people: people, strength: strength))
      return
    }
    for (head, step) in arcs[last] ?? [:] where !people.contains(head) {
      if case .contact = last, barred.contains(head) { continue }
      walk(people + [head], strength * step, to: goal)
    }
  }

  func sorted() -> [Path] {
    paths.sorted { left, right in
      if abs(left.strength - right.strength) > 1e-12 * max(left.strength, right.strength) {
        return left.strength > right.strength
      }
      if left.people.count != right.people.count { return left.people.count < right.people.count }
      func ids(_ path: Path) -> [String] {
        path.people.map { portfolio.string(portfolio.person(at: $0).id) }
      }
      return ids(left).lexicographicallyPrecedes(ids(right))
    }
  }
}
