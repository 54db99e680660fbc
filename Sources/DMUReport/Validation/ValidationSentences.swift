import DMUGraph
import DMUImport
import GraphML

// The facts that were understood of files, in words.
extension ValidationReport {
  /// The share of a whole in percent, which is 100 only when nothing is missing.
  func share(_ part: Int, of whole: Int) -> String {
    if whole == 0 { return "none" }
    let share = part == whole ? 100 : min(99, (part * 200 + whole) / (whole * 2))
    return "\(part) of \(whole) (\(share) %)"
  }

  /// The numbers of a file in words.
  func extent(_ file: FileUnderstanding) -> String {
    guard let counts = file.counts else { return "could not be read to its end" }
    let parts = [
      (counts.graphs, "graph", "graphs"), (counts.nodes, "node", "nodes"),
      (counts.edges, "edge", "edges"), (counts.hyperedges, "hyperedge", "hyperedges"),
      (counts.ports, "port", "ports"), (counts.keys, "key", "keys"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
      .joined(separator: ", ")
  }

  /// The facts that were inferred of a file, a sentence each.
  func inferences(_ file: FileUnderstanding) -> [String] {
    let inference = file.inference
    var lines: [String] = []
    if !inference.nodeKinds.isEmpty { lines.append("kinds of nodes: \(list(inference.nodeKinds))") }
    if !inference.edgeKinds.isEmpty {
      lines.append("kinds of edges, from their ends: \(list(inference.edgeKinds))")
    }
    if let chart = inference.orgChart {
      let way =
        switch chart {
        case .downward: "lines of the org chart run from the manager to the report"
        case .upward: "lines of the org chart run from the report to the manager"
        case .noChart: "lines between people are no org chart"
        }
      lines.append(way)
    }
    if let groups = inference.groups {
      lines.append("outermost groups are " + (groups == .accounts ? "accounts" : "departments"))
    }
    for box in inference.boxes {
      lines.append(
        "the box \"\(box.label)\" is "
          + (box.meaning == "account" ? "an account" : "a \(box.meaning)") + ", no person")
    }
    for name in inference.accountsByName { lines.append("the account \(name), by its name alone") }
    for role in inference.roles {
      let roles = role.roles.map(\.rawValue).joined(separator: ", ")
      lines.append("\(role.name.isEmpty ? role.id : role.name): \(roles), from \"\(role.title)\"")
    }
    return lines
  }

  /// The numbers of those who are on the chart and not there, a sentence each.
  func absences(_ file: FileUnderstanding) -> [String] {
    var lines: [String] = []
    if file.leavers > 0 { lines.append("left by \(review.day): \(file.leavers)") }
    if file.vacancies > 0 { lines.append("posts that nobody holds: \(file.vacancies)") }
    return lines
  }

  /// The facts that were understood of a person, in a line.
  func sentence(_ person: UnderstoodPerson) -> String {
    let facts = [
      person.title, person.side == .contact ? "" : person.side.rawValue, person.account,
      person.department, person.manager.isEmpty ? "" : "reports to \(person.manager)",
    ]
    return ([person.name.isEmpty ? person.id : person.name] + facts.filter { !$0.isEmpty })
      .joined(separator: ", ")
  }

  /// The most frequent titles of contacts without a role, and how one gives them one.
  func titles(_ file: FileUnderstanding) -> [String] {
    let titles = file.titlesWithoutRole
    if titles.isEmpty { return [] }
    let maximum = 20
    var lines = titles.prefix(maximum).map { "\($0.title): \($0.count)" }
    if titles.count > maximum { lines.append("and \(titles.count - maximum) more") }
    lines.append("--suggest-mapping writes a mapping in which to say what they mean")
    return lines
  }

  /// The columns of a file that the profile has no name for, with the number of their values.
  func ownColumns(_ file: FileUnderstanding) -> [String] {
    file.ownColumns.map { column in
      let owner = column.owner == .node ? ("node", "nodes") : ("edge", "edges")
      return "\(column.name): of \(column.count) \(column.count == 1 ? owner.0 : owner.1)"
    }
  }

  func list(_ counts: [FileUnderstanding.KindCount]) -> String {
    counts.map { "\($0.kind) \($0.count)" }.joined(separator: ", ")
  }

  var totals: [String] {
    var lines: [String] = []
    if let completeness {
      lines.append(
        "contacts with a role: "
          + share(completeness.contactsWithRole, of: completeness.contacts))
      lines.append(
        "ties with a strength: " + share(completeness.tiesWithStrength, of: completeness.ties))
      lines.append(
        "ties with a date of last contact: "
          + share(completeness.tiesWithDate, of: completeness.ties))
    }
    let (errors, warnings) = (count(.error), count(.warning))
    lines.append(
      "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
        + (result.portfolio == nil ? "; the files cannot be analysed as they are" : ""))
    return lines
  }
}
