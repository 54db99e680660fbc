package import DMUGraph
package import DMUImport

/// Everything about a portfolio on one self-contained page, for people who look rather than read.
///
/// The page asks nothing of anybody: style, script and data stand in it, and its content security policy
/// refuses everything else. What is to be read is HTML, so that it is there with scripts off; the script
/// sorts, filters and draws the maps from JSON in the page. All accounts of a small portfolio, and the ones
/// most at risk of a large one, are HTML from the start. The sections of the others stand in the page without
/// what is the same in all of them, and the script puts it back when they are opened, so that a page of
/// thousands of accounts stays small and opens at once.
///
/// One rule says what makes what: **whatever is to be read without a script is made here, of a Mustache
/// template; what a click changes is made by the script, with calls of the DOM.** No template is filled in the
/// browser.
package struct HTMLReport: Sendable {
  /// The most accounts that are all HTML from the start.
  static let mostReadable = 200
  /// The number of accounts that are HTML from the start when there are more, the ones most at risk.
  static let readableOfMany = 25

  /// One account and what was found out about it.
  struct Account: Sendable {
    /// The position in the portfolio.
    let position: AccountID
    let gaps: AccountGaps
    let threads: AccountThreads
    let plan: AccountPlan
    let risk: AccountRisk
    /// The ways to holders of required roles whom nobody covers.
    let targets: [PathTarget]
  }

  let review: Review
  let gaps: GapsReport
  let threads: ThreadsReport
  let plan: PlanReport
  let risk: RiskReport
  let paths: PathsReport
  let validation: ValidationReport
  /// The accounts in the order in which they are shown: those with a high finding first, then by the revenue
  /// that is likely to be lost.
  let accounts: [Account]
  /// The roles that have a column in the table of accounts.
  let roles: [Role]

  /// Runs every analysis over a portfolio.
  ///
  /// - Parameters:
  ///   - result: What the portfolio was read from, and what was inferred and is doubtful.
  ///   - review: The portfolio, the policy and the day.
  ///   - months: How far ahead to look at the risk.
  ///   - accounts: The positions of the accounts to look at, or `nil` for all.
  package init(
    _ result: PortfolioImport, review: Review, months: Double,
    accounts chosen: [AccountID]? = nil
  ) {
    self.review = review
    gaps = GapsReport(review, accounts: chosen)
    threads = ThreadsReport(review, accounts: chosen)
    plan = PlanReport(review, accounts: chosen)
    risk = RiskReport(review, months: months, accounts: chosen)
    paths = PathsReport(review, accounts: chosen)
    validation = ValidationReport(result, policy: review.policy, day: review.day)
    roles = Array(gaps.requiredRoles)
    accounts = Self.accounts(
      gaps.gaps, threads.threads, plan.plans, risk.risks, paths.targets, review.portfolio)
  }

  /// Puts together what the analyses say of each account.
  private static func accounts(
    _ gaps: [AccountGaps], _ threads: ThreadAnalysis, _ plans: [AccountPlan],
    _ risks: [AccountRisk], _ targets: [PathTarget], _ portfolio: Portfolio
  ) -> [Account] {
    func byAccount<Value>(
      _ values: [Value], _ account: (Value) -> AccountID
    ) -> [AccountID: Value] {
      Dictionary(uniqueKeysWithValues: values.map { (account($0), $0) })
    }
    let threads = byAccount(threads.accounts, \.account)
    let plans = byAccount(plans, \.account)
    let risks = byAccount(risks, \.account)
    let targets = Dictionary(grouping: targets, by: \.account)
    let accounts = gaps.compactMap { gaps -> Account? in
      let position = gaps.account
      guard let threads = threads[position], let plan = plans[position], let risk = risks[position]
      else { return nil }
      return Account(
        position: position, gaps: gaps, threads: threads, plan: plan, risk: risk,
        targets: targets[position] ?? [])
    }
    // Of equals the order of the gaps stays.
    return accounts.enumerated().sorted { left, right in
      let isHigh = (left.element.isHigh, right.element.isHigh)
      if isHigh.0 != isHigh.1 { return isHigh.0 }
      let exposed = (left.element.exposed, right.element.exposed)
      return exposed.0 == exposed.1 ? left.offset < right.offset : exposed.0 > exposed.1
    }.map(\.element)
  }

  /// The first thing to do at an account.
  func firstStep(_ account: Account) -> String? {
    account.plan.actions.first.map { review.sentence($0) }
      ?? account.reason.map(review.nextStep)
  }

  /// The number of accounts that are HTML from the start.
  var readable: Int {
    accounts.count <= Self.mostReadable ? accounts.count : Self.readableOfMany
  }

  /// Writes the page.
  package func write(to output: inout some TextOutputStream) {
    output.write(PageTemplates.render(pageContext, with: "page"))
  }
}

extension HTMLReport.Account {
  /// True when something is wrong that is to be mended now.
  var isHigh: Bool { gaps.severity == .high }

  /// True when there are fewer threads than the tier asks for.
  var isShort: Bool { gaps.threads < threads.requiredThreads }

  /// The revenue that is likely to be lost; all of it where no tie is left.
  var exposed: Double { risk.revenueWithoutContact ?? 0 }

  /// The finding that says most about the risk: that the account hangs on one person or on nobody, or else
  /// the heaviest.
  var reason: Finding? {
    gaps.findings.first { [.unthreaded, .singleThreaded].contains($0.code) } ?? gaps.findings.first
  }
}
