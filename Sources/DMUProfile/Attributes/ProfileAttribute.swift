import DMUGraph

/// An attribute that the profile knows.
package protocol ProfileAttribute {
  /// The names under which the attribute is written, the best first.
  var names: [String] { get }
  /// Whether the name at a position of ``names`` may hold any text, and counts only when that is a
  /// kind.
  func isLabel(_ rank: Int) -> Bool
}

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
  case departureRate
  case tier
  case revenue
  case currency
  case contractEnd
  case industry
  case region
  case writtenID

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
    case .departureRate: ["departure_rate"]
    case .tier: ["tier"]
    case .revenue: ["revenue"]
    case .currency: ["currency"]
    case .contractEnd: ["contract_end"]
    case .industry: ["industry"]
    case .region: ["region"]
    case .writtenID: ["id"]
    }
  }

  package func isLabel(_ rank: Int) -> Bool { self == .kind && rank >= 3 }

  /// Stands among the names for the text of a box that a drawing program drew.
  static let drawnLabel = "\u{0}drawn label"
}

/// The attributes of an edge that the profile knows.
package enum EdgeAttribute: Int, CaseIterable, Sendable, ProfileAttribute {
  case kind
  case strength
  case weight
  case lastContact
  case revenue
  case target

  /// The names under which the attribute is written, the best first.
  package var names: [String] {
    switch self {
    case .kind:
      [
        "kind", "type", "interaction", "relationship", "labelE", "shared interaction", "label",
        "Edge Label", "networkCanvasType", "breed",
      ]
    case .strength: ["strength"]
    case .weight: ["weight"]
    case .lastContact: ["last_contact", "lastcontact", "last_activity"]
    case .revenue: ["revenue"]
    case .target: ["target"]
    }
  }

  /// The rank of the first name that may hold any text.
  package static let labelRank = 6

  package func isLabel(_ rank: Int) -> Bool { self == .kind && rank >= Self.labelRank }
}

/// What a node is.
package enum NodeKind: String, CaseIterable, Sendable, BitwiseCopyable {
  case account
  case contact
  case staff
  case competitor
  case product

  /// The words for each kind.
  var words: [String] {
    switch self {
    case .account:
      [
        "account", "company", "customer", "organization", "organisation", "accounts", "companies",
        "customers", "organizations", "organisations",
      ]
    case .contact: ["contact", "person", "contacts", "persons", "people"]
    case .staff: ["staff", "supplier", "employee", "suppliers", "employees"]
    case .competitor: ["competitor", "competitors"]
    case .product: ["product", "products"]
    }
  }

  package static let byWord = dictionary(allCases) { $0.words }

  /// The word for nodes that explain a drawing, which reading passes over.
  package static let legend = "legend"
}

/// What an edge says.
package enum EdgeKind: String, CaseIterable, Sendable, BitwiseCopyable {
  case relationship
  case reportsTo = "reports_to"
  case influences
  case worksWith = "works_with"
  case memberOf = "member_of"
  case buys

  /// The words for each kind.
  var words: [String] {
    switch self {
    // Cytoscape calls every edge that is drawn in it "interacts with".
    case .relationship: ["relationship", "knows", "contact", "interacts_with"]
    case .reportsTo: ["reports_to", "manager"]
    case .influences: ["influences"]
    case .worksWith: ["works_with", "colleague"]
    case .memberOf: ["member_of", "employed_by"]
    case .buys: ["buys"]
    }
  }

  package static let byWord = dictionary(allCases) { $0.words }
}

/// Values by their words, as words are compared.
private func dictionary<Value>(_ values: [Value], words: (Value) -> [String]) -> [String: Value] {
  var result: [String: Value] = [:]
  for value in values {
    for word in words(value) { result[normalized(word)] = value }
  }
  return result
}
