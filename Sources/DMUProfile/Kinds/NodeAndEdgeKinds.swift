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
  /// Reports to, the other way round.
  case manages
  case influences
  case worksWith = "works_with"
  case memberOf = "member_of"
  case buys
  case decides

  /// The words for each kind.
  var words: [String] {
    switch self {
    case .relationship: ["relationship", "knows", "contact"]
    case .reportsTo: ["reports_to", "manager"]
    case .manages: ["manages"]
    case .influences: ["influences"]
    case .worksWith: ["works_with", "colleague"]
    case .memberOf: ["member_of", "employed_by", "works_at", "works_for", "works_in"]
    case .buys: ["buys"]
    case .decides: ["decides"]
    }
  }

  /// The kinds by their words and by those that people write on lines, as words are compared.
  package static let byWord: [String: EdgeKind] = {
    var result = kinds(allCases) { $0.words }
    for (kind, languages) in EdgeLabelWords.kinds {
      for word in languages.joined() {
        for key in spellings(word) where result[key] == nil { result[key] = kind }
      }
    }
    return result
  }()

  /// The kind that a label names, with or without "is" before it and a preposition behind: "est dirigé par",
  /// "supervisa a".
  package static func byLabel(_ label: String) -> EdgeKind? {
    if let kind = byWord[normalized(label)] { return kind }
    let words = label.prefix(100).split { $0.isWhitespace || $0 == "_" }
    guard words.count > 1 else { return nil }
    let skipped = auxiliaries.contains(words[0].lowercased()) ? 1 : 0
    let dropped = prepositions.contains(words[words.count - 1].lowercased()) ? 1 : 0
    for (first, last) in [(skipped, 0), (0, dropped), (skipped, dropped)]
    where first + last < words.count {
      let inner = words[first..<(words.count - last)].joined()
      if let kind = byWord[normalized(inner)] { return kind }
    }
    return nil
  }

  private static let prepositions: Set<String> = [
    "to", "of", "an", "von", "für", "à", "a", "al", "ao", "aos", "de", "del", "di", "do", "da",
    "aan", "van", "przez",
  ]

  private static let auxiliaries: Set<String> = [
    "is", "are", "ist", "sind", "wird", "est", "es", "está", "esta", "è", "e", "viene", "wordt",
    "é", "jest", "has", "hat",
  ]

  /// The words that are no kind but say that a line leads to a second manager (true) or to the first one.
  package static let secondManagerByWord: [String: Bool] = {
    var result: [String: Bool] = [:]
    for (words, isSecond) in [
      (EdgeLabelWords.firstManager, false), (EdgeLabelWords.secondManager, true),
    ] {
      for word in words {
        for key in spellings(word) { result[key] = isSecond }
      }
    }
    return result
  }()

  /// True for the words that programs write for an edge of which nobody said anything, as TinkerPop, NetLogo,
  /// Cytoscape and Gephi do.
  package static func saysNothing(_ label: String) -> Bool {
    guard label.utf8.count < 20 else { return false }
    return ["edge", "edges", "link", "links", "interactswith", "directed", "undirected"].contains(
      normalized(label))
  }

  private static func spellings(_ word: String) -> [String] {
    let key = normalized(word)
    return [key, withoutAccents(key)]
  }
}

/// Kinds by their words, as words are compared.
private func kinds<Value>(_ values: [Value], words: (Value) -> [String]) -> [String: Value] {
  var result: [String: Value] = [:]
  for value in values {
    for word in words(value) { result[normalized(word)] = value }
  }
  return result
}
