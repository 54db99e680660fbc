public import DMUGraph
package import DMUText

/// The changes between two portfolios, ready to be written in any of the formats.
public struct DiffReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = DiffBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "change", "severity", "code", "role",
    "contact_ids", "contacts", "staff_ids", "staff", "before", "after", "message", "action",
  ]

  /// The review of the newer file, with both sources.
  public let review: Review
  /// The review of the older file, on its own day.
  public let before: Review
  /// The changes.
  public let difference: PortfolioDifference

  /// Compares two portfolios; takes what `Review.difference(to:accounts:)` takes.
  ///
  /// - Parameters:
  ///   - before: The older portfolio, by its policy on its day.
  ///   - after: The newer one.
  ///   - accounts: The accounts to look at in the older portfolio and in the newer one, in either or both, or
  ///     `nil` for all.
  public init(
    from before: Review, to after: Review,
    accounts: (before: [AccountID], after: [AccountID])? = nil
  ) {
    difference = before.difference(to: after, accounts: accounts)
    self.before = before
    review = Review(
      unchecked: after.portfolio, policy: after.policy, asOf: after.day,
      sources: before.sources + after.sources)
  }

  package var count: Int { difference.accounts.count }
  package var countToRead: Int { difference.changed.count }

  // MARK: CSV

  /// One row for each account that is gone or added, with the number of its findings before or after.
  package func writeHead(to csv: inout CSVWriter, _ output: inout some TextOutputStream) {
    func write(_ gaps: AccountGaps, _ own: Review, _ change: String) {
      own.writeAccount(gaps.account, to: &csv)
      csv.text(change)
      for _ in 0..<7 { csv.text("") }
      csv.text(change == "gone" ? String(gaps.findings.count) : "")
      csv.text(change == "added" ? String(gaps.findings.count) : "")
      for _ in 0..<2 { csv.text("") }
      csv.endRow(to: &output)
    }
    for gaps in difference.gone { write(gaps, before, "gone") }
    for gaps in difference.added { write(gaps, review, "added") }
  }

  /// One row a change; an account without one has a row of its own.
  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let account = difference.accounts[index]
    for row in rows(account) {
      review.writeAccount(account.after.account, to: &csv)
      csv.text(row.change)
      csv.text(row.finding?.severity.rawValue)
      csv.text(row.finding?.code.rawValue)
      csv.text(row.finding?.role?.rawValue ?? row.role)
      for people in [row.contacts, row.staff] {
        csv.list(row.review.ids(people))
        csv.list(people.map { row.review.name($0) })
      }
      csv.text(row.before)
      csv.text(row.after)
      csv.text(row.finding.map { row.review.message(of: $0) })
      csv.text(row.finding.map(row.review.nextStep))
      csv.endRow(to: &output)
    }
  }

  // MARK: Counts

  func total<Element>(_ list: KeyPath<AccountDifference, [Element]>) -> Int {
    difference.accounts.reduce(0) { $0 + $1[keyPath: list].count }
  }

  /// The number of findings of each severity.
  func severities(_ list: KeyPath<AccountDifference, [Finding]>) -> [Severity: Int] {
    difference.accounts.lazy.flatMap { $0[keyPath: list] }
      .reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }
}
