import DMUGraph
import GraphML

/// A file that is being understood: its columns, what its nodes and edges are, its accounts.
struct FileImport {
  let table: FileTable
  let classes: FileClasses
  let edges: EdgeMeanings
  let values: ValueReader
  private(set) var accounts: FileAccounts?
  var log: DiagnosticLog
  /// By node: the position of the account, contact, member of staff … in the portfolio, or -1.
  var positions: [Int32]
  var inference = FileUnderstanding.Inference()

  init(
    _ document: Document, words: ImportWords, options: ImportOptions, log: DiagnosticLog
  ) {
    var log = log
    table = FileTable(document, words: words, log: &log)
    classes = FileClasses(table, words: words, options: options, log: &log)
    edges = EdgeMeanings(table, classes.classes, words: words, options: options, log: &log)
    values = ValueReader(table: table, words: words, hasKind: classes.hasKind)
    positions = [Int32](repeating: -1, count: document.nodeCount)
    self.log = log
  }

  /// The names of the accounts that have a node, as bytes.
  var accountNames: [[UInt8]] {
    classes.classes.indices.filter { classes.classes[$0] == .account }
      .map { Array(table.name(ofGroup: $0).utf8) }
  }

  /// Finds the account of each contact, once the names of the other files' accounts are known.
  mutating func findAccounts(others: Set<[UInt8]>, options: ImportOptions) {
    accounts = FileAccounts(
      table, classes, memberships: edges.memberships, others: others, options: options, log: &log)
  }

  /// A person's name and title: of a text of several lines the first is the name.
  func nameAndTitle(_ row: Int) -> (name: String, title: String) {
    let written = table.string(table[.name, row])
    let hasLines = written.utf8.contains { $0 == 10 || $0 == 13 }
    let drawn = table.labels[row] == 0 ? [] : table.labelLines(row)
    let lines =
      hasLines ? written.split(whereSeparator: \.isNewline).map(trimmed).filter { !$0.isEmpty } : []
    let name = hasLines ? lines.first ?? "" : written.isEmpty ? drawn.first ?? "" : trimmed(written)
    let title = trimmed(table.string(table[.title, row]))
    if !title.isEmpty { return (name, title) }
    return (name, (hasLines ? lines : drawn).dropFirst().joined(separator: " "))
  }
}
