/// How much a finding weighs.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing.
  case low
  /// Mend it this quarter.
  case medium
  /// Mend it now.
  case high

  /// Whether this severity weighs less than another.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }
}

/// What can be wrong with an account, in the order in which findings are listed.
public enum FindingCode: String, CaseIterable, Sendable {
  /// No contact holds a required role, and every contact has some role.
  case roleMissing = "role-missing"
  /// No contact holds a required role, but some contact has no role.
  case roleUnknown = "role-unknown"
  /// Holders of a required role, none of whom staff ever had a tie to.
  case roleUncovered = "role-uncovered"
  /// Holders of a required role with ties, none of them active.
  case roleCold = "role-cold"
  /// Fewer disjoint pairs to a required role than the tier asks for.
  case roleThin = "role-thin"
  /// The account has contacts and no active tie.
  case unthreaded
  /// One departure is enough to lose every active tie.
  case singleThreaded = "single-threaded"
  /// More than one thread, but fewer than the tier asks for.
  case thinThreads = "thin-threads"
  /// An influential contact without an active tie.
  case keyContactUncovered = "key-contact-uncovered"
  /// A critic or opponent of some influence without an active tie.
  case opponentUnattended = "opponent-unattended"
  /// A competitor's active tie to a contact is stronger than the supplier's best.
  case rivalFoothold = "rival-foothold"
  /// A covered role to which nobody of a matching staff role has an active tie.
  case counterpartMissing = "counterpart-missing"
  /// A key account to which no account manager has an active tie.
  case noAccountManager = "no-account-manager"
  /// A contract that ends soon, or has ended, while another finding is high.
  case renewalExposed = "renewal-exposed"

  /// The severity where a policy gives none.
  public var defaultSeverity: Severity {
    switch self {
    case .roleUncovered, .roleCold, .unthreaded, .singleThreaded, .rivalFoothold, .renewalExposed:
      .high
    case .roleMissing, .roleThin, .thinThreads, .keyContactUncovered, .opponentUnattended,
      .noAccountManager:
      .medium
    case .roleUnknown, .counterpartMissing: .low
    }
  }
}
