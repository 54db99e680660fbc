import DMUGraph
import DMUProfile
import DMUText
import GraphML
import OrderedCollections

/// The accounts of a file, and to which of them each contact and each deal belongs.
struct AccountAssignment {
  /// An account of the file.
  struct Entry {
    /// The nodes that stand for it: those of one name. None when only its name is known.
    var rows: [Int] = []
    var name: String
  }

  /// The accounts in the order of the file, those without a node last.
  private(set) var entries: [Entry] = []
  /// By node: the position in ``entries`` of a contact's account, of several the first, or -1.
  private(set) var accountOf: [Int32]
  /// By node: the positions of a contact's further accounts.
  private(set) var furtherAccounts: [Int: [Int32]] = [:]

  private let table: AttributeTable
  private let options: ImportOptions
  /// By node: the position in ``entries`` of the account that it stands for, or -1.
  private var entryOfRow: [Int32]
  /// The account of each name, as names are compared.
  private var entryOfName: [String: Int32] = [:]

  /// - Parameters:
  ///   - nodes: The nodes that stand for accounts, and their names.
  ///   - knownNames: The names of the accounts of all files, as names are compared.
  init(
    _ table: AttributeTable, _ classification: NodeClassification, _ edges: EdgeInterpretation,
    nodes: [(row: Int, name: String)], knownNames: Set<String>,
    options: ImportOptions, log: inout DiagnosticLog
  ) {
    self.table = table
    self.options = options
    accountOf = [Int32](repeating: -1, count: classification.classes.count)
    entryOfRow = accountOf
    let memberships = edges.memberships
    for node in nodes { add(node) }
    let contacts = accountOf.indices.filter { classification.classes[$0] == .contact }
    let deals = accountOf.indices.filter { classification.classes[$0] == .deal }
    let members = contacts + deals
    for row in members where table[.account, row] != 0 {
      // Nearly all name one account, by its id.
      let node = table.withValue(table[.account, row]) {
        table.node(withID: $0, besideNode: row)
      }
      if let node { accountOf[row] = entryOfRow[node] }
    }
    for row in members where accountOf[row] < 0 && table[.account, row] != 0 {
      assign(row, to: namedAccounts(row, knownNames, &log))
    }
    for row in members {
      let enclosing = options.isStrict ? -1 : classification.enclosingAccount[row]
      let group = enclosing >= 0 ? [entryOfRow[Int(enclosing)]] : []
      let edges = memberships.accounts(of: row).map { entryOfRow[$0] }
      if accountOf[row] < 0 { assign(row, to: group.isEmpty ? edges : group) }
      checkAgreement(row, group: group, edges: edges, &log)
    }
    if !options.isStrict {
      assignToChart(contacts, classification)
      if contacts.contains(where: { accountOf[$0] < 0 }) {
        edges.joinAccounts({ classification.classes[$0] == .contact }, &accountOf)
      }
    }
    assignRest(contacts.filter { accountOf[$0] < 0 }, &log)
  }

  /// Adds the account of a node, or the node to the account of that name.
  private mutating func add(_ node: (row: Int, name: String)) {
    let name = ComparableName.folded(node.name)
    if !name.isEmpty, let known = entryOfName[name] {
      entries[Int(known)].rows.append(node.row)
      entryOfRow[node.row] = known
      return
    }
    entryOfRow[node.row] = add(Entry(rows: [node.row], name: node.name))
  }

  private mutating func add(_ entry: Entry) -> Int32 {
    let position = Int32(entries.count)
    let name = ComparableName.folded(entry.name)
    if !name.isEmpty { entryOfName[name] = position }
    entries.append(entry)
    return position
  }

  private mutating func assign(_ row: Int, to accounts: [Int32]) {
    let distinct = OrderedSet(accounts.lazy.filter { $0 >= 0 })
    guard let first = distinct.first else { return }
    accountOf[row] = first
    if distinct.count > 1 { furtherAccounts[row] = Array(distinct.dropFirst()) }
  }

  /// The accounts that a contact's attribute names; new ones of those names where there is none, unless
  /// nothing may be inferred.
  private mutating func namedAccounts(
    _ row: Int, _ knownNames: Set<String>, _ log: inout DiagnosticLog
  ) -> [Int32] {
    let found = table.accountNames(row) { name -> Int32? in
      if let node = table.node(withID: name, besideNode: row), entryOfRow[node] >= 0 {
        return entryOfRow[node]
      }
      return entryOfName[ComparableName.folded(name)]
    }
    return found.map { name, entry in
      if let entry { return entry }
      let folded = ComparableName.folded(name)
      // One that the same value named before.
      if let entry = entryOfName[folded] { return entry }
      if !knownNames.contains(folded) {
        log.note(
          .warning, .unknownAccount, at: table.position(table[.account, row]),
          element: table.document.describe(node: row),
          "no node is the account \"\(name)\""
            + (options.isStrict ? "" : "; it is taken as an account of that name"))
        if options.isStrict { return -1 }
      }
      return add(Entry(name: name))
    }
  }

  /// Warns of a contact or a deal whose group or `member_of` edges name another account than what comes first.
  private func checkAgreement(
    _ row: Int, group: [Int32], edges: [Int32], _ log: inout DiagnosticLog
  ) {
    guard accountOf[row] >= 0, !group.isEmpty || !edges.isEmpty else { return }
    let isWritten = table[.account, row] != 0
    let accounts = Set([accountOf[row]] + (furtherAccounts[row] ?? []))
    let others = ((isWritten ? group : []) + edges).filter { $0 >= 0 && !accounts.contains($0) }
    guard let other = others.first else { return }
    log.note(
      .warning, .severalAccounts,
      at: table.document.position(ofItem: table.document.nodeItem(row)),
      element: table.document.describe(node: row),
      "it belongs to \"\(entries[Int(accountOf[row])].name)\" by "
        + (isWritten ? "the attribute account" : "the enclosing group")
        + ", which counts, and to \"\(entries[Int(other)].name)\" by "
        + (isWritten && group.contains(other) ? "the enclosing group" : "a member_of edge"))
  }

  /// Assigns the people of groups that are departments to the one account of these.
  private mutating func assignToChart(
    _ contacts: [Int], _ classification: NodeClassification
  ) {
    guard classification.groupsAreDepartments else { return }
    var chart: Int32?
    for row in contacts where accountOf[row] < 0 && classification.outermostGroup[row] >= 0 {
      if chart == nil {
        let boxes = classification.boxes.filter { $0.meaning == .account }
        if let box = boxes.first, boxes.count == 1 {
          chart = entryOfRow[box.row]
        } else if entries.count == 1 {
          chart = 0
        } else {
          chart = addChart()
        }
      }
      accountOf[row] = chart ?? -1
    }
  }

  /// Adds an account of the graph's or the file's name.
  private mutating func addChart() -> Int32 {
    let stem = fileStem(table.document.path)
    return add(Entry(name: table.graphName.isEmpty ? stem : table.graphName))
  }

  /// Assigns contacts of whom nothing is said to the only account that there is; one of the graph's or the file's
  /// name where there is none.
  private mutating func assignRest(
    _ contacts: [Int], _ log: inout DiagnosticLog
  ) {
    if contacts.isEmpty { return }
    if !options.isStrict && entries.isEmpty { _ = addChart() }
    for row in contacts {
      if !options.isStrict && entries.count == 1 {
        accountOf[row] = 0
      } else {
        noteWithoutAccount(row, &log)
      }
    }
  }

  private func noteWithoutAccount(_ row: Int, _ log: inout DiagnosticLog) {
    log.note(
      .warning, .contactWithoutAccount,
      at: table.document.position(ofItem: table.document.nodeItem(row)),
      element: table.document.describe(node: row),
      "nothing says to which account the contact belongs; it is left out of the analysis: "
        + "add the attribute account")
  }
}

/// The accounts that the `member_of` edges of nodes name.
struct AccountMemberships {
  private var first: [Int32]
  private var further: [Int: [Int32]] = [:]

  init(nodeCount: Int) { first = [Int32](repeating: -1, count: nodeCount) }

  /// Adds that a node is a member of an account's node.
  mutating func add(_ row: Int, memberOf account: Int) {
    if first[row] < 0 {
      first[row] = Int32(account)
    } else {
      further[row, default: []].append(Int32(account))
    }
  }

  /// The nodes of the accounts of a node, in the order of the edges.
  func accounts(of row: Int) -> [Int] {
    if first[row] < 0 { return [] }
    return [Int(first[row])] + (further[row] ?? []).map { Int($0) }
  }
}

/// The name of a file without its folder and its last extension.
func fileStem(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}
