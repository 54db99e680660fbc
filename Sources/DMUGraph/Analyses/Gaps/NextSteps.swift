import OrderedCollections

/// One next step: the sentence, and whom it leads past, from us to the customer.
struct NextStep {
  var action: String
  var via: [PersonPosition] = []

  /// The step as a fact, when it leads past somebody.
  var evidence: [Evidence] { via.isEmpty ? [] : [Evidence("via", .people(via))] }
}

extension AccountInspection {
  /// How to get in touch with one of these contacts (positions), to none of whom there is an active
  /// tie: the way that is shortest for us.
  ///
  /// The strongest tie on record is taken up again; where there is none, somebody introduces us.
  func approach(_ contacts: [Int], role: Role?) -> NextStep {
    let cold = numbers(of: contacts).compactMap { ties.best(of: $0) }
    if let pair = strongest(cold) { return renewal(of: pair) }
    return introduction(of: nil, to: contacts, role: role)
  }

  /// Takes a tie up again.
  func renewal(of pair: AccountTies.Pair) -> NextStep {
    let people = ties.positions(of: pair)
    return NextStep(
      action: "Ask \(staffName(people.staff)) to get back in touch with "
        + "\(contactTitle(people.contact)).",
      via: [.staff(people.staff), .contact(people.contact)])
  }

  /// Has one of these contacts (positions), to none of whom there is an active tie, introduced to
  /// somebody of ours.
  ///
  /// The go-between is the contact with the strongest active tie among those directly linked to one
  /// of them, else the one with the strongest active tie in the account; where there is none, a
  /// natural counterpart goes without an introduction. Linear in the contacts' links.
  func introduction(of someone: String?, to contacts: [Int], role: Role?) -> NextStep {
    var linked: (pair: AccountTies.Pair, target: Int)?
    for contact in contacts {
      links.forEachNeighbour(of: contact) { neighbour in
        guard neighbour != contact, ties.contacts.contains(neighbour),
          let pair = ties.bestActive(of: neighbour - ties.contacts.lowerBound)
        else { return }
        if linked.map({ isBetter(pair, contact, than: $0) }) ?? true { linked = (pair, contact) }
      }
    }
    let target = linked?.target ?? mostInfluential(contacts)
    guard let between = linked?.pair ?? ties.strongestActive else {
      return NextStep(
        action:
          "Ask a \(colleague(for: role ?? counterpartRole(of: target))) to get in touch "
          + "with \(contactTitle(target)).")
    }
    let known = ties.positions(of: between)
    let (staff, contact) = (staffName(known.staff), contactTitle(known.contact))
    var request = "for an introduction to"
    if let someone, someone != staff { request = "to introduce \(someone) to" }
    return NextStep(
      action: "Have \(staff) ask \(contact) \(request) \(contactTitle(target)).",
      via: [.staff(known.staff), .contact(known.contact), .contact(target)])
  }

  /// How to win one more thread among these contacts (positions), given the matching of their active
  /// ties.
  ///
  /// Another thread needs a new tie between somebody of ours and a contact both of whom a maximum
  /// matching can spare. A tie on record that fits is taken up again; else a contact who can be spared
  /// is introduced to one of ours who can, or to another colleague; else the account has too few
  /// contacts on record.
  func anotherThread(
    among contacts: [Int], in matching: BipartiteMatching, role: Role?
  ) -> NextStep {
    let spared = matching.sparedRights()
    let candidates = contacts.filter { spared[$0 - ties.contacts.lowerBound] }
    let open = numbers(of: candidates)
    let cold = open.flatMap { contact in
      ties.pairs(of: contact).filter { !ties.isActive($0) && matching.canSpare(left: $0.staff) }
    }
    if let pair = strongest(cold) { return renewal(of: pair) }
    guard let first = candidates.first else {
      let pairs = numbers(of: contacts).compactMap { ties.bestActive(of: $0) }
      let known = strongest(pairs).map { ties.positions(of: $0) }
      let matter = role.map { "has the \(spoken($0.rawValue)) role" } ?? "has a say"
      return NextStep(
        action: (known.map { "Have \(staffName($0.staff)) ask \(contactTitle($0.contact))" }
          ?? "Find out") + " who else \(matter) at \(accountName), and get to know them.",
        via: known.map { [.staff($0.staff), .contact($0.contact)] } ?? [])
    }
    let helper = strongest(
      numbers(of: contacts).flatMap { ties.pairs(of: $0) }
        .filter { ties.isActive($0) && matching.canSpare(left: $0.staff) })
    let newcomer =
      helper.map { staffName(ties.staff[$0.staff]) }
      ?? "another \(colleague(for: role ?? counterpartRole(of: first)))"
    if let pair = strongest(open.compactMap { ties.bestActive(of: $0) }) {
      let known = ties.positions(of: pair)
      return NextStep(
        action: "Ask \(staffName(known.staff)) to introduce \(newcomer) to "
          + "\(contactTitle(known.contact)).",
        via: [.staff(known.staff), .contact(known.contact)])
    }
    return introduction(of: newcomer, to: candidates, role: role)
  }

  /// The strongest of these pairs; of equals the first.
  func strongest(_ pairs: [AccountTies.Pair]) -> AccountTies.Pair? {
    pairs.dropFirst().reduce(pairs.first) { best, pair in
      best.map { pair.strength > $0.strength ? pair : $0 }
    }
  }

  /// The contact (position) with the most influence; of equals the first.
  func mostInfluential(_ contacts: [Int]) -> Int {
    contacts.dropFirst().reduce(contacts[0]) { best, contact in
      influence(contact) > influence(best) ? contact : best
    }
  }

  private func influence(_ contact: Int) -> Double { portfolio.contacts[contact].influence ?? -1 }

  private func isBetter(
    _ pair: AccountTies.Pair, _ target: Int, than other: (pair: AccountTies.Pair, target: Int)
  ) -> Bool {
    pair.strength == other.pair.strength
      ? influence(target) > influence(other.target) : pair.strength > other.pair.strength
  }
}
