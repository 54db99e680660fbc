import DMUGraph

/// Two people who are in touch, in a document.
public struct PairRecord: Codable, Hashable, Sendable {
  /// The id of the one of us.
  public var staff: String
  /// The id of the contact.
  public var contact: String

  init(_ pair: StaffContact, _ review: Review) {
    staff = review.id(.staff(pair.staff))
    contact = review.id(.contact(pair.contact))
  }
}

/// A person in a document.
public struct PersonRecord: Codable, Hashable, Sendable {
  /// The side on which a person is.
  public enum Side: String, Codable, Sendable {
    /// Ours.
    case supplier
    /// Theirs.
    case customer
  }

  /// The id.
  public var id: String
  /// The name, or the id where there is none.
  public var name: String
  /// The side.
  public var side: Side

  init(_ person: PersonID, _ review: Review) {
    id = review.id(person)
    name = review.name(person)
    side = if case .staff = person { .supplier } else { .customer }
  }
}
