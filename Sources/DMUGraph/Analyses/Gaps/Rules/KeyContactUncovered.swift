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

  /// Whether somebody of ours has an active tie to a contact (position).
  func isInTouch(_ contact: Int) -> Bool {
    ties.bestActive(of: contact - ties.contacts.lowerBound) != nil
  }

  /// The strongest tie to a contact (position) to whom none is active.
  func coldTie(to contact: Int) -> ColdTie? {
    ties.best(of: contact - ties.contacts.lowerBound).map(coldTie)
  }
}
