import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// A file that is being understood: its columns, what its nodes and edges are, its accounts.
struct FileImport: Sendable {
  let table: FileTable
  let classes: FileClasses
  private(set) var edges: EdgeMeanings
  let committees: Committees
  let values: ValueReader
  /// The groups and accounts, one of which may be the supplier, and their names.
  let groups: [(row: Int, name: String)]
  private(set) var accounts: FileAccounts?
  private(set) var inference = FileUnderstanding.Inference()
  var log: DiagnosticLog
  /// By node: the position of the account, contact, member of staff … in the portfolio, or -1.
  var positions: [Int32]

  init(
    _ document: Document, words: inout ImportWords, options: ImportOptions, log: DiagnosticLog
  ) {
    var log = log
    table = FileTable(document, options: options, log: &log)
    classes = FileClasses(table, options: options, log: &log)
    edges = EdgeMeanings(table, classes.classes, options: options, log: &log)
    committees = Committees(table, classes.classes, words: &words, options: options, log: &log)
    values = ValueReader(table: table, hasKind: classes.hasKind)
    positions = [Int32](repeating: -1, count: document.nodeCount)
    var groups: [(row: Int, name: String)] = []
    for row in positions.indices where table.isGroup[row] || classes.classes[row] == .account {
      groups.append((row, table.name(ofGroup: row)))
    }
    self.groups = groups
    self.log = log
  }

  /// The accounts that have a node.
  private var accountNodes: [(row: Int, name: String)] {
    groups.filter { classes.classes[$0.row] == .account }
  }

  /// The names of the accounts that have a node.
  var accountNames: [String] { accountNodes.map(\.name) }

  private var rows: Range<Int> { classes.classes.indices }

  /// Finds the account of each contact, once the names of all files' accounts are known.
  ///
  /// - Parameter isKnown: Whether an account of any file has a name.
  mutating func findAccounts(isKnown: (ExactName) -> Bool, options: ImportOptions) {
    let found = FileAccounts(
      table, classes, nodes: accountNodes, memberships: edges.takeMemberships(), isKnown: isKnown,
      options: options, log: &log)
    accounts = found
    inference.accountsByName = found.entries.filter { $0.row == nil }.map(\.name)
    var counts = [Int](repeating: 0, count: FileClasses.Class.allCases.count)
    for row in rows where !classes.hasKind[row] && table[.kind, row] == 0 {
      counts[Int(classes.classes[row].rawValue)] += 1
    }
    inference.nodeKinds = NodeKind.allCases.compactMap { kind in
      let count = counts[Int(FileClasses.Class(kind).rawValue)]
      return count == 0 ? nil : .init(kind: kind.rawValue, count: count)
    }
    inference.edgeKinds = EdgeKind.allCases.compactMap { kind in
      edges.inferred[kind].map { .init(kind: kind.rawValue, count: $0) }
    }
    if committees.inferredCount > 0 {
      inference.edgeKinds.append(.init(kind: "committee", count: committees.inferredCount))
    }
    inference.orgChart = edges.chartLineCount > 0 ? edges.chart : nil
    let hasGroups = rows.contains { table.isGroup[$0] && table[.kind, $0] == 0 }
    inference.groups =
      hasGroups && !options.isStrict
      ? classes.groupsAreDepartments ? .departments : .accounts : nil
  }

  /// Whether a node is a contact that belongs to an account.
  func isPlacedContact(_ row: Int) -> Bool {
    classes.classes[row] == .contact && (accounts?.accountOf[row] ?? -1) >= 0
  }

  /// Remembers the contacts whose roles come from a title.
  mutating func noteInferred(_ roles: [FileUnderstanding.InferredRole]) {
    inference.roles += roles
  }

  /// How many nodes and edges there are of each kind.
  var kinds: [FileUnderstanding.KindCount] {
    var nodeCounts = [Int](repeating: 0, count: FileClasses.Class.allCases.count)
    for node in classes.classes { nodeCounts[Int(node.rawValue)] += 1 }
    func nodeCount(_ node: FileClasses.Class) -> Int { nodeCounts[Int(node.rawValue)] }
    let nodes = NodeKind.allCases.map { ($0.rawValue, nodeCount(FileClasses.Class($0))) }
    let groups = [("department", nodeCount(.department)), ("ignored_nodes", nodeCount(.none))]
    let edgeCounts = edges.counts
    let lines: [(String, Int)] = [
      ("relationship", edgeCounts.of(.relationship, .rivalry)),
      ("reports_to", edgeCounts.of(.reportsTo, .chartLine)),
      ("influences", edgeCounts.of(.influences)),
      ("works_with", edgeCounts.of(.worksWith)), ("member_of", edgeCounts.of(.memberOf)),
      ("buys", edgeCounts.of(.buys)),
      ("ignored_edges", edgeCounts.of(.none)), ("committee", committees.count),
      ("ignored_hyperedges", committees.members.count - committees.count),
    ]
    return (nodes + groups + lines).filter { $0.1 > 0 }.map { .init(kind: $0.0, count: $0.1) }
  }

  /// A person's name and title: of a text of several lines the first is the name.
  func nameAndTitle(_ row: Int) -> (name: String, title: String) {
    let written = table.string(table[.name, row])
    let writtenLines = lines(written)
    let drawn = table.labels[row] == 0 ? [] : table.labelLines(row)
    let name = writtenLines.first ?? drawn.first ?? ""
    let title = trimmedWord(table.string(table[.title, row]))
    if !title.isEmpty {
      return (writtenLines.isEmpty ? name : writtenLines.joined(separator: " "), title)
    }
    let rest = writtenLines.count > 1 ? writtenLines : drawn
    return (name, rest.dropFirst().joined(separator: " "))
  }
}

/// The lines of a text that have something in them.
func lines(_ text: String) -> [String] {
  // 0xE2 begins the separators of lines and paragraphs.
  if !text.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 0xE2 }) {
    let line = trimmedWord(text)
    return line.isEmpty ? [] : [line]
  }
  return text.split(whereSeparator: \.isNewline).map { trimmedWord(String($0)) }.filter {
    !$0.isEmpty
  }
}
