/// What an analysis rests on.
///
/// It is one reference, so that workspaces and reports on all cores do not count at every step who uses which
/// of a portfolio's many lists.
package final class AnalysisBasis: Sendable {
  /// What the positions in the results refer to.
  package let portfolio: Portfolio
  /// The policy; the one the portfolio was made with.
  package let policy: Policy
  /// The day at which everything is measured.
  package let day: Day

  package init(portfolio: Portfolio, policy: Policy, day: Day) {
    self.portfolio = portfolio
    self.policy = policy
    self.day = day
  }
}
