public import DMUGraph
public import DMUImport
public import DMUText
public import GraphML

/// The report of what was understood of files, what was inferred and what is wrong, in JSON.
public struct ValidationBody: ReportBody {
  /// `validate`.
  public static let analysis = "validate"
  /// The name of the list in JSON.
  public static let listName = "files"

  /// The numbers over all files.
  public var summary: Summary
  /// The files, in the order in which they were named.
  public var files: [File]
  /// The doubts that arise from the portfolio as a whole; absent for none.
  public var diagnostics: [Record]?

  /// The list that the document is about.
  public var list: [File] {
    get { files }
    set { files = newValue }
  }

  /// The numbers over all files.
  public struct Summary: Codable, Hashable, Sendable {
    /// True when the files make a portfolio.
    public var usable: Bool
    /// The number of errors.
    public var errors: Int
    /// The number of warnings.
    public var warnings: Int
    /// The number of accounts; like what follows, absent when the files make no portfolio.
    public var accounts: Int?
    /// The number of contacts.
    public var contacts: Int?
    /// The number of contacts with a role.
    public var contactsWithRole: Int?
    /// The number of the supplier's people.
    public var staff: Int?
    /// The number of rivals.
    public var competitors: Int?
    /// The number of products.
    public var products: Int?
    /// The number of ties to staff.
    public var ties: Int?
    /// The number of ties whose strength was written.
    public var tiesWithStrength: Int?
    /// The number of ties with a date of last contact.
    public var tiesWithDate: Int?

    enum CodingKeys: String, CodingKey {
      case usable, errors, warnings, accounts, contacts
      case contactsWithRole = "contacts_with_role"
      case staff, competitors, products, ties
      case tiesWithStrength = "ties_with_strength"
      case tiesWithDate = "ties_with_date"
    }
  }

  /// A file.
  public struct File: Codable, Hashable, Sendable {
    /// The path, as it was given.
    public var path: String
    /// The number of graphs; like what follows, absent when the file could not be read to its end.
    public var graphs: Int?
    /// The number of nodes.
    public var nodes: Int?
    /// The number of edges.
    public var edges: Int?
    /// The number of hyperedges.
    public var hyperedges: Int?
    /// The number of ports.
    public var ports: Int?
    /// The number of keys.
    public var keys: Int?
    /// The number of nodes and edges of each kind.
    public var kinds: JSONObject<Int>
    /// The facts that were inferred.
    public var inferred: Inferred
    /// The number of people who have left by the day.
    public var leavers: Int
    /// The number of posts that nobody holds.
    public var vacancies: Int
    /// The titles of contacts of whom no role is known, most frequent first.
    public var titles: [Title]
    /// The columns that the profile has no name for, which exports write back; absent where there are none.
    public var ownColumns: [OwnColumn]?
    /// The facts that were understood of each person; absent where they were not asked for.
    public var people: [Person]?
    /// The things that are wrong or doubtful, in the order of the file.
    public var diagnostics: [Record]

    enum CodingKeys: String, CodingKey {
      case path, graphs, nodes, edges, hyperedges, ports, keys, kinds, inferred, leavers, vacancies
      case titles
      case ownColumns = "own_columns"
      case people, diagnostics
    }
  }

  /// A column that the profile has no name for.
  public struct OwnColumn: Codable, Hashable, Sendable {
    /// The name, as it is written.
    public var name: String
    /// The kind of element that has it.
    public var on: AttributeOwner
    /// The number of nodes or edges with a value.
    public var count: Int
  }

  /// A title of contacts of whom no role is known.
  public struct Title: Codable, Hashable, Sendable {
    /// The title, as it is written.
    public var title: String
    /// The number of contacts.
    public var count: Int
  }

  /// The facts that were not written but found out.
  public struct Inferred: Codable, Hashable, Sendable {
    /// For each kind, the number of nodes of which it was inferred.
    public var nodeKinds: JSONObject<Int>
    /// For each kind, the number of edges of which it was inferred.
    public var edgeKinds: JSONObject<Int>
    /// Which way the lines of the org chart were taken to point; absent when there is none.
    public var orgChart: ImportOptions.OrgChart?
    /// The meaning that groups that are not marked were taken to have; absent when there is none.
    public var groups: ImportOptions.Groups?
    /// The boxes that were read as no people; absent when there are none.
    public var boxes: [InferredBox]?
    /// The names of the accounts without a node of their own.
    public var accountsByName: [String]
    /// The contacts whose roles were inferred.
    public var roles: [InferredRole]

    enum CodingKeys: String, CodingKey {
      case nodeKinds = "node_kinds"
      case edgeKinds = "edge_kinds"
      case orgChart = "org_chart"
      case groups, boxes
      case accountsByName = "accounts_by_name"
      case roles
    }
  }

  /// A box that was read as no person.
  public struct InferredBox: Codable, Hashable, Sendable {
    /// The node's id.
    public var id: String
    /// The text of the box.
    public var label: String
    /// The meaning that it was taken to have: `account`, `department` or `note`.
    public var meaning: String

    enum CodingKeys: String, CodingKey {
      case id, label
      case meaning = "as"
    }
  }

  /// The facts that were understood of a person.
  public struct Person: Codable, Hashable, Sendable {
    /// The id of the node, of several the first.
    public var id: String
    /// The name; like all that follows, absent where it is not known.
    public var name: String?
    /// The title.
    public var title: String?
    /// The side.
    public var side: UnderstoodPerson.Side
    /// The names of the accounts, separated by a semicolon.
    public var account: String?
    /// The department.
    public var department: String?
    /// The ids of those to whom the person reports, separated by a semicolon.
    public var manager: String?

    init(_ person: UnderstoodPerson) {
      func known(_ text: String) -> String? { text.isEmpty ? nil : text }
      id = person.id
      name = known(person.name)
      title = known(person.title)
      side = person.side
      account = known(person.account)
      department = known(person.department)
      manager = known(person.manager)
    }
  }

  /// A contact whose roles come from a title.
  public struct InferredRole: Codable, Hashable, Sendable {
    /// The node's id.
    public var id: String
    /// The contact's name.
    public var name: String
    /// The roles inferred.
    public var roles: [Role]
    /// The title from which they were inferred.
    public var from: String
  }

  /// A diagnostic.
  public struct Record: Codable, Hashable, Sendable {
    /// The severity of the problem.
    public var severity: Diagnostic.Severity
    /// The kind of problem.
    public var code: String
    /// The line, from 1; absent when no line is meant.
    public var line: Int?
    /// The column in characters, from 1; absent when no line is meant.
    public var column: Int?
    /// Tag and id of the element; absent when the whole file is meant.
    public var element: String?
    /// A message that says what is wrong and what to do.
    public var message: String

    init(_ diagnostic: Diagnostic) {
      severity = diagnostic.severity
      code = diagnostic.code.rawValue
      if diagnostic.position.line > 0 {
        line = diagnostic.position.line
        column = diagnostic.position.column
      }
      element = diagnostic.element.isEmpty ? nil : diagnostic.element
      message = diagnostic.message
    }
  }
}

extension ValidationReport {
  package var emptyBody: ValidationBody {
    let completeness = completeness
    let doubts = result.diagnostics.map { ValidationBody.Record($0) }
    return ValidationBody(
      summary: ValidationBody.Summary(
        usable: result.portfolio != nil, errors: count(.error), warnings: count(.warning),
        accounts: completeness?.accounts, contacts: completeness?.contacts,
        contactsWithRole: completeness?.contactsWithRole, staff: completeness?.staff,
        competitors: completeness?.competitors, products: completeness?.products,
        ties: completeness?.ties, tiesWithStrength: completeness?.tiesWithStrength,
        tiesWithDate: completeness?.tiesWithDate),
      files: [], diagnostics: doubts.isEmpty ? nil : doubts)
  }

  package func element(_ index: Int) -> ValidationBody.File {
    let file = result.files[index]
    let inference = file.inference
    return ValidationBody.File(
      path: file.path, graphs: file.counts?.graphs, nodes: file.counts?.nodes,
      edges: file.counts?.edges, hyperedges: file.counts?.hyperedges, ports: file.counts?.ports,
      keys: file.counts?.keys, kinds: JSONObject(file.kinds),
      inferred: ValidationBody.Inferred(
        nodeKinds: JSONObject(inference.nodeKinds), edgeKinds: JSONObject(inference.edgeKinds),
        orgChart: inference.orgChart, groups: inference.groups,
        boxes: inference.boxes.isEmpty
          ? nil
          : inference.boxes.map {
            ValidationBody.InferredBox(id: $0.id, label: $0.label, meaning: $0.meaning)
          },
        accountsByName: inference.accountsByName,
        roles: inference.roles.map {
          ValidationBody.InferredRole(id: $0.id, name: $0.name, roles: $0.roles, from: $0.title)
        }), leavers: file.leavers, vacancies: file.vacancies,
      titles: file.titlesWithoutRole.map {
        ValidationBody.Title(title: $0.title, count: $0.count)
      },
      ownColumns: file.ownColumns.isEmpty
        ? nil
        : file.ownColumns.map {
          ValidationBody.OwnColumn(name: $0.name, on: $0.owner, count: $0.count)
        },
      people: file.people.isEmpty ? nil : file.people.map { ValidationBody.Person($0) },
      diagnostics: file.diagnostics.map { ValidationBody.Record($0) })
  }
}

extension JSONObject<Int> {
  fileprivate init(_ counts: [FileUnderstanding.KindCount]) {
    self.init()
    for count in counts { self[count.kind] = count.count }
  }
}
