import OrderedCollections

// The next step of a finding that no action of a plan closes.
extension AccountInspection {
  /// The way to get in touch with one of these contacts, to none of whom there is an active tie.
  ///
  /// The strongest tie on record is taken up again; where there is none, a natural counterpart gets in touch.
  func approach(_ contacts: [ContactID], role: Role?) -> NextStep {
    let cold = numbers(of: contacts).compactMap { ties.best(of: $0) }
      .filter { ties.canBeRenewed($0) }
    if let pair = strongest(cold) { return NextStep(kind: .renew, via: way(pair)) }
    return bringColleague(to: mostInfluential(contacts), role: role)
  }

  private func bringColleague(to contact: ContactID, role: Role?) -> NextStep {
    let words = counterparts(of: role ?? counterpartRole(of: contact))
    return NextStep(kind: .approach(contact: contact, counterparts: words))
  }

  /// The way to win one more thread among these contacts, given the matching of their active ties.
  ///
  /// Another thread needs a tie to a contact whom a maximum matching can spare. A tie on record to one is taken
  /// up again, else a colleague gets in touch; where there is none, the account has too few contacts on record.
  func anotherThread(
    among contacts: [ContactID], in matching: BipartiteMatching, role: Role?
  ) -> NextStep {
    let spared = matching.sparedRights()
    let open = contacts.filter { spared[ties.number(of: $0)] }
    let cold = numbers(of: open).flatMap { contact in
      ties.pairs(of: contact).filter { ties.canBeRenewed($0) && matching.canSpare(left: $0.staff) }
    }
    if let pair = strongest(cold) { return NextStep(kind: .renew, via: way(pair)) }
    if !open.isEmpty { return bringColleague(to: mostInfluential(open), role: role) }
    let known = strongest(numbers(of: contacts).compactMap { ties.bestActive(of: $0) })
    return NextStep(kind: .findAnotherHolder(of: role), via: known.map(way) ?? [])
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
    row(of: contact).influence ?? -1
  }

  /// The roles of our people, in the policy's words, that are counterparts of a role.
  func counterparts(of role: Role?) -> [String] { role.flatMap { policy.counterparts[$0] } ?? [] }

  /// The first role of a contact that the policy has counterparts for.
  private func counterpartRole(of contact: ContactID) -> Role? {
    let roles = row(of: contact).roles
    return portfolio.roles.indices.first {
      roles.contains(position: $0) && policy.counterparts[portfolio.roles[$0]]?.isEmpty == false
    }.map { portfolio.roles[$0] }
  }
}
