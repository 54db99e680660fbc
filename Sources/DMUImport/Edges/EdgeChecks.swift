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
      case .reportsTo, .manages:
        guard let (report, manager) = file.ends(ofReport: edge) else { continue }
        reports.append((Int32(report), Int32(manager), Int32(edge)))
      case .influences, .worksWith, .buys, .memberOf, .decides, .none: break
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
    // Dashed and dotted lines lead to second managers, of whom there may be any number.
    for line in reports.filter({ !table.isDashed[Int($0.edge)] }) {
      if manager[Int(line.report)] == -1 {
        manager[Int(line.report)] = line.manager
      } else if manager[Int(line.report)] != line.manager {
        table.note(
          .severalManagers, Int(line.edge),
          "\(id(Int(line.report))) reports to \(id(Int(manager[Int(line.report)]))) already", &log)
      }
    }
    let components = stronglyConnected(
      count: classes.count, from: reports.map(\.report), to: reports.map(\.manager))
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
