import OrderedCollections

/// One next step: the sentence, and whom it leads past, from us to the customer.
struct NextStep {
  var action: String
  var via: [PersonID] = []

  /// The step as a fact, when it leads past somebody.
  var evidence: [Evidence] { via.isEmpty ? [] : [Evidence("via", .people(via))] }
}

extension AccountInspection {
  /// How to get in touch with one of these contacts, to none of whom there is an active
  /// tie: the way that is shortest for us.
  ///
  /// The strongest tie on record is taken up again; where there is none, somebody introduces us.
  mutating func approach(_ contacts: [ContactID], role: Role?) -> NextStep {
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

  /// Has one of these contacts, to none of whom there is an active tie, introduced to
  /// somebody of ours.
  ///
  /// Along the strongest warm way to one of them, or else by whoever has the strongest active tie in the
  /// account; where there is none, a natural counterpart goes without an introduction.
  mutating func introduction(of someone: String?, to contacts: [ContactID], role: Role?) -> NextStep
  {
    let ways = warmWays()
    let best = numbers(of: contacts).filter { !ways.ways[$0].isEmpty }.max { left, right in
      isWeaker(ways.ways[left][0].strength, left, than: ways.ways[right][0].strength, right)
    }
    guard let best, let way = ways.ways[best].first else {
      return introductionByGuess(of: someone, to: mostInfluential(contacts), role: role)
    }
    let people =
      [.staff(way.staff)]
      + ways.contacts(on: way, to: best).map { PersonID.contact(ties.contact($0)) }
    return NextStep(
      action: request(of: someone, along: people), via: people)
  }

  /// Asks for an introduction along a way from one of us to a contact.
  private func request(of someone: String?, along way: [PersonID]) -> String {
    let ours = portfolio.displayName(portfolio.person(at: way[0]))
    let others = way.dropFirst().compactMap { person in
      if case .contact(let contact) = person { contactTitle(contact) } else { nil }
    }
    return introduction(of: someone == ours ? nil : someone, by: "Have \(ours) ask", along: others)
  }

  /// The sentence that asks the first of several contacts to introduce somebody, or else whoever asks, by
  /// way of those between to the last.
  func introduction(of someone: String?, by request: String, along others: [String]) -> String {
    let between = others.dropFirst().dropLast()
    let route = between.isEmpty ? "" : ", by way of \(listed(between) { $0 }),"
    let what = someone.map { "to introduce \($0)" } ?? "for an introduction"
    return "\(request) \(others[0]) \(what)\(route) to \(others[others.count - 1])."
  }

  /// Asks those whom we know best, though nothing says that they know the target.
  private func introductionByGuess(
    of someone: String?, to target: ContactID, role: Role?
  ) -> NextStep {
    guard let between = ties.strongestActive else {
      return NextStep(
        action:
          "Ask a \(colleague(for: role ?? counterpartRole(of: target))) to get in touch "
          + "with \(contactTitle(target)).")
    }
    let known = ties.positions(of: between)
    let people: [PersonID] = [
      .staff(known.staff), .contact(known.contact), .contact(target),
    ]
    return NextStep(action: request(of: someone, along: people), via: people)
  }

  /// How to win one more thread among these contacts, given the matching of their active
  /// ties.
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

  /// The contact with the most influence; of equals the first.
  func mostInfluential(_ contacts: [ContactID]) -> ContactID {
    contacts.dropFirst().reduce(contacts[0]) { best, contact in
      influence(contact) > influence(best) ? contact : best
    }
  }

  private func influence(_ contact: ContactID) -> Double {
    portfolio.contacts[contact].influence ?? -1
  }

  /// Whether a way to a contact (by number) is weaker than another, or as strong to one who counts less;
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
}
