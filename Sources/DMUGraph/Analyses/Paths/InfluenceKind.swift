/// The kind of one step of an influence path.
public enum InfluenceKind: String, Sendable {
  /// One of us knows a contact.
  case relationship
  /// The first reports to the second.
  case reportsTo = "reports_to"
  /// The second reports to the first.
  case manages
  /// The first influences the second.
  case influences
  /// The two work together.
  case worksWith = "works_with"
  /// Both are contacts of one account, and nothing says that they know each other.
  case acquaintance

  init(_ kind: LinkKind) {
    switch kind {
    case .reportsTo: self = .reportsTo
    case .influences: self = .influences
    case .worksWith: self = .worksWith
    }
  }

  /// The same seen from the other end.
  var reversed: InfluenceKind {
    switch self {
    case .reportsTo: .manages
    case .manages: .reportsTo
    default: self
    }
  }
}
