import DMUGraph

/// The kind of a node, as it is written.
package enum NodeKind: String, CaseIterable, Sendable {
  case account
  case contact
  case staff
  case competitor
  case product
  case deal

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
    case .deal: ["deal", "opportunity", "deals", "opportunities"]
    }
  }

  /// The kinds by their words, as words are compared.
  package static let byWord = kinds(allCases) { $0.words }

  /// The words for people of whom the kinds of the file's other nodes say on which side they are.
  package static let employee: Set<String> = ["employee", "employees"]

  /// The word for nodes that explain a drawing, which reading passes over.
  package static let legend = "legend"
}

/// The kind of an edge, as it is written.
package enum EdgeKind: String, CaseIterable, Sendable {
  case relationship
  case reportsTo = "reports_to"
  case influences
  case worksWith = "works_with"
  case memberOf = "member_of"
  case buys
  case decides

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
    case .decides: ["decides"]
    }
  }

  /// The kinds by their words, as words are compared.
  package static let byWord = kinds(allCases) { $0.words }
}

/// Kinds by their words, as words are compared.
private func kinds<Value>(_ values: [Value], words: (Value) -> [String]) -> [String: Value] {
  var result: [String: Value] = [:]
  for value in values {
    for word in words(value) { result[normalized(word)] = value }
  }
  return result
}
