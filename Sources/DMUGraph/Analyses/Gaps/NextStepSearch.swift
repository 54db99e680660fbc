import OrderedCollections

// The search for the next step of a finding: the way that is shortest for us.
extension AccountInspection {
  /// The way to get in touch with one of these contacts, to none of whom there is an active tie.
  ///
  /// The strongest tie on record is taken up again; where there is none, somebody introduces us.
  mutating func approach(_ contacts: [ContactID], role: Role?) -> NextStep {
    let cold = numbers(of: contacts).compactMap { ties.best(of: $0) }
      .filter { ties.canBeRenewed($0) }
    if let pair = strongest(cold) { return NextStep(kind: .renew, via: way(pair)) }
    return introduction(of: nil, to: contacts, role: role)
  }

  /// Has one of these contacts, to none of whom there is an active tie, introduced to
  /// somebody of ours.
  ///
  /// Along the strongest warm way to one of them, or else by whoever has the strongest active tie in the
  /// account; where there is none, a natural counterpart goes without an introduction.
  mutating func introduction(
    of someone: NextStep.Newcomer?, to contacts: [ContactID], role: Role?
  ) -> NextStep {
    let ways = warmWays()
    let best = numbers(of: contacts).filter { !ways.ways[$0].isEmpty }.max { left, right in
      isWeaker(ways.ways[left][0].strength, left, than: ways.ways[right][0].strength, right)
    }
    guard let best, let way = ways.ways[best].first else {
      return introductionByGuess(of: someone, to: mostInfluential(contacts), role: role)
    }
    let contacts = ways.contacts(on: way, to: best).map {
      PersonID.contact(ties.contact($0))
    }
    return NextStep(kind: .requestIntroduction(of: someone), via: [.staff(way.staff)] + contacts)
  }

  /// Asks those whom we know best, though nothing says that they know the target.
  private func introductionByGuess(
    of someone: NextStep.Newcomer?, to target: ContactID, role: Role?
  ) -> NextStep {
    let friends = ties.contacts.filter { !portfolio.contacts[$0].isHostile }
    guard let between = strongest(numbers(of: friends).compactMap { ties.bestActive(of: $0) })
    else {
      let words = counterparts(of: role ?? counterpartRole(of: target))
      return NextStep(kind: .approach(contact: target, counterparts: words))
    }
    return NextStep(
      kind: .requestIntroduction(of: someone), via: way(between) + [.contact(target)])
  }

  /// The way to win one more thread among these contacts, given the matching of their active ties.
  ///
  /// Another thread needs a new tie between somebody of ours and a contact both of whom a maximum
  /// matching can spare. A tie on record that fits is taken up again; else a contact who can be spared
  /// is introduced to one of ours who can, or to another colleague; else the account has too few
  /// contacts on record.
  mutating func anotherThread(
    among contacts: [ContactID], in matching: BipartiteMatching, role: Role?
  ) -> NextStep {
    let spared = matching.sparedRights()
    let candidates = contacts.filter { spared[ties.number(of: $0)] }
    let open = numbers(of: candidates)
    let cold = open.flatMap { contact in
      ties.pairs(of: contact).filter { ties.canBeRenewed($0) && matching.canSpare(left: $0.staff) }
    }
    if let pair = strongest(cold) { return NextStep(kind: .renew, via: way(pair)) }
    guard let first = candidates.first else {
      let known = strongest(numbers(of: contacts).compactMap { ties.bestActive(of: $0) })
      return NextStep(kind: .findAnotherHolder(of: role), via: known.map(way) ?? [])
    }
    let helper = strongest(
      numbers(of: contacts).flatMap { ties.pairs(of: $0) }
        .filter { ties.isActive($0) && matching.canSpare(left: $0.staff) })
    let newcomer: NextStep.Newcomer =
      if let helper {
        .staff(ties.staff[helper.staff])
      } else {
        .anotherColleague(counterparts: counterparts(of: role ?? counterpartRole(of: first)))
      }
    if let pair = strongest(open.compactMap { ties.bestActive(of: $0) }) {
      return NextStep(kind: .introduce(newcomer), via: way(pair))
    }
    return introduction(of: newcomer, to: candidates, role: role)
  }

  /// The two people of a pair, ours first.
  func way(_ pair: AccountTies.Pair) -> [PersonID] {
    let people = ties.positions(of: pair)
    return [.staff(people.staff), .contact(people.contact)]
  }

  /// The strongest of these pairs; of equals the first.
  func strongest(_ pairs: [AccountTies.Pair]) -> AccountTies.Pair? {
    pairs.dropFirst().reduce(pairs.first) { best, pair in
      best.map { pair.strength > $0.strength ? pair : $0 }
    }
  }

  /// The contact with the most influence; of equals the first.
  func mostInfluential(_ contacts: [ContactID]) -> ContactID {
    contacts.dropFirst().reduce(contacts[0]) { best, contact in
      influence(contact) > influence(best) ? contact : best
    }
  }

  private func influence(_ contact: ContactID) -> Double {
    portfolio.contacts[contact].influence ?? -1
  }

  /// True when a way to a contact (by number) is weaker than another, or as strong to one who counts less;
  /// of equals the first is the stronger.
  private func isWeaker(
    _ strength: Double, _ contact: Int, than other: Double, _ otherContact: Int
  ) -> Bool {
    if strength != other { return strength < other }
    let influences = (
      influence(ties.contact(contact)), influence(ties.contact(otherContact))
    )
    return influences.0 == influences.1 ? contact > otherContact : influences.0 < influences.1
  }

  /// The roles of our people, in the policy's words, that are counterparts of a role.
  func counterparts(of role: Role?) -> [String] { role.flatMap { policy.counterparts[$0] } ?? [] }

  /// The first role of a contact that the policy has counterparts for.
  private func counterpartRole(of contact: ContactID) -> Role? {
    let roles = portfolio.contacts[contact].roles
    return portfolio.roles.indices.first {
      roles.contains(position: $0) && policy.counterparts[portfolio.roles[$0]]?.isEmpty == false
    }.map { portfolio.roles[$0] }
  }
}
