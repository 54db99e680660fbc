import DMUGraph
import GraphML

/// Warnings about the ties and reporting lines of a file: those that are there twice, several managers of one person,
/// circles.
struct EdgeChecks {
  private let table: AttributeTable
  private let classes: [NodeClass]
  /// The ties by the rows of their ends.
  private var ties: [(contact: Int32, party: Int32, edge: Int32)] = []
  /// The reporting lines by the rows of their ends.
  private var reports: [(report: Int32, manager: Int32, edge: Int32)] = []

  /// Warns of what is odd, in time linear in the number of edges.
  func check(_ log: inout DiagnosticLog) {
    checkTies(&log)
    checkReports(&log)
  }

  init(_ file: FileImport) {
    table = file.table
    classes = file.classification.classes
    for (edge, meaning) in file.edges.meanings.enumerated() {
      switch meaning {
      case .relationship, .rivalry:
        guard let (contact, party) = file.ends(ofTie: edge) else { continue }
        ties.append((Int32(contact), Int32(party), Int32(edge)))
      case .reportsTo, .chartLine:
        guard let (report, manager) = file.ends(ofReport: edge) else { continue }
        reports.append((Int32(report), Int32(manager), Int32(edge)))
      case .influences, .worksWith, .buys, .memberOf, .none: break
      }
    }
  }

  /// Warns of ties between two people who are tied already.
  private func checkTies(_ log: inout DiagnosticLog) {
    let byContact = grouped(
      ties.indices.map(Int32.init), by: ties.map(\.contact), into: classes.count
    ).values
    // By party: the contact that was met last with it.
    var lastContact = [Int32](repeating: -1, count: classes.count)
    var repeated: [Int] = []
    for index in byContact {
      let tie = ties[Int(index)]
      if lastContact[Int(tie.party)] == tie.contact { repeated.append(Int(index)) }
      lastContact[Int(tie.party)] = tie.contact
    }
    for tie in repeated.sorted().map({ ties[$0] }) {
      table.note(
        .duplicateTie, Int(tie.edge),
        "there is a tie between \(id(Int(tie.contact))) and \(id(Int(tie.party))) already; "
          + "the strongest counts", &log)
    }
  }

  // MARK: Reporting lines

  /// Warns of people with several managers and of circles of reporting lines.
  private func checkReports(_ log: inout DiagnosticLog) {
    var manager = [Int32](repeating: -1, count: classes.count)
    for line in reports {
      if manager[Int(line.report)] == -1 {
        manager[Int(line.report)] = line.manager
      } else if manager[Int(line.report)] != line.manager {
        table.note(
          .severalManagers, Int(line.edge),
          "\(id(Int(line.report))) reports to \(id(Int(manager[Int(line.report)]))) already", &log)
      }
    }
    let components = stronglyConnected()
    // The last line of each circle is named.
    var last: [Int: Int] = [:]
    for (index, line) in reports.enumerated()
    where components[Int(line.report)] >= 0
      && components[Int(line.report)] == components[Int(line.manager)]
    {
      last[Int(components[Int(line.report)])] = index
    }
    for index in last.values.sorted() {
      let line = reports[index]
      table.note(
        .reportingCycle, Int(line.edge),
        "the lines make a circle: \(id(Int(line.manager))) reports, perhaps through others, to "
          + "\(id(Int(line.report)))", &log)
    }
  }

  /// For each person the number of their strongly connected component, or -1 where it is theirs
  /// alone: Tarjan's algorithm (1972) with a stack of its own; linear in people and lines.
  private func stronglyConnected() -> [Int32] {
    let count = classes.count
    let (starts, targets) = grouped(
      reports.map(\.manager), by: reports.map(\.report), into: count)
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
}

extension AttributeTable {
  /// Warns of an edge.
  func note(
    _ code: Diagnostic.Code, _ edge: Int, _ message: @autoclosure () -> String,
    _ log: inout DiagnosticLog
  ) {
    log.note(
      .warning, code, at: document.position(ofItem: document.edgeItem(edge)),
      element: document.describe(edge: edge), message())
  }
}
