/// How much a finding weighs.
public enum Severity: String, CaseIterable, Codable, Comparable, Sendable {
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

  /// Whether there may be one finding for each contact of an account, not just one or one a role.
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
/// People are positions in the portfolio; only the two sentences are text.
public struct Finding: Sendable {
  /// What is wrong.
  public var code: FindingCode
  /// How much it weighs, by the policy.
  public var severity: Severity
  /// The role that it is about, where it is about one.
  public var role: Role?
  /// The contacts that it is about, in input order.
  public var contacts: [ContactID] = []
  /// The people of ours that it is about, in input order.
  public var staff: [StaffID] = []
  /// The rivals that it is about, in input order.
  public var competitors: [CompetitorID] = []
  /// What is wrong, in a sentence or two for an account manager.
  public var message: String
  /// The one next step, in a sentence.
  public var action: String
  /// The numbers and people that the verdict rests on, in the order in which they are shown.
  public var evidence: [Evidence]
}

extension Finding {
  /// What makes two findings of one account the same: the code, the role and, where there is one for each
  /// contact, the contact.
  struct Identity: Hashable {
    var code: FindingCode
    var role: Role?
    var contact: ContactID?
  }

  var identity: Identity {
    Identity(code: code, role: role, contact: code.isAboutOneContact ? contacts.first : nil)
  }
}

/// One fact that a finding rests on.
public struct Evidence: Hashable, Sendable {
  /// The name of the fact, in snake_case.
  public var key: String
  /// The fact.
  public var value: Value

  /// Makes a fact.
  public init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }

  /// What a fact may be.
  public enum Value: Hashable, Sendable {
    /// How many.
    case count(Int)
    /// A strength, an influence or another measure.
    case number(Double)
    /// Whether it is so.
    case flag(Bool)
    /// A day.
    case day(Day)
    /// A word, such as a stance.
    case word(String)
    /// Several words, such as roles or finding codes.
    case words([String])
    /// People; of a path, from the supplier to the customer.
    case people([PersonID])
    /// People of ours, each with the contact that they are in touch with.
    case pairs([StaffContact])
  }
}
