public import DMUGraph
package import DMUText
import OrderedCollections

/// The gaps of a portfolio, ready to be written in any of the formats.
public struct GapsReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = GapsBody

  package static let columns = [
    "account_id", "account", "tier", "tier_applied", "revenue", "currency", "contract_end",
    "owner_id", "contacts", "staff", "threads", "threads_confirmed", "threads_supporting",
    "severity", "code", "role", "contact_ids", "contact_names",
    "staff_ids", "competitor_ids", "message", "step", "actions",
  ]
  package static let markWidth = 7

  /// The accounts, worst first.
  public let gaps: [AccountGaps]
  /// Their plans, whose actions are the next steps.
  public let plans: [AccountPlan]
  /// The numbers over all accounts.
  public let summary: GapsSummary
  /// The review from which the results were worked out.
  public let review: Review
  /// What holds of everything and is said once, above all.
  let saidOnce: RemarksSaidOnce
  /// The columns of the lines at a terminal.
  private var layout: GapsTableLayout?

  /// Finds the gaps of a portfolio and what to do; takes what `Review.plan(maxActions:accounts:)` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - accounts: The accounts to look at, or `nil` for all.
  public init(_ review: Review, accounts: [AccountID]? = nil) {
    self.review = review
    plans = review.plan(accounts: accounts)
    gaps = plans.map(\.gaps)
    summary = GapsSummary(gaps, in: review)
    saidOnce = review.remarksOnEverything
  }

  package var count: Int { gaps.count }

  /// The account's tier, and the policy's tier that it was held to where that has to be said: when
  /// the account has no tier, or one that neither the policy names nor the vocabulary.
  func tier(_ gap: AccountGaps) -> (written: String?, applied: String?) {
    let written = review.portfolio.string(review.portfolio.accounts[gap.account].tier)
    let word = normalized(written)
    let isKnown = word == "key" || word == normalized(gap.tier)
    return (written.isEmpty ? nil : written, isKnown ? nil : gap.tier)
  }

  // MARK: CSV

  /// One row a finding, and one with empty cells for an account that has none.
  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let gap = gaps[index]
    for finding in gap.findings {
      writeAccount(gap, to: &csv)
      csv.text(finding.severity.rawValue)
      csv.text(finding.code.rawValue)
      csv.text(finding.role?.rawValue)
      csv.list(review.ids(finding.contacts.map { .contact($0) }))
      csv.list(finding.contacts.map { review.name(.contact($0)) })
      csv.list(review.ids(finding.staff.map { .staff($0) }))
      csv.list(review.ids(finding.competitors.map { .competitor($0) }))
      csv.text(review.message(of: finding))
      csv.text(review.step(of: finding, in: plans[index]))
      csv.list(plans[index].actions(closing: finding).map { String($0 + 1) })
      csv.endRow(to: &output)
    }
    if gap.findings.isEmpty {
      writeAccount(gap, to: &csv)
      for _ in 0..<10 { csv.text(nil) }
      csv.endRow(to: &output)
    }
  }

  private func writeAccount(_ gap: AccountGaps, to csv: inout CSVWriter) {
    let tier = tier(gap)
    csv.text(review.id(gap.account))
    csv.text(review.name(gap.account))
    csv.text(tier.written)
    csv.text(tier.applied)
    review.writeRevenue(gap.account, to: &csv)
    let row = review.portfolio.accounts[gap.account]
    csv.text(row.contractEnd?.description)
    csv.text(row.owner.map { review.id(.staff($0)) })
    csv.number(gap.contacts)
    csv.number(gap.staff)
    csv.number(gap.threads)
    csv.number(gap.confirmedThreads)
    if let supporting = gap.supportingThreads { csv.number(supporting) } else { csv.text(nil) }
  }

  // MARK: Sentences

  package func laidOut(for options: ReportOptions) -> GapsReport {
    var report = self
    report.layout = GapsTableLayout(self, options)
    return report
  }

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    guard !gaps.isEmpty else { return writer.paragraph(nothing) }
    writer.title(review.heading("Coverage gaps"))
    writer.paragraph(
      ([extent] + remarks).joined(separator: ". ") + (layout == nil || !remarks.isEmpty ? "." : ""))
    guard let layout else { return }
    writer.text += layout.legend + layout.head
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let gap = gaps[index]
    if let layout {
      writer.text += layout.line(gap, of: self)
    } else {
      writer.section(review.name(gap.account), facts(gap))
      if let caveat = caveat(gap) { writer.paragraph(caveat) }
      writeRoles(gap, to: &writer)
      if gap.findings.isEmpty { writer.paragraph("No findings.") }
    }
    writeFindings(index, to: &writer)
  }

  /// Writes the findings of an account, each with the numbers of its steps, and then the steps.
  private func writeFindings(_ index: Int, to writer: inout some ReportWriter) {
    let steps = AccountSteps(plans[index], review)
    var titles = TitlesOnce(review)
    for line in FindingLine.lines(plans[index].findings, isDense: layout != nil) {
      let message = titles.shortened(
        review.message(of: line, without: saidOnce), about: line.people)
      let numbers = steps.numbers(line.places)
        .map { layout == nil ? " → step \($0)" : " → \($0)" }
      writer.item(ItemMark(line.first.severity), message + (numbers ?? ""), [])
    }
    if steps.texts.isEmpty { return }
    if layout == nil { writer.part("What to do, in this order") }
    for (place, text) in steps.texts.enumerated() {
      writer.step(place + 1, titles.shortened(text, about: steps.people[place]))
    }
  }

  private func writeRoles(_ gap: AccountGaps, to writer: inout some ReportWriter) {
    let columns = ["Role", "Status", "In touch", "Holders", "In touch with"]
    writer.table(
      columns.map { TableColumn($0) },
      gap.roles.map { role in
        let inferred = Set(role.inferredHolders)
        let holders = role.holders.map { contact in
          review.name(.contact(contact)) + (inferred.contains(contact) ? " (role inferred)" : "")
        }
        return [
          role.role.rawValue, role.status.map { "\($0.sign) \($0.rawValue)" } ?? "not required",
          role.share.map(wholePercentage) ?? "",
          holders.joined(separator: ", "),
          role.covered.map { review.name(.contact($0)) }.joined(separator: ", "),
        ]
      })
  }

  package func writeFoot(to writer: inout some ReportWriter, top: Int?) {
    guard !gaps.isEmpty else { return }
    guard layout != nil else {
      writer.section("Totals", [])
      for total in totals { writer.item(total) }
      return
    }
    writer.text += "\n"
    for total in totals { writer.paragraph(total) }
  }
}
