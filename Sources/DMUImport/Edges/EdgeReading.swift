import DMUGraph
import DMUProfile
import GraphML

extension PortfolioAssembly {
  /// Adds the ties, links, purchases and decisions of a file; linear in the number of edges.
  mutating func addEdges(_ file: FileImport, _ words: inout WordMeanings) {
    let ties = FileTies(file, day: options.day)
    ties.noteFutureDates(&file.log)
    for (edge, meaning) in file.edges.meanings.enumerated() {
      switch meaning {
      case .relationship, .rivalry: addTie(edge, meaning, ties, file)
      case .reportsTo, .manages: addReport(edge, file)
      case .influences, .worksWith: addLink(edge, meaning, file)
      case .buys: addPurchase(edge, file)
      case .decides: addDecision(edge, file, &words)
      case .memberOf, .none: break
      }
    }
  }

  private mutating func addTie(
    _ edge: Int, _ meaning: EdgeMeaning, _ ties: FileTies, _ file: FileImport
  ) {
    let attribute = ties.strength
    let strength = file.values.number(
      attribute, edge: edge, 0...1, scale: options.strengthScale, &file.log)
    let day = file.values.day(.lastContact, edge: edge, &file.log)
    guard let (contact, party) = file.ends(ofTie: edge) else { return }
    let isAssumed = file.table.isDefault(file.table[edge: attribute, edge])
    func tie<Party>(with party: Party) -> Tie<Party> {
      var tie = Tie(
        party: party, contact: file.contact(contact), strength: isAssumed ? nil : strength,
        assumedStrength: isAssumed ? strength : nil, lastContact: day)
      tie.isDateMissing = day == nil && ties.areDated
      return tie
    }
    if meaning == .rivalry {
      builder.addRivalTie(tie(with: file.competitor(party)))
    } else {
      builder.addTie(tie(with: file.staff(party)))
    }
  }

  private mutating func addReport(_ edge: Int, _ file: FileImport) {
    guard let (report, manager) = file.ends(ofReport: edge) else { return }
    addLink(.reportsTo, from: report, to: manager, file)
  }

  private mutating func addLink(_ edge: Int, _ meaning: EdgeMeaning, _ file: FileImport) {
    guard let (source, target) = file.edges.ends(edge) else { return }
    let attribute: EdgeAttribute = file.table[edge: .weight, edge] != 0 ? .weight : .strength
    if file.classification.classes[source] == .staff {
      if meaning == .influences || file.table[edge: attribute, edge] != 0 {
        file.table.note(
          .ignoredAttribute, edge,
          meaning == .influences
            ? "influence among staff is not looked at; the edge is left out of the analysis"
            : "a weight between staff is not looked at; the policy's colleague_influence counts",
          &file.log)
      }
      guard meaning == .worksWith else { return }
    }
    let isContact = file.classification.classes[source] == .contact
    let weight = isContact ? file.values.number(attribute, edge: edge, 0...1, &file.log) : nil
    guard file.positions[source] >= 0, file.positions[target] >= 0 else { return }
    addLink(
      meaning == .influences ? .influences : .worksWith, from: source, to: target, weight: weight,
      file)
  }

  /// Adds a link between two contacts, or between two members of staff.
  private mutating func addLink(
    _ kind: LinkKind, from source: Int, to target: Int, weight: Double? = nil, _ file: FileImport
  ) {
    if file.classification.classes[source] == .contact {
      builder.addContactLink(
        Link(
          kind: kind, source: file.contact(source), target: file.contact(target), weight: weight))
    } else {
      builder.addStaffLink(
        Link(kind: kind, source: file.staff(source), target: file.staff(target), weight: weight))
    }
  }

  private mutating func addDecision(
    _ edge: Int, _ file: FileImport, _ words: inout WordMeanings
  ) {
    guard let (source, target) = file.edges.ends(edge) else { return }
    let (contact, deal) =
      file.classification.classes[source] == .contact ? (source, target) : (target, source)
    let stance = file.values.stance(edge: edge, &words, &file.log)
    let influence = file.values.number(.influence, edge: edge, 0...1, &file.log)
    let role = file.table[edge: .role, edge]
    let roles =
      role == 0
      ? WordMeanings.ContactRoles() : file.table.withValue(role) { words.contactRoles($0) }
    file.noteUnknown(roles, role, of: file.table.document.describe(edge: edge), words)
    guard file.positions[contact] >= 0, file.positions[deal] >= 0 else { return }
    var decision = Decision(
      deal: DealID(Int(file.positions[deal])), contact: file.contact(contact))
    decision.roles = roles.roles.union(roles.inferred)
    decision.stance = stance ?? roles.stance
    decision.influence = influence
    builder.add(decision)
  }

  private mutating func addPurchase(_ edge: Int, _ file: FileImport) {
    guard let (source, target) = file.edges.ends(edge) else { return }
    let (account, product) =
      file.classification.classes[source] == .account ? (source, target) : (target, source)
    let range = 0...Double.greatestFiniteMagnitude
    let revenue = file.values.number(.revenue, edge: edge, range, &file.log)
    let aim = file.values.number(.target, edge: edge, range, &file.log)
    guard file.positions[account] >= 0, file.positions[product] >= 0 else { return }
    builder.add(
      Purchase(
        account: AccountID(Int(file.positions[account])),
        product: ProductID(Int(file.positions[product])),
        revenue: revenue, target: aim))
  }
}

/// The facts about the ties of a file as a whole.
private struct FileTies {
  /// The attribute that says how strong ties are: the weight only where the file knows no strength.
  private(set) var strength = EdgeAttribute.weight
  /// True when some tie of ours has a date.
  private(set) var areDated = false
  private var future: (first: AttributeTable.Value, count: Int) = (0, 0)
  private let table: AttributeTable

  /// Goes through the ties of a file whose last contact is written; linear.
  ///
  /// - Parameter day: The day after which dates lie ahead; `nil` where none does.
  init(_ file: FileImport, day: Day?) {
    table = file.table
    if table.keys.declaresStrength { strength = .strength }
    for (edge, meaning) in file.edges.meanings.enumerated() {
      guard meaning == .relationship || meaning == .rivalry else { continue }
      if table[edge: .strength, edge] != 0 { strength = .strength }
      let value = table[edge: .lastContact, edge]
      guard value != 0, let date = table.withValue(value, { Day(utf8: $0) }) else { continue }
      areDated = areDated || meaning == .relationship
      guard let day, date > day else { continue }
      if future.count == 0 { future.first = value }
      future.count += 1
    }
  }

  /// Warns once of the dates that lie ahead.
  func noteFutureDates(_ log: inout DiagnosticLog) {
    guard future.count > 0 else { return }
    log.note(
      .warning, .futureDate, at: table.position(future.first), element: "",
      (future.count == 1
        ? "a last contact lies after the day; the tie keeps its strength and is"
        : "\(future.count) last contacts lie after the day; these ties keep their strength and are")
        + " not confirmed, the first is \(table.string(future.first)); --as-of sets the day")
  }
}

extension FileImport {
  /// The rows of the contact and the other party that a tie joins, when both have a place in the portfolio.
  func ends(ofTie edge: Int) -> (contact: Int, party: Int)? {
    guard let (source, target) = placedEnds(edge) else { return nil }
    return classification.classes[source] == .contact ? (source, target) : (target, source)
  }

  /// The rows of the people whom a reporting line joins, when both have a place in the portfolio.
  func ends(ofReport edge: Int) -> (report: Int, manager: Int)? {
    guard let ends = edges.ends(ofReport: edge), positions[ends.report] >= 0,
      positions[ends.manager] >= 0
    else { return nil }
    return ends
  }

  /// The contact of a node that has a place in the portfolio.
  func contact(_ row: Int) -> ContactID { ContactID(Int(positions[row])) }

  /// The member of staff of a node that has a place in the portfolio.
  func staff(_ row: Int) -> StaffID { StaffID(Int(positions[row])) }

  /// The competitor of a node that has a place in the portfolio.
  func competitor(_ row: Int) -> CompetitorID { CompetitorID(Int(positions[row])) }

  /// The rows of an edge's ends, when both have a place in the portfolio.
  private func placedEnds(_ edge: Int) -> (source: Int, target: Int)? {
    guard let ends = edges.ends(edge), positions[ends.source] >= 0, positions[ends.target] >= 0
    else { return nil }
    return ends
  }
}
