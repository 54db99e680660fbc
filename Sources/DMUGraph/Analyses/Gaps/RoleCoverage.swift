/// Who holds a role at an account, and how well we know them.
public struct RoleCoverage: Sendable {
  /// The role.
  public var role: Role
  /// The degree to which it is covered; `nil` for a role that the account's tier does not require.
  public var status: CoverageStatus?
  /// The share of the authority of its holders that is in touch with us and not against us, 0…1; `nil` for a
  /// role that is not required, and where the holders have no authority.
  public var share: Double?
  /// Its holders, in input order.
  public var holders: [ContactID]
  /// The holders to whom we have an active tie.
  public var covered: [ContactID]
  /// The holders whose role was inferred from their title.
  public var inferredHolders: [ContactID]

  /// True when the account's tier requires the role.
  public var isRequired: Bool { status != nil }
}

/// The degree to which a required role is covered at an account: the first that applies.
public enum CoverageStatus: String, CaseIterable, Codable, Sendable {
  /// No contact holds the role, and every contact has some role.
  case missing
  /// No contact holds the role, but some contact has no role.
  case unknown
  /// It has holders, and none of us ever had a tie to them.
  case uncovered
  /// There are ties to its holders, none of them active.
  case cold
  /// We are in touch only with holders who are against us.
  case opposed
  /// We are in touch with nobody of the greatest authority, and with too little of all authority.
  case junior
  /// There are fewer pairs that share no person than the tier asks for.
  case thin
  /// There are as many pairs as the tier asks for.
  case covered
}

extension AccountInspection {
  /// The required roles with their status, then the others that somebody holds.
  mutating func coverage() -> [RoleCoverage] {
    var held: RoleSet = []
    var someoneHasNone = false
    for contact in ties.contacts {
      let roles = row(of: contact).roles
      held.formUnion(roles)
      someoneHasNone = someoneHasNone || roles.isEmpty
    }
    var result: [RoleCoverage] = []
    for (role, position) in required.roles {
      let held = position.map { held.contains(position: $0) } ?? false
      guard held, let position else {
        result.append(
          RoleCoverage(
            role: role, status: someoneHasNone ? .unknown : .missing, share: nil, holders: [],
            covered: [], inferredHolders: []))
        continue
      }
      var coverage = coverage(of: role, at: position)
      rate(&coverage)
      result.append(coverage)
    }
    for position in portfolio.roles.indices
    where held.contains(position: position) && !required.set.contains(position: position) {
      result.append(coverage(of: portfolio.roles[position], at: position))
    }
    return result
  }

  private func coverage(of role: Role, at position: Int) -> RoleCoverage {
    var coverage = RoleCoverage(
      role: role, status: nil, share: nil, holders: [], covered: [], inferredHolders: [])
    for contact in ties.contacts {
      guard row(of: contact).roles.contains(position: position) else { continue }
      coverage.holders.append(contact)
      if ties.bestActive(of: ties.number(of: contact)) != nil {
        coverage.covered.append(contact)
      }
      if row(of: contact).inferredRoles.contains(position: position) {
        coverage.inferredHolders.append(contact)
      }
    }
    return coverage
  }

  /// Finds the status of a required role that has holders, and the share of its authority that is in touch.
  private mutating func rate(_ coverage: inout RoleCoverage) {
    coverage.status = standing(&coverage) ?? threadStatus(of: coverage)
  }

  /// The status of a required role by those in touch, and the share of its authority that they have; `nil` where
  /// only the number of pairs is left to ask for.
  func standing(_ coverage: inout RoleCoverage) -> CoverageStatus? {
    let authority = coverage.holders.reduce(0) { $0 + self.authority(of: $1) }
    let reached = coverage.covered.filter { !row(of: $0).isHostile }
    let reachedAuthority = reached.reduce(0) { $0 + self.authority(of: $1) }
    if authority > 0 { coverage.share = reachedAuthority / authority }
    if coverage.covered.isEmpty {
      let everTied = coverage.holders.contains { !portfolio.ties(of: $0).isEmpty }
      return everTied ? .cold : .uncovered
    }
    if reached.isEmpty { return .opposed }
    let isJunior =
      authority > 0
      && reachedAuthority < policy.coverageAuthority * authority - AccountInspection.shareTolerance
      && greatestAuthority(of: reached) < greatestAuthority(of: coverage.holders)
    return isJunior ? .junior : nil
  }

  /// The amount by which sums of authority may differ without meaning anything.
  static let shareTolerance = 1e-9

  /// The weight of a contact's word.
  func authority(of contact: ContactID) -> Double { row(of: contact).authority(policy) }

  func greatestAuthority(of contacts: [ContactID]) -> Double {
    contacts.reduce(0) { max($0, authority(of: $1)) }
  }

  private mutating func threadStatus(of coverage: RoleCoverage) -> CoverageStatus {
    guard required.roleThreads > 1 else { return .covered }
    ties.match(numbers(of: coverage.covered), in: &part)
    return part.size < required.roleThreads ? .thin : .covered
  }

  /// The numbers of contacts within the account.
  func numbers(of contacts: [ContactID]) -> [Int] { contacts.map { ties.number(of: $0) } }
}
