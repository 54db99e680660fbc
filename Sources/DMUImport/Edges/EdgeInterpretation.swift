import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// The meaning of every edge of a file: written as its kind, or inferred from its ends.
struct EdgeInterpretation {
  private(set) var meanings: [EdgeMeaning]
  /// The accounts of which edges name nodes members.
  private(set) var memberships: AccountMemberships
  /// The way lines without a kind point in the file; `nil` when there are none.
  private(set) var chart: ImportOptions.OrgChart?
  /// For each kind, the number of edges of which it was inferred.
  private(set) var inferred: [EdgeKind: Int] = [:]
  /// By person: the node of the department that lines say.
  private(set) var departments: [Int: Int] = [:]

  private let table: AttributeTable
  private let classes: [NodeClass]
  private let lineEnds: LineEnds

  /// The number of edges of each meaning; goes through all.
  var counts: EdgeMeaningCounts { EdgeMeaningCounts(meanings) }

  init(
    _ table: AttributeTable, _ classes: [NodeClass], options: ImportOptions,
    log: inout DiagnosticLog
  ) {
    self.table = table
    self.classes = classes
    let seniorities = Seniorities(table)
    lineEnds = LineEnds(table, options.isStrict ? [] : classes, seniorities)
    meanings = [EdgeMeaning](repeating: .none, count: table.document.edgeCount)
    memberships = AccountMemberships(nodeCount: classes.count)
    var lines: [DrawnLine] = []
    var labels = UnknownLabels()
    for edge in meanings.indices {
      guard let (source, target) = ends(edge), !lineEnds.isAbsorbed.contains(edge) else { continue }
      let value = table[edge: .kind, edge]
      let kind = table.edgeKinds[edge]
      if source == target && classes[source] != .none {
        noteSelfTie(edge, &log)
      } else if let kind {
        meanings[edge] = meaning(kind, classes[source], classes[target])
        if meanings[edge] == .none, !joinsDepartment(kind, source, target) {
          noteMisplaced(edge, kind, source, target, &log)
        }
      } else if value != 0 || options.isStrict {
        noteUnknown(edge, &log)
      } else if joinsPeople(source, target) {
        if table.unknownLabel(edge) == 0 {
          lines.append(
            DrawnLine(
              edge: edge, source: source, target: target, isDirected: table.isDirected[edge],
              isDashed: table.isDashed[edge]))
        } else {
          meanings[edge] = .worksWith
          inferred[.worksWith, default: 0] += 1
          labels.add(table.string(table.unknownLabel(edge)), edge)
        }
      } else {
        meanings[edge] = meaning(source, target)
        if meanings[edge] == .none { noteUnplaced(edge, source, target, &log) }
      }
      if meanings[edge] == .memberOf { enrol(source, target) }
    }
    labels.note(table, &log)
    settle(lines, seniorities, options.orgChart, &log)
    findDepartments()
  }

  /// The people and others whom an edge joins, the other way round where it is drawn so.
  func ends(_ edge: Int) -> (source: Int, target: Int)? {
    if !lineEnds.people.isEmpty, let people = lineEnds.people[edge] { return people }
    return table.ends(ofEdge: edge)
  }

  /// True for two people of the same side.
  private func joinsPeople(_ source: Int, _ target: Int) -> Bool {
    classes[source] == classes[target]
      && (classes[source] == .contact || classes[source] == .staff)
  }

  /// Takes a written membership in a department as that.
  private mutating func joinsDepartment(_ kind: EdgeKind, _ source: Int, _ target: Int) -> Bool {
    guard kind == .memberOf, classes[target] == .department else { return false }
    departments[source] = target
    return true
  }

  /// The meaning of an edge of a written kind between such ends.
  private func meaning(
    _ kind: EdgeKind, _ source: NodeClass, _ target: NodeClass
  ) -> EdgeMeaning {
    let samePeople = (source == .contact || source == .staff) && source == target
    switch kind {
    case .relationship: return samePeople ? .worksWith : tie(source, target)
    case .reportsTo: return samePeople ? .reportsTo : .none
    case .manages: return samePeople ? .manages : .none
    case .influences: return samePeople ? .influences : .none
    case .worksWith: return samePeople ? .worksWith : .none
    case .memberOf: return membership(source, target)
    case .buys: return isPair(source, target, .account, .product) ? .buys : .none
    case .decides: return isPair(source, target, .contact, .deal) ? .decides : .none
    }
  }

  /// The meaning of an edge without a kind, by its ends.
  private mutating func meaning(_ source: Int, _ target: Int) -> EdgeMeaning {
    let (first, second) = (classes[source], classes[target])
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

  // MARK: Lines without a kind

  /// Reads the lines between people as reporting lines, or as works_with.
  private mutating func settle(
    _ lines: [DrawnLine], _ seniorities: Seniorities, _ option: ImportOptions.OrgChart?,
    _ log: inout DiagnosticLog
  ) {
    let reading = OrgChartReading(
      lines, sides: lines.map { classes[$0.source] },
      isGraphDirected: table.isDirected.contains(true), nodeCount: classes.count,
      seniorities: seniorities, option: option, log: &log)
    chart = reading.direction
    for (line, meaning) in zip(lines, reading.meanings) {
      meanings[line.edge] = meaning
      // A department that nobody is drawn below has people above it, who have nothing to do with one another.
      if let isIncoming = lineEnds.isLoose[line.edge], isAbove(isIncoming) {
        meanings[line.edge] = .none
      } else {
        inferred[meaning == .worksWith ? .worksWith : .reportsTo, default: 0] += 1
      }
    }
  }

  /// True for the end of a line that is above in the chart: its source in one drawn downward.
  private func isAbove(_ isSource: Bool) -> Bool {
    chart == .downward && isSource || chart == .upward && !isSource
  }

  /// Finds the departments of people who are drawn below a department's box, however far.
  private mutating func findDepartments() {
    for head in lineEnds.heads where !isAbove(head.isIncoming) {
      departments[head.person] = head.department
    }
    for (edge, department) in lineEnds.departments {
      guard let (report, _) = ends(ofReport: edge) else { continue }
      departments[report] = department
    }
    if departments.isEmpty { return }
    var reports: [Int: [Int]] = [:]
    for edge in meanings.indices {
      guard let (report, manager) = ends(ofReport: edge), !table.isDashed[edge] else { continue }
      reports[manager, default: []].append(report)
    }
    var queue = departments.keys.sorted()
    while let manager = queue.popLast() {
      for report in reports[manager] ?? [] where departments[report] == nil {
        departments[report] = departments[manager]
        queue.append(report)
      }
    }
  }

  /// The people whom a reporting line joins; `nil` for other edges.
  func ends(ofReport edge: Int) -> (report: Int, manager: Int)? {
    guard meanings[edge] == .reportsTo || meanings[edge] == .manages,
      let (source, target) = ends(edge)
    else { return nil }
    return meanings[edge] == .manages ? (target, source) : (source, target)
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
