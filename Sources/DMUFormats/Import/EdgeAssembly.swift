import DMUGraph
import GraphML

/// Adds the edges of a file to a portfolio, and says what is odd about them.
struct EdgeAssembly {
  private let table: FileTable
  private let classes: [FileClasses.Class]
  private let edges: EdgeMeanings
  private let values: ValueReader
  private let positions: [Int32]
  private var ties: [(contact: Int32, party: Int32, edge: Int32)] = []
  private var reports: [(report: Int, manager: Int, edge: Int)] = []

  init(_ file: FileImport) {
    table = file.table
    classes = file.classes.classes
    edges = file.edges
    values = file.values
    positions = file.positions
  }

  /// Adds every edge that the analysis looks at; linear in the number of edges.
  mutating func add(
    to builder: inout PortfolioBuilder, options: ImportOptions, log: inout DiagnosticLog
  ) {
    let counts = edges.counts
    let reportCount = counts.of(.reportsTo, .chartLine)
    builder.reserve(
      ties: counts.of(.relationship),
      contactLinks: reportCount + counts.of(.influences, .worksWith))
    ties.reserveCapacity(counts.of(.relationship, .rivalry))
    reports.reserveCapacity(reportCount)
    for edge in edges.meanings.indices {
      let meaning = edges.meanings[edge]
      guard meaning != .none, let (source, target) = edges.ends(edge) else { continue }
      switch meaning {
      case .relationship, .rivalry:
        addTie(edge, source, target, meaning, options.strengthScale, &builder, &log)
      case .reportsTo: addReport(edge, report: source, manager: target, &builder)
      case .chartLine:
        let isUpward = edges.chart == .upward
        addReport(
          edge, report: isUpward ? source : target, manager: isUpward ? target : source, &builder)
      case .influences, .worksWith: addLink(edge, source, target, meaning, &builder, &log)
      case .buys: addPurchase(edge, source, target, &builder, &log)
      case .memberOf, .none: break
      }
    }
    checkTies(&log)
    checkReports(&log)
  }

  private mutating func addTie(
    _ edge: Int, _ source: Int, _ target: Int, _ meaning: EdgeMeanings.Meaning, _ scale: Double,
    _ builder: inout PortfolioBuilder, _ log: inout DiagnosticLog
  ) {
    let (contact, party) = classes[source] == .contact ? (source, target) : (target, source)
    let attribute: EdgeAttribute = table[edge: .strength, edge] != 0 ? .strength : .weight
    let strength = values.number(attribute, edge: edge, 0...1, scale: scale, &log)
    let day = values.day(.lastContact, edge: edge, &log)
    guard positions[contact] >= 0, positions[party] >= 0 else { return }
    let isAssumed = table.isDefault(table[edge: attribute, edge])
    let tie = Tie(
      party: Int(positions[party]), contact: Int(positions[contact]),
      strength: isAssumed ? nil : strength, assumedStrength: isAssumed ? strength : nil,
      lastContact: day)
    if meaning == .rivalry { builder.addRivalTie(tie) } else { builder.addTie(tie) }
    ties.append((Int32(contact), Int32(party), Int32(edge)))
  }

  private mutating func addReport(
    _ edge: Int, report: Int, manager: Int, _ builder: inout PortfolioBuilder
  ) {
    guard positions[report] >= 0, positions[manager] >= 0 else { return }
    let link = Link(
      kind: .reportsTo, source: Int(positions[report]), target: Int(positions[manager]))
    if classes[report] == .contact {
      builder.addContactLink(link)
    } else {
      builder.addStaffLink(link)
    }
    reports.append((report, manager, edge))
  }

  private func addLink(
    _ edge: Int, _ source: Int, _ target: Int, _ meaning: EdgeMeanings.Meaning,
    _ builder: inout PortfolioBuilder, _ log: inout DiagnosticLog
  ) {
    let attribute: EdgeAttribute = table[edge: .weight, edge] != 0 ? .weight : .strength
    if classes[source] == .staff {
      if meaning == .influences || table[edge: attribute, edge] != 0 {
        note(
          .ignoredAttribute, edge,
          meaning == .influences
            ? "influence among staff is not looked at; the edge is left out of the analysis"
            : "a weight between staff is not looked at; the policy's colleague_influence counts",
          &log)
      }
      guard meaning == .worksWith else { return }
    }
    let isContact = classes[source] == .contact
    let weight = isContact ? values.number(attribute, edge: edge, 0...1, &log) : nil
    guard positions[source] >= 0, positions[target] >= 0 else { return }
    let link = Link(
      kind: meaning == .influences ? .influences : .worksWith, source: Int(positions[source]),
      target: Int(positions[target]), weight: weight)
    if isContact { builder.addContactLink(link) } else { builder.addStaffLink(link) }
  }

  private func addPurchase(
    _ edge: Int, _ source: Int, _ target: Int, _ builder: inout PortfolioBuilder,
    _ log: inout DiagnosticLog
  ) {
    let (account, product) = classes[source] == .account ? (source, target) : (target, source)
    let range = 0...Double.greatestFiniteMagnitude
    let revenue = values.number(.revenue, edge: edge, range, &log)
    let aim = values.number(.target, edge: edge, range, &log)
    guard positions[account] >= 0, positions[product] >= 0 else { return }
    builder.add(
      Purchase(
        account: Int(positions[account]), product: Int(positions[product]), revenue: revenue,
        target: aim))
  }

  /// Warns of ties between two people who are tied already.
  private mutating func checkTies(_ log: inout DiagnosticLog) {
    let order = grouped(
      ties.indices.map { Int32($0) }, by: ties.map(\.contact), into: classes.count)
    var lastContact = [Int32](repeating: -1, count: classes.count)
    var repeated: [Int32] = []
    for index in order.values {
      let tie = ties[Int(index)]
      if lastContact[Int(tie.party)] == tie.contact { repeated.append(index) }
      lastContact[Int(tie.party)] = tie.contact
    }
    for index in repeated.sorted() {
      let tie = ties[Int(index)]
      note(
        .duplicateTie, Int(tie.edge),
        "there is a tie between \(id(Int(tie.contact))) and \(id(Int(tie.party))) already; "
          + "the strongest counts", &log)
    }
    ties = []
  }

  // MARK: Reporting lines

  /// Warns of people with several managers and of circles of reporting lines.
  private func checkReports(_ log: inout DiagnosticLog) {
    var manager = [Int32](repeating: -1, count: classes.count)
    var isChain = true
    for line in reports {
      if manager[line.report] == -1 {
        manager[line.report] = Int32(line.manager)
      } else if manager[line.report] != Int32(line.manager) {
        isChain = false
        note(
          .severalManagers, line.edge,
          "\(id(line.report)) reports to \(id(Int(manager[line.report]))) already", &log)
      }
    }
    let components = isChain ? circles(manager) : stronglyConnected()
    // The last line of each circle is named.
    var last: [Int: Int] = [:]
    for (index, line) in reports.enumerated()
    where components[line.report] >= 0 && components[line.report] == components[line.manager] {
      last[Int(components[line.report])] = index
    }
    for index in last.values.sorted() {
      let line = reports[index]
      note(
        .reportingCycle, line.edge,
        "the lines make a circle: \(id(line.manager)) reports, perhaps through others, to "
          + "\(id(line.report))", &log)
    }
  }

  /// For each person on a circle the number of the circle, else -1, when nobody has two managers.
  private func circles(_ manager: [Int32]) -> [Int32] {
    var circle = [Int32](repeating: -1, count: manager.count)
    var visit = [Int32](repeating: -1, count: manager.count)
    for start in manager.indices where manager[start] >= 0 && visit[start] < 0 {
      var person = start
      while visit[person] < 0, manager[person] >= 0 {
        visit[person] = Int32(start)
        person = Int(manager[person])
      }
      guard visit[person] == Int32(start) else { continue }
      while circle[person] < 0 {
        circle[person] = Int32(start)
        person = Int(manager[person])
      }
    }
    return circle
  }

  /// For each person the number of their strongly connected component, or -1 where it is theirs
  /// alone: Tarjan's algorithm (1972) with a stack of its own; linear in people and lines.
  private func stronglyConnected() -> [Int32] {
    let count = classes.count
    let (starts, targets) = grouped(
      reports.map { Int32($0.manager) }, by: reports.map { Int32($0.report) }, into: count)
    var next = starts
    var order = [Int](repeating: -1, count: count)
    var low = order
    var component = [Int32](repeating: -1, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var open: [Int] = []
    var path: [Int] = []
    var time = 0
    for root in 0..<count where order[root] < 0 && starts[root] < starts[root + 1] {
      path.append(root)
      while let person = path.last {
        if order[person] < 0 {
          order[person] = time
          low[person] = time
          time += 1
          open.append(person)
          isOpen[person] = true
        }
        if next[person] < starts[person + 1] {
          let manager = Int(targets[next[person]])
          next[person] += 1
          if order[manager] < 0 {
            path.append(manager)
          } else if isOpen[manager] {
            low[person] = min(low[person], order[manager])
          }
          continue
        }
        path.removeLast()
        if let above = path.last { low[above] = min(low[above], low[person]) }
        guard low[person] == order[person] else { continue }
        let isCircle = open.last != person
        while let member = open.popLast() {
          isOpen[member] = false
          if isCircle { component[member] = Int32(person) }
          if member == person { break }
        }
      }
    }
    return component
  }

  private func id(_ row: Int) -> String { table.document.nodeID(row) }

  private func note(
    _ code: Diagnostic.Code, _ edge: Int, _ message: @autoclosure () -> String,
    _ log: inout DiagnosticLog
  ) {
    log.note(
      .warning, code, at: table.document.item(table.document.edgeItem(edge)).position,
      element: table.document.describe(edge: edge), message())
  }
}
