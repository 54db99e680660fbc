import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// A file that is being understood: its attributes, the classes of its nodes, the meanings of its edges, its
/// accounts.
final class FileImport {
  let table: AttributeTable
  let classification: NodeClassification
  let edges: EdgeInterpretation
  let committees: Committees
  let values: AttributeValues
  /// The groups and accounts, one of which may be the supplier, and their names.
  let groups: [(row: Int, name: String)]
  private(set) var accounts: AccountAssignment?
  var inference = FileUnderstanding.Inference()
  /// The number of contacts without a role, by title.
  var titlesWithoutRole: [String: Int] = [:]
  var log: DiagnosticLog
  /// By node: the position of the account, contact, member of staff … in the portfolio, or -1.
  var positions: [Int32]
  /// Those of its people who have left by the day.
  var leavers: Set<PersonID> = []
  /// Its people, as they are looked for.
  var personKeys = PersonKeys()

  init(
    _ document: Document, words: inout WordMeanings, options: ImportOptions,
    log: DiagnosticLog
  ) {
    var log = log
    table = AttributeTable(document, options: options, log: &log)
    classification = NodeClassification(table, options: options, log: &log)
    edges = EdgeInterpretation(table, classification.classes, options: options, log: &log)
    committees = Committees(
      table, classification.classes, words: &words, options: options, log: &log)
    values = AttributeValues(table: table, hasKind: classification.hasKind)
    positions = [Int32](repeating: -1, count: document.nodeCount)
    var groups: [(row: Int, name: String)] = []
    for row in positions.indices where table.isGroup[row] || classification.classes[row] == .account
    {
      groups.append((row, table.name(ofGroup: row)))
    }
    self.groups = groups
    self.log = log
  }

  /// The accounts that have a node.
  private var accountNodes: [(row: Int, name: String)] {
    groups.filter { classification.classes[$0.row] == .account }
  }

  /// The names of the accounts that have a node.
  var accountNames: [String] { accountNodes.map(\.name) }

  private var rows: Range<Int> { classification.classes.indices }

  /// Finds the account of each contact, once the names of all files' accounts are known.
  ///
  /// - Parameter knownNames: The names of the accounts of all files, as names are compared.
  func findAccounts(knownNames: Set<String>, options: ImportOptions) {
    let found = AccountAssignment(
      table, classification, edges, nodes: accountNodes, knownNames: knownNames, options: options,
      log: &log)
    accounts = found
    inference.accountsByName = found.entries.filter { $0.rows.isEmpty }.map(\.name)
    var counts = [Int](repeating: 0, count: NodeClass.allCases.count)
    for row in rows where !classification.hasKind[row] && table[.kind, row] == 0 {
      counts[Int(classification.classes[row].rawValue)] += 1
    }
    inference.nodeKinds = NodeKind.allCases.compactMap { kind in
      let count = counts[Int(NodeClass(kind).rawValue)]
      return count == 0 ? nil : .init(kind: kind.rawValue, count: count)
    }
    inference.edgeKinds = EdgeKind.allCases.compactMap { kind in
      edges.inferred[kind].map { .init(kind: kind.rawValue, count: $0) }
    }
    if committees.inferredCount > 0 {
      inference.edgeKinds.append(.init(kind: "committee", count: committees.inferredCount))
    }
    inference.orgChart = edges.chart
    inference.boxes = classification.boxes.map { row, meaning in
      FileUnderstanding.InferredBox(
        id: table.document.nodeID(row), label: table.name(ofGroup: row), meaning: meaning.rawValue)
    }
    let hasGroups = rows.contains { table.isGroup[$0] && table[.kind, $0] == 0 }
    inference.groups =
      hasGroups && !options.isStrict
      ? classification.groupsAreDepartments ? .departments : .accounts : nil
  }

  /// The numbers of nodes and edges of each kind.
  var kinds: [FileUnderstanding.KindCount] {
    var nodeCounts = [Int](repeating: 0, count: NodeClass.allCases.count)
    for node in classification.classes { nodeCounts[Int(node.rawValue)] += 1 }
    func nodeCount(_ node: NodeClass) -> Int { nodeCounts[Int(node.rawValue)] }
    let nodes = NodeKind.allCases.map { ($0.rawValue, nodeCount(NodeClass($0))) }
    let groups = [("department", nodeCount(.department)), ("ignored_nodes", nodeCount(.none))]
    let edgeCounts = edges.counts
    let lines: [(String, Int)] = [
      ("relationship", edgeCounts.of(.relationship, .rivalry)),
      ("reports_to", edgeCounts.of(.reportsTo, .manages)),
      ("influences", edgeCounts.of(.influences)),
      ("works_with", edgeCounts.of(.worksWith)), ("member_of", edgeCounts.of(.memberOf)),
      ("buys", edgeCounts.of(.buys)), ("decides", edgeCounts.of(.decides)),
      ("ignored_edges", edgeCounts.of(.none)), ("committee", committees.count),
      ("ignored_hyperedges", committees.members.count - committees.count),
    ]
    return (nodes + groups + lines).filter { $0.1 > 0 }.map { .init(kind: $0.0, count: $0.1) }
  }
}
