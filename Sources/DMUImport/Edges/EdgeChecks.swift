import DMUGraph
import GraphML

/// Warnings about the ties and reporting lines of a file: those that are there twice, several managers of one person,
/// circles.
struct EdgeChecks {
  /// The rows of the two whom a tie joins.
  private struct Ends: Hashable {
    var contact: Int
    var party: Int
  }

  private let table: AttributeTable
  private let classes: [NodeClass]
  /// The ties by the rows of their ends.
  private var ties: [(ends: Ends, edge: Int)] = []
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
        ties.append((Ends(contact: contact, party: party), edge))
      case .reportsTo, .manages:
        guard let (report, manager) = file.ends(ofReport: edge) else { continue }
        reports.append((Int32(report), Int32(manager), Int32(edge)))
      case .influences, .worksWith, .buys, .memberOf, .none: break
      }
    }
  }

  /// Warns of ties between two people who are tied already.
  private func checkTies(_ log: inout DiagnosticLog) {
    var tied = Set<Ends>(minimumCapacity: ties.count)
    for (ends, edge) in ties where !tied.insert(ends).inserted {
      table.note(
        .duplicateTie, edge,
        "there is a tie between \(id(ends.contact)) and \(id(ends.party)) already; "
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
