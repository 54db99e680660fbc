/// A relationship between a contact and a member of staff, or a competitor.
///
/// It has no direction. Several ties may connect the same two people; the strongest counts.
public struct Tie<Party: Sendable>: Sendable {
  /// The other side: one of our people, or a competitor.
  public var party: Party
  /// The contact.
  public var contact: ContactID
  /// The strength as written, 0…1; `nil` when none was written or only a default of the file's.
  public var strength: Double?
  /// The default of the file where no strength was written, 0…1.
  public var assumedStrength: Double?
  /// The day of the last contact; a tie without one does not decay.
  public var lastContact: Day?
  /// True when the tie has no date although others of its file have one.
  public var isDateMissing = false

  /// Makes a tie.
  public init(
    party: Party, contact: ContactID, strength: Double? = nil, assumedStrength: Double? = nil,
    lastContact: Day? = nil
  ) {
    self.party = party
    self.contact = contact
    self.strength = strength
    self.assumedStrength = assumedStrength
    self.lastContact = lastContact
  }

  /// A tie with its other side called something else.
  package init<Other>(_ tie: Tie<Other>, party: (Other) -> Party) {
    self.init(
      party: party(tie.party), contact: tie.contact, strength: tie.strength,
      assumedStrength: tie.assumedStrength, lastContact: tie.lastContact)
    isDateMissing = tie.isDateMissing
  }

  /// True when nothing about the tie is assumed on a day: its strength was written, and it is dated if
  /// others of its file are, on no day ahead.
  public func isConfirmed(on day: Day) -> Bool {
    strength != nil && !isDateMissing && lastContact.map { $0 <= day } ?? true
  }
}
