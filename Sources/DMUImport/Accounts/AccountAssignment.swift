import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// The accounts of a file, and to which of them each contact belongs.
struct FileAccounts {
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

  /// The value that was looked up last, as one contact of an account often follows another.
  private struct LastValue {
    var value: [UInt8] = []
    var entry: Int32 = -1
  }

  private let table: FileTable
  private let classes: FileClasses
  /// By node: the position in ``entries`` of the account that it stands for, or -1.
  private var entryOfRow: [Int32]
  /// The first account of each name; made when a name is asked for.
  private var entryOfName: [ExactName: Int]?
  /// Whether an id stands for one node only, as it does within a graph.
  private let hasUniqueIDs: Bool
  /// What was looked up last by name.
  private var last = LastValue()

  /// So many nodes are worth a thread.
  private static let length = 30_000

  /// - Parameters:
  ///   - nodes: The nodes that stand for accounts, and their names.
  ///   - memberships: By node, the account node that its `member_of` edge names, -1 for none and -2
  ///     for several.
  ///   - isKnown: Whether an account of any file has a name.
  init(
    _ table: FileTable, _ classes: FileClasses, nodes: [(row: Int, name: String)],
    memberships: [Int32], isKnown: (ExactName) -> Bool, options: ImportOptions,
    log: inout DiagnosticLog
  ) {
    self.table = table
    self.classes = classes
    hasUniqueIDs = table.document.counts.graphs <= 1
    accountOf = [Int32](repeating: -1, count: classes.classes.count)
    entryOfRow = accountOf
    for node in nodes { add(Entry(row: node.row, name: node.name)) }
    let parts = partCount(of: accountOf.count, atLeast: Self.length, options)
    accountOf = joined(ranges(of: accountOf.count, parts: parts)) { [self] in
      accountsByID($0)
    } append: {
      $0 += $1
    }
    for row in accountOf.indices
    where accountOf[row] < 0 && classes.classes[row] == .contact && table[.account, row] != 0 {
      accountOf[row] = entry(namedBy: row, isKnown, options, &log)
    }
    for row in accountOf.indices where classes.classes[row] == .contact && accountOf[row] < 0 {
      if !options.isStrict, classes.enclosingAccount[row] >= 0 {
        accountOf[row] = entryOfRow[Int(classes.enclosingAccount[row])]
      }
      if accountOf[row] < 0, memberships[row] >= 0 {
        accountOf[row] = entryOfRow[Int(memberships[row])]
      }
    }
    let rest = accountOf.indices.filter { classes.classes[$0] == .contact && accountOf[$0] < 0 }
    if rest.isEmpty { return }
    if !options.isStrict && entries.isEmpty {
      let stem = fileStem(table.document.path)
      add(Entry(row: nil, name: table.graphName.isEmpty ? stem : table.graphName))
    }
    for row in rest {
      if !options.isStrict && entries.count == 1 {
        accountOf[row] = 0
      } else {
        noteWithoutAccount(row, memberships[row] == -2, &log)
      }
    }
  }

  private mutating func add(_ entry: Entry) {
    if let row = entry.row { entryOfRow[row] = Int32(entries.count) }
    entries.append(entry)
    if entryOfName != nil { addName(of: entries.count - 1) }
  }

  private mutating func addName(of entry: Int) {
    let key = ExactName(entries[entry].name)
    if !key.isEmpty && entryOfName?[key] == nil { entryOfName?[key] = entry }
  }

  /// The accounts whose ids some contacts have as their attribute, -1 for all other nodes.
  private func accountsByID(_ rows: Range<Int>) -> [Int32] {
    var last = LastValue()
    return rows.map { row in
      let value = table[.account, row]
      guard classes.classes[row] == .contact, value != 0 else { return -1 }
      return table.withValue(value) { text in
        if hasUniqueIDs && last.entry >= 0 && text.equals(last.value) { return last.entry }
        guard let node = table.node(withID: text, besideNode: row), entryOfRow[node] >= 0
        else { return -1 }
        last = LastValue(value: text.indices.map { text[$0] }, entry: entryOfRow[node])
        return last.entry
      }
    }
  }

  /// The account that a contact's attribute names; a new one of that name when there is none, or -1 where
  /// nothing may be inferred.
  private mutating func entry(
    namedBy row: Int, _ isKnown: (ExactName) -> Bool, _ options: ImportOptions,
    _ log: inout DiagnosticLog
  ) -> Int32 {
    let value = table[.account, row]
    if hasUniqueIDs, last.entry >= 0, table.withValue(value, { $0.equals(last.value) }) {
      return last.entry
    }
    let entry = newEntry(namedBy: row, value, isKnown, options, &log)
    last = LastValue(
      value: table.withValue(value) { text in text.indices.map { text[$0] } }, entry: Int32(entry))
    return last.entry
  }

  private mutating func newEntry(
    namedBy row: Int, _ value: FileTable.Value, _ isKnown: (ExactName) -> Bool,
    _ options: ImportOptions, _ log: inout DiagnosticLog
  ) -> Int {
    if entryOfName == nil {
      entryOfName = [:]
      for entry in entries.indices { addName(of: entry) }
    }
    let name = trimmedWord(table.string(value))
    let key = ExactName(name)
    if let entry = entryOfName?[key] { return entry }
    if !isKnown(key) {
      log.note(
        .warning, .unknownAccount, at: table.position(value),
        element: table.document.describe(node: row),
        "no node is the account \"\(name)\""
          + (options.isStrict ? "" : "; it is taken as an account of that name"))
      if options.isStrict { return -1 }
    }
    add(Entry(row: nil, name: name))
    return entries.count - 1
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

/// A name as names are compared: by its bytes, as Swift takes é composed and é decomposed for the same text.
struct ExactName: Hashable {
  private let name: String

  init(_ name: String) { self.name = name }

  var isEmpty: Bool { name.isEmpty }

  static func == (one: ExactName, other: ExactName) -> Bool {
    one.name.utf8.elementsEqual(other.name.utf8)
  }

  func hash(into hasher: inout Hasher) {
    name.utf8.span.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// Nodes by their names, compared by bytes; of several with one name the first.
struct AccountNames {
  private var rows: [ExactName: Int] = [:]

  mutating func add(_ name: String, _ row: Int) {
    let key = ExactName(name)
    if !key.isEmpty && rows[key] == nil { rows[key] = row }
  }

  func row(named name: borrowing Span<UInt8>) -> Int? {
    rows[ExactName(trimmedWord(String(decoding: name)))]
  }
}

/// The name of a file without its folder and its last extension.
func fileStem(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}
