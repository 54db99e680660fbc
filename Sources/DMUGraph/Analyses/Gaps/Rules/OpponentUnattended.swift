extension AccountInspection {
  /// `opponent-unattended`: against us, of some influence and without an active tie.
  mutating func findUnattendedOpponents() {
    for contact in ties.contacts {
      guard let influence = portfolio.contacts[contact].influence, influence >= 0.5,
        let stance = portfolio.contacts[contact].stance, stance == .critic || stance == .opponent,
        !isInTouch(contact)
      else { continue }
      report(
        contacts: [contact],
        .opponentUnattended(stance, influence: influence, coldTie(to: contact)),
        approach([contact], role: nil))
    }
  }
}
