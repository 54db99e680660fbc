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

  /// The severity one step above, of the highest the same.
  var next: Severity {
    switch self {
    case .low: .medium
    case .medium, .high: .high
    }
  }

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
  /// Holders of a required role, of whom only such are in touch as are against us.
  case roleOpposed = "role-opposed"
  /// Holders of a required role, of whom too few are in touch who have a say.
  case roleJunior = "role-junior"
  /// Fewer disjoint pairs to a required role than the tier asks for.
  case roleThin = "role-thin"
  /// The account has contacts and no active tie.
  case unthreaded
  /// One departure is enough to lose every active tie.
  case singleThreaded = "single-threaded"
  /// More than one thread, but fewer than the tier asks for.
  case thinThreads = "thin-threads"
  /// Nobody who is known to be for us is in touch.
  case noSupporter = "no-supporter"
  /// One departure is enough to lose everybody in touch who is known to be for us.
  case singleSupporter = "single-supporter"
  /// An influential contact without an active tie.
  case keyContactUncovered = "key-contact-uncovered"
  /// A critic or opponent of some authority without an active tie.
  case opponentUnattended = "opponent-unattended"
  /// A competitor's active tie to a contact is stronger than the supplier's best.
  case rivalFoothold = "rival-foothold"
  /// Somebody who mattered and knew us has left.
  case contactLeft = "contact-left"
  /// A covered role to which nobody of a matching staff role has an active tie.
  case counterpartMissing = "counterpart-missing"
  /// A key account to which neither an account manager nor its owner has an active tie.
  case noAccountManager = "no-account-manager"
  /// A contract that ends soon, or has ended, while another finding is high or medium.
  case renewalExposed = "renewal-exposed"

  /// True when there may be one finding for each contact of an account, not just one or one a role.
  public var isAboutOneContact: Bool {
    [.keyContactUncovered, .opponentUnattended, .rivalFoothold, .contactLeft].contains(self)
  }

  /// The severity where a policy gives none.
  public var defaultSeverity: Severity {
    switch self {
    case .roleUncovered, .roleCold, .roleOpposed, .unthreaded, .singleThreaded, .rivalFoothold,
      .renewalExposed:
      .high
    case .roleMissing, .roleJunior, .roleThin, .thinThreads, .noSupporter, .keyContactUncovered,
      .opponentUnattended, .contactLeft, .noAccountManager:
      .medium
    case .roleUnknown, .singleSupporter, .counterpartMissing: .low
    }
  }

  /// The severity near the end of the contract, where a policy gives none.
  public var severityNearRenewal: Severity {
    switch self {
    case .roleMissing, .roleUnknown, .roleJunior, .roleThin, .singleThreaded, .thinThreads,
      .noSupporter, .singleSupporter, .contactLeft:
      defaultSeverity.next
    case .roleUncovered, .roleCold, .roleOpposed, .unthreaded, .keyContactUncovered,
      .opponentUnattended, .rivalFoothold, .counterpartMissing, .noAccountManager, .renewalExposed:
      defaultSeverity
    }
  }
}

/// Something that is wrong with an account: what, about whom, why we think so and what to do next.
///
/// It holds facts alone; DMUReport makes sentences of them.
public struct Finding: Sendable {
  /// The weight of the finding, by the policy.
  public var severity: Severity
  /// True when it weighs more than otherwise as the contract ends soon, or has ended.
  public var isRisen = false
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
