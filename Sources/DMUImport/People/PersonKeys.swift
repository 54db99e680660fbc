import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// The people of a file as they are looked for: the hashes of their names and emails, and the posts that nobody holds.
struct PersonKeys: Sendable {
  /// The nodes of posts that nobody holds.
  private(set) var vacancies: Set<Int> = []
  private var names: [UInt64] = []
  private var emails: [UInt64] = []

  private static let nodesPerPart = 10_000

  /// None, as long as the people are not looked at.
  init() {}

  /// Looks at the people of a file on all cores, in time linear in what is written of them.
  init(_ table: AttributeTable, _ classification: NodeClassification) {
    let (classes, hasKind) = (classification.classes, classification.hasKind)
    let starts = Array(stride(from: 0, to: classes.count, by: Self.nodesPerPart))
    let parts = concurrentResults(of: starts) { start in
      var part = PersonKeys()
      for row in start..<min(start + Self.nodesPerPart, classes.count) {
        switch classes[row] {
        case .contact, .staff, .competitor: part.add(row, table, hasKind: hasKind[row])
        case .account, .product, .deal, .department, .none: part.add(name: 0, email: 0)
        }
      }
      return part
    }
    for part in parts {
      vacancies.formUnion(part.vacancies)
      names += part.names
      emails += part.emails
    }
  }

  /// The hashes of the name and the email of a person's node, 0 where there is none.
  subscript(row: Int) -> PersonIdentities.Node {
    PersonIdentities.Node(row: row, name: names[row], email: emails[row])
  }

  private mutating func add(name: UInt64, email: UInt64) {
    names.append(name)
    emails.append(email)
  }

  private mutating func add(_ row: Int, _ table: AttributeTable, hasKind: Bool) {
    let isVacant: Bool
    let name: UInt64
    if table.isPlainPerson(row, hasKind: hasKind) {
      (name, isVacant) = table.withValue(table[.name, row]) { text in
        (ComparableName.hash(text), text.count < 60 && isVacancy(String(decoding: text)))
      }
    } else {
      let label = table.personDescription(row, hasKind: hasKind)
      isVacant = label.isVacant
      var text = label.name.isEmpty ? table.nameByID(row) : label.name
      name = text.withUTF8 { ComparableName.hash($0.span) }
    }
    if isVacant { vacancies.insert(row) }
    let email = table[.email, row]
    add(name: name, email: email == 0 ? 0 : table.withValue(email) { ComparableName.hash($0) })
  }
}
