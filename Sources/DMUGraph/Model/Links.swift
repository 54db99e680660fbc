import RealModule

/// A number, or none, in eight bytes: a portfolio has more contacts, ties and links than anything else.
struct PackedNumber: Sendable {
  /// Not a number where there is none.
  private var number: Double

  init(_ value: Double?) { number = value ?? .nan }

  var value: Double? { number.isNaN ? nil : number }
}

/// A relationship between a contact and a member of staff, or a competitor.
///
/// It has no direction. Several ties may connect the same two people; the strongest counts.
public struct Tie: Sendable {
  private var partyPosition: Int32
  private var contactPosition: Int32
  private var writtenStrength: PackedNumber
  private var defaultStrength: PackedNumber
  /// The day of the last contact; a tie without one does not decay.
  public var lastContact: Day?

  /// Makes a tie.
  public init(
    party: Int, contact: Int, strength: Double? = nil, assumedStrength: Double? = nil,
    lastContact: Day? = nil
  ) {
    partyPosition = Int32(party)
    contactPosition = Int32(contact)
    writtenStrength = PackedNumber(strength)
    defaultStrength = PackedNumber(assumedStrength)
    self.lastContact = lastContact
  }

  /// The position of the other side in ``Portfolio/staff``, or in ``Portfolio/competitors``.
  public var party: Int {
    get { Int(partyPosition) }
    set { partyPosition = Int32(newValue) }
  }
  /// The position of the contact in ``Portfolio/contacts``.
  public var contact: Int {
    get { Int(contactPosition) }
    set { contactPosition = Int32(newValue) }
  }
  /// The strength as written, 0…1; `nil` when none was written or only a default of the file's.
  public var strength: Double? {
    get { writtenStrength.value }
    set { writtenStrength = PackedNumber(newValue) }
  }
  /// The default of the file where no strength was written, 0…1.
  public var assumedStrength: Double? {
    get { defaultStrength.value }
    set { defaultStrength = PackedNumber(newValue) }
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

/// A line between two people of the same side: two contacts, or two members of staff.
public struct Link: Sendable {
  /// What a link says.
  public enum Kind: UInt8, Sendable {
    /// The first reports to the second.
    case reportsTo
    /// The first influences the second.
    case influences
    /// The two work together; no direction.
    case worksWith
  }

  /// What the link says.
  public var kind: Kind
  private var sourcePosition: Int32
  private var targetPosition: Int32
  private var writtenWeight: PackedNumber

  /// Makes a link.
  public init(kind: Kind, source: Int, target: Int, weight: Double? = nil) {
    self.kind = kind
    sourcePosition = Int32(source)
    targetPosition = Int32(target)
    writtenWeight = PackedNumber(weight)
  }

  /// The position of the first person in ``Portfolio/contacts`` or ``Portfolio/staff``.
  public var source: Int {
    get { Int(sourcePosition) }
    set { sourcePosition = Int32(newValue) }
  }
  /// The position of the second person there.
  public var target: Int {
    get { Int(targetPosition) }
    set { targetPosition = Int32(newValue) }
  }
  /// The weight as written, 0…1; `nil` when there is none.
  public var weight: Double? {
    get { writtenWeight.value }
    set { writtenWeight = PackedNumber(newValue) }
  }
}

/// What an account buys of a product, a year.
public struct Purchase: Sendable {
  /// The position of the account in ``Portfolio/accounts``.
  public var account: Int
  /// The position of the product in ``Portfolio/products``.
  public var product: Int
  /// The revenue, at least 0, in the account's currency.
  public var revenue: Double?
  /// The revenue aimed at, at least 0, in the account's currency.
  public var target: Double?

  /// Makes a purchase.
  public init(account: Int, product: Int, revenue: Double? = nil, target: Double? = nil) {
    self.account = account
    self.product = product
    self.revenue = revenue
    self.target = target
  }
}
