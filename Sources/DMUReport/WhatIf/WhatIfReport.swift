public import DMUGraph
package import DMUText

/// Accounts before and after people leave, ready to be written in any of the formats.
public struct WhatIfReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = WhatIfBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "changed", "threads_before", "threads_after",
    "p_no_tie_before", "p_no_tie_after", "roles_lost", "findings_new",
  ]

  /// The review from which the results were worked out.
  public let review: Review
  /// The accounts before and after.
  public let result: WhatIf

  /// Lets people leave a portfolio; takes what `Review.whatIf(leaving:months:accounts:)` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - people: Who leaves.
  ///   - months: How far ahead the risk looks, above 0.
  ///   - accounts: The accounts to look at, or `nil` for all.
  public init(
    _ review: Review, leaving people: [PersonID], months: Double = 12,
    accounts: [AccountID]? = nil
  ) {
    self.review = review
    result = review.whatIf(leaving: people, months: months, accounts: accounts)
  }

  package var count: Int { result.accounts.count }
  package var countToRead: Int { result.changed.count }

  // MARK: CSV

  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let change = result.accounts[index]
    review.writeAccount(change.account, to: &csv)
    csv.text(change.isChanged ? "true" : "false")
    csv.number(change.before.gaps.threads)
    csv.number(change.after.gaps.threads)
    csv.number(change.before.risk.noTie)
    csv.number(change.after.risk.noTie)
    csv.list(change.lost.map(\.rawValue))
    csv.list(newFindings(change).map { $0.key })
    csv.endRow(to: &output)
  }

  // MARK: Sentences

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    let people = listed(result.leave) { review.nameWithSide($0) }
    writer.title(review.heading("If \(people) left"))
    let lost = orphaned
    var sum = "\(review.units(result.changed.count)) of \(count) would change"
    if !lost.isEmpty {
      let revenue = review.portfolio.revenue(of: lost)
      sum += "; \(lost.count == 1 ? "one" : "\(lost.count)") would lose every active tie"
      if !revenue.isEmpty { sum += " (yearly revenue \(review.money(revenue)))" }
    }
    writer.paragraph(sum + ".")
    let gone = result.leave.filter { review.hasLeft($0) }
    if !gone.isEmpty {
      writer.paragraph(
        "\(listed(gone) { review.nameWithSide($0) }) \(gone.count == 1 ? "has" : "have") left already."
      )
    }
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let change = result.accounts[index]
    writer.section(review.name(change.account), [review.revenue(change.account)])
    let (before, after) = (change.before, change.after)
    writer.item(
      before.gaps.threads == after.gaps.threads
        ? "\(plural(after.gaps.threads, "thread")) as before."
        : "\(plural(before.gaps.threads, "thread")) before, \(after.gaps.threads) after.")
    if before.risk.isUntied {
      writer.item("There was no active tie before either.")
    } else if after.risk.isUntied {
      writer.item("No active tie would be left.")
    } else {
      writer.item(
        "Our last active tie ends: \(percentage(before.risk.noTie)) before, "
          + "\(percentage(after.risk.noTie)) after.")
    }
    if !change.lost.isEmpty {
      writer.item("No longer covered: \(listed(change.lost) { spoken($0.rawValue) }).")
    }
    for finding in newFindings(change) {
      writer.item(ItemMark(finding.severity), result.reviewAfter.message(of: finding), [])
    }
    guard let repair = change.repair, !repair.actions.isEmpty else { return }
    writer.part("The cheapest repair (effort \(rounded(repair.cost)))")
    for (step, action) in repair.actions.enumerated() {
      writer.item(
        ItemMark("\(step + 1).", .bold),
        result.reviewAfter.sentence(action), [])
    }
  }

  /// The accounts that have an active tie before and none after.
  var orphaned: [AccountID] {
    result.changed.filter { !$0.before.risk.isUntied && $0.after.risk.isUntied }
      .map(\.account)
  }

  /// The revenue that is left without a contact, on average, counting the accounts in touch before.
  func exposed(_ state: KeyPath<AccountChange, AccountChange.State>) -> [Money] {
    let open = result.accounts.filter { !$0.before.risk.isUntied }
    return review.portfolio.sums(
      open.map { ($0.account, $0[keyPath: state].risk.revenueWithoutContact) })
  }

  /// The findings after that were not there before.
  ///
  /// Positions differ between the two portfolios, so that findings about one contact are told apart by
  /// what is said of them.
  func newFindings(_ change: AccountChange) -> [Finding] {
    let (before, after) = (change.before.gaps.findings, change.after.gaps.findings)
    let keys = Set(before.map(\.key))
    let messages = Set(
      before.lazy.filter(\.code.isAboutOneContact).map { review.message(of: $0) })
    return after.filter { finding in
      finding.code.isAboutOneContact
        ? !messages.contains(result.reviewAfter.message(of: finding)) : !keys.contains(finding.key)
    }
  }
}

extension Finding {
  /// The kind of finding, with its role if it has one: `role-cold technical`.
  var key: String { code.rawValue + (role.map { " \($0.rawValue)" } ?? "") }
}
