extension AccountInspection {
  /// `key-contact-uncovered`: much influence and no active tie.
  mutating func findUncoveredKeyContacts() {
    for contact in ties.contacts {
      guard let influence = portfolio.contacts[contact].influence,
        influence >= policy.keyInfluence, !isInTouch(contact)
      else { continue }
      report(
        contacts: [contact],
        .keyContactUncovered(
          influence: influence, keyInfluence: policy.keyInfluence, coldTie(to: contact)),
        approach([contact], role: nil))
    }
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
