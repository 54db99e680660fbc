import DMUGraph
import GraphML

extension ValidationReport {
  /// Writes the whole report as one JSON document.
  ///
  /// `validate.schema.json` describes it.
  public func writeJSON(to output: inout some TextOutputStream) {
    JSONWriter.writeDocument(
      "validate", on: day, by: policy, from: result.files.map(\.path), to: &output
    ) { json, _ in
      writeSummary(to: &json)
      json.array("files") { json in
        for file in result.files { json.object { write(file, to: &$0) } }
      }
      if !result.diagnostics.isEmpty {
        json.array("diagnostics") { write(result.diagnostics, to: &$0) }
      }
    }
  }

  /// Writes the files as JSON, one a line and nothing else.
  public func writeJSONLines(to output: inout some TextOutputStream) {
    JSONWriter.writeLines(result.files.count, to: &output) { write(result.files[$0], to: &$1) }
  }

  private func writeSummary(to json: inout JSONWriter) {
    json.object("summary") { json in
      json.member("usable", result.portfolio != nil)
      json.member("errors", count(.error))
      json.member("warnings", count(.warning))
      guard let completeness else { return }
      json.member("accounts", completeness.accounts)
      json.member("contacts", completeness.contacts)
      json.member("contacts_with_role", completeness.contactsWithRole)
      json.member("staff", completeness.staff)
      json.member("competitors", completeness.competitors)
      json.member("products", completeness.products)
      json.member("ties", completeness.ties)
      json.member("ties_with_strength", completeness.tiesWithStrength)
      json.member("ties_with_date", completeness.tiesWithDate)
    }
  }

  private func write(_ file: FileUnderstanding, to json: inout JSONWriter) {
    json.member("path", file.path)
    if let counts = file.counts {
      json.member("graphs", counts.graphs)
      json.member("nodes", counts.nodes)
      json.member("edges", counts.edges)
      json.member("hyperedges", counts.hyperedges)
      json.member("ports", counts.ports)
      json.member("keys", counts.keys)
    }
    write("kinds", file.kinds, to: &json)
    json.object("inferred") { json in
      let inference = file.inference
      write("node_kinds", inference.nodeKinds, to: &json)
      write("edge_kinds", inference.edgeKinds, to: &json)
      json.member("org_chart", inference.orgChart?.rawValue)
      json.member("groups", inference.groups?.rawValue)
      json.member("accounts_by_name", inference.accountsByName)
      json.array("roles") { json in
        for role in inference.roles {
          json.object { json in
            json.member("id", role.id)
            json.member("name", role.name)
            json.member("roles", role.roles.map(\.rawValue))
            json.member("from", role.title)
          }
        }
      }
    }
    json.array("diagnostics") { write(file.diagnostics, to: &$0) }
  }

  private func write(
    _ key: String, _ counts: [FileUnderstanding.KindCount], to json: inout JSONWriter
  ) {
    json.object(key) { json in
      for count in counts { json.member(count.kind, count.count) }
    }
  }

  private func write(_ diagnostics: [Diagnostic], to json: inout JSONWriter) {
    for diagnostic in diagnostics {
      json.object { json in
        json.member("severity", diagnostic.severity.rawValue)
        json.member("code", diagnostic.code.rawValue)
        if diagnostic.position.line > 0 {
          json.member("line", diagnostic.position.line)
          json.member("column", diagnostic.position.column)
        }
        if !diagnostic.element.isEmpty { json.member("element", diagnostic.element) }
        json.member("message", diagnostic.message)
      }
    }
  }
}
