import DMUGraph
import DMUProfile
import DMUText
import GraphML
import Synchronization

/// Reads the people of some nodes of a file, one after another.
struct PeopleReading: ~Copyable {
  /// What was read.
  struct People: Sendable {
    /// Has the texts.
    fileprivate var builder: PortfolioBuilder
    /// The staff and competitors.
    var others: [Other] = []
    var inferredRoles: [FileUnderstanding.InferredRole] = []
    var log: DiagnosticLog

    /// Appends what was read next and gives how far its texts have moved.
    fileprivate mutating func append(_ next: People) -> UInt32 {
      var next = next
      let shift = builder.takeTexts(of: &next.builder)
      others += next.others.map { $0.moved(by: shift) }
      inferredRoles += next.inferredRoles
      log.append(next.log)
      return shift
    }
  }

  /// A member of staff, or a competitor, whose texts are kept with the contacts'.
  struct Other: Sendable {
    var row: Int
    var person: Person
    var roles: [String]
    /// Whether an account is written of them.
    var hasAccount: Bool

    func moved(by shift: UInt32) -> Other {
      Other(row: row, person: person.moved(by: shift), roles: roles, hasAccount: hasAccount)
    }
  }

  private let accounts: [AccountID]
  private let accountOf: [Int32]
  private let options: ImportOptions
  private var words: ImportWords
  private var people: People

  /// So many nodes are worth a thread.
  private static let length = 10_000

  /// Reads the people of a file on all cores.
  ///
  /// - Parameters:
  ///   - accounts: By account of the file, its position in the portfolio.
  ///   - builder: What the contacts that belong to an account are added to, and the texts of all.
  static func read(
    _ file: FileImport, accounts: [AccountID], options: ImportOptions,
    into builder: inout PortfolioBuilder
  ) -> People {
    let count = file.classes.classes.count
    let parts = ranges(of: count, parts: partCount(of: count, atLeast: length, options))
    let counts = parts.map { $0.count { file.isPlacedContact($0) } }
    var start = builder.contactCount
    let new = PortfolioBuilder(policy: options.policy)
    // The first part adds to the texts that are there.
    var texts = new
    _ = texts.takeTexts(of: &builder)
    let first = Mutex<PortfolioBuilder?>(texts)
    texts = new
    var read = builder.addContacts(counts) { part, contacts in
      let builder = part == 0 ? first.withLock { $0.take() } : nil
      var reading = PeopleReading(file, parts[part], accounts, options, builder ?? new)
      for row in parts[part] { reading.read(row, file, &contacts) }
      return reading.finish()
    }
    var people = read.removeFirst()
    for (part, count) in counts.enumerated() {
      if part > 0 {
        let shift = people.append(read.removeFirst())
        builder.moveTexts(ofContacts: start..<start + count, by: shift)
      }
      start += count
    }
    _ = builder.takeTexts(of: &people.builder)
    return people
  }

  private init(
    _ file: FileImport, _ rows: Range<Int>, _ accounts: [AccountID], _ options: ImportOptions,
    _ builder: consuming PortfolioBuilder
  ) {
    self.accounts = accounts
    accountOf = file.accounts?.accountOf ?? []
    self.options = options
    words = ImportWords(options: options)
    people = People(builder: builder, log: file.log.emptied)
    // The first has room for those that are appended to it.
    people.builder.reserve(
      text: file.table.document.textCount(
        ofItems: file.table.document.items(
          ofNodes: rows.lowerBound == 0 ? file.classes.classes.indices : rows)))
  }

  private consuming func finish() -> People { people }

  private mutating func read(
    _ row: Int, _ file: FileImport, _ contacts: inout OutputSpan<Contact>
  ) {
    switch file.classes.classes[row] {
    case .contact: readContact(row, file, &contacts)
    case .staff, .competitor:
      let value = file.table[.role, row]
      let roles = value == 0 ? [] : file.table.withValue(value) { words.staffRoles($0) }
      people.others.append(
        Other(
          row: row, person: person(row, file), roles: roles,
          hasAccount: file.table[.account, row] != 0))
    case .account, .product, .department, .none: break
    }
  }

  private mutating func readContact(
    _ row: Int, _ file: FileImport, _ contacts: inout OutputSpan<Contact>
  ) {
    var person = person(row, file)
    let entry = accountOf[row]
    if entry >= 0 {
      person.id = file.table.document.withNodeID(row) { people.builder.text(utf8: $0) }
    }
    // Whoever belongs nowhere is left out, after a look at what is written of them.
    var contact = Contact(person: person, account: entry < 0 ? 0 : accounts[Int(entry)])
    contact.influence = file.values.number(.influence, row, 0...1, &people.log)
    contact.stance = file.values.stance(row, &words, &people.log)
    addRoles(to: &contact, row, file)
    if entry >= 0 { contacts.append(contact) }
  }

  private mutating func addRoles(to contact: inout Contact, _ row: Int, _ file: FileImport) {
    let value = file.table[.role, row]
    var source = ""
    if value != 0 {
      let found = file.table.withValue(value) { words.contactRoles($0) }
      contact.roles = found.roles.union(found.inferred)
      contact.inferredRoles = found.inferred
      if !found.inferred.isEmpty { source = file.table.string(value) }
      for word in found.unknown {
        people.log.note(
          .warning, .unknownRole, at: file.table.position(value),
          element: file.table.document.describe(node: row),
          "\"\(word)\" is no role and no title that is known; it counts as no role"
            + words.hint(role: word))
      }
    }
    if contact.roles.isEmpty && !options.isStrict && !contact.person.title.isEmpty {
      contact.roles = words.roles(ofTitle: contact.person.title, in: people.builder)
      contact.inferredRoles = contact.roles
      if !contact.roles.isEmpty { source = people.builder.string(contact.person.title) }
    }
    if !contact.inferredRoles.isEmpty {
      people.inferredRoles.append(
        .init(
          id: file.table.document.nodeID(row), name: people.builder.string(contact.person.name),
          roles: words.names(contact.inferredRoles), title: source))
    }
  }

  private mutating func person(_ row: Int, _ file: FileImport) -> Person {
    let name = nameAndTitle(row, file)
    var person = Person(id: .empty, name: name.name)
    person.title = name.title
    person.email = text(.email, row, file)
    person.department = text(.department, row, file)
    person.location = text(.location, row, file)
    let department = Int(file.classes.department[row])
    if person.department.isEmpty && department >= 0 {
      person.department = people.builder.text(file.table.name(ofGroup: department))
    }
    person.departureRate = file.values.number(.departureRate, row, 0...1, &people.log)
    return person
  }

  private mutating func nameAndTitle(_ row: Int, _ file: FileImport) -> (name: Text, title: Text) {
    // Nearly all names are one line without blanks around it, and need no string.
    let (name, title) = (file.table[.name, row], file.table[.title, row])
    if name != 0, file.table.withValue(name, isPlainLine),
      title == 0
        ? file.table.labels[row] == 0 : file.table.withValue(title, isPlainLine)
    {
      return (text(.name, row, file), text(.title, row, file))
    }
    let texts = file.nameAndTitle(row)
    return (people.builder.text(texts.name), people.builder.text(texts.title))
  }

  private mutating func text(_ attribute: NodeAttribute, _ row: Int, _ file: FileImport) -> Text {
    let value = file.table[attribute, row]
    return value == 0 ? .empty : file.table.withValue(value) { people.builder.text(utf8: $0) }
  }
}
