/// A rule that finds one kind of problem with an account, one rule a code.
///
/// To add a finding: a code in ``FindingCode`` and a line here. Rules run in the order of the codes;
/// the last may look at what the others found.
struct GapRule: Sendable {
  /// The kind of problem that the rule finds.
  var code: FindingCode
  /// Reports what it finds at the account under inspection.
  var inspect: @Sendable (inout AccountInspection) -> Void

  /// All rules, in the order of ``FindingCode``.
  static let all = [
    GapRule(code: .roleMissing) { $0.findMissingRoles() },
    GapRule(code: .roleUnknown) { $0.findUnknownRoles() },
    GapRule(code: .roleUncovered) { $0.findUncoveredRoles() },
    GapRule(code: .roleCold) { $0.findColdRoles() },
    GapRule(code: .roleOpposed) { $0.findOpposedRoles() },
    GapRule(code: .roleJunior) { $0.findJuniorRoles() },
    GapRule(code: .roleThin) { $0.findThinRoles() },
    GapRule(code: .unthreaded) { $0.findNoThread() },
    GapRule(code: .singleThreaded) { $0.findSingleThread() },
    GapRule(code: .thinThreads) { $0.findThinThreads() },
    GapRule(code: .noSupporter) { $0.findNoSupporter() },
    GapRule(code: .singleSupporter) { $0.findSingleSupporter() },
    GapRule(code: .keyContactUncovered) { $0.findUncoveredKeyContacts() },
    GapRule(code: .opponentUnattended) { $0.findUnattendedOpponents() },
    GapRule(code: .rivalFoothold) { $0.findRivalFootholds() },
    GapRule(code: .contactLeft) { $0.findDepartures() },
    GapRule(code: .counterpartMissing) { $0.findMissingCounterparts() },
    GapRule(code: .noAccountManager) { $0.findNoAccountManager() },
    GapRule(code: .renewalExposed) { $0.findExposedRenewal() },
  ]
}
