/// The weight of a finding.
public enum Severity: String, CaseIterable, Codable, Comparable, Sendable {
  /// Worth knowing.
  case low
  /// Mend it this quarter.
  case medium
  /// Mend it now.
  case high

  /// True when this severity weighs less than another.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }
}

/// The problems that an account can have, in the order in which findings are listed.
public enum FindingCode: String, CaseIterable, Codable, Sendable {
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

  /// True when there may be one finding for each contact of an account, not just one or one a role.
  public var isAboutOneContact: Bool {
    [.keyContactUncovered, .opponentUnattended, .rivalFoothold].contains(self)
  }

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

/// Something that is wrong with an account: what, about whom, why we think so and what to do next.
///
/// It holds facts alone; DMUReport makes sentences of them.
public struct Finding: Sendable {
  /// The weight of the finding, by the policy.
  public var severity: Severity
  /// The account where it is found.
  public var account: AccountID
  /// The role that it is about, where it is about one.
  public var role: Role?
  /// The contacts that it is about, in input order.
  public var contacts: [ContactID] = []
  /// The people of ours that it is about, in input order.
  public var staff: [StaffID] = []
  /// The rivals that it is about, in input order.
  public var competitors: [CompetitorID] = []
  /// The measures, people and proofs that the verdict rests on.
  public var facts: FindingFacts
  /// The one next step.
  public var step: NextStep

  /// The kind of problem.
  public var code: FindingCode { facts.code }
}

extension Finding {
  /// The features that make two findings of one account the same: the code, the role and, where there is one
  /// finding for each contact, the contact.
  struct Identity: Hashable {
    var code: FindingCode
    var role: Role?
    var contact: ContactID?
  }

  var identity: Identity {
    Identity(code: code, role: role, contact: code.isAboutOneContact ? contacts.first : nil)
  }
}
