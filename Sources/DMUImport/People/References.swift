import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// Somebody or some account that a column names: a manager, an owner of an account, the account above it.
struct Reference {
  enum Subject {
    /// The manager of a contact or of one of ours.
    case manager(of: PersonID)
    case owner(of: AccountID)
    case parent(of: AccountID)
  }

  var subject: Subject
  /// The id, email or name that is written.
  var text: String
  /// The one who is meant, where it is the id of a node of the file.
  var position: Int?
  /// The file, and what to say where nobody is meant.
  var file: Int
  var diagnostic: Diagnostic
}

extension PortfolioAssembly {
  /// Gathers the managers, owners and parents that a file names, to be looked up when all files are read.
  mutating func addReferences(_ file: FileImport) {
    let table = file.table
    for row in file.positions.indices where file.positions[row] >= 0 {
      let position = Int(file.positions[row])
      switch file.classification.classes[row] {
      case .contact where table[.manager, row] != 0:
        add(.manager(of: .contact(ContactID(position))), .manager, row, .contact, file)
      case .staff where table[.manager, row] != 0:
        add(.manager(of: .staff(StaffID(position))), .manager, row, .staff, file)
      case .account:
        if table[.owner, row] != 0 {
          add(.owner(of: AccountID(position)), .owner, row, .staff, file)
        }
        if table[.parent, row] != 0 {
          add(.parent(of: AccountID(position)), .parent, row, .account, file)
        }
      default: break
      }
    }
  }

  private mutating func add(
    _ subject: Reference.Subject, _ attribute: NodeAttribute, _ row: Int, _ meant: NodeClass,
    _ file: FileImport
  ) {
    let value = file.table[attribute, row]
    let text = trimmedWord(file.table.string(value))
    let node = file.table.node(withID: text, besideNode: row)
    let isMeant = node.map { file.classification.classes[$0] == meant && file.positions[$0] >= 0 }
    let message =
      switch meant {
      case .staff where attribute == .owner: "nobody of ours is the owner \"\(text)\""
      case .account: "no account is the parent \"\(text)\""
      default: "nobody of the same side is the manager \"\(text)\", or more than one is"
      }
    references.append(
      Reference(
        subject: subject, text: text,
        position: isMeant == true ? node.map { Int(file.positions[$0]) } : nil, file: fileIndex,
        diagnostic: Diagnostic(
          severity: .warning, code: meant == .account ? .unknownAccount : .unknownPerson,
          file: file.table.document.path, position: file.table.position(value),
          element: file.table.document.describe(node: row), message: message)))
  }

  /// Looks up whom the references name, and gives what is to be said of those that name nobody.
  mutating func resolveReferences() -> [(file: Int, diagnostic: Diagnostic)] {
    if references.isEmpty { return [] }
    let people = PersonIndex(self)
    var unknown: [(file: Int, diagnostic: Diagnostic)] = []
    var parents: [Int: Reference] = [:]
    for reference in references {
      var isKnown = true
      switch reference.subject {
      case .manager(of: .contact(let report)):
        let manager = reference.position ?? people.contact(reference.text, manages: report, self)
        isKnown = manager != nil
        if let manager, manager != report.index {
          builder.addContactLink(
            Link(kind: .reportsTo, source: report, target: ContactID(manager)))
        }
      case .manager(of: .staff(let report)):
        let manager = reference.position ?? people.staff(reference.text)
        isKnown = manager != nil
        if let manager, manager != report.index {
          builder.addStaffLink(Link(kind: .reportsTo, source: report, target: StaffID(manager)))
        }
      case .manager(of: .competitor): break
      case .owner(let account):
        let owner = reference.position ?? people.staff(reference.text)
        isKnown = owner != nil
        if accounts[account.index].row.owner == nil {
          accounts[account.index].row.owner = owner.map { StaffID($0) }
        }
      case .parent(let account):
        let parent = reference.position ?? accountsByName[ComparableName.folded(reference.text)]
        isKnown = parent != nil
        if accounts[account.index].row.parent == nil, let parent {
          accounts[account.index].row.parent = AccountID(parent)
          parents[account.index] = reference
        }
      }
      if !isKnown { unknown.append((reference.file, reference.diagnostic)) }
    }
    references = []
    return unknown + cutCircles(of: parents)
  }

  /// Takes the parent from the first account of each circle, and gives what is to be said of that.
  private mutating func cutCircles(
    of parents: [Int: Reference]
  ) -> [(file: Int, diagnostic: Diagnostic)] {
    if parents.isEmpty { return [] }
    let tree = FamilyTree(accounts.map(\.row.parent))
    return tree.cut.compactMap { account in
      accounts[account].row.parent = nil
      return parents[account].map { reference in
        var diagnostic = reference.diagnostic
        diagnostic.code = .reportingCycle
        diagnostic.message =
          "the accounts above lead back to this one: its parent \"\(reference.text)\" counts as none"
        return (reference.file, diagnostic)
      }
    }
  }
}

/// The contacts and staff of a portfolio by email and name.
private struct PersonIndex {
  private var contacts: [String: [Int]] = [:]
  private var staff: [String: [Int]] = [:]

  /// - Complexity: Linear in the people.
  init(_ assembly: PortfolioAssembly) {
    func keys(_ person: Person) -> Set<String> {
      var keys: Set<String> = []
      for text in [person.email, person.name] where !text.isEmpty {
        keys.insert(ComparableName.folded(assembly.builder.string(text)))
      }
      return keys
    }
    for position in 0..<assembly.builder.contactCount {
      for key in keys(assembly.builder[ContactID(position)].person) {
        contacts[key, default: []].append(position)
      }
    }
    for (position, entry) in assembly.staff.entries.enumerated() {
      for key in keys(entry.person) { staff[key, default: []].append(position) }
    }
  }

  /// The one of ours of an email or a name; `nil` where there are several.
  func staff(_ text: String) -> Int? {
    let found = staff[ComparableName.folded(text)] ?? []
    return found.count == 1 ? found[0] : nil
  }

  /// The contact of an email or a name; of several the only one of the same first account.
  func contact(_ text: String, manages report: ContactID, _ assembly: PortfolioAssembly) -> Int? {
    let found = contacts[ComparableName.folded(text)] ?? []
    if found.count <= 1 { return found.first }
    let account = assembly.builder[report].account
    let near = found.filter { assembly.builder[ContactID($0)].account == account }
    return near.count == 1 ? near[0] : nil
  }
}
