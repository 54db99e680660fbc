import DMUGraph
import DMUText
import GraphML

/// The reading of lines without a kind between people: reporting lines when they make an org chart, else
/// colleagues' ties.
///
/// A chart has no more than one in ten people with two solid lines from above, and no more lines that close
/// a circle; dashed and dotted lines do not count. Everything is linear in people and lines.
struct OrgChartReading {
  /// By line.
  private(set) var meanings: [EdgeMeaning]
  /// The way lines with a direction run; ``ImportOptions/OrgChart/noChart`` when they make no chart, `nil`
  /// when there are none.
  private(set) var direction: ImportOptions.OrgChart?

  private let lines: [DrawnLine]
  private let nodeCount: Int
  private var isUnclear = false
  /// The number of lines that are read as colleagues' ties, and why.
  private var others = 0
  private var reasons: [String] = []

  /// - Parameters:
  ///   - sides: By line, the class of the people at its ends.
  ///   - isGraphDirected: True where lines without a direction stand among others that have one; they say no
  ///     more than that people work together.
  ///   - seniorities: The seniority of people by their titles.
  init(
    _ lines: [DrawnLine], sides: [NodeClass], isGraphDirected: Bool, nodeCount: Int,
    seniorities: Seniorities,
    option: ImportOptions.OrgChart?, log: inout DiagnosticLog
  ) {
    // Where all lines are dashed, dashes say nothing.
    let isAllDashed = lines.allSatisfy(\.isDashed)
    self.lines = isAllDashed ? lines.map(Self.solid) : lines
    self.nodeCount = nodeCount
    meanings = [EdgeMeaning](repeating: .worksWith, count: lines.count)
    if lines.isEmpty { return }
    if let option {
      direction = option
      if option != .noChart {
        meanings = meanings.map { _ in option == .downward ? .manages : .reportsTo }
      }
      return
    }
    for side in [NodeClass.contact, .staff] {
      let own = lines.indices.filter { sides[$0] == side }
      let directed = own.filter { lines[$0].isDirected }
      if !directed.isEmpty {
        readDirected(directed, seniorities)
      } else if !own.isEmpty && !isGraphDirected {
        readUndirected(own, seniorities)
      }
    }
    note(&log)
  }

  private static func solid(_ line: DrawnLine) -> DrawnLine {
    var line = line
    line.isDashed = false
    return line
  }

  // MARK: Lines with a direction

  private mutating func readDirected(_ own: [Int], _ seniorities: Seniorities) {
    let solid = own.map { lines[$0] }.filter { !$0.isDashed }.distinct
    let way = findDirection(seniorities)
    guard isChart(own, solid, way) else {
      others += own.count
      if direction == nil { direction = .noChart }
      return
    }
    direction = way
    for line in own { meanings[line] = way == .downward ? .manages : .reportsTo }
  }

  /// The way lines run in the file: by the seniority of their ends, else by the number of people with two
  /// lines in and of those with two lines out, else downward.
  private mutating func findDirection(_ seniorities: Seniorities) -> ImportOptions.OrgChart {
    if let direction, direction != .noChart { return direction }
    let solid = lines.filter { !$0.isDashed && $0.isDirected }.distinct
    var votes = 0
    for line in solid {
      guard let source = seniorities.of(line.source), let target = seniorities.of(line.target)
      else { continue }
      if source > target { votes += 1 } else if source < target { votes -= 1 }
    }
    if votes != 0 { return votes > 0 ? .downward : .upward }
    var incoming = [UInt8](repeating: 0, count: nodeCount)
    var outgoing = incoming
    for line in solid {
      outgoing[line.source] = min(2, outgoing[line.source] + 1)
      incoming[line.target] = min(2, incoming[line.target] + 1)
    }
    let (branchesOut, branchesIn) = (outgoing.count { $0 > 1 }, incoming.count { $0 > 1 })
    if branchesIn > branchesOut { return .upward }
    isUnclear = branchesIn == branchesOut
    return .downward
  }

  /// True when lines of one side make a chart.
  private mutating func isChart(
    _ own: [Int], _ solid: [DrawnLine], _ way: ImportOptions.OrgChart
  ) -> Bool {
    var isPerson = [Bool](repeating: false, count: nodeCount)
    for line in own {
      isPerson[lines[line].source] = true
      isPerson[lines[line].target] = true
    }
    let people = isPerson.count { $0 }
    let above = solid.map { Int32(way == .downward ? $0.source : $0.target) }
    let below = solid.map { Int32(way == .downward ? $0.target : $0.source) }
    var managers = [UInt8](repeating: 0, count: nodeCount)
    for person in below { managers[Int(person)] = min(2, managers[Int(person)] + 1) }
    let several = managers.count { $0 > 1 }
    if several * 10 > people {
      reasons.append("\(several) of \(people) people have two lines from above")
      return false
    }
    // A circle of n people has n lines, and each more closes another.
    let circles = stronglyConnected(count: nodeCount, from: below, to: above)
    var closing = 0
    for (report, manager) in zip(below, above)
    where circles[Int(report)] >= 0 && circles[Int(report)] == circles[Int(manager)] {
      closing += 1
    }
    var isFirst = Set<Int32>()
    for circle in circles where circle >= 0 { closing -= isFirst.insert(circle).inserted ? 0 : 1 }
    if closing * 10 > people {
      reasons.append("lines run in circles")
      return false
    }
    return true
  }

  // MARK: Lines without a direction

  private mutating func readUndirected(_ own: [Int], _ seniorities: Seniorities) {
    let forest = UndirectedChart(own.map { lines[$0] }, nodeCount: nodeCount, seniorities)
    for (line, meaning) in zip(own, forest.meanings) { meanings[line] = meaning }
    guard let reason = forest.reason else { return }
    others += own.count
    reasons.append(reason)
    if direction == nil { direction = .noChart }
  }

  // MARK: Problems

  private func note(_ log: inout DiagnosticLog) {
    if others > 0 {
      log.note(
        .warning, .noChart, at: .none,
        "\(plural(others, "line")) without a kind between people \(others == 1 ? "makes" : "make") no org "
          + "chart (\(reasons.joined(separator: ", "))); they are read as works_with; --org-chart downward or upward reads them as reporting lines"
      )
    }
    if isUnclear && direction == .downward {
      log.note(
        .warning, .inferredDirection, at: .none,
        "the lines of the org chart (\(lines.count) without a kind) could point either way; "
          + "they are read as drawn from the manager to the report; "
          + "--org-chart upward reads them the other way")
    }
  }
}
