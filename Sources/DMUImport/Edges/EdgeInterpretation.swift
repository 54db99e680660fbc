import DMUGraph
import DMUProfile
import GraphML

/// The meaning of every edge of a file: written as its kind, or inferred from its ends.
struct EdgeInterpretation {
  private(set) var meanings: [EdgeMeaning]
  /// The accounts of which edges name nodes members.
  private(set) var memberships: AccountMemberships
  /// The way lines of an org chart point in the file.
  private(set) var chart = ImportOptions.OrgChart.downward
  /// The number of lines of an org chart that have no kind.
  private(set) var chartLineCount = 0
  /// For each kind, the number of edges of which it was inferred.
  private(set) var inferred: [EdgeKind: Int] = [:]

  private let table: AttributeTable
  private let classes: [NodeClass]

  /// The number of edges of each meaning; goes through all.
  var counts: EdgeMeaningCounts { EdgeMeaningCounts(meanings) }

  init(
    _ table: AttributeTable, _ classes: [NodeClass], options: ImportOptions,
    log: inout DiagnosticLog
  ) {
    self.table = table
    self.classes = classes
    meanings = [EdgeMeaning](repeating: .none, count: table.document.edgeCount)
    memberships = AccountMemberships(nodeCount: classes.count)
    for edge in meanings.indices {
      guard let (source, target) = ends(edge) else { continue }
      let value = table[edge: .kind, edge]
      let kind = table.edgeKinds[edge]
      if source == target && classes[source] != .none {
        noteSelfTie(edge, &log)
      } else if let kind {
        meanings[edge] = meaning(kind, classes[source], classes[target])
        if meanings[edge] == .none { noteMisplaced(edge, kind, source, target, &log) }
      } else if value != 0 || options.isStrict {
        noteUnknown(edge, &log)
      } else {
        meanings[edge] = meaning(edge, source, target)
        if meanings[edge] == .none { noteUnplaced(edge, source, target, &log) }
      }
      if meanings[edge] == .memberOf { enrol(source, target) }
    }
    chart = options.orgChart ?? findDirection(&log)
  }

  /// The nodes of an edge, the other way round where it is drawn so.
  func ends(_ edge: Int) -> (source: Int, target: Int)? {
    guard let source = table.document.source(ofEdge: edge),
      let target = table.document.target(ofEdge: edge)
    else { return nil }
    guard table.isReversed[edge] else { return (source, target) }
    let kind = table[edge: .kind, edge]
    // Of a label the drawing decides, of a written kind the file.
    return kind == 0 || table.derived(kind) != nil ? (target, source) : (source, target)
  }

  /// The meaning of an edge of a written kind between such ends.
  private func meaning(
    _ kind: EdgeKind, _ source: NodeClass, _ target: NodeClass
  ) -> EdgeMeaning {
    let samePeople = (source == .contact || source == .staff) && source == target
    switch kind {
    case .relationship: return samePeople ? .worksWith : tie(source, target)
    case .reportsTo: return samePeople ? .reportsTo : .none
    case .influences: return samePeople ? .influences : .none
    case .worksWith: return samePeople ? .worksWith : .none
    case .memberOf: return membership(source, target)
    case .buys: return isPair(source, target, .account, .product) ? .buys : .none
    case .decides: return isPair(source, target, .contact, .deal) ? .decides : .none
    }
  }

  /// The meaning of an edge without a kind, by its ends.
  private mutating func meaning(_ edge: Int, _ source: Int, _ target: Int) -> EdgeMeaning {
    let (first, second) = (classes[source], classes[target])
    if (first == .contact || first == .staff) && first == second {
      inferred[table.isDirected[edge] ? .reportsTo : .worksWith, default: 0] += 1
      if !table.isDirected[edge] { return .worksWith }
      chartLineCount += 1
      return .chartLine
    }
    if isPair(first, second, .account, .product) {
      inferred[.buys, default: 0] += 1
      return .buys
    }
    if isPair(first, second, .contact, .deal) {
      inferred[.decides, default: 0] += 1
      return .decides
    }
    let meaning = tie(first, second)
    if meaning != .none {
      inferred[.relationship, default: 0] += 1
      return meaning
    }
    guard membership(first, second) == .memberOf else { return .none }
    inferred[.memberOf, default: 0] += 1
    return .memberOf
  }

  private func tie(_ first: NodeClass, _ second: NodeClass) -> EdgeMeaning {
    if isPair(first, second, .staff, .contact) { return .relationship }
    return isPair(first, second, .competitor, .contact) ? .rivalry : .none
  }

  private func membership(_ first: NodeClass, _ second: NodeClass) -> EdgeMeaning {
    isPair(first, second, .contact, .account) ? .memberOf : .none
  }

  private func isPair(
    _ first: NodeClass, _ second: NodeClass, _ one: NodeClass,
    _ other: NodeClass
  ) -> Bool {
    (first == one && second == other) || (first == other && second == one)
  }

  private mutating func enrol(_ source: Int, _ target: Int) {
    let (contact, account) = classes[source] == .contact ? (source, target) : (target, source)
    memberships.add(contact, memberOf: account)
  }

  // MARK: The direction of org charts

  private func findDirection(_ log: inout DiagnosticLog) -> ImportOptions.OrgChart {
    guard chartLineCount > 0 else { return .downward }
    var incoming = [Int32](repeating: 0, count: classes.count)
    var outgoing = incoming
    var seen = Set<UInt64>()
    for edge in meanings.indices where meanings[edge] == .chartLine {
      guard let (source, target) = ends(edge),
        seen.insert(UInt64(source) << 32 | UInt64(target)).inserted
      else { continue }
      outgoing[source] += 1
      incoming[target] += 1
    }
    let branchesOut = outgoing.contains { $0 > 1 }
    let branchesIn = incoming.contains { $0 > 1 }
    if branchesIn && !branchesOut { return .upward }
    if branchesIn == branchesOut {
      log.note(
        .warning, .inferredDirection, at: .none,
        "the lines of the org chart (\(chartLineCount) without a kind) could point either way; "
          + "they are read as drawn from the manager to the report; "
          + "--org-chart upward reads them the other way")
    }
    return .downward
  }

  // MARK: Problems

  private func noteSelfTie(_ edge: Int, _ log: inout DiagnosticLog) {
    table.note(
      .selfTie, edge, "both ends are the same; the edge is left out of the analysis", &log)
  }

  private func noteUnknown(_ edge: Int, _ log: inout DiagnosticLog) {
    let kind = table.string(table[edge: .kind, edge])
    table.note(
      .unknownKind, edge,
      kind.isEmpty
        ? "the edge has no kind; it is left out of the analysis"
        : "\"\(kind)\" is no kind of edge that is looked at; it is left out of the analysis", &log)
  }

  private func noteMisplaced(
    _ edge: Int, _ kind: EdgeKind, _ source: Int, _ target: Int, _ log: inout DiagnosticLog
  ) {
    // Of an end that is left out its node has been told of.
    if classes[source] == .none || classes[target] == .none { return }
    table.note(
      .unknownKind, edge,
      "\(kind.rawValue) means nothing between \(classes[source]) and \(classes[target]); "
        + "it is left out of the analysis", &log)
  }

  private func noteUnplaced(
    _ edge: Int, _ source: Int, _ target: Int, _ log: inout DiagnosticLog
  ) {
    if classes[source] == .none || classes[target] == .none { return }
    table.note(
      .unknownKind, edge,
      "the edge has no kind and says nothing between \(classes[source]) and \(classes[target]); "
        + "it is left out of the analysis", &log)
  }
}
