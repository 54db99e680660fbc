import RealModule

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
  }

  /// Whether the strength was written rather than assumed.
  public var isConfirmed: Bool { strength != nil }

  /// The effective strength on a day: *s* · 2^(−days/half-life), in double.
  ///
  /// A tie without a date does not decay, nor does one whose last contact lies ahead.
  public func effectiveStrength(on day: Day, policy: Policy) -> Double {
    let written = strength ?? assumedStrength ?? policy.defaultStrength
    guard let lastContact else { return written }
    let age = day.days(since: lastContact)
    return age <= 0 ? written : written * Double.exp2(-Double(age) / policy.halfLifeDays)
  }
}

/// The meaning of a link.
public enum LinkKind: UInt8, Sendable {
  /// The first reports to the second.
  case reportsTo
  /// The first influences the second.
  case influences
  /// The two work together; no direction.
  case worksWith
}

/// A line between two people of the same side: two contacts, or two members of staff.
public struct Link<End: Sendable>: Sendable {
  /// The meaning of the link.
  public var kind: LinkKind
  /// The first person.
  public var source: End
  /// The second person.
  public var target: End
  /// The weight as written, 0…1; `nil` when there is none.
  public var weight: Double?

  /// Makes a link.
  public init(kind: LinkKind, source: End, target: End, weight: Double? = nil) {
    self.kind = kind
    self.source = source
    self.target = target
    self.weight = weight
  }
}

/// What an account buys of a product, a year.
public struct Purchase: Sendable {
  /// The account.
  public var account: AccountID
  /// The product.
  public var product: ProductID
  /// The revenue, at least 0, in the account's currency.
  public var revenue: Double?
  /// The revenue aimed at, at least 0, in the account's currency.
  public var target: Double?

  /// Makes a purchase.
  public init(account: AccountID, product: ProductID, revenue: Double? = nil, target: Double? = nil)
  {
    self.account = account
    self.product = product
    self.revenue = revenue
    self.target = target
  }
}
