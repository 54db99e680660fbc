/// A part that a contact plays in the customer's decision-making unit.
///
/// One person may hold several roles and one role is usually held by several people. The roles that
/// count by default are ``purchasing``, ``technical`` and ``executive``; a policy may name any
/// other word.
public struct Role: RawRepresentable, Codable, Hashable, Sendable {
  /// The word as it is printed, in lower case with `_` between words.
  public let rawValue: String

  /// Makes a role of any word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Negotiates and orders.
  public static let purchasing = Role(rawValue: "purchasing")
  /// Decides whether the offer fits technically.
  public static let technical = Role(rawValue: "technical")
  /// Decides about money and direction.
  public static let executive = Role(rawValue: "executive")
  /// Works with what is bought.
  public static let user = Role(rawValue: "user")
  /// Releases budgets.
  public static let finance = Role(rawValue: "finance")
  /// Negotiates contracts.
  public static let legal = Role(rawValue: "legal")
  /// Decides who reaches the others.
  public static let gatekeeper = Role(rawValue: "gatekeeper")

  /// The words that every portfolio knows, in the order in which they are listed.
  public static let known: [Role] = [
    .purchasing, .technical, .executive, .user, .finance, .legal, .gatekeeper,
  ]
}

/// A set of roles of one portfolio, as bits at the positions of ``Portfolio/roles``.
///
/// A portfolio knows at most 64 roles: the seven of ``Role/known`` and 57 more that a policy names.
public struct RoleSet: OptionSet, Hashable, Sendable {
  /// Bit *i* stands for the *i*-th of the portfolio's roles.
  public let rawValue: UInt64

  /// Makes a set from its bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The set of the one role at a position of ``Portfolio/roles`` (0…63).
  public init(position: Int) { rawValue = 1 << UInt64(position) }

  /// The most roles that a portfolio can tell apart.
  public static let capacity = 64

  /// True when the role at a position of ``Portfolio/roles`` is in the set.
  public func contains(position: Int) -> Bool { rawValue & (1 << UInt64(position)) != 0 }
}

/// The attitude of a contact towards the supplier.
public enum Stance: String, CaseIterable, Sendable {
  /// Speaks for the supplier when the supplier is not in the room.
  case champion
  /// Is in favour.
  case supporter
  /// Is neither for nor against.
  case neutral
  /// Has objections.
  case critic
  /// Works against the supplier.
  case opponent

  /// True for whoever is for us.
  public var isFriendly: Bool { self == .champion || self == .supporter }
  /// True for whoever is against us.
  public var isHostile: Bool { self == .critic || self == .opponent }
}
