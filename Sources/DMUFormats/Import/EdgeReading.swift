import DMUGraph
import GraphML

/// Reads some edges of a file, one after another.
struct EdgeReading: ~Copyable {
  /// What was read.
  struct Edges: Sendable {
    /// The ties, links and purchases.
    var builder: PortfolioBuilder
    /// The ties by the rows of their ends.
    var ties: [(contact: Int32, party: Int32, edge: Int32)] = []
    /// The reporting lines by the rows of their ends.
    var reports: [(report: Int32, manager: Int32, edge: Int32)] = []
    var log: DiagnosticLog

    fileprivate mutating func append(_ next: Edges) {
      var next = next
      builder.takeEdges(of: &next.builder)
      ties += next.ties
      reports += next.reports
      log.append(next.log)
    }
  }

  private let scale: Double
  private var edges: Edges

  /// So many edges are worth a thread.
  private static let length = 30_000

  /// Reads the edges of a file on all cores; linear in their number.
  static func read(_ file: FileImport, options: ImportOptions) -> Edges {
    let count = file.edges.meanings.count
    let parts = partCount(of: count, atLeast: length, options)
    return joined(ranges(of: count, parts: parts)) { part in
      var reading = EdgeReading(file, part, options)
      for edge in part { reading.read(edge, file) }
      return reading.finish()
    } append: { whole, next in
      whole.append(next)
    }
  }

  private init(_ file: FileImport, _ part: Range<Int>, _ options: ImportOptions) {
    scale = options.strengthScale
    edges = Edges(builder: PortfolioBuilder(policy: options.policy), log: file.log.emptied)
    let counts = EdgeMeanings.Counts(file.edges.meanings[part])
    let reportCount = counts.of(.reportsTo, .chartLine)
    edges.builder.reserve(
      ties: counts.of(.relationship),
      contactLinks: reportCount + counts.of(.influences, .worksWith))
    edges.ties.reserveCapacity(counts.of(.relationship, .rivalry))
    edges.reports.reserveCapacity(reportCount)
  }

  private consuming func finish() -> Edges { edges }

  private mutating func read(_ edge: Int, _ file: FileImport) {
    let meaning = file.edges.meanings[edge]
    guard meaning != .none, let (source, target) = file.edges.ends(edge) else { return }
    switch meaning {
    case .relationship, .rivalry: addTie(edge, source, target, meaning, file)
    case .reportsTo: addReport(edge, report: source, manager: target, file)
    case .chartLine:
      let isUpward = file.edges.chart == .upward
      addReport(edge, report: isUpward ? source : target, manager: isUpward ? target : source, file)
    case .influences, .worksWith: addLink(edge, source, target, meaning, file)
    case .buys: addPurchase(edge, source, target, file)
    case .memberOf, .none: break
    }
  }

  private mutating func addTie(
    _ edge: Int, _ source: Int, _ target: Int, _ meaning: EdgeMeanings.Meaning, _ file: FileImport
  ) {
    let (contact, party) =
      file.classes.classes[source] == .contact ? (source, target) : (target, source)
    let attribute: EdgeAttribute = file.table[edge: .strength, edge] != 0 ? .strength : .weight
    let strength = file.values.number(attribute, edge: edge, 0...1, scale: scale, &edges.log)
    let day = file.values.day(.lastContact, edge: edge, &edges.log)
    guard file.positions[contact] >= 0, file.positions[party] >= 0 else { return }
    let isAssumed = file.table.isDefault(file.table[edge: attribute, edge])
    let tie = Tie(
      party: Int(file.positions[party]), contact: Int(file.positions[contact]),
      strength: isAssumed ? nil : strength, assumedStrength: isAssumed ? strength : nil,
      lastContact: day)
    if meaning == .rivalry { edges.builder.addRivalTie(tie) } else { edges.builder.addTie(tie) }
    edges.ties.append((Int32(contact), Int32(party), Int32(edge)))
  }

  private mutating func addReport(
    _ edge: Int, report: Int, manager: Int, _ file: FileImport
  ) {
    guard file.positions[report] >= 0, file.positions[manager] >= 0 else { return }
    let link = Link(
      kind: .reportsTo, source: Int(file.positions[report]), target: Int(file.positions[manager]))
    if file.classes.classes[report] == .contact {
      edges.builder.addContactLink(link)
    } else {
      edges.builder.addStaffLink(link)
    }
    edges.reports.append((Int32(report), Int32(manager), Int32(edge)))
  }

  private mutating func addLink(
    _ edge: Int, _ source: Int, _ target: Int, _ meaning: EdgeMeanings.Meaning, _ file: FileImport
  ) {
    let attribute: EdgeAttribute = file.table[edge: .weight, edge] != 0 ? .weight : .strength
    if file.classes.classes[source] == .staff {
      if meaning == .influences || file.table[edge: attribute, edge] != 0 {
        file.table.note(
          .ignoredAttribute, edge,
          meaning == .influences
            ? "influence among staff is not looked at; the edge is left out of the analysis"
            : "a weight between staff is not looked at; the policy's colleague_influence counts",
          &edges.log)
      }
      guard meaning == .worksWith else { return }
    }
    let isContact = file.classes.classes[source] == .contact
    let weight = isContact ? file.values.number(attribute, edge: edge, 0...1, &edges.log) : nil
    guard file.positions[source] >= 0, file.positions[target] >= 0 else { return }
    let link = Link(
      kind: meaning == .influences ? .influences : .worksWith, source: Int(file.positions[source]),
      target: Int(file.positions[target]), weight: weight)
    if isContact { edges.builder.addContactLink(link) } else { edges.builder.addStaffLink(link) }
  }

  private mutating func addPurchase(
    _ edge: Int, _ source: Int, _ target: Int, _ file: FileImport
  ) {
    let (account, product) =
      file.classes.classes[source] == .account ? (source, target) : (target, source)
    let range = 0...Double.greatestFiniteMagnitude
    let revenue = file.values.number(.revenue, edge: edge, range, &edges.log)
    let aim = file.values.number(.target, edge: edge, range, &edges.log)
    guard file.positions[account] >= 0, file.positions[product] >= 0 else { return }
    edges.builder.add(
      Purchase(
        account: Int(file.positions[account]), product: Int(file.positions[product]),
        revenue: revenue, target: aim))
  }
}
