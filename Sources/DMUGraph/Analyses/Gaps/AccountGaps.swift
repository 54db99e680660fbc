/// The coverage at one account, and the problems there.
public struct AccountGaps: Sendable {
  /// The account.
  public var account: AccountID
  /// The name of the policy's tier that applied: ``Policy/defaultTier`` where the account has no
  /// tier, or one that the policy does not name.
  public var tier: String
  /// The number of contacts.
  public var contacts: Int
  /// The number of people of ours with an active tie to a contact.
  public var staff: Int
  /// The most staff–contact pairs that share no person, over active ties.
  public var threads: Int
  /// The same over confirmed ties, at most ``threads``.
  public var confirmedThreads: Int
  /// The same over ties to contacts who are for us; `nil` where no contact's stance is known.
  public var supportingThreads: Int?
  /// The required roles in the tier's order, then the others that somebody holds, in the order of
  /// ``Portfolio/roles``.
  public var roles: [RoleCoverage]
  /// The problems found: by severity, then in the order of ``FindingCode``, then of ``roles``, then of the
  /// contacts in the input.
  public var findings: [Finding]

  /// The weight of the heaviest finding.
  public var severity: Severity? { findings.first?.severity }
}
