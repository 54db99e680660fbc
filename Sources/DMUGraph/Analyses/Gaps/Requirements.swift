import OrderedCollections

/// The requirements of an account's tier, looked up in the portfolio once.
struct Requirements {
  /// The policy's name of the tier.
  var tier = Policy.defaultTier
  /// True when the account's own tier is `key`, or the one that the policy gives to those without any.
  var isKeyAccount = false
  /// The required roles, each with its position in ``Portfolio/roles``, where it has one.
  var roles: [(role: Role, position: Int?)] = []
  /// The positions of those roles.
  var set: RoleSet = []
  var roleThreads = 1
  var threads = 1
}

/// The requirements of every tier that the portfolio names, found once each.
struct TierTable {
  private let review: Review
  private var known: [String: Requirements] = [:]

  init(_ review: Review) { self.review = review }

  mutating func requirements(of account: AccountID) -> Requirements {
    let name = review.tierName(account)
    if let requirements = known[name] { return requirements }
    let (tierName, tier) = review.policy.tier(named: name)
    let roles = OrderedSet(tier.requiredRoles).map { ($0, review.portfolio.position(of: $0)) }
    let requirements = Requirements(
      tier: tierName,
      isKeyAccount: normalized(name.isEmpty ? review.policy.untiered : name) == "key", roles: roles,
      set: RoleSet(roles.compactMap { $0.1.map { RoleSet(position: $0) } }),
      roleThreads: tier.roleThreads, threads: tier.threads)
    known[name] = requirements
    return requirements
  }
}

extension Review {
  /// The tier of an account, as written.
  fileprivate func tierName(_ account: AccountID) -> String {
    portfolio.string(portfolio.accounts[account].tier)
  }
}

/// The facts about the roles of our people that the rules ask for, looked up once a set of words.
struct StaffTraits {
  struct Entry: Sendable {
    /// True when any role is known.
    var hasRole: Bool
    var isAccountManager: Bool
    /// The roles of contacts that the person is a counterpart of.
    var counterpartOf: RoleSet
  }

  let entries: Rows<StaffID, Entry>

  init(portfolio: Portfolio, policy: Policy) {
    let counterparts = policy.counterparts.compactMap { role, words in
      portfolio.position(of: role).map {
        (RoleSet(position: $0), Set(words.map { normalized($0) }))
      }
    }
    var known: [[String]: Entry] = [:]
    let entries = portfolio.staff.map { person in
      if let entry = known[person.roles] { return entry }
      let roles = person.roles.map { normalized($0) }.filter { !$0.isEmpty }
      let entry = Entry(
        hasRole: !roles.isEmpty, isAccountManager: roles.contains("accountmanager"),
        counterpartOf: RoleSet(
          counterparts.filter { _, words in roles.contains(where: words.contains) }.map(\.0)))
      known[person.roles] = entry
      return entry
    }
    self.entries = Rows(entries)
  }
}
