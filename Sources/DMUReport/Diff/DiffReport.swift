public import DMUGraph
package import DMUText

/// The changes between two portfolios, ready to be written in any of the formats.
public struct DiffReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = DiffBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "only_in", "change", "severity", "code", "role",
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

  /// One row a change; an account without one has a row of its own.
  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let account = difference.accounts[index]
    for row in rows(account) {
      let (own, position) = place(account)
      own.writeAccount(position, to: &csv)
      csv.text(account.onlyIn)
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

  // MARK: Counts and places

  /// The account where it is, in the newer file if it can be.
  func place(_ account: AccountDifference) -> (review: Review, account: AccountID) {
    account.after.map { (review, $0.account) } ?? (before, account.before?.account ?? 0)
  }

  func total<Element>(_ list: KeyPath<AccountDifference, [Element]>) -> Int {
    difference.accounts.reduce(0) { $0 + $1[keyPath: list].count }
  }

  /// The number of findings of each severity.
  func severities(_ list: KeyPath<AccountDifference, [Finding]>) -> [Severity: Int] {
    difference.accounts.lazy.flatMap { $0[keyPath: list] }
      .reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }
}

extension AccountDifference {
  /// The file that alone has the account: `before` or `after`.
  var onlyIn: String? { before == nil ? "after" : after == nil ? "before" : nil }
}
