public import DMUGraph
public import DMUImport
import GraphML

/// What was understood of the files, what was inferred and what is wrong, ready to be written in any
/// of the formats.
public struct ValidationReport: DocumentReport {
  /// What the JSON document has of its own.
  public typealias Body = ValidationBody

  let result: PortfolioImport
  /// The policy and the day that the document names.
  package let review: Review

  /// Makes a report of what came of reading files.
  public init(_ result: PortfolioImport, policy: Policy, day: Day) {
    self.result = result
    review = Review(
      unchecked: result.portfolio ?? PortfolioBuilder(policy: policy).build(), policy: policy,
      asOf: day, sources: result.files.map(\.path))
  }

  package var count: Int { result.files.count }

  /// How complete the data are of which the portfolio is made.
  struct Completeness {
    var accounts = 0
    var contacts = 0
    var contactsWithRole = 0
    var staff = 0
    var competitors = 0
    var products = 0
    var ties = 0
    var tiesWithStrength = 0
    var tiesWithDate = 0

    init(_ portfolio: Portfolio) {
      accounts = portfolio.accounts.count
      contacts = portfolio.contacts.count
      contactsWithRole = portfolio.contacts.count { !$0.roles.isEmpty }
      staff = portfolio.staff.count
      competitors = portfolio.competitors.count
      products = portfolio.products.count
      ties = portfolio.ties.count
      tiesWithStrength = portfolio.ties.count { $0.isConfirmed }
      tiesWithDate = portfolio.ties.count { $0.lastContact != nil }
    }
  }

  var completeness: Completeness? { result.portfolio.map { Completeness($0) } }

  /// All diagnostics, those of the portfolio as a whole last.
  var diagnostics: [Diagnostic] { result.files.flatMap(\.diagnostics) + result.diagnostics }

  func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  /// The share of a whole in percent, which is 100 only when nothing is missing.
  func percent(_ part: Int, of whole: Int) -> String {
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

  /// What was inferred of a file, a sentence each.
  func inferences(_ file: FileUnderstanding) -> [String] {
    let inference = file.inference
    var lines: [String] = []
    func list(_ counts: [FileUnderstanding.KindCount]) -> String {
      counts.map { "\($0.kind) \($0.count)" }.joined(separator: ", ")
    }
    if !inference.nodeKinds.isEmpty { lines.append("kinds of nodes: \(list(inference.nodeKinds))") }
    if !inference.edgeKinds.isEmpty {
      lines.append("kinds of edges, from their ends: \(list(inference.edgeKinds))")
    }
    if let chart = inference.orgChart {
      lines.append(
        "lines of the org chart run "
          + (chart == .downward
            ? "from the manager to the report" : "from the report to the manager"))
    }
    if let groups = inference.groups {
      lines.append("outermost groups are " + (groups == .accounts ? "accounts" : "departments"))
    }
    for name in inference.accountsByName { lines.append("the account \(name), by its name alone") }
    for role in inference.roles {
      let roles = role.roles.map(\.rawValue).joined(separator: ", ")
      lines.append("\(role.name.isEmpty ? role.id : role.name): \(roles), from \"\(role.title)\"")
    }
    return lines
  }
}
