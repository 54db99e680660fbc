import DMUGraph
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

  private let table: FileTable
  private let classes: FileClasses
  /// By node: the position in ``entries`` of the account that it stands for, or -1.
  private var entryOfRow: [Int32]
  private var entryOfName: [ExactName: Int] = [:]
  /// The value that was looked up last, as one contact of an account often follows another.
  private var last: (value: [UInt8], entry: Int) = ([], -1)

  /// - Parameters:
  ///   - known: The names of the accounts of all files, as bytes.
  ///   - memberships: By node, the account node that its `member_of` edge names, -1 for none and -2
  ///     for several.
  init(
    _ table: FileTable, _ classes: FileClasses, memberships: [Int32], known: Set<ExactName>,
    options: ImportOptions, log: inout DiagnosticLog
  ) {
    self.table = table
    self.classes = classes
    accountOf = [Int32](repeating: -1, count: classes.classes.count)
    entryOfRow = accountOf
    for row in classes.classes.indices where classes.classes[row] == .account {
      add(Entry(row: row, name: table.name(ofGroup: row)))
    }
    let contacts = classes.classes.indices.filter { classes.classes[$0] == .contact }
    for row in contacts where table[.account, row] != 0 {
      accountOf[row] = Int32(entry(namedBy: row, known: known, options, &log))
    }
    for row in contacts where accountOf[row] < 0 {
      if !options.isStrict, classes.enclosingAccount[row] >= 0 {
        accountOf[row] = entryOfRow[Int(classes.enclosingAccount[row])]
      }
      if accountOf[row] < 0, memberships[row] >= 0 {
        accountOf[row] = entryOfRow[Int(memberships[row])]
      }
    }
    let rest = contacts.filter { accountOf[$0] < 0 }
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
    let key = ExactName(entry.name)
    if let row = entry.row { entryOfRow[row] = Int32(entries.count) }
    if !key.isEmpty && entryOfName[key] == nil { entryOfName[key] = entries.count }
    entries.append(entry)
  }

  /// The account that a contact's attribute names by id or else by name; a new one of that name when
  /// there is none, or -1 where nothing may be inferred.
  private mutating func entry(
    namedBy row: Int, known: Set<ExactName>, _ options: ImportOptions, _ log: inout DiagnosticLog
  ) -> Int {
    let value = table[.account, row]
    // In several graphs the same id may stand for several nodes.
    if last.entry >= 0, table.document.counts.graphs <= 1,
      table.withValue(value, { $0.equals(last.value) })
    {
      return last.entry
    }
    let entry = newEntry(namedBy: row, value, known: known, options, &log)
    last = (table.withValue(value) { text in text.indices.map { text[$0] } }, entry)
    return entry
  }

  private mutating func newEntry(
    namedBy row: Int, _ value: FileTable.Value, known: Set<ExactName>, _ options: ImportOptions,
    _ log: inout DiagnosticLog
  ) -> Int {
    if let node = table.withValue(value, { table.node(withID: $0, besideNode: row) }),
      entryOfRow[node] >= 0
    {
      return Int(entryOfRow[node])
    }
    let name = trimmedWord(table.string(value))
    let key = ExactName(name)
    if let entry = entryOfName[key] { return entry }
    if !known.contains(key) {
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
  private let bytes: [UInt8]

  init(_ name: String) { bytes = Array(name.utf8) }

  var isEmpty: Bool { bytes.isEmpty }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
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
