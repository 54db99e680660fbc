import OrderedCollections
import TestSupport

@testable import DMUGraph

/// The cheapest ties of a portfolio of one account, by trying every set of them.
struct PlanSearch {
  let portfolio: Portfolio
  let policy: Policy
  let day: Day

  /// The strength of the best step from one person to another; 0 without one.
  func strength(from: PersonID, to: PersonID) -> Double {
    var best = 0.0
    switch (from, to) {
    case (.staff(let staff), .contact(let contact)):
      best = effective(StaffContact(staff: staff, contact: contact)) ?? 0
    case (.staff(let one), .staff(let other)):
      let linked = portfolio.staffLinks.contains {
        $0.kind != .influences
          && ($0.source == one && $0.target == other || $0.source == other && $0.target == one)
      }
      best = linked && one != other ? policy.colleagueInfluence : 0
    case (.contact(let one), .contact(let other)) where one != other:
      for link in portfolio.contactLinks {
        let weight = link.weight ?? policy.influenceDefault
        let forward = link.source == one && link.target == other
        let backward = link.source == other && link.target == one
        switch link.kind {
        case .reportsTo:
          if forward { best = max(best, policy.upwardInfluence) }
          if backward { best = max(best, policy.downwardInfluence) }
        case .influences: if forward { best = max(best, weight) }
        case .worksWith: if forward || backward { best = max(best, weight) }
        }
      }
    default: break
    }
    return best >= policy.activeThreshold ? best : 0
  }

  /// The strength of the best way that counts or, where nobody has one, of the best assumed way; 0 without any.
  func way(_ staff: StaffID, _ contact: ContactID) -> Double {
    let own = recordedWay(staff, contact)
    if portfolio.staff.indices.contains(where: { recordedWay($0, contact) > 0 }) { return own }
    return portfolio.contacts.indices.filter { $0 != contact && isActive(staff, $0) }
      .map { (effective(StaffContact(staff: staff, contact: $0)) ?? 0) * policy.acquaintance }
      .max() ?? 0
  }

  private func isActive(_ staff: StaffID, _ contact: ContactID) -> Bool {
    effective(StaffContact(staff: staff, contact: contact)) ?? -1 >= policy.activeThreshold
  }

  private func authority(_ contact: ContactID) -> Double {
    portfolio.contacts[contact].authority(policy)
  }

  /// True where a way to a contact may not lead from one contact on to another.
  private func isBarred(_ one: PersonID, _ other: PersonID, to contact: ContactID) -> Bool {
    guard case .contact = one, case .contact(let between) = other else { return false }
    return authority(between) > authority(contact)
      && !portfolio.staff.indices.contains { isActive($0, between) }
  }

  /// The strength of the best warm way, by going on from everybody until nothing gets better.
  private func recordedWay(_ staff: StaffID, _ contact: ContactID) -> Double {
    let everybody =
      portfolio.staff.indices.map { PersonID.staff($0) }
      + portfolio.contacts.indices.map { .contact($0) }
    var best: [PersonID: Double] = [.staff(staff): 1]
    for _ in everybody {
      for one in everybody {
        for other in everybody {
          if isBarred(one, other, to: contact) { continue }
          let strength = best[one, default: 0] * strength(from: one, to: other)
          if strength > best[other, default: 0] { best[other] = strength }
        }
      }
    }
    return best[.contact(contact), default: 0]
  }

  func effective(_ pair: StaffContact) -> Double? {
    portfolio.ties.filter { $0.party == pair.staff && $0.contact == pair.contact }
      .map { $0.effectiveStrength(on: day, policy: policy) }.max()
  }

  func cost(_ pair: StaffContact) -> Double {
    var cost: Double
    if effective(pair) != nil {
      cost = 0.5
    } else {
      let way = way(pair.staff, pair.contact)
      // ln 0.02
      cost = way > 0 ? 1 + min(1, logarithm(way) / -3.912_023_005_428_146) : 2
    }
    let words = portfolio.staff[pair.staff].roles
    let named = policy.counterparts.filter { role, _ in
      portfolio.position(of: role).map {
        portfolio.contacts[pair.contact].roles.contains(position: $0)
      } ?? false
    }
    if !words.isEmpty, !named.isEmpty, !named.map(\.value).joined().contains(where: words.contains)
    {
      cost += 0.75
    }
    if !portfolio.ties.contains(where: { $0.party == pair.staff }) { cost += 0.25 }
    let row = portfolio.contacts[pair.contact]
    let required = tier.requiredRoles.compactMap { portfolio.position(of: $0) }
    if !required.contains(where: { row.roles.contains(position: $0) }),
      authority(pair.contact) < 0.4
    {
      cost += 1
    }
    return cost
  }

  /// ln by halving towards 1, so that the tests share nothing with what they test.
  private func logarithm(_ value: Double) -> Double {
    var (root, times) = (value, 0.0)
    for _ in 0..<20 {
      root = root.squareRoot()
      times += 1
    }
    let step = (root - 1) / (root + 1)
    var factor = 2.0
    for _ in 0..<Int(times) { factor *= 2 }
    return factor * (step + step * step * step / 3)
  }

  private var tier: Policy.Tier {
    policy.tier(named: portfolio.string(portfolio.accounts[0].tier)).tier
  }

  private func holders(_ role: Role) -> [ContactID] {
    guard let position = portfolio.position(of: role) else { return [] }
    return portfolio.contacts.indices.filter {
      portfolio.contacts[$0].roles.contains(position: position)
    }
  }

  private var requirements: [(contacts: [ContactID], need: Int)] {
    let tier = tier
    let roles = tier.requiredRoles.map { (holders($0), tier.roleThreads) }
    let alone = portfolio.contacts.indices.filter { portfolio.contacts[$0].influence ?? 0 >= 0.7 }
    let everyone = Array(portfolio.contacts.indices)
    return (roles + [(everyone, tier.threads)] + alone.map { ([$0], 1) }).filter { !$0.0.isEmpty }
  }

  /// True when no required role is junior with some ties.
  private func hasAuthority(_ ties: Set<StaffContact>) -> Bool {
    tier.requiredRoles.map(holders).allSatisfy { holders in
      let reached = holders.filter { holder in ties.contains { $0.contact == holder } }
      let whole = holders.reduce(0) { $0 + authority($1) }
      let greatest = holders.map(authority).max() ?? 0
      return portfolio.staff.isEmpty || whole == 0
        || reached.contains { authority($0) >= greatest }
        || reached.reduce(0) { $0 + authority($1) } >= 0.5 * whole - 1e-9
    }
  }

  var isFeasible: Bool {
    requirements.allSatisfy { min($0.contacts.count, portfolio.staff.count) >= $0.need }
  }

  func best() -> (cost: Double, ties: [StaffContact]) {
    let pairs = portfolio.staff.indices.flatMap { staff in
      portfolio.contacts.indices.map { StaffContact(staff: staff, contact: $0) }
    }
    let active = Set(pairs.filter { effective($0) ?? -1 >= policy.activeThreshold })
    // By id; the ids of these portfolios have one digit.
    let open = pairs.filter { !active.contains($0) }
    let costs = open.map(cost)
    let requirements = requirements
    let most = requirements.map { largest($0.contacts, Set(pairs), from: 0) }
    var best: (cost: Double, ties: [StaffContact])?
    for mask in 0..<(1 << open.count) {
      let chosen = open.indices.filter { mask >> $0 & 1 == 1 }
      let cost = chosen.reduce(0) { $0 + costs[$1] }
      let ties = chosen.map { open[$0] }
      if let best {
        if cost > best.cost + 1e-9 { continue }
        if cost > best.cost - 1e-9 {
          if ties.count > best.ties.count { continue }
          let isBefore = ties.lexicographicallyPrecedes(best.ties) {
            ($0.staff, $0.contact) < ($1.staff, $1.contact)
          }
          if ties.count == best.ties.count && !isBefore { continue }
        }
      }
      let all = active.union(ties)
      let isMet = zip(requirements, most).allSatisfy { requirement, most in
        largest(requirement.contacts, all, from: 0) >= min(requirement.need, most)
      }
      if isMet && hasAuthority(all) { best = (cost, ties) }
    }
    return best ?? (0, [])
  }

  /// The most pairs that share no person, by trying them all.
  private func largest(_ contacts: [ContactID], _ ties: Set<StaffContact>, from first: Int) -> Int {
    guard let contact = contacts.first else { return 0 }
    let rest = Array(contacts.dropFirst())
    var best = largest(rest, ties, from: first)
    for staff in portfolio.staff.indices
    where ties.contains(StaffContact(staff: staff, contact: contact)) {
      best = max(best, 1 + largest(rest, ties.filter { $0.staff != staff }, from: first))
    }
    return best
  }
}
