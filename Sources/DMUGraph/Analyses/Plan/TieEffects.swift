import OrderedCollections

/// The findings of a plan's codes that one new tie takes away from the account under inspection, or brings.
struct TieEffects {
  /// A finding that goes or comes.
  struct Change: Hashable {
    var code: FindingCode
    var role: Role?
    var contact: ContactID?
  }

  private let inspection: AccountInspection
  private let sparedContacts: [Bool]
  /// For each required role that asks for several pairs: the matching of its active ties.
  private var roleMatchings: [Role: (matching: BipartiteMatching, spared: [Bool])] = [:]

  init(_ inspection: AccountInspection) {
    self.inspection = inspection
    sparedContacts = inspection.threads.sparedRights()
    guard inspection.required.roleThreads > 1 else { return }
    for coverage in inspection.roles where coverage.isRequired {
      var matching = BipartiteMatching()
      inspection.ties.match(inspection.numbers(of: coverage.covered), in: &matching)
      roleMatchings[coverage.role] = (matching, matching.sparedRights())
    }
  }

  /// The findings that a tie takes away, and whether it brings another.
  ///
  /// - Parameters:
  ///   - staff: The number of the one of us within the account; `nil` for somebody without any tie there.
  ///   - contact: The number of the contact, to whom that person has no active tie.
  func effect(of staff: Int?, _ contact: Int) -> (closes: [Change], brings: Bool) {
    let person = inspection.ties.contact(contact)
    let row = inspection.row(of: person)
    var closes: [Change] = []
    var brings = false
    func change(_ before: FindingCode?, _ after: FindingCode?, _ role: Role?) {
      guard before != after else { return }
      if let before, isOn(before) { closes.append(Change(code: before, role: role, contact: nil)) }
      if let after, isOn(after) { brings = true }
    }
    let threads = inspection.threads.size
    let isThread = sparedContacts[contact] && canSpare(staff, inspection.threads)
    change(threadCode(threads), threadCode(threads + (isThread ? 1 : 0)), nil)
    for coverage in inspection.roles where coverage.isRequired {
      guard let position = inspection.portfolio.position(of: coverage.role),
        row.roles.contains(position: position)
      else { continue }
      change(
        coverage.status?.code, status(coverage, with: staff, person, contact).code, coverage.role)
    }
    if !inspection.isInTouch(person) {
      if inspection.isKey(row), isOn(.keyContactUncovered) {
        closes.append(Change(code: .keyContactUncovered, role: nil, contact: person))
      }
      if inspection.isFormidable(person), isOn(.opponentUnattended) {
        closes.append(Change(code: .opponentUnattended, role: nil, contact: person))
      }
    }
    return (closes, brings)
  }

  private func isOn(_ code: FindingCode) -> Bool { inspection.policy.severity[code] != .off }

  private func canSpare(_ staff: Int?, _ matching: BipartiteMatching) -> Bool {
    staff.map { matching.canSpare(left: $0) } ?? true
  }

  private func threadCode(_ threads: Int) -> FindingCode? {
    if threads == 0 { return .unthreaded }
    if threads >= inspection.required.threads { return nil }
    return threads == 1 ? .singleThreaded : .thinThreads
  }

  /// The status of a role with one more tie to a holder.
  private func status(
    _ coverage: RoleCoverage, with staff: Int?, _ person: ContactID, _ contact: Int
  ) -> CoverageStatus {
    var after = coverage
    if !after.covered.contains(person) { after.covered.append(person) }
    if let standing = inspection.standing(&after) { return standing }
    guard let (matching, spared) = roleMatchings[coverage.role] else { return .covered }
    let isPair = spared[contact] && canSpare(staff, matching)
    return matching.size + (isPair ? 1 : 0) < inspection.required.roleThreads ? .thin : .covered
  }
}

extension CoverageStatus {
  /// The finding that the status is; `nil` for a covered role.
  var code: FindingCode? {
    switch self {
    case .missing: .roleMissing
    case .unknown: .roleUnknown
    case .uncovered: .roleUncovered
    case .cold: .roleCold
    case .opposed: .roleOpposed
    case .junior: .roleJunior
    case .thin: .roleThin
    case .covered: nil
    }
  }
}
