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
