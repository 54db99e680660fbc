import OrderedCollections

/// One account under the rules: what they look at, and what they have found so far.
///
/// One value is the workspace for all accounts, one after the other.
struct AccountInspection {
  /// The account.
  private(set) var account: AccountID = 0
  /// The requirements of the account's tier.
  private(set) var required = Requirements()
  /// Who knows whom there.
  var ties: AccountTies
  /// The account's threads: our people on the left, contacts on the right.
  var threads = BipartiteMatching()
  /// The number of threads over confirmed ties.
  private(set) var confirmedThreads = 0
  /// The number of threads over ties to those who are for us; `nil` where no stance is known.
  private(set) var supportingThreads: Int?
  /// True when the contract ends within the policy's window, or has ended.
  private(set) var isNearRenewal = false
  /// The same for part of the account; each user begins anew.
  var part = BipartiteMatching()
  private(set) var roles: [RoleCoverage] = []
  private(set) var findings: [Finding] = []
  private(set) var severity: Severity = .low
  private(set) var isRisen = false

  private let traits: StaffTraits
  private var tiers: TierTable
  private let rules: [(severity: Severity, risen: Severity, rule: GapRule)]

  init(_ review: Review) {
    ties = AccountTies(review)
    traits = StaffTraits(portfolio: review.portfolio, policy: review.policy)
    tiers = TierTable(review)
    rules = GapRule.all.compactMap { rule in
      switch review.policy.severity[rule.code] {
      case .off: nil
      case .severity(let severity): (severity, severity, rule)
      case nil: (rule.code.defaultSeverity, rule.code.severityNearRenewal, rule)
      }
    }
  }

  var review: Review { ties.review }
  var portfolio: Portfolio { review.portfolio }
  var policy: Policy { review.policy }
  var day: Day { review.day }

  /// The coverage of the roles at an account, and nothing else.
  mutating func coverage(of account: AccountID, adding new: [StaffContact] = []) -> [RoleCoverage] {
    self.account = account
    required = tiers.requirements(of: account)
    ties.load(account: account, adding: new)
    return coverage()
  }

  /// The coverage at an account and the problems there, perhaps with more ties.
  mutating func inspect(_ account: AccountID, adding new: [StaffContact] = []) -> AccountGaps {
    roles = coverage(of: account, adding: new)
    countThreads()
    countSupportingThreads()
    let end = portfolio.accounts[account].contractEnd
    isNearRenewal = end.map { $0.days(since: day) <= policy.renewalWindowDays } ?? false
    findings = []
    for (severity, risen, rule) in rules {
      self.severity = isNearRenewal ? risen : severity
      isRisen = isNearRenewal && risen != severity
      rule.inspect(&self)
    }
    return AccountGaps(
      account: account, tier: required.tier, contacts: ties.contactCount,
      staff: ties.activeStaffCount, threads: threads.size, confirmedThreads: confirmedThreads,
      supportingThreads: supportingThreads, roles: roles,
      findings: findings.sorted { $0.severity > $1.severity })
  }

  /// Adds a finding of the rule that runs.
  mutating func report(
    role: Role? = nil, contacts: [ContactID] = [], staff: [StaffID] = [],
    competitors: [CompetitorID] = [], _ facts: FindingFacts, _ step: NextStep
  ) {
    findings.append(
      Finding(
        severity: severity, isRisen: isRisen, account: account, role: role, contacts: contacts,
        staff: staff,
        competitors: competitors, facts: facts, step: step))
  }

  /// A contact as what they are in the unit.
  @inline(__always)
  func row(of contact: ContactID) -> Contact { ties.row(of: contact) }

  /// All that is known of the roles of one of us.
  func traits(of staff: StaffID) -> StaffTraits.Entry { traits.entries[staff] }

  /// Finds the threads of the account whose ties are loaded.
  mutating func countThreads() {
    let everyone = 0..<ties.contactCount
    if !ties.areConfirmed {
      ties.match(everyone, confirmedOnly: true, in: &threads)
      confirmedThreads = threads.size
    }
    ties.match(everyone, in: &threads)
    if ties.areConfirmed { confirmedThreads = threads.size }
  }

  /// Finds the threads to those who are for us, and leaves them in ``part``.
  mutating func countSupportingThreads() {
    supportingThreads = nil
    guard ties.contacts.contains(where: { row(of: $0).stance != nil }) else { return }
    ties.match(numbers(of: friendlyContacts), in: &part)
    supportingThreads = part.size
  }

  /// The contacts who are for us.
  var friendlyContacts: [ContactID] {
    ties.contacts.filter { row(of: $0).isFriendly }
  }
}
