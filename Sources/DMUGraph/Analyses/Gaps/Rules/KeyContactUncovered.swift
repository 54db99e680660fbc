extension AccountInspection {
  /// `key-contact-uncovered`: much influence and no active tie.
  mutating func findUncoveredKeyContacts() {
    for contact in ties.contacts {
      let row = row(of: contact)
      guard let influence = row.influence, isKey(row), !isInTouch(contact) else { continue }
      report(
        contacts: [contact],
        .keyContactUncovered(
          influence: influence, keyInfluence: policy.keyInfluence, coldTie(to: contact)),
        approach([contact], role: nil))
    }
  }

  /// True for a contact of so much written influence that an active tie is asked for; nobody where the
  /// policy's is 0.
  func isKey(_ contact: Contact) -> Bool {
    policy.keyInfluence > 0 && contact.influence.map { $0 >= policy.keyInfluence } ?? false
  }

  /// True when somebody of ours has an active tie to a contact.
  func isInTouch(_ contact: ContactID) -> Bool {
    ties.bestActive(of: ties.number(of: contact)) != nil
  }

  /// The strongest tie to a contact to whom none is active.
  func coldTie(to contact: ContactID) -> ColdTie? {
    ties.best(of: ties.number(of: contact)).map(coldTie)
  }
}
