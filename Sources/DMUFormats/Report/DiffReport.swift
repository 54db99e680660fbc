package import DMUGraph

/// What changed between two portfolios, ready to be written in any of the formats.
package struct DiffReport: AnalysisReport {
  package static let analysis = "diff"
  package static let payload = "accounts"
  package static let columns = [
    "account_id", "account", "revenue", "currency", "only_in", "change", "severity", "code", "role",
    "contact_ids", "contacts", "staff_ids", "staff", "before", "after", "message", "action",
  ]

  /// What the newer file says, and both sources.
  package let basis: ReportBasis
  /// What the older file says, on its own day.
  let before: ReportBasis
  let difference: PortfolioDifference

  /// Makes a report of what changed from one portfolio to another.
  package init(_ difference: PortfolioDifference, before: ReportBasis, after: ReportBasis) {
    self.difference = difference
    self.before = before
    basis = ReportBasis(
      portfolio: after.portfolio, policy: after.policy, day: after.day,
      sources: before.sources + after.sources)
  }

  package var count: Int { difference.accounts.count }

  // MARK: JSON

  package func writeSummary(to json: inout JSONWriter) {
    let accounts = difference.accounts
    json.member("as_of_before", before.day.description)
    json.object("summary") { json in
      json.member("accounts", count)
      json.member("accounts_changed", difference.changed.count)
      json.member("accounts_only_before", accounts.count { $0.after == nil })
      json.member("accounts_only_after", accounts.count { $0.before == nil })
      write(severities(\.new), "new", to: &json)
      write(severities(\.resolved), "resolved", to: &json)
      json.member("unchanged", accounts.reduce(0) { $0 + $1.unchanged })
      json.member("arrived", total(\.arrived))
      json.member("left", total(\.left))
      json.member("cooled", total(\.cooled))
      json.member("dropped", total(\.dropped))
    }
  }

  private func write(_ counts: [Severity: Int], _ key: String, to json: inout JSONWriter) {
    json.object(key) { json in
      for severity in Severity.allCases.reversed() {
        json.member(severity.rawValue, counts[severity] ?? 0)
      }
    }
  }

  package func write(_ index: Int, to json: inout JSONWriter) {
    let account = difference.accounts[index]
    let (own, position) = place(account)
    own.writeAccount(position, to: &json)
    own.writeRevenue(position, to: &json)
    json.member("only_in", account.onlyIn)
    write(account.new, "new", basis, to: &json)
    write(account.resolved, "resolved", before, to: &json)
    json.member("unchanged", account.unchanged)
    json.member("threads_before", account.before?.threads)
    json.member("threads_after", account.after?.threads)
    json.array("roles") { json in
      for role in account.roles {
        json.object { json in
          json.member("role", role.role.rawValue)
          json.member("before", role.before?.rawValue)
          json.member("after", role.after?.rawValue)
        }
      }
    }
    json.member("arrived", basis.ids(account.arrived.map { .contact($0) }))
    json.member("left", before.ids(account.left.map { .contact($0) }))
    json.array("cooled") { json in
      for tie in account.cooled {
        json.object { json in
          basis.writePair(tie.pair, to: &json)
          json.member("before", tie.before)
          json.member("after", tie.after)
        }
      }
    }
    json.array("dropped") { json in
      for tie in account.dropped {
        json.object { json in
          before.writePair(tie.pair, to: &json)
          json.member("before", tie.before)
        }
      }
    }
  }

  private func write(
    _ findings: [Finding], _ key: String, _ basis: ReportBasis, to json: inout JSONWriter
  ) {
    json.array(key) { json in
      for finding in findings {
        json.object { $0.writeMembers(of: finding, basis.portfolio) }
      }
    }
  }

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
        csv.list(row.basis.ids(people))
        csv.list(people.map { row.basis.name($0) })
      }
      csv.text(row.before)
      csv.text(row.after)
      csv.text(row.finding?.message)
      csv.text(row.finding?.action)
      csv.endRow(to: &output)
    }
  }

  // MARK: Counts and places

  /// The account where it is, in the newer file if it can be.
  func place(_ account: AccountDifference) -> (basis: ReportBasis, account: Int) {
    account.after.map { (basis, $0.account) } ?? (before, account.before?.account ?? 0)
  }

  func total<Element>(_ list: KeyPath<AccountDifference, [Element]>) -> Int {
    difference.accounts.reduce(0) { $0 + $1[keyPath: list].count }
  }

  /// How many findings there are of each severity.
  func severities(_ list: KeyPath<AccountDifference, [Finding]>) -> [Severity: Int] {
    difference.accounts.lazy.flatMap { $0[keyPath: list] }
      .reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }
}

extension AccountDifference {
  /// The file that alone has the account: `before` or `after`.
  var onlyIn: String? { before == nil ? "after" : after == nil ? "before" : nil }
}
