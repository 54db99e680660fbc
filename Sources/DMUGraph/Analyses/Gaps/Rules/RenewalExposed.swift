extension AccountInspection {
  /// `renewal-exposed`: the contract ends soon, or has ended, and another finding is high.
  ///
  /// The next step is that of the first high finding.
  mutating func findExposedRenewal() {
    guard let end = portfolio.accounts[account].contractEnd else { return }
    let left = end.days(since: day)
    let high = findings.filter { $0.severity == .high }
    guard left <= policy.renewalWindowDays, let worst = high.first else { return }
    report(
      .renewalExposed(
        contractEnd: end, daysLeft: left, renewalWindowDays: policy.renewalWindowDays,
        highFindings: high.map(\.code)),
      worst.step)
  }
}
