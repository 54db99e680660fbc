// Contacts who need somebody of ours and have nobody.

extension AccountInspection {
  /// `key-contact-uncovered`: much influence and no active tie.
  mutating func findUncoveredKeyContacts() {
    for contact in ties.contacts {
      guard let influence = portfolio.contacts[contact].influence,
        influence >= policy.keyInfluence
      else { continue }
      reportUnattended(
        contact,
        message: "\(contactTitle(contact)) has much influence at \(accountName) "
          + "(\(rounded(influence)) of 1)",
        evidence: [
          Evidence("influence", .number(influence)),
          Evidence("key_influence", .number(policy.keyInfluence)),
        ])
    }
  }

  /// `opponent-unattended`: against us, of some influence and without an active tie.
  mutating func findUnattendedOpponents() {
    for contact in ties.contacts {
      guard let influence = portfolio.contacts[contact].influence, influence >= 0.5,
        let stance = portfolio.contacts[contact].stance, stance == .critic || stance == .opponent
      else { continue }
      reportUnattended(
        contact,
        message: "\(contactTitle(contact)) is \(stance == .critic ? "a critic" : "an opponent") "
          + "of ours with influence at \(accountName) (\(rounded(influence)) of 1)",
        evidence: [
          Evidence("stance", .word(stance.rawValue)), Evidence("influence", .number(influence)),
        ])
    }
  }

  /// Reports a contact unless somebody has an active tie.
  private mutating func reportUnattended(
    _ contact: ContactID, message: String, evidence: [Evidence]
  ) {
    let pair = ties.best(of: ties.number(of: contact))
    if let pair, ties.isActive(pair) { return }
    let step = approach([contact], role: nil)
    report(
      contacts: [contact], message: "\(message), and \(silence(pair)).", action: step.action,
      evidence: evidence + (pair == nil ? step.evidence : silenceEvidence(pair)))
  }
}
