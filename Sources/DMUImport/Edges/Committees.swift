import DMUGraph
import DMUProfile
import GraphML

/// The hyperedges of a file, read as committees: the contacts in one work with one another.
///
/// Staff and others may sit in a committee too, but that ties nobody to anybody: whom we know is said
/// by edges alone.
struct Committees {
  /// By hyperedge: the contacts that work with one another, or none when it is left out.
  private(set) var members: [[Int32]] = []
  /// The number of hyperedges that were read as committees without being called so.
  private(set) var inferredCount = 0

  private let table: AttributeTable

  init(
    _ table: AttributeTable, _ classes: [NodeClass], words: inout WordMeanings,
    options: ImportOptions, log: inout DiagnosticLog
  ) {
    self.table = table
    // A committee of n has n(n − 1)/2 pairs. Together they stay in proportion to the file.
    var budget = 100_000 + 8 * table.hyperedges.reduce(0) { $0 + $1.members.count }
    for hyperedge in table.hyperedges {
      let value = hyperedge[.kind]
      let kind = value == 0 ? nil : table.withValue(value) { words.edgeKind($0) }
      var seen: Set<Int32> = []
      let contacts = hyperedge.members.filter {
        classes[Int($0)] == .contact && seen.insert($0).inserted
      }
      let pairs = contacts.count * (contacts.count - 1) / 2
      members.append([])
      if let kind, kind != .worksWith, kind != .relationship {
        note(.unknownKind, hyperedge, "\(kind.rawValue) means nothing between more than two", &log)
      } else if kind == nil && options.isStrict {
        note(.unknownKind, hyperedge, "the hyperedge has no kind that is looked at", &log)
      } else if pairs == 0 {
        note(.unknownKind, hyperedge, "fewer than two contacts are in the hyperedge", &log)
      } else if pairs > budget {
        note(
          .ignoredAttribute, hyperedge,
          "\(contacts.count) contacts are too many to work all with one another", &log)
      } else {
        budget -= pairs
        members[members.count - 1] = contacts
        if kind == nil { inferredCount += 1 }
      }
    }
  }

  /// The number of hyperedges that are read as committees.
  var count: Int { members.count { !$0.isEmpty } }

  /// Adds a link for every two members of a committee.
  func add(
    to builder: inout PortfolioBuilder, positions: [Int32], _ values: AttributeValues,
    _ log: inout DiagnosticLog
  ) {
    for (hyperedge, contacts) in zip(table.hyperedges, members) where !contacts.isEmpty {
      let weight = values.weight(of: hyperedge, &log)
      let people = contacts.map { positions[Int($0)] }.filter { $0 >= 0 }.map { ContactID(Int($0)) }
      for (index, person) in people.enumerated() {
        for other in people[(index + 1)...] {
          builder.addContactLink(
            Link(kind: .worksWith, source: person, target: other, weight: weight))
        }
      }
    }
  }

  private func note(
    _ code: Diagnostic.Code, _ hyperedge: AttributeTable.Hyperedge, _ message: String,
    _ log: inout DiagnosticLog
  ) {
    log.note(
      .warning, code, at: table.document.position(ofItem: hyperedge.item),
      element: table.document.describe(itemAt: hyperedge.item),
      message + "; it is left out of the analysis")
  }
}
