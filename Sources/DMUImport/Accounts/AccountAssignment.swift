import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// The accounts of a file, and to which of them each contact belongs.
struct AccountAssignment {
  /// An account of the file.
  struct Entry {
    /// The node that stands for it; `nil` when only its name is known.
    var row: Int?
    var name: String
  }

  /// The accounts in the order of the file, those without a node last.
  private(set) var entries: [Entry] = []
  /// By node: the position in ``entries`` of a contact's account, or -1.
  private(set) var accountOf: [Int32]

  private let table: AttributeTable
  private let options: ImportOptions
  /// By node: the position in ``entries`` of the account that it stands for, or -1.
  private var entryOfRow: [Int32]
  /// The first account of each name, in UTF-8.
  private var entryOfName: [[UInt8]: Int32] = [:]

  /// - Parameters:
  ///   - nodes: The nodes that stand for accounts, and their names.
  ///   - knownNames: The names of the accounts of all files, in UTF-8.
  init(
    _ table: AttributeTable, _ classification: NodeClassification, _ edges: EdgeInterpretation,
    nodes: [(row: Int, name: String)], knownNames: Set<[UInt8]>,
    options: ImportOptions, log: inout DiagnosticLog
  ) {
    self.table = table
    self.options = options
    accountOf = [Int32](repeating: -1, count: classification.classes.count)
    entryOfRow = accountOf
    let memberships = edges.memberships
    for node in nodes { add(Entry(row: node.row, name: node.name)) }
    let contacts = accountOf.indices.filter { classification.classes[$0] == .contact }
    for row in contacts where table[.account, row] != 0 {
      let node = table.withValue(table[.account, row]) {
        table.node(withID: $0, besideNode: row)
      }
      if let node { accountOf[row] = entryOfRow[node] }
    }
    for row in contacts where accountOf[row] < 0 && table[.account, row] != 0 {
      accountOf[row] = entry(namedBy: row, knownNames, &log)
    }
    for row in contacts where accountOf[row] < 0 {
      if !options.isStrict, classification.enclosingAccount[row] >= 0 {
        accountOf[row] = entryOfRow[Int(classification.enclosingAccount[row])]
      }
      if accountOf[row] < 0, memberships[row] >= 0 {
        accountOf[row] = entryOfRow[Int(memberships[row])]
      }
    }
    if !options.isStrict {
      assignToChart(contacts, classification)
      if contacts.contains(where: { accountOf[$0] < 0 }) {
        edges.joinAccounts({ classification.classes[$0] == .contact }, &accountOf)
      }
    }
    assignRest(contacts.filter { accountOf[$0] < 0 }, memberships, &log)
  }

  private mutating func add(_ entry: Entry) {
    let position = Int32(entries.count)
    if let row = entry.row { entryOfRow[row] = position }
    let name = Array(entry.name.utf8)
    if !name.isEmpty && entryOfName[name] == nil { entryOfName[name] = position }
    entries.append(entry)
  }

  /// The account that a contact's attribute names; a new one of that name when there is none, or -1 where
  /// nothing may be inferred.
  private mutating func entry(
    namedBy row: Int, _ knownNames: Set<[UInt8]>, _ log: inout DiagnosticLog
  ) -> Int32 {
    let value = table[.account, row]
    let name = trimmedWord(table.string(value))
    let key = Array(name.utf8)
    if let entry = entryOfName[key] { return entry }
    if !knownNames.contains(key) {
      log.note(
        .warning, .unknownAccount, at: table.position(value),
        element: table.document.describe(node: row),
        "no node is the account \"\(name)\""
          + (options.isStrict ? "" : "; it is taken as an account of that name"))
      if options.isStrict { return -1 }
    }
    add(Entry(row: nil, name: name))
    return Int32(entries.count - 1)
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
    add(Entry(row: nil, name: table.graphName.isEmpty ? stem : table.graphName))
    return Int32(entries.count - 1)
  }

  /// Assigns contacts of whom nothing is said to the only account that there is; one of the graph's or the file's
  /// name where there is none.
  private mutating func assignRest(
    _ contacts: [Int], _ memberships: [Int32], _ log: inout DiagnosticLog
  ) {
    if contacts.isEmpty { return }
    if !options.isStrict && entries.isEmpty { _ = addChart() }
    for row in contacts {
      if !options.isStrict && entries.count == 1 {
        accountOf[row] = 0
      } else {
        noteWithoutAccount(row, memberships[row] == -2, &log)
      }
    }
  }

  private func noteWithoutAccount(_ row: Int, _ isAmbiguous: Bool, _ log: inout DiagnosticLog) {
    log.note(
      .warning, .contactWithoutAccount,
      at: table.document.position(ofItem: table.document.nodeItem(row)),
      element: table.document.describe(node: row),
      isAmbiguous
        ? "member_of edges name several accounts; the contact is left out of the analysis"
        : "nothing says to which account the contact belongs; it is left out of the analysis: "
          + "add the attribute account")
  }
}

/// The name of a file without its folder and its last extension.
func fileStem(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}
