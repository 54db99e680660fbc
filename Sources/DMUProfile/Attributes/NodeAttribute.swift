/// The attributes of a node that the profile knows.
package enum NodeAttribute: Int, CaseIterable, Sendable, ProfileAttribute {
  case kind
  case name
  case account
  case role
  case title
  case influence
  case stance
  case email
  case department
  case location
  case seniority
  case manager
  case left
  case status
  case active
  case departureRate
  case tier
  case revenue
  case currency
  case contractEnd
  case industry
  case region
  case owner
  case parent
  case value
  case closeDate
  case stage
  /// The id in the program that wrote the file, where nodes were numbered anew.
  case originalID

  /// The names under which the attribute is written, the best first.
  package var names: [String] {
    switch self {
    case .kind:
      [
        "kind", "type", "entity_type", "label", "labels", "labelV", "networkCanvasType", "breed",
      ]
    case .name:
      [
        "name", "label", NodeAttribute.drawnLabel, "fullname", "shared name", "VertexLabel",
        "Node Label", "Node Name", "entity_id",
      ]
    case .account: ["account", "company", "customer", "organisation", "organization"]
    case .role: ["role", "roles", "function", "buyingrole"]
    case .title: ["title", "jobtitle", "position", NodeAttribute.drawnLabel]
    case .influence: ["influence"]
    case .stance: ["stance", "support", "sentiment"]
    case .email: ["email"]
    case .department: ["department", "businessunit"]
    case .location: ["location"]
    case .seniority: ["seniority"]
    case .manager: ["manager", "reports_to", "reportsto", "supervisor", "vorgesetzter"]
    case .left: ["left", "left_on", "enddate"]
    case .status: ["status"]
    case .active: ["active"]
    case .departureRate: ["departure_rate"]
    case .tier: ["tier"]
    case .revenue: ["revenue"]
    case .currency: ["currency"]
    case .contractEnd: ["contract_end"]
    case .industry: ["industry"]
    case .region: ["region"]
    case .owner: ["owner"]
    case .parent: ["parent"]
    case .value: ["value", "amount"]
    case .closeDate: ["close_date"]
    case .stage: ["stage"]
    case .originalID: ["id"]
    }
  }

  package func isLabel(_ rank: Int) -> Bool { self == .kind && rank >= 3 }

  /// The ranks of the names of ``name`` that are names of labels, which may hold more than a name.
  package static let labelNames: Set<Int> = [1, 5, 6]

  /// Stands among the names for the text of a box that a drawing program drew.
  static let drawnLabel = "\u{0}drawn label"
}
