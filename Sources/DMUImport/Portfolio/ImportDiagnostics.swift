public import GraphML

extension Diagnostic.Code {
  /// A value outside its range.
  public static let outOfRange = Self(rawValue: "out-of-range")
  /// Contacts report to one another in a circle.
  public static let reportingCycle = Self(rawValue: "reporting-cycle")
  /// A contact reports to several others.
  public static let severalManagers = Self(rawValue: "several-managers")
  /// A contact's account that no node stands for.
  public static let unknownAccount = Self(rawValue: "unknown-account")
  /// A contact of whom the file says in two ways to which accounts they belong.
  public static let severalAccounts = Self(rawValue: "several-accounts")
  /// A manager or an owner whom nobody is.
  public static let unknownPerson = Self(rawValue: "unknown-person")
  /// People of different names with one email address.
  public static let sharedEmail = Self(rawValue: "shared-email")
  /// Values that say nothing, such as `nan`.
  public static let placeholderValue = Self(rawValue: "placeholder-value")
  /// Ties whose last contact lies ahead.
  public static let futureDate = Self(rawValue: "future-date")
  /// A node or an edge of a kind that is not looked at.
  public static let unknownKind = Self(rawValue: "unknown-kind")
  /// A contact of whom nothing says to which account they belong.
  public static let contactWithoutAccount = Self(rawValue: "contact-without-account")
  /// A word that is no role and no title.
  public static let unknownRole = Self(rawValue: "unknown-role")
  /// The lines of an org chart could point either way.
  public static let inferredDirection = Self(rawValue: "inferred-direction")
  /// Outermost groups are read as departments.
  public static let inferredGroups = Self(rawValue: "inferred-groups")
  /// The lines between people make no org chart.
  public static let noChart = Self(rawValue: "no-chart")
  /// A label of a line that is no known word.
  public static let unknownLabel = Self(rawValue: "unknown-label")
  /// A person tied to themselves.
  public static let selfTie = Self(rawValue: "self-tie")
  /// A second tie between the same two people.
  public static let duplicateTie = Self(rawValue: "duplicate-tie")
  /// A value or an edge that means nothing where it stands.
  public static let ignoredAttribute = Self(rawValue: "ignored-attribute")
  /// A portfolio without anybody of the supplier's.
  public static let noStaff = Self(rawValue: "no-staff")
  /// Revenues in several currencies are put in order by their numbers.
  public static let mixedCurrencies = Self(rawValue: "mixed-currencies")
  /// Two nodes taken for one person, or a person who could be either of two and is neither.
  public static let mergedPerson = Self(rawValue: "merged-person")
}
