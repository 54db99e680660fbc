public import DMUGraph
public import DMUProfile

/// How files are understood.
public struct ImportOptions: Sendable {
  /// The policy, whose roles count as known words.
  public var policy = Policy.default
  /// What the attributes and values of somebody else's files mean.
  public var mapping: Mapping?
  /// The name of the group or account whose people are the supplier's staff.
  public var supplier: String?
  /// Whether nothing is inferred: kinds, roles, accounts and edge kinds must be written.
  public var isStrict = false
  /// The strength that counts as 1; above 0.
  public var strengthScale = 1.0
  /// Which way untyped lines of an org chart point; `nil` to find it out for each file.
  public var orgChart: OrgChart?
  /// What groups that are not marked stand for; `nil` to find it out for each file.
  public var groups: Groups?

  /// Whether to remember what has no place in the profile, for a ``MappingSuggestion``.
  public var remembersUnplaced = false

  /// Into how many parts a file is cut, which are understood at once; `nil` for as many as are worth it.
  var parts: Int?

  /// Makes the default options.
  public init() {}

  /// Which way the lines of an org chart point.
  public enum OrgChart: String, CaseIterable, Codable, Sendable {
    /// From the manager to the report.
    case downward
    /// From the report to the manager.
    case upward
  }

  /// What outermost groups that are not marked stand for.
  public enum Groups: String, CaseIterable, Codable, Sendable {
    /// Each is an account.
    case accounts
    /// Each is a department of the file's account.
    case departments
  }
}
