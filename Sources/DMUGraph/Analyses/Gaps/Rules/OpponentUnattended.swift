extension AccountInspection {
  /// `opponent-unattended`: against us, of some authority and without an active tie.
  mutating func findUnattendedOpponents() {
    for contact in ties.contacts {
      let authority = authority(of: contact)
      guard let stance = row(of: contact).stance, isFormidable(contact),
        !isInTouch(contact)
      else { continue }
      report(
        contacts: [contact],
        .opponentUnattended(stance, authority: authority, coldTie(to: contact)),
        approach([contact], role: nil))
    }
  }

  /// True for a critic or opponent of some authority.
  func isFormidable(_ contact: ContactID) -> Bool {
    row(of: contact).isHostile
      && authority(of: contact) >= AccountInspection.opponentAuthority
  }

  /// The authority from which on a critic or opponent needs an active tie.
  private static let opponentAuthority = 0.5
}
