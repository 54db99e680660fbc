package import DMUGraph
import DMUProfile
import DMUText

/// An attribute that an export gives a node beside its id: first come those of the profile, then those of the
/// analysis.
package struct NodeColumn: Sendable {
  /// The attribute's name in every format.
  package let name: String
  /// The type of its values.
  package let type: PortfolioExport.ValueType
  /// Its meaning, in a sentence.
  package let meaning: String
  package let value: @Sendable (PortfolioExport, PortfolioExport.Node) -> PortfolioExport.Value?

  /// The attributes of the GraphML profile, which mean the same when they are read again.
  package static let profile: [NodeColumn] = [
    NodeColumn("kind", .text, "account, contact, staff, competitor, product or deal") { _, node in
      .text(node.kind.rawValue)
    },
    NodeColumn("name", .text, "The name.") { export, node in
      switch node {
      case .account(let position): export.text(export.portfolio.accounts[position].name)
      case .product(let position): export.text(export.portfolio.products[position].name)
      case .deal(let position): export.text(export.portfolio.deals[position].name)
      case .contact, .staff, .competitor: export.person(node).flatMap { export.text($0.name) }
      }
    },
    NodeColumn(
      "account", .text, "The ids of a contact's or a deal's accounts, separated by a semicolon."
    ) { export, node in
      switch node {
      case .contact(let position): export.accounts(export.portfolio.accounts(of: position))
      case .deal(let position): export.accounts(export.portfolio.deals[position].accounts)
      case .account, .staff, .competitor, .product: nil
      }
    },
    NodeColumn("role", .text, "The roles that are written, separated by a semicolon.") {
      export, node in
      switch node {
      case .contact(let position):
        let contact = export.portfolio.contacts[position]
        return export.roles(contact.roles.subtracting(contact.inferredRoles))
      case .staff(let position):
        return .init(text: export.portfolio.staff[position].roles.joined(separator: ";"))
      case .account, .competitor, .product, .deal: return nil
      }
    },
    personal("title", "The title.", \.title),
    NodeColumn("influence", .number, "How much a contact's word counts, 0 to 1.") { export, node in
      guard case .contact(let position) = node else { return nil }
      return .init(finite: export.portfolio.contacts[position].influence)
    },
    NodeColumn("stance", .text, "How a contact stands towards the supplier.") { export, node in
      guard case .contact(let position) = node else { return nil }
      return export.portfolio.contacts[position].stance.map { .text($0.rawValue) }
    },
    NodeColumn("seniority", .text, "A contact's rank, where it is written.") { export, node in
      guard case .contact(let position) = node else { return nil }
      let contact = export.portfolio.contacts[position]
      return contact.isSeniorityInferred ? nil : contact.seniority.map { .text($0.rawValue) }
    },
    personal("email", "The email address.", \.email),
    personal("department", "The department.", \.department),
    personal("location", "The location.", \.location),
    NodeColumn("departure_rate", .number, "The probability of leaving within a year, 0 to 1.") {
      .init(finite: $0.person($1)?.departureRate)
    },
    NodeColumn("left", .text, "The day from which on a person is gone.") {
      $0.person($1)?.leftOn.map { .text($0.description) }
    },
    NodeColumn("status", .text, "left, where a person is gone whatever the day.") {
      $0.person($1)?.isFormer == true ? .text("left") : nil
    },
    ofAccount("tier", .text, "The account's tier.") { $0.text($1.tier) },
    ofAccount("revenue", .number, "The account's yearly revenue in its currency.") {
      .init(finite: $1.revenue)
    },
    NodeColumn("currency", .text, "The ISO 4217 code of the revenue's or the value's currency.") {
      export, node in
      switch node {
      case .account(let position): export.text(export.portfolio.accounts[position].currency)
      case .deal(let position): export.text(export.portfolio.deals[position].currency)
      case .contact, .staff, .competitor, .product: nil
      }
    },
    ofAccount("contract_end", .text, "The day on which the contract ends.") {
      $1.contractEnd.map { .text($0.description) }
    },
    ofAccount("industry", .text, "The account's industry.") { $0.text($1.industry) },
    ofAccount("region", .text, "The account's region.") { $0.text($1.region) },
    ofAccount("owner", .text, "The id of the one of us who leads the account.") { export, account in
      account.owner.map { .text(export.id(.staff($0))) }
    },
    ofAccount("parent", .text, "The id of the account above it.") { export, account in
      account.parent.map { .text(export.id(.account($0))) }
    },
    ofDeal("value", .number, "The deal's value in its currency.") { .init(finite: $1.value) },
    ofDeal("close_date", .text, "The day on which the decision is due.") {
      $1.closeDate.map { .text($0.description) }
    },
    ofDeal("stage", .text, "The deal's stage.") { $0.text($1.stage) },
  ]

  /// The profile and the analysis.
  static let all = profile + analysis

  /// The columns for what the analysis found out.
  package static let analysis: [NodeColumn] = [
    NodeColumn(
      "role_inferred", .text, "The roles found out from the title, separated by a semicolon."
    ) {
      guard case .contact(let position) = $1 else { return nil }
      return $0.roles($0.portfolio.contacts[position].inferredRoles)
    },
    NodeColumn(
      "coverage", .text,
      "covered: one of us has an active tie; cold: only ties gone cold; uncovered: none."
    ) { export, node in
      guard case .contact(let position) = node else { return nil }
      return export.coverage(of: position).map { .text($0.status.rawValue) }
    },
    NodeColumn(
      "threads", .count,
      "Of an account, or a deal that is looked at: the most pairs of us and them that share no person, over active ties. "
        + "Of a contact: the most ways from us to them that share no person; left out in accounts of more "
        + "than \(Review.maximumMeasuredContacts) contacts."
    ) { export, node in
      switch node {
      case .account, .deal: export.coverage(of: node).map { .count($0.gaps.threads) }
      case .contact(let position): export.coverage(of: position)?.threads.map { .count($0) }
      case .staff, .competitor, .product: nil
      }
    },
    NodeColumn("best_strength", .number, "The effective strength of our best tie, 0 to 1.") {
      guard case .contact(let position) = $1 else { return nil }
      return .init(finite: $0.coverage(of: position)?.bestStrength)
    },
    findings(.high), findings(.medium), findings(.low),
  ]

  init(
    _ name: String, _ type: PortfolioExport.ValueType, _ meaning: String,
    _ value: @escaping @Sendable (PortfolioExport, PortfolioExport.Node) -> PortfolioExport.Value?
  ) {
    self.name = name
    self.type = type
    self.meaning = meaning
    self.value = value
  }

  private static func personal(
    _ name: String, _ meaning: String, _ path: any KeyPath<Person, Text> & Sendable
  ) -> NodeColumn {
    NodeColumn(name, .text, meaning) { export, node in
      export.person(node).flatMap { export.text($0[keyPath: path]) }
    }
  }

  private static func ofAccount(
    _ name: String, _ type: PortfolioExport.ValueType, _ meaning: String,
    _ value: @escaping @Sendable (PortfolioExport, Account) -> PortfolioExport.Value?
  ) -> NodeColumn {
    NodeColumn(name, type, meaning) { export, node in
      guard case .account(let position) = node else { return nil }
      return value(export, export.portfolio.accounts[position])
    }
  }

  private static func ofDeal(
    _ name: String, _ type: PortfolioExport.ValueType, _ meaning: String,
    _ value: @escaping @Sendable (PortfolioExport, Deal) -> PortfolioExport.Value?
  ) -> NodeColumn {
    NodeColumn(name, type, meaning) { export, node in
      guard case .deal(let position) = node else { return nil }
      return value(export, export.portfolio.deals[position])
    }
  }

  private static func findings(_ severity: Severity) -> NodeColumn {
    NodeColumn(
      "findings_\(severity.rawValue)", .count, "How many findings of severity \(severity.rawValue)."
    ) { export, node in
      export.coverage(of: node).map { .count($0.findingCount(severity)) }
    }
  }
}

extension PortfolioExport.Node {
  var kind: NodeKind {
    switch self {
    case .account: .account
    case .contact: .contact
    case .staff: .staff
    case .competitor: .competitor
    case .product: .product
    case .deal: .deal
    }
  }
}

extension PortfolioExport.Value {
  /// The value of a text, if there is anything in it.
  init?(text: String) {
    if text.isEmpty { return nil }
    self = .text(text)
  }

  /// The value of a number, if there is one and it is finite.
  init?(finite number: Double?) {
    guard let number, number.isFinite else { return nil }
    self = .number(number)
  }

  /// The value as formats without types write it: numbers with the fewest digits that read back.
  var description: String {
    switch self {
    case .text(let text): text
    case .number(let number): shortest(number)
    case .count(let count): "\(count)"
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}

extension PortfolioExport {
  fileprivate func text(_ text: Text) -> Value? { Value(text: portfolio.string(text)) }

  /// The names of roles, in the portfolio's order.
  package func roleNames(_ roles: RoleSet) -> [String] {
    portfolio.roles.indices.filter { roles.contains(position: $0) }
      .map { portfolio.roles[$0].rawValue }
  }

  /// The ids of accounts.
  fileprivate func accounts(_ accounts: [AccountID]) -> Value? {
    Value(text: accounts.map { id(.account($0)) }.joined(separator: ";"))
  }

  func roles(_ roles: RoleSet) -> Value? {
    Value(text: roleNames(roles).joined(separator: ";"))
  }
}
