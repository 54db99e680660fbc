import OrderedCollections

/// One thing that a plan must see to: so many pairs that share no person, to some of the contacts.
struct PlanRequirement {
  /// The role; `nil` for the threads of the account and for single contacts.
  var role: Role?
  /// For each contact, whether a pair with them counts.
  var contains: [Bool]
  /// The number of pairs that the policy asks for.
  var need: Int
  /// The number of pairs that there can be.
  var size: Int
}

/// All that a plan for an account must see to.
struct PlanRequirements {
  var pairs: [PlanRequirement] = []
  /// What the holders in touch, and not against us, must weigh together, a required role each.
  var shares: [WeightShare] = []
}

extension FindingCode {
  /// The findings about a role that ties can close, from the worst to the mildest.
  static let roleLadder: [FindingCode] = [
    .roleUncovered, .roleCold, .roleOpposed, .roleJunior, .roleThin,
  ]
  /// The findings about threads, from the worst to the mildest.
  static let threadLadder: [FindingCode] = [.unthreaded, .singleThreaded, .thinThreads]

  /// True for the findings that a plan is to close.
  var isPlanned: Bool {
    Self.roleLadder.contains(self) || Self.threadLadder.contains(self)
      || self == .keyContactUncovered || self == .opponentUnattended
  }
}

extension AccountInspection {
  /// What a plan for the account under inspection asks for.
  ///
  /// - Parameter staffCount: The number of our people.
  func planRequirements(staffCount: Int) -> PlanRequirements {
    var requirements = PlanRequirements()
    for coverage in roles where coverage.isRequired && !coverage.holders.isEmpty {
      addRequirements(of: coverage, to: &requirements, staffCount)
    }
    let asked = askedFor(FindingCode.threadLadder)
    if let mildest = asked.last, ties.contactCount > 0 {
      let need =
        switch mildest {
        case .unthreaded: 1
        case .singleThreaded: min(2, required.threads)
        default: required.threads
        }
      requirements.pairs.append(requirement(nil, Array(ties.contacts), need, staffCount))
    }
    for contact in ties.contacts where isAloneAsked(contact) {
      requirements.pairs.append(requirement(nil, [contact], 1, staffCount))
    }
    return requirements
  }

  /// The codes of a ladder for which a plan asks: none behind one that is off.
  private func askedFor(_ ladder: [FindingCode]) -> ArraySlice<FindingCode> {
    ladder.prefix { policy.severity[$0] != .off }
  }

  /// True for a contact who needs an active tie of their own.
  private func isAloneAsked(_ contact: ContactID) -> Bool {
    isKey(row(of: contact)) && policy.severity[.keyContactUncovered] != .off
      || isFormidable(contact) && policy.severity[.opponentUnattended] != .off
  }

  private func addRequirements(
    of coverage: RoleCoverage, to requirements: inout PlanRequirements, _ staffCount: Int
  ) {
    let asked = askedFor(FindingCode.roleLadder)
    guard asked.contains(.roleCold) || coverage.status == .uncovered, !asked.isEmpty else { return }
    let friends = coverage.holders.filter { !row(of: $0).isHostile }
    let canBeWon = !friends.isEmpty && (share(of: coverage)?.isReachable ?? true)
    let asksForPairs = asked.contains(.roleThin) && canBeWon
    requirements.pairs.append(
      requirement(
        coverage.role, coverage.holders, asksForPairs ? required.roleThreads : 1, staffCount))
    guard asked.contains(.roleOpposed), !friends.isEmpty else { return }
    requirements.pairs.append(requirement(coverage.role, friends, 1, staffCount))
    guard asked.contains(.roleJunior), canBeWon, staffCount > 0, let share = share(of: coverage)
    else { return }
    requirements.shares.append(share.asked)
  }

  private func requirement(
    _ role: Role?, _ contacts: [ContactID], _ need: Int, _ staffCount: Int
  ) -> PlanRequirement {
    var contains = [Bool](repeating: false, count: ties.contactCount)
    for number in numbers(of: contacts) { contains[number] = true }
    return PlanRequirement(
      role: role, contains: contains, need: need,
      size: min(need, PlanTeam.mostChoice, staffCount, contacts.count))
  }

  /// The weight that the holders of a role in touch must have, and whether those who are not against us have
  /// it all together; `nil` where the holders have no authority.
  private func share(of coverage: RoleCoverage) -> (asked: WeightShare, isReachable: Bool)? {
    let authority = coverage.holders.reduce(0) { $0 + self.authority(of: $1) }
    guard authority > 0 else { return nil }
    let least = policy.coverageAuthority * authority - AccountInspection.shareTolerance
    let greatest = greatestAuthority(of: coverage.holders)
    var weights = [Double](repeating: 0, count: ties.contactCount)
    for holder in coverage.holders where !row(of: holder).isHostile {
      let own = self.authority(of: holder)
      weights[ties.number(of: holder)] = own >= greatest ? max(own, least) : own
    }
    let share = WeightShare(weights: weights, least: least)
    return (share, share.isMet(by: weights.map { $0 > 0 }))
  }
}
