import OrderedCollections

/// A number with a noun in its singular or plural: `1 tie`, `2 ties`, `0 ties`.
package func plural(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

/// Up to four items as one speaks: `A`, `A and B`, `A, B and C`; of more, three and a count.
package func listed<Item>(
  _ items: some Collection<Item>, _ joint: String = "and", _ text: (Item) -> String
) -> String {
  let shown = items.count > 4 ? 3 : items.count
  var words = items.prefix(shown).map(text)
  if items.count > shown { words.append("\(items.count - shown) others") }
  guard let last = words.popLast() else { return "" }
  return words.isEmpty ? last : "\(words.joined(separator: ", ")) \(joint) \(last)"
}

/// A word of a vocabulary as one speaks: `account_manager` is `account manager`.
package func spoken(_ word: String) -> String {
  guard word.utf8.contains(UInt8(ascii: "_")) else { return word }
  return String(
    decoding: word.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
}

/// A role at the head of a sentence: `Purchasing`.
package func heading(_ role: Role) -> String {
  let word = spoken(role.rawValue)
  guard let first = word.utf8.first, (0x61...0x7A).contains(first) else { return word }
  return String(Unicode.Scalar(first - 0x20)) + word.dropFirst()
}

/// A strength to two digits: `0.85`, `1`.
package func rounded(_ value: Double) -> String {
  let text = "\((value * 100).rounded() / 100)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension Review {
  func accountName(_ position: AccountID) -> String {
    portfolio.displayName(portfolio.accounts[position])
  }

  func contactName(_ position: ContactID) -> String {
    portfolio.displayName(portfolio.contacts[position].person)
  }

  func staffName(_ position: StaffID) -> String {
    portfolio.displayName(portfolio.staff[position].person)
  }

  /// A contact with the title: `Ida Kern (Head of IT)`.
  func contactTitle(_ position: ContactID) -> String {
    let title = portfolio.contacts[position].person.title
    let name = contactName(position)
    return title.isEmpty ? name : "\(name) (\(portfolio.string(title)))"
  }

  /// One contact with the title, several by name.
  func contactNames(_ positions: [ContactID], _ joint: String) -> String {
    positions.count == 1
      ? contactTitle(positions[0]) : listed(positions, joint) { contactName($0) }
  }

  func staffNames(_ positions: [StaffID]) -> String { listed(positions) { staffName($0) } }
}

extension AccountInspection {
  func contactName(_ position: ContactID) -> String { review.contactName(position) }
  func staffName(_ position: StaffID) -> String { review.staffName(position) }
  func contactTitle(_ position: ContactID) -> String { review.contactTitle(position) }
  func staffNames(_ positions: [StaffID]) -> String { review.staffNames(positions) }
  func contactNames(_ positions: [ContactID], _ joint: String = "and") -> String {
    review.contactNames(positions, joint)
  }

  /// `Jo Bern with Mara Eller`.
  func names(_ pair: StaffContact) -> String {
    "\(staffName(pair.staff)) with \(contactName(pair.contact))"
  }

  /// Whom of us to send to a contact, when nobody in particular: `colleague (technical or service)`.
  func colleague(for role: Role?) -> String {
    let words = role.flatMap { policy.counterparts[$0] } ?? []
    return words.isEmpty ? "colleague" : "colleague (\(listed(words, "or", spoken)))"
  }

  /// The first role of a contact that the policy has counterparts for.
  func counterpartRole(of contact: ContactID) -> Role? {
    let roles = portfolio.contacts[contact].roles
    return portfolio.roles.indices.first {
      roles.contains(position: $0) && policy.counterparts[portfolio.roles[$0]]?.isEmpty == false
    }.map { portfolio.roles[$0] }
  }

  /// That we are not in touch, and since when: of the strongest tie on record, or of none.
  func silence(_ pair: AccountTies.Pair?) -> String {
    guard let pair else { return "none of us has a tie on record" }
    let staff = staffName(ties.staff[pair.staff])
    let tie = portfolio.ties[pair.tie]
    let raw = tie.strength ?? tie.assumedStrength ?? policy.defaultStrength
    guard raw >= policy.activeThreshold, let last = tie.lastContact else {
      return "the tie of \(staff) is too weak to count"
    }
    let days = plural(day.days(since: last), "day")
    return "none of us is in touch any more (last contact of \(staff): \(days) ago)"
  }

  /// The facts about a tie that is not active.
  func silenceEvidence(_ pair: AccountTies.Pair?) -> [Evidence] {
    guard let pair else { return [] }
    var evidence = [
      Evidence("best_effective_strength", .number(pair.strength)),
      Evidence("active_threshold", .number(policy.activeThreshold)),
    ]
    if let last = portfolio.ties[pair.tie].lastContact {
      evidence.append(Evidence("last_contact", .day(last)))
      evidence.append(Evidence("days_since_last_contact", .count(day.days(since: last))))
    }
    evidence.append(Evidence("pairs", .pairs([ties.positions(of: pair)])))
    evidence.append(Evidence("assumed", .flag(!pair.isConfirmed)))
    return evidence
  }
}
