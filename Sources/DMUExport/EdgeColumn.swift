import DMUGraph
import DMUProfile

/// An attribute that an export gives an edge beside its ends.
package struct EdgeColumn: Sendable {
  /// The attribute's name in every format.
  package let name: String
  /// The type of its values.
  package let type: PortfolioExport.ValueType
  /// Its meaning, in a sentence.
  package let meaning: String
  package let value: @Sendable (PortfolioExport, PortfolioExport.Edge) -> PortfolioExport.Value?

  /// The attributes of the GraphML profile, which mean the same when they are read again.
  package static let profile: [EdgeColumn] = [
    EdgeColumn(
      "kind", .text, "relationship, reports_to, influences, works_with, member_of, buys or decides"
    ) {
      .text($0.kind($1).rawValue)
    },
    EdgeColumn("strength", .number, "The strength of a tie as it is written, 0 to 1.") {
      .init(finite: $0.tie($1)?.strength)
    },
    EdgeColumn("last_contact", .text, "The day of a tie's last contact.") {
      $0.tie($1)?.lastContact.map { .text($0.description) }
    },
    EdgeColumn("weight", .number, "The weight of an influence or of working together, 0 to 1.") {
      guard case .contactLink(let position) = $1 else { return nil }
      return .init(finite: $0.portfolio.contactLinks[position].weight)
    },
    EdgeColumn("revenue", .number, "What an account buys a year, in its currency.") {
      .init(finite: $0.purchase($1)?.revenue)
    },
    EdgeColumn("target", .number, "The revenue aimed at, in the account's currency.") {
      .init(finite: $0.purchase($1)?.target)
    },
    EdgeColumn("role", .text, "The roles of a contact in a deal, separated by a semicolon.") {
      export, edge in
      export.decision(edge).flatMap { export.roles($0.roles) }
    },
    EdgeColumn("stance", .text, "How a contact stands towards the supplier in a deal.") {
      $0.decision($1)?.stance.map { .text($0.rawValue) }
    },
    EdgeColumn("influence", .number, "How much a contact's word counts in a deal, 0 to 1.") {
      .init(finite: $0.decision($1)?.influence)
    },
  ]

  /// The profile and the analysis.
  static let all = profile + analysis

  /// The columns for what the analysis found out.
  package static let analysis: [EdgeColumn] = [
    EdgeColumn("effective_strength", .number, "A tie's strength on the day of the export, 0 to 1.")
    {
      .init(finite: $0.effectiveStrength($1))
    },
    EdgeColumn("active", .flag, "Whether a tie is active on the day of the export.") {
      $0.isActive($1).map { .flag($0) }
    },
  ]

  /// The name where `target` is already that of the node at which an edge ends.
  var nameBesideEnds: String { name == "target" ? "revenue_target" : name }

  init(
    _ name: String, _ type: PortfolioExport.ValueType, _ meaning: String,
    _ value: @escaping @Sendable (PortfolioExport, PortfolioExport.Edge) -> PortfolioExport.Value?
  ) {
    self.name = name
    self.type = type
    self.meaning = meaning
    self.value = value
  }
}

extension PortfolioExport {
  fileprivate func decision(_ edge: Edge) -> Decision? {
    if case .decision(let position) = edge { portfolio.decisions[position] } else { nil }
  }

  fileprivate func purchase(_ edge: Edge) -> Purchase? {
    if case .purchase(let position) = edge { portfolio.purchases[position] } else { nil }
  }
}
