import OrderedCollections
import TestSupport
import Testing

@testable import DMUGraph

/// Plans, compared with trying every set of ties.
@Suite struct PlanTests {
  private let day = Day(number: 20_000)

  /// Of every plan: the ties meet what is asked for, the costs are those of the definition, nothing is
  /// cheaper, and of equally cheap sets of as few ties none comes first by ids.
  @Test(arguments: 0..<300) func isTheCheapest(_ seed: Int) throws {
    var sizes = RandomPortfolio()
    sizes.accounts = 1...1
    sizes.contacts = 0...4
    sizes.staff = 0...3
    var policy = Policy.default
    policy.tiers["default"] = Policy.Tier(roleThreads: 1 + seed % 2, threads: 1 + seed % 3)
    let portfolio = sizes.make(seed: seed, policy: policy, day: day)
    let plan = try #require(portfolio.review(policy: policy, asOf: day).plan().first)
    let search = PlanSearch(portfolio: portfolio, policy: policy, day: day)
    let best = search.best()
    let planned = plan.actions.filter(\.kind.isTie)
    #expect(plan.isOptimal && plan.bound == plan.cost)
    #expect(abs(plan.cost - best.cost) < 1e-8, "seed \(seed)")
    #expect(planned.count == best.ties.count)
    #expect(Set(planned.ties) == Set(best.ties), "seed \(seed)")
    #expect(abs(planned.reduce(0) { $0 + ($1.cost ?? 0) } - plan.cost) < 1e-12)
    for action in planned {
      let pair = StaffContact(staff: action.staff ?? -1, contact: action.contact ?? -1)
      #expect(abs(search.cost(pair) - (action.cost ?? 0)) < 1e-9)
      #expect((action.kind == .introduce) == !action.via.isEmpty)
      if action.kind == .introduce { check(action, search) }
    }
    #expect(plan.isFeasible == plan.shortfalls.isEmpty)
    #expect(plan.isFeasible == search.isFeasible)
  }

  /// The way of an introduction is one, and as strong as its cost says.
  private func check(_ action: PlanAction, _ search: PlanSearch) {
    #expect(action.via.first == action.staff.map { .staff($0) })
    #expect(action.via.last == action.contact.map { .contact($0) })
    #expect(Set(action.via).count == action.via.count)
    let strength = action.way?.strength ?? 0
    if action.way?.isAssumed == false {
      let product = zip(action.via, action.via.dropFirst()).reduce(1) {
        $0 * search.strength(from: $1.0, to: $1.1)
      }
      #expect(abs(product - strength) < 1e-9)
    }
    #expect(abs(strength - search.way(action.staff ?? -1, action.contact ?? -1)) < 1e-9)
  }

  /// What actions close, and what remains, is what the gaps of a portfolio with those ties say.
  @Test(arguments: 0..<150) func closesWhatItSays(_ seed: Int) throws {
    let portfolio = RandomPortfolio().make(seed: seed, day: day)
    for plan in portfolio.review(asOf: day).plan() {
      var open = plan.findings.map(\.identity)
      for (index, action) in plan.actions.enumerated() where action.kind.isTie {
        let done = portfolio.adding(plan.actions[...index].ties, day: day)
        let rest = try #require(done.review(asOf: day).gaps(accounts: [plan.account]).first)
        let left = Set(rest.findings.map(\.identity))
        #expect(Set(action.closes.map(\.identity)) == Set(open.filter { !left.contains($0) }))
        open = rest.findings.map(\.identity)
        #expect(plan.threads.after >= rest.threads)
      }
      let identified = plan.actions.filter { !$0.kind.isTie }.flatMap(\.closes)
      #expect(
        Set(plan.remains.map(\.identity) + identified.map(\.identity)) == Set(open))
    }
  }

  /// Twelve of us by sixty contacts of every mix of roles, four pairs a role and four threads: proved.
  @Test(arguments: 0..<4) func provesLargeAccounts(_ seed: Int) throws {
    var sizes = RandomPortfolio()
    sizes.accounts = 1...1
    sizes.contacts = 60...60
    sizes.staff = 12...12
    sizes.tieDensity = 0...8
    sizes.linkDensity = 0...5
    var policy = Policy.default
    policy.tiers["default"] = Policy.Tier(roleThreads: 4, threads: 4)
    policy.tiers["key"] = Policy.Tier(
      requiredRoles: [.purchasing, .technical, .executive, .user, .finance], roleThreads: 3,
      threads: 4)
    let portfolio = sizes.make(seed: seed, policy: policy, day: day)
    let plan = try #require(portfolio.review(policy: policy, asOf: day).plan().first)
    #expect(plan.isOptimal)
  }

  /// With fewer actions asked for, the first of them are given, and what they leave.
  @Test func givesTheFirst() throws {
    let portfolio = RandomPortfolio().make(seed: 3, day: day)
    let whole = portfolio.review(asOf: day).plan()
    for (plan, all) in zip(portfolio.review(asOf: day).plan(maxActions: 1), whole) {
      #expect(plan.actions.count == min(1, all.actions.count))
      #expect(plan.omittedActions == all.actions.count - plan.actions.count)
      #expect(plan.actions.first?.kind == all.actions.first?.kind)
      #expect(plan.actions.first?.via == all.actions.first?.via)
      #expect(plan.cost == all.cost)
    }
    #expect(whole.contains { $0.actions.count > 1 })
  }
}

extension Portfolio {
  /// The portfolio with ties made or renewed on a day.
  func adding(_ pairs: [StaffContact], day: Day) -> Portfolio {
    var builder = PortfolioBuilder(roles: roles, text: text)
    for account in accounts { builder.add(account) }
    for contact in contacts { builder.add(contact) }
    for person in staff { builder.add(person) }
    for rival in competitors { builder.add(rival) }
    for product in products { builder.add(product) }
    for tie in ties { builder.addTie(tie) }
    for pair in pairs {
      let old = ties.filter { $0.party == pair.staff && $0.contact == pair.contact }
      let strength = old.map { $0.strength ?? $0.assumedStrength ?? 0.5 }.max() ?? 0.5
      builder.addTie(
        Tie(
          party: pair.staff, contact: pair.contact, assumedStrength: max(0.2, strength),
          lastContact: day))
    }
    for tie in rivalTies { builder.addRivalTie(tie) }
    for link in contactLinks { builder.addContactLink(link) }
    for link in staffLinks { builder.addStaffLink(link) }
    return builder.build()
  }
}
