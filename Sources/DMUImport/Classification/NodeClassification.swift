import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// The class of every node of a file: written as its kind, or inferred where no kind is written.
struct NodeClassification {
  /// By node.
  private(set) var classes: [NodeClass]
  /// True when a node's kind is written, known or not.
  private(set) var hasKind: [Bool]
  /// The account in whose nested graph a node lies, or -1.
  private(set) var enclosingAccount: [Int32]
  /// The outermost group without a kind in which a node lies, or -1.
  private(set) var outermostGroup: [Int32]
  /// The innermost group that stands for a department in which a node lies, or -1.
  private(set) var department: [Int32]
  /// True when outermost groups are departments of one account.
  private(set) var groupsAreDepartments = false
  /// True when the supplier's name was found.
  private(set) var foundSupplier = false

  private let table: AttributeTable
  private let options: ImportOptions
  private var isSupplier: [Bool]
  /// The people whom a `member_of` edge, or one without a kind, ties to the supplier's node.
  private var supplierMembers: Set<Int> = []

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
    readKinds()
    findSupplier()
    if !options.isStrict { findAccounts() }
    nest()
    if !options.isStrict { inferGroups(&log) }
    findPeople()
    if !options.isStrict { makeGroupsAccounts() }
    noteUnknown(&log)
  }

  private var rows: Range<Int> { classes.indices }

  private mutating func readKinds() {
    for row in rows where table.document.isReferable(node: row) {
      guard table[.kind, row] != 0 else { continue }
      hasKind[row] = true
      if let kind = table.nodeKinds[row] { classes[row] = NodeClass(kind) }
    }
  }

  // MARK: The supplier

  private mutating func findSupplier() {
    guard let supplier = options.supplier else { return }
    for row in rows where table.isGroup[row] || classes[row] == .account || !hasKind[row] {
      guard
        ComparableName.areEqual(table.name(ofGroup: row), supplier)
          || table.document.nodeID(row) == supplier
      else { continue }
      isSupplier[row] = true
      foundSupplier = true
      hasKind[row] = true
      classes[row] = .none
    }
    guard foundSupplier else { return }
    for edge in 0..<table.document.edgeCount {
      guard let source = table.document.source(ofEdge: edge),
        let target = table.document.target(ofEdge: edge), isSupplier[source] != isSupplier[target]
      else { continue }
      guard
        table.edgeKinds[edge] == .memberOf
          || (table[edge: .kind, edge] == 0 && !options.isStrict)
      else { continue }
      supplierMembers.insert(isSupplier[source] ? target : source)
    }
  }

  /// True when a person's account attribute, or an edge, names the supplier.
  private func namesSupplier(_ row: Int) -> Bool {
    if supplierMembers.contains(row) { return true }
    guard let supplier = options.supplier, table[.account, row] != 0 else { return false }
    let name = trimmedWord(table.string(table[.account, row]))
    if ComparableName.areEqual(name, supplier) { return true }
    var id = name
    return id.withUTF8 { utf8 in
      table.node(withID: utf8.span, besideNode: row).map { isSupplier[$0] } ?? false
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
      if !hasKind[target] && classes[source] != .account { classes[target] = .account }
    }
  }

  // MARK: Groups

  /// Finds for each node what it lies in; a group's start tag stands before those of its members.
  private mutating func nest() {
    for row in rows where table.parents[row] >= 0 {
      let parent = Int(table.parents[row])
      if isSupplier[parent] {
        isSupplier[row] = true
      } else if classes[parent] == .account {
        enclosingAccount[row] = Int32(parent)
        continue
      }
      isSupplier[row] = isSupplier[row] || isSupplier[parent]
      enclosingAccount[row] = enclosingAccount[parent]
      guard !hasKind[parent] || isSupplier[parent] else { continue }
      outermostGroup[row] = outermostGroup[parent] >= 0 ? outermostGroup[parent] : Int32(parent)
      department[row] = Int32(parent)
    }
  }

  /// True when lines of an org chart cross between outermost groups, which are departments then.
  private mutating func inferGroups(_ log: inout DiagnosticLog) {
    if let groups = options.groups {
      groupsAreDepartments = groups == .departments
      return
    }
    guard outermostGroup.contains(where: { $0 >= 0 }) else { return }
    for edge in 0..<table.document.edgeCount {
      guard let source = table.document.source(ofEdge: edge),
        let target = table.document.target(ofEdge: edge), isPerson(source), isPerson(target),
        outermostGroup[source] != outermostGroup[target],
        outermostGroup[source] >= 0, outermostGroup[target] >= 0,
        enclosingAccount[source] < 0, enclosingAccount[target] < 0, isOrgChartLine(edge)
      else { continue }
      groupsAreDepartments = true
      log.note(
        .warning, .inferredGroups,
        at: table.document.position(ofItem: table.document.edgeItem(edge)),
        element: table.document.describe(edge: edge),
        "a line of the org chart crosses from one outermost group to another, so these are read as "
          + "departments of one account; --groups accounts reads each as an account")
      return
    }
  }

  private func isOrgChartLine(_ edge: Int) -> Bool {
    if table[edge: .kind, edge] == 0 { return table.isDirected[edge] }
    return table.edgeKinds[edge] == .reportsTo
  }

  /// True when a node may be a person of the customer's.
  private func isPerson(_ row: Int) -> Bool {
    classes[row] == .contact
      || (!hasKind[row] && classes[row] == .none && !table.isGroup[row])
        && !isSupplier[row]
  }

  // MARK: People

  private mutating func findPeople() {
    let isUnmarked = !hasKind.indices.contains { table[.kind, $0] != 0 }
    // Nothing becomes of those whose kind is written, unless they are the supplier's.
    for row in rows
    where (!hasKind[row] || options.supplier != nil) && table.document.isReferable(node: row) {
      let isOurs = isSupplier[row] || namesSupplier(row)
      if classes[row] == .contact && isOurs { classes[row] = .staff }
      guard !options.isStrict, !hasKind[row], classes[row] == .none, !table.isGroup[row]
      else { continue }
      let hasPersonal = [NodeAttribute.title, .role, .email, .account].contains {
        table[$0, row] != 0
      }
      let liesInAccount = enclosingAccount[row] >= 0 || outermostGroup[row] >= 0
      let isLabelled = table.isLabelled(row) && !table.isNote[row]
      if hasPersonal || (isLabelled && (isOurs || liesInAccount || isUnmarked)) {
        classes[row] = isOurs ? .staff : .contact
      }
    }
  }

  /// Makes accounts of the outermost groups to which somebody belongs, and departments of the rest.
  private mutating func makeGroupsAccounts() {
    for row in rows where table.isGroup[row] && !hasKind[row] && classes[row] == .none {
      classes[row] = .department
    }
    guard !groupsAreDepartments else { return }
    for row in rows where outermostGroup[row] >= 0 && enclosingAccount[row] < 0 {
      guard classes[row] == .contact, table[.account, row] == 0 else { continue }
      classes[Int(outermostGroup[row])] = .account
    }
    for row in rows where outermostGroup[row] >= 0 && enclosingAccount[row] < 0 {
      let group = outermostGroup[row]
      guard classes[Int(group)] == .account else { continue }
      enclosingAccount[row] = group
      if department[row] == group { department[row] = -1 }
    }
  }

  private func noteUnknown(_ log: inout DiagnosticLog) {
    for row in rows where classes[row] == .none && table.document.isReferable(node: row) {
      if isSupplier[row] && (table.isGroup[row] || table[.kind, row] == 0) { continue }
      if table.isNote[row] && table[.kind, row] == 0 { continue }
      if table.nodeKinds[row] != nil { continue }
      let kind = table[.kind, row]
      if kind != 0, normalized(trimmedWord(table.string(kind))) == NodeKind.legend { continue }
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
}
