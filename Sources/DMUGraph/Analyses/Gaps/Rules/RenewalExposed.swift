// Contracts that come up for renewal while something else is badly wrong.

extension AccountInspection {
  /// `renewal-exposed`: the contract ends soon, or has ended, and another finding is high.
  mutating func findExposedRenewal() {
    guard let end = portfolio.accounts[account].contractEnd else { return }
    let left = end.days(since: day)
    let high = findings.filter { $0.severity == .high }
    guard left <= policy.renewalWindowDays, let worst = high.first else { return }
    let when =
      switch left {
      case 0: "ends today"
      case ..<0: "ended on \(end), \(plural(-left, "day")) ago"
      default: "ends on \(end), in \(plural(left, "day"))"
      }
    let others = high.count == 1 ? "another finding is" : "\(high.count) other findings are"
    report(
      message: "The contract with \(accountName) \(when), and \(others) high.",
      action: left > 0 ? "Before \(end): \(worst.action)" : "First of all: \(worst.action)",
      evidence: [
        Evidence("contract_end", .day(end)),
        Evidence("days_left", .count(left)),
        Evidence("renewal_window_days", .count(policy.renewalWindowDays)),
        Evidence("high_findings", .words(distinct(high.map(\.code.rawValue)))),
      ])
  }

  private func distinct(_ words: [String]) -> [String] {
    words.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
