import DMUGraph
import DMUText
import GraphML

/// The staff, or the competitors, of a portfolio, each person once.
///
/// People of two files are the same when their emails match, or else, when one of them has no email,
/// their names and roles. People of one file are never taken for the same.
struct PersonIdentities {
  struct Entry {
    var person: Person
    var roles: [String]
    var email: String
    var origin: PortfolioAssembly.Origin
  }

  private struct NameAndRoles: Hashable {
    var name: [UInt8]
    var roles: Set<String>
  }

  private(set) var entries: [Entry] = []
  private var byEmail: [String: Int] = [:]
  private var byName: [NameAndRoles: [Int]] = [:]
  /// The people of the file that is being read.
  private var current: [(entry: Int, email: String, name: NameAndRoles)] = []

  /// The position of a person, new or met in an earlier file.
  mutating func add(
    _ person: Person, roles: [String], email: String, name: String,
    origin: PortfolioAssembly.Origin, row: Int, _ file: FileImport
  ) -> Int32 {
    let email = trimmedWord(email).lowercased()
    let key = NameAndRoles(name: Array(name.utf8), roles: Set(roles.map(normalized)))
    let entry: Int
    if !email.isEmpty, let known = byEmail[email] {
      entry = known
    } else if !name.isEmpty,
      let known = byName[key]?.first(where: { email.isEmpty || entries[$0].email.isEmpty })
    {
      entry = known
      if entries[known].email.isEmpty {
        entries[known].email = email
        entries[known].person.email = person.email
      }
      if roles.isEmpty {
        file.log.note(
          .warning, .mergedPerson,
          at: file.table.document.position(ofItem: file.table.document.nodeItem(row)),
          element: file.table.document.describe(node: row),
          "\(name) is taken for the person of that name in another file, as neither has a role; "
            + "give both an email, or roles, to tell them apart")
      }
    } else {
      entry = entries.count
      entries.append(Entry(person: person, roles: roles, email: email, origin: origin))
    }
    if entries[entry].roles.isEmpty { entries[entry].roles = roles }
    current.append((entry, email, key))
    return Int32(entry)
  }

  /// Lets the people of the file just read be met in the next one.
  mutating func closeFile() {
    for (entry, email, name) in current {
      if !email.isEmpty && byEmail[email] == nil { byEmail[email] = entry }
      if !name.name.isEmpty { byName[name, default: []].append(entry) }
    }
    current = []
  }
}
