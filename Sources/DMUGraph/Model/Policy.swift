public import OrderedCollections

/// Everything adjustable: thresholds, assumptions, what each tier of account asks for.
///
/// ``default`` holds the values that apply where a policy says nothing. They are assumptions made
/// explicit, not truths: the article on the policy says where each comes from.
public struct Policy: Hashable, Sendable {
  /// A tie is active at or above this effective strength; (0, 1].
  public var activeThreshold = 0.2
  /// The strength of a tie that is drawn without one; 0…1.
  public var defaultStrength = 0.5
  /// A dated tie halves in strength every so many days; above 0.
  public var halfLifeDays = 180.0
  /// The influence of a report on its manager; 0…1.
  public var upwardInfluence = 0.5
  /// The influence of a manager on a report; 0…1.
  public var downwardInfluence = 0.8
  /// The weight of an influence or colleague tie that is drawn without one; 0…1.
  public var influenceDefault = 0.5
  /// The influence between two staff who work together or report to one another; 0…1.
  public var colleagueInfluence = 0.9
  /// The influence assumed between contacts of one account where no way is on record; 0…1, 0 for none.
  public var acquaintance = 0.3
  /// Contacts of so much written influence need an active tie of their own; 0…1, 0 for nobody.
  public var keyInfluence = 0.7
  /// The weight of the word of a contact whose influence is not written.
  public var authority = AuthorityBySeniority()
  /// The share of a role's authority that must be in touch for the role to be covered; 0…1.
  public var coverageAuthority = 0.5
  /// The authority below which a contact without a required role is no aim of a plan; 0…1.
  public var worthwhileAuthority = 0.4
  /// The number of days before its end at which a contract comes up for renewal; at least 0.
  public var renewalWindowDays = 180
  /// The number of days for which the departure of a contact who mattered is a finding; at least 0.
  public var departureWindowDays = 365
  /// The probability that a person leaves within a year; 0…1.
  public var departureRate = DepartureRate()
  /// Which staff roles are the natural match of a contact's role.
  public var counterparts: OrderedDictionary<Role, [String]> = [
    .purchasing: ["account_manager", "sales_representative", "sales_coordinator"],
    .technical: ["technical", "service"],
    .executive: ["executive", "account_manager"],
  ]
  /// The costs of the actions of a plan.
  public var plan = PlanCosts()
  /// The requirements of the accounts of each tier; ``defaultTier`` is always there.
  public var tiers: OrderedDictionary<String, Tier> = [
    Policy.defaultTier: Tier(),
    "standard": Tier(requiredRoles: [.purchasing], roleThreads: 1, threads: 1),
  ]
  /// The tier of the accounts that have none.
  public var untiered = Policy.defaultTier
  /// Severities in place of the findings' own.
  public var severity: OrderedDictionary<FindingCode, SeverityOverride> = [:]

  /// Makes the policy with the default values.
  public init() {}

  /// The policy with the default values.
  public static let `default` = Policy()

  /// The name of the tier that applies where the policy has no other and fills in the others.
  public static let defaultTier = "default"

  /// The requirements of the accounts of a tier.
  public struct Tier: Hashable, Sendable {
    /// The roles that must be covered, in the order in which they are shown.
    public var requiredRoles: [Role] = [.purchasing, .technical, .executive]
    /// The number of disjoint staff–contact pairs that each required role asks for; at least 1.
    public var roleThreads = 1
    /// The number of threads that the account asks for; at least 1.
    public var threads = 2

    /// Makes a tier; what is left out is as in the default policy's default tier.
    public init(
      requiredRoles: [Role] = [.purchasing, .technical, .executive], roleThreads: Int = 1,
      threads: Int = 2
    ) {
      self.requiredRoles = requiredRoles
      self.roleThreads = roleThreads
      self.threads = threads
    }
  }

  /// The probability that a person leaves within a year, for each side.
  public struct DepartureRate: Codable, Hashable, Sendable {
    /// Of the supplier's staff; 0…1.
    public var staff = 0.20
    /// Of the customer's contacts; 0…1.
    public var contact = 0.16

    /// Makes the default rates.
    public init() {}
  }

  /// The weight of a contact's word by seniority, 0…1 each.
  public struct AuthorityBySeniority: Codable, Hashable, Sendable {
    /// Of whoever leads or owns the organisation.
    public var board = 0.9
    /// Of whoever leads a department.
    public var head = 0.6
    /// Of whoever leads a team.
    public var manager = 0.45
    /// Of whoever does the work of a field.
    public var specialist = 0.3
    /// Of whoever helps others.
    public var assistant = 0.1
    /// Of whoever's seniority is not known.
    public var unknown = 0.3

    /// Makes the default authorities.
    public init() {}

    /// The authority of a seniority, or of an unknown one.
    public subscript(seniority: Seniority?) -> Double {
      switch seniority {
      case .board: board
      case .head: head
      case .manager: manager
      case .specialist: specialist
      case .assistant: assistant
      case nil: unknown
      }
    }
  }

  /// The costs of the actions of a plan, at least 0 each; one unit is about a first meeting.
  public struct PlanCosts: Codable, Hashable, Sendable {
    /// Of getting back in touch where a tie is cold.
    public var renew = 0.5
    /// Of an introduction, to which the weakness of its way adds up to 1.
    public var introduce = 1.0
    /// Of approaching somebody to whom no way leads.
    public var approach = 2.0
    /// Added where the staff's role is no counterpart of the contact's.
    public var mismatch = 0.75
    /// Added where the staff has no tie on record at the account and does not own it.
    public var outsider = 0.25
    /// Added where the contact holds no required role and has little authority.
    public var minor = 1.0
    /// Of strengthening a tie that a rival exceeds.
    public var strengthen = 0.5
    /// Of a tie that somebody who leaves hands over.
    public var handover = 0.5

    /// Makes the default costs.
    public init() {}
  }

  /// The severity that a policy gives a finding.
  public enum SeverityOverride: Hashable, Sendable {
    /// The finding has this severity.
    case severity(Severity)
    /// The finding is not made.
    case off
  }

  /// The known roles, then those that the policy names, in the order of the counterparts and then of
  /// the tiers; no more than ``RoleSet/capacity``.
  public var knownRoles: [Role] {
    Array(OrderedSet(Role.known).union(namedRoles).prefix(RoleSet.capacity))
  }

  /// The roles that the policy names, in the order of the counterparts and then of the tiers.
  var namedRoles: OrderedSet<Role> {
    var roles = OrderedSet(counterparts.keys)
    for tier in tiers.values { roles.formUnion(tier.requiredRoles) }
    return roles
  }

  /// The requirements of an account of a tier, and the name under which the policy has it.
  ///
  /// Names match when they are equal but for case, `_`, `-`, `.` and blanks. No tier at all is
  /// ``untiered``; a tier that the policy does not name is ``defaultTier``.
  public func tier(named name: some StringProtocol) -> (name: String, tier: Tier) {
    let key = name.isEmpty ? normalized(untiered) : normalized(name)
    if let match = tiers.first(where: { normalized($0.key) == key }) {
      return (match.key, match.value)
    }
    return (Policy.defaultTier, tiers[Policy.defaultTier] ?? Tier())
  }
}

/// A word as names and values are compared: lower case, without `_`, `-`, `.` and blanks.
package func normalized(_ word: some StringProtocol) -> String {
  var copy = String(word)
  if let plain = copy.withUTF8(normalizedASCII) { return plain }
  var result = word.lowercased()
  result.unicodeScalars.removeAll {
    $0 == "_" || $0 == "-" || $0 == "." || $0.properties.isWhitespace
  }
  return result
}

/// The same for a word of ASCII characters; `nil` for any other.
private func normalizedASCII(_ word: UnsafeBufferPointer<UInt8>) -> String? {
  guard word.allSatisfy({ $0 < 0x80 }) else { return nil }
  return String(unsafeUninitializedCapacity: word.count) { result in
    var count = 0
    for byte in word {
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x09...0x0D, 0x20: continue
      case 0x41...0x5A: result[count] = byte + 0x20
      default: result[count] = byte
      }
      count += 1
    }
    return count
  }
}
