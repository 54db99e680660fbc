import DMUGraph
import DMUText

extension GapsReport {
  /// Writes one row a finding, and one with empty cells for an account that has none.
  package func writeCSV(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    var csv = CSVWriter()
    for column in [
      "account_id", "account", "tier", "tier_applied", "revenue", "currency", "contacts", "staff",
      "threads", "threads_confirmed", "severity", "code", "role", "contact_ids", "contact_names",
      "staff_ids", "competitor_ids", "message", "action",
    ] {
      csv.text(column)
    }
    csv.endRow(to: &output)
    for gap in gaps.prefix(options.shown(of: count)) {
      for finding in gap.findings {
        write(gap, to: &csv)
        write(finding, to: &csv)
        csv.endRow(to: &output)
      }
      if gap.findings.isEmpty {
        write(gap, to: &csv)
        for _ in 0..<9 { csv.text(nil) }
        csv.endRow(to: &output)
      }
    }
  }

  private func write(_ gap: AccountGaps, to csv: inout CSVWriter) {
    let tier = tier(gap)
    csv.text(review.id(gap.account))
    csv.text(review.name(gap.account))
    csv.text(tier.written)
    csv.text(tier.applied)
    review.writeRevenue(gap.account, to: &csv)
    csv.number(gap.contacts)
    csv.number(gap.staff)
    csv.number(gap.threads)
    csv.number(gap.confirmedThreads)
  }

  private func write(_ finding: Finding, to csv: inout CSVWriter) {
    csv.text(finding.severity.rawValue)
    csv.text(finding.code.rawValue)
    csv.text(finding.role?.rawValue)
    csv.list(contactIDs(finding.contacts))
    csv.list(finding.contacts.map(contactName))
    csv.list(review.ids(finding.staff.map { .staff($0) }))
    csv.list(review.ids(finding.competitors.map { .competitor($0) }))
    csv.text(finding.message)
    csv.text(finding.action)
  }
}
