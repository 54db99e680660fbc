import DMUGraph

extension GapsReport {
  /// Writes the whole report as one JSON document, laid out for people.
  ///
  /// `gaps.schema.json` describes it.
  public func writeJSON(to output: inout some TextOutputStream) {
    writeJSON(to: &output, layout: .indented)
  }

  /// Writes the whole report as one JSON document in a layout.
  public func writeJSON(to output: inout some TextOutputStream, layout: JSONWriter.Layout) {
    JSONWriter.writeDocument(
      "gaps", on: day, by: policy, from: sources, layout: layout, to: &output
    ) { json, output in
      writeSummary(to: &json)
      json.array("accounts", of: gaps.count, to: &output) { write(gaps[$0], to: &$1) }
    }
  }

  /// Writes the accounts as JSON, one a line and nothing else.
  public func writeJSONLines(to output: inout some TextOutputStream) {
    JSONWriter.writeLines(gaps.count, to: &output) { write(gaps[$0], to: &$1) }
  }

  private func writeSummary(to json: inout JSONWriter) {
    json.object("summary") { json in
      json.member("accounts", summary.accounts)
      json.member("contacts", summary.contacts)
      json.member("staff", summary.staff)
      json.member("competitors", summary.competitors)
      json.member("ties", summary.ties)
      json.object("findings") { json in
        for severity in Severity.allCases.reversed() {
          json.member(severity.rawValue, summary.findings[severity] ?? 0)
        }
      }
      json.member("accounts_unthreaded", summary.unthreaded)
      json.member("accounts_single_threaded", summary.singleThreaded)
      json.member("revenue", summary.revenue)
      json.member("revenue_single_threaded", summary.revenueSingleThreaded)
    }
  }

  private func write(_ gap: AccountGaps, to json: inout JSONWriter) {
    let tier = tier(gap)
    basis.writeAccount(gap.account, to: &json)
    json.member("tier", tier.written)
    json.member("tier_applied", tier.applied)
    basis.writeRevenue(gap.account, to: &json)
    json.member("contacts", gap.contacts)
    json.member("staff", gap.staff)
    json.member("threads", gap.threads)
    json.member("threads_confirmed", gap.confirmedThreads)
    json.array("roles") { json in
      for role in gap.roles { json.object { write(role, to: &$0) } }
    }
    json.array("findings") { json in
      for finding in gap.findings { json.object { $0.writeMembers(of: finding, portfolio) } }
    }
  }

  private func write(_ role: RoleCoverage, to json: inout JSONWriter) {
    json.member("role", role.role.rawValue)
    json.member("required", role.isRequired)
    json.member("status", role.status?.rawValue)
    json.member("holders", contactIDs(role.holders))
    json.member("covered", contactIDs(role.covered))
    if !role.inferredHolders.isEmpty {
      json.member("inferred", true)
      json.member("inferred_holders", contactIDs(role.inferredHolders))
    }
  }
}
