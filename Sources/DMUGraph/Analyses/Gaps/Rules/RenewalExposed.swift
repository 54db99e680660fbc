extension AccountInspection {
  /// `renewal-exposed`: the contract ends soon, or has ended, and another finding is high or medium.
  ///
  /// The next step is that of the first of the heaviest.
  mutating func findExposedRenewal() {
    guard isNearRenewal, let end = portfolio.accounts[account].contractEnd else { return }
    let exposing = findings.filter { $0.severity > .low }
    guard let worst = exposing.first(where: { $0.severity == .high }) ?? exposing.first
    else { return }
    report(
      .renewalExposed(
        contractEnd: end, daysLeft: end.days(since: day),
        renewalWindowDays: policy.renewalWindowDays, exposing: exposing.map(\.code)),
      worst.step)
  }
}
