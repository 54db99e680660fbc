/// What is covered at one account, and what is wrong there.
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
  /// The same over ties whose strength was written, at most ``threads``.
  public var confirmedThreads: Int
  /// The required roles in the tier's order, then the others that somebody holds, in the order of
  /// ``Portfolio/roles``.
  public var roles: [RoleCoverage]
  /// What is wrong: by severity, then in the order of ``FindingCode``, then of ``roles``, then of the
  /// contacts in the input.
  public var findings: [Finding]

  /// The weight of the heaviest finding.
  public var severity: Severity? { findings.first?.severity }
}

/// Who holds a role at an account, and how well we know them.
public struct RoleCoverage: Sendable {
  /// The role.
  public var role: Role
  /// How well it is covered; `nil` for a role that the account's tier does not require.
  public var status: CoverageStatus?
  /// Its holders, in input order.
  public var holders: [ContactID]
  /// The holders to whom we have an active tie.
  public var covered: [ContactID]
  /// The holders whose role was inferred from their title.
  public var inferredHolders: [ContactID]

  /// Whether the account's tier requires the role.
  public var isRequired: Bool { status != nil }
}

/// How well a required role is covered at an account: the first that applies.
public enum CoverageStatus: String, CaseIterable, Codable, Sendable {
  /// No contact holds the role, and every contact has some role.
  case missing
  /// No contact holds the role, but some contact has no role.
  case unknown
  /// It has holders, and none of us ever had a tie to them.
  case uncovered
  /// There are ties to its holders, none of them active.
  case cold
  /// There are fewer pairs that share no person than the tier asks for.
  case thin
  /// There are as many pairs as the tier asks for.
  case covered
}
