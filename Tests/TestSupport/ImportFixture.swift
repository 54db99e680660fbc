package import DMUImport
import DMUGraph
import GraphML

/// Understands files given as what stands in their graphs. Keys are made for every name that data use:
/// `@name=value` inside a node or an edge is data.
///
/// ```
/// node a @kind=account @name=Alder
/// edge a b @kind=buys            (-- for an undirected one)
/// ```
package struct Import {
  package let result: PortfolioImport

  package init(_ files: String..., options change: (inout ImportOptions) -> Void = { _ in }) {
    self.init(
      named: files.enumerated().map { ("f\($0.offset).graphml", graphml($0.element)) },
      options: change)
  }

  /// Files with their paths, as they are.
  package init(
    named files: [(path: String, text: String)], lenient: Bool = false,
    options change: (inout ImportOptions) -> Void = { _ in }
  ) {
    var options = ImportOptions()
    change(&options)
    var reader = GraphMLReader()
    reader.isLenient = lenient
    result = PortfolioImport(
      files.map { reader.read(bytes: Array($0.text.utf8), path: $0.path) }, options: options)
  }

  package var codes: [String] {
    (result.files.flatMap(\.diagnostics) + result.diagnostics).map(\.code.rawValue)
      .filter { $0 != "no-staff" }
  }

  package var errors: [String] {
    result.files.flatMap(\.diagnostics).filter { $0.severity == .error }
      .map { "\($0.code.rawValue) \($0.element)" }
  }

  /// Contacts as `account: name (roles)`, inferred roles with a `?`.
  package var contacts: [String] {
    guard let portfolio = result.portfolio else { return ["unusable"] }
    return portfolio.contacts.map { contact in
      let roles = portfolio.roles.indices.filter { contact.roles.contains(position: $0) }
        .map {
          portfolio.roles[$0].rawValue + (contact.inferredRoles.contains(position: $0) ? "?" : "")
        }
      let list = roles.isEmpty ? "" : " (\(roles.joined(separator: " ")))"
      return "\(portfolio.displayName(portfolio.accounts[contact.account])): "
        + portfolio.displayName(contact.person) + list
    }
  }

  package var accounts: [String] {
    result.portfolio.map { portfolio in
      portfolio.accounts.map { portfolio.displayName($0) }
    } ?? ["unusable"]
  }

  package var staff: [String] {
    result.portfolio.map { portfolio in
      portfolio.staff.map { portfolio.displayName($0.person) }
    } ?? ["unusable"]
  }

  package var staffIDs: [String] {
    result.portfolio.map { portfolio in portfolio.staff.map { portfolio.string($0.person.id) } }
      ?? []
  }

  /// Ties as `staff-contact strength`, assumed ones with a `?`.
  package var ties: [String] {
    guard let portfolio = result.portfolio else { return ["unusable"] }
    return portfolio.ties.map { tie in
      let strength = tie.strength.map { "\($0)" } ?? tie.assumedStrength.map { "\($0)?" } ?? "-"
      return portfolio.displayName(portfolio.staff[tie.party].person) + "-"
        + portfolio.displayName(portfolio.contacts[tie.contact].person) + " " + strength
    }
  }

  /// Links among contacts as `report>manager`, `one=other` for colleagues, `one~other` for influence.
  package var links: [String] {
    guard let portfolio = result.portfolio else { return ["unusable"] }
    return portfolio.contactLinks.map { link in
      let sign =
        switch link.kind {
        case .reportsTo: ">"
        case .worksWith: "="
        case .influences: "~"
        }
      return portfolio.displayName(portfolio.contacts[link.source].person) + sign
        + portfolio.displayName(portfolio.contacts[link.target].person)
    }
  }
}

/// A document of lines as ``Import`` describes them; `group id …` and `end` open and close a nested
/// graph, `graph name` names the graph, other lines are taken as they are.
package func graphml(_ lines: String) -> String {
  var names: [String] = []
  var body = ""
  var graphName = ""
  func data(_ words: ArraySlice<String>) -> String {
    words.map { word in
      let parts = word.dropFirst().split(separator: "=", maxSplits: 1).map(String.init)
      if !names.contains(parts[0]) { names.append(parts[0]) }
      let value = (parts.last ?? "").replacing("_", with: " ").replacing("  ", with: "_")
      return "<data key=\"\(parts[0])\">\(parts.count == 1 ? "" : value)</data>"
    }.joined()
  }
  for line in lines.split(separator: "\n") {
    let words = line.split(separator: " ").map(String.init)
    switch words.first {
    case "node": body += "<node id=\"\(words[1])\">\(data(words[2...]))</node>\n"
    case "group": body += "<node id=\"\(words[1])\">\(data(words[2...]))<graph>\n"
    case "end": body += "</graph></node>\n"
    case "edge", "line":
      let direction = words[0] == "line" ? " directed=\"false\"" : ""
      body += "<edge source=\"\(words[1])\" target=\"\(words[2])\"\(direction)>"
      body += "\(data(words[3...]))</edge>\n"
    case "graph": graphName = words[1]
    default: body += line + "\n"
    }
  }
  let keys = names.map { "<key id=\"\($0)\" for=\"all\" attr.name=\"\($0)\"/>" }.joined()
  let label = graphName.isEmpty ? "" : "<data key=\"label\">\(graphName)</data>"
  return "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\(keys)"
    + (names.contains("label") || label.isEmpty ? "" : "<key id=\"label\" for=\"all\"/>")
    + "<graph edgedefault=\"directed\">\(label)\n\(body)</graph></graphml>"
}
