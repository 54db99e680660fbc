/// The position of a row in a ``Portfolio``, counted from 0.
///
/// Every kind of row has a type of positions of its own, so that none is taken for another:
///
/// ```swift
/// for contact in portfolio.contacts(of: account) {
///   print(portfolio.displayName(portfolio.contacts[contact].person))
/// }
/// ```
public protocol RowPosition: Hashable, Strideable, Sendable, CustomStringConvertible,
  ExpressibleByIntegerLiteral
where Stride == Int {
  /// Makes a position from its number, counted from 0.
  init(_ index: Int)

  /// The number of the position, counted from 0.
  var index: Int { get }
}

extension RowPosition {
  /// Makes a position from its number, counted from 0.
  @inlinable
  public init(integerLiteral index: Int) { self.init(index) }

  /// The number of the position, in digits.
  public var description: String { "\(index)" }

  /// True when two positions are the same.
  @inlinable
  public static func == (left: Self, right: Self) -> Bool { left.index == right.index }

  /// True when a position comes before another.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }

  /// The number of rows from this position to another.
  @inlinable
  public func distance(to other: Self) -> Int { other.index - index }

  /// The position so many rows later.
  @inlinable
  public func advanced(by distance: Int) -> Self { Self(index + distance) }
}

/// The position of an account in ``Portfolio/accounts``.
public struct AccountID: RowPosition {
  @usableFromInline let number: Int32

  /// Makes a position from its number, counted from 0.
  @inlinable
  public init(_ index: Int) { number = Int32(index) }

  /// The number of the position, counted from 0.
  @inlinable public var index: Int { Int(number) }
}

/// The position of a contact in ``Portfolio/contacts``.
public struct ContactID: RowPosition {
  @usableFromInline let number: Int32

  /// Makes a position from its number, counted from 0.
  @inlinable
  public init(_ index: Int) { number = Int32(index) }

  /// The number of the position, counted from 0.
  @inlinable public var index: Int { Int(number) }
}

/// The position of one of our people in ``Portfolio/staff``.
public struct StaffID: RowPosition {
  @usableFromInline let number: Int32

  /// Makes a position from its number, counted from 0.
  @inlinable
  public init(_ index: Int) { number = Int32(index) }

  /// The number of the position, counted from 0.
  @inlinable public var index: Int { Int(number) }
}

/// The position of a competitor in ``Portfolio/competitors``.
public struct CompetitorID: RowPosition {
  @usableFromInline let number: Int32

  /// Makes a position from its number, counted from 0.
  @inlinable
  public init(_ index: Int) { number = Int32(index) }

  /// The number of the position, counted from 0.
  @inlinable public var index: Int { Int(number) }
}

/// The position of a product in ``Portfolio/products``.
public struct ProductID: RowPosition {
  @usableFromInline let number: Int32

  /// Makes a position from its number, counted from 0.
  @inlinable
  public init(_ index: Int) { number = Int32(index) }

  /// The number of the position, counted from 0.
  @inlinable public var index: Int { Int(number) }
}

/// The position of a person on any side.
///
/// Our people come before contacts, contacts before competitors.
public enum PersonID: Hashable, Comparable, Sendable {
  /// One of our people.
  case staff(StaffID)
  /// A contact.
  case contact(ContactID)
  /// A competitor.
  case competitor(CompetitorID)
}

/// Two people who are in touch: one of the supplier, one of the customer.
public struct StaffContact: Hashable, Sendable {
  /// The one of our people.
  public var staff: StaffID
  /// The contact.
  public var contact: ContactID

  /// Makes a pair.
  public init(staff: StaffID, contact: ContactID) {
    self.staff = staff
    self.contact = contact
  }
}
