import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// The class of every node of a file: written as its kind, or inferred where no kind is written.
struct NodeClassification {
  /// By node.
  var classes: [NodeClass]
  /// True when a node's kind is written, known or not.
  var hasKind: [Bool]
  /// The account in whose nested graph a node lies, or -1.
  var enclosingAccount: [Int32]
  /// The outermost group without a kind in which a node lies, or -1; of companies in another group, the company.
  var outermostGroup: [Int32]
  /// The innermost group that stands for a department in which a node lies, or -1.
  var department: [Int32]
  /// True when outermost groups are departments of one account.
  var groupsAreDepartments = false
  /// True when the supplier's name was found.
  var foundSupplier = false
  /// The boxes that are no people, in the order of the file.
  var boxes: [(row: Int, meaning: BoxMeaning)] = []

  let table: AttributeTable
  let options: ImportOptions
  var isSupplier: [Bool]
  /// The supplier's own nodes.
  var supplierNodes: Set<Int> = []
  /// The people whom a `member_of` edge, or one without a kind, ties to the supplier's node.
  var supplierMembers: Set<Int> = []
  /// True when no node has a written kind.
  let isUnmarked: Bool

  init(
    _ table: AttributeTable, options: ImportOptions, log: inout DiagnosticLog
  ) {
    self.table = table
    self.options = options
    let count = table.document.nodeCount
    classes = [NodeClass](repeating: .none, count: count)
    hasKind = [Bool](repeating: false, count: count)
    enclosingAccount = [Int32](repeating: -1, count: count)
    outermostGroup = [Int32](repeating: -1, count: count)
    department = [Int32](repeating: -1, count: count)
    isSupplier = [Bool](repeating: false, count: count)
    isUnmarked = !classes.indices.contains { table[.kind, $0] != 0 }
    readKinds()
    findSupplier()
    if !options.isStrict { findAccounts() }
    nest()
    findSupplierMembers()
    if !options.isStrict { inferGroups(&log) }
    findPeople(&log)
    if !options.isStrict { makeGroupsAccounts() }
    noteUnknown(&log)
  }

  var rows: Range<Int> { classes.indices }

  private mutating func readKinds() {
    for row in rows where table.document.isReferable(node: row) {
      guard table[.kind, row] != 0 else { continue }
      hasKind[row] = true
      if let kind = table.nodeKinds[row] { classes[row] = NodeClass(kind) }
    }
  }

  // MARK: Accounts

  /// Nodes without a kind that people name as their account, or that edges point to as one.
  private mutating func findAccounts() {
    guard hasKind.contains(false) else { return }
    var candidates: [String: Int] = [:]
    for row in rows where !hasKind[row] || classes[row] == .account {
      let name = ComparableName.folded(table.name(ofGroup: row))
      if !name.isEmpty && candidates[name] == nil { candidates[name] = row }
    }
    for row in rows where table[.account, row] != 0 && !namesSupplier(row) {
      let found = table.accountNames(row) {
        table.node(withID: $0, besideNode: row) ?? candidates[ComparableName.folded($0)]
      }
      for account in found.compactMap({ $0.meaning })
      where account != row && !hasKind[account] {
        classes[account] = .account
      }
    }
    for edge in 0..<table.document.edgeCount where table.edgeKinds[edge] == .memberOf {
      guard let source = table.document.source(ofEdge: edge),
        let target = table.document.target(ofEdge: edge)
      else { continue }
      guard !hasKind[target], classes[source] != .account else { continue }
      if isDepartment(table.name(ofGroup: target)) {
        if classes[target] == .none { boxes.append((target, .department)) }
        classes[target] = .department
      } else {
        classes[target] = .account
      }
    }
  }

  // MARK: Problems

  private func noteUnknown(_ log: inout DiagnosticLog) {
    if isUnmarked && !options.isStrict && noteUnlabelled(&log) { return }
    let boxRows = Set(boxes.map(\.row))
    for row in rows where classes[row] == .none && table.document.isReferable(node: row) {
      if isSupplier[row] && (table.isGroup[row] || table[.kind, row] == 0) { continue }
      if table.isNote[row] && table[.kind, row] == 0 { continue }
      if table.nodeKinds[row] != nil { continue }
      let kind = table[.kind, row]
      if kind != 0, normalized(trimmedWord(table.string(kind))) == NodeKind.legend { continue }
      if boxRows.contains(row) { continue }
      let position =
        kind == 0
        ? table.document.position(ofItem: table.document.nodeItem(row)) : table.position(kind)
      log.note(
        .warning, .unknownKind, at: position, element: table.document.describe(node: row),
        kind == 0
          ? "nothing says what the node is; it is kept and left out of the analysis"
          : "\"\(table.string(kind))\" is no kind of node that is looked at; it is kept and left out "
            + "of the analysis")
    }
  }

  /// Says once of a file of nothing but ids that these are no names; false when it has more than that.
  private func noteUnlabelled(_ log: inout DiagnosticLog) -> Bool {
    guard !rows.isEmpty, classes.allSatisfy({ $0 == .none }),
      !rows.contains(where: table.isLabelled)
    else { return false }
    log.note(
      .warning, .unknownKind, at: .none,
      "nothing says what the \(plural(rows.count, "node")) are: there are no kinds and no labels, and "
        + "most ids look neither like names nor like addresses of e-mail; they are left out of the "
        + "analysis; --people reads them all as contacts")
    return true
  }
}
