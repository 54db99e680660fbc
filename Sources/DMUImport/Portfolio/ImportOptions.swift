public import DMUGraph
public import DMUProfile

/// The options of understanding files.
public struct ImportOptions: Sendable {
  /// The policy, whose roles count as known words.
  public var policy = Policy.default
  /// The meaning of the attributes and values of somebody else's files.
  public var mapping: Mapping?
  /// The name of the group or account whose people are the supplier's staff.
  public var supplier: String?
  /// True when nothing is inferred: kinds, roles, accounts and edge kinds must be written.
  public var isStrict = false
  /// The strength that counts as 1; above 0.
  public var strengthScale = 1.0
  /// The way untyped lines of an org chart point; `nil` to find it out for each file.
  public var orgChart: OrgChart?
  /// The meaning of groups that are not marked; `nil` to find it out for each file.
  public var groups: Groups?

  /// True when every node without a kind that is known is read as a contact.
  public var readsAllAsPeople = false
  /// True when people who have two nodes in one file are kept apart.
  public var keepsNamesakes = false
  /// The day at which everything is measured: dates of last contact after it are warned of, and who has left
  /// by it is counted. Without one nothing lies ahead.
  public var day: Day?

  /// True when to remember what has no place in the profile, for a ``MappingSuggestion``.
  public var remembersUnmapped = false

  /// True when to list the people of each file.
  public var listsPeople = false

  /// True when to keep the columns that the profile has no name for, for an export.
  public var keepsOwnColumns = false

  /// The number of parts into which a file is cut, which are read at once; `nil` for as many as are worth it.
  var parts: Int?

  /// Makes the default options.
  public init() {}

  /// The way the lines of an org chart point.
  public enum OrgChart: String, CaseIterable, Codable, Sendable {
    /// From the manager to the report.
    case downward
    /// From the report to the manager.
    case upward
    /// They make no chart: people at their ends work with one another.
    case noChart = "none"
  }

  /// The meaning of outermost groups that are not marked.
  public enum Groups: String, CaseIterable, Codable, Sendable {
    /// Each is an account.
    case accounts
    /// Each is a department of the file's account.
    case departments
  }
}
