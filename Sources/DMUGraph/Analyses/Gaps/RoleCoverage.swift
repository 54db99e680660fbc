/// Who holds a role at an account, and how well we know them.
public struct RoleCoverage: Sendable {
  /// The role.
  public var role: Role
  /// The degree to which it is covered; `nil` for a role that the account's tier does not require.
  public var status: CoverageStatus?
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
      let roles = portfolio.contacts[contact].roles
      held.formUnion(roles)
      someoneHasNone = someoneHasNone || roles.isEmpty
    }
    var result: [RoleCoverage] = []
    for (role, position) in required.roles {
      let held = position.map { held.contains(position: $0) } ?? false
      guard held, let position else {
        result.append(
          RoleCoverage(
            role: role, status: someoneHasNone ? .unknown : .missing, holders: [], covered: [],
            inferredHolders: []))
        continue
      }
      var coverage = coverage(of: role, at: position)
      coverage.status = status(of: coverage)
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
      role: role, status: nil, holders: [], covered: [], inferredHolders: [])
    for contact in ties.contacts {
      guard portfolio.contacts[contact].roles.contains(position: position) else { continue }
      coverage.holders.append(contact)
      if ties.bestActive(of: ties.number(of: contact)) != nil {
        coverage.covered.append(contact)
      }
      if portfolio.contacts[contact].inferredRoles.contains(position: position) {
        coverage.inferredHolders.append(contact)
      }
    }
    return coverage
  }

  /// The status of a role that has holders.
  private mutating func status(of coverage: RoleCoverage) -> CoverageStatus {
    guard !coverage.covered.isEmpty else {
      let everTied = coverage.holders.contains { !portfolio.ties(of: $0).isEmpty }
      return everTied ? .cold : .uncovered
    }
    guard required.roleThreads > 1 else { return .covered }
    ties.match(numbers(of: coverage.covered), in: &part)
    return part.size < required.roleThreads ? .thin : .covered
  }

  /// The numbers of contacts within the account.
  func numbers(of contacts: [ContactID]) -> [Int] { contacts.map { ties.number(of: $0) } }
}
