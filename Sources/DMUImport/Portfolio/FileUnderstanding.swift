public import DMUGraph
public import GraphML

/// The understanding of a file: its kinds, what was inferred, and what is wrong.
public struct FileUnderstanding: Sendable {
  /// The path as it was given.
  public let path: String
  /// The numbers of GraphML elements in the file; `nil` when it could not be read to its end.
  public let counts: Document.Counts?
  /// The numbers of nodes and edges of each kind, written or inferred; `ignored` ones are kept
  /// and left out of the analysis.
  public let kinds: [KindCount]
  /// The inferences that were made.
  public let inference: Inference
  /// The titles of contacts of whom no role is known, most frequent first.
  public let titlesWithoutRole: [TitleCount]
  /// The problems, and what is doubtful.
  public internal(set) var diagnostics: [Diagnostic]
  /// The number of the file's people who have left by the day.
  public let leavers: Int
  /// The number of posts in the file that nobody holds.
  public let vacancies: Int
  /// The people of the file, when they were asked for.
  public internal(set) var people: [UnderstoodPerson] = []
  /// The columns that the profile has no name for and that exports write back, when they were asked for.
  public internal(set) var ownColumns: [OwnColumnCount] = []
  /// The attributes that have no place in the profile, when they were asked for.
  var unmapped = UnmappedAttributes()

  /// The number of nodes or edges of a kind.
  public struct KindCount: Hashable, Sendable {
    /// The kind.
    public let kind: String
    /// The number of nodes or edges of the kind.
    public let count: Int
  }

  /// A column that the profile has no name for.
  public struct OwnColumnCount: Hashable, Sendable {
    /// The name, as it is written.
    public let name: String
    /// The kind of element that has it.
    public let owner: AttributeOwner
    /// The number of nodes or edges with a value.
    public let count: Int
  }

  /// The number of contacts with a title.
  public struct TitleCount: Hashable, Sendable {
    /// The title, as it is written.
    public let title: String
    /// The number of contacts.
    public let count: Int
  }

  /// The kinds, roles, accounts and directions that were not written but inferred.
  public struct Inference: Sendable {
    /// For each kind, the number of nodes of which it was inferred.
    public internal(set) var nodeKinds: [KindCount] = []
    /// For each kind, the number of edges of which it was inferred.
    public internal(set) var edgeKinds: [KindCount] = []
    /// The contacts whose roles were inferred, and from what.
    public internal(set) var roles: [InferredRole] = []
    /// The way lines without a kind between people were taken to point; ``ImportOptions/OrgChart/noChart``
    /// when they make no chart, `nil` when there are none with a direction.
    public internal(set) var orgChart: ImportOptions.OrgChart?
    /// The accounts without a node of their own: named by their contacts, by the graph or the file.
    public internal(set) var accountsByName: [String] = []
    /// The meaning of groups that are not marked; `nil` when there is none.
    public internal(set) var groups: ImportOptions.Groups?

    /// The boxes that are no people, in the order of the file.
    public internal(set) var boxes: [InferredBox] = []

    /// True when everything was written.
    public var isEmpty: Bool {
      nodeKinds.isEmpty && edgeKinds.isEmpty && roles.isEmpty && accountsByName.isEmpty
        && groups == nil && boxes.isEmpty
    }
  }

  /// A box of a drawing that is no person.
  public struct InferredBox: Hashable, Sendable {
    /// The node's id.
    public let id: String
    /// The text of the box.
    public let label: String
    /// The meaning: `account`, `department` or `note`.
    public let meaning: String
  }

  /// A contact whose roles come from a title.
  public struct InferredRole: Hashable, Sendable {
    /// The node's id.
    public let id: String
    /// The contact's name.
    public let name: String
    /// The roles inferred.
    public let roles: [Role]
    /// The title, or the word written as a role, that they were inferred from.
    public let title: String
  }

  /// A file that could not be read to its end.
  init(path: String, diagnostics: [Diagnostic]) {
    self.path = path
    self.diagnostics = diagnostics
    counts = nil
    kinds = []
    titlesWithoutRole = []
    inference = Inference()
    leavers = 0
    vacancies = 0
  }

  init(_ file: FileImport) {
    path = file.table.document.path
    counts = file.table.document.counts
    kinds = file.kinds
    titlesWithoutRole = file.titlesWithoutRole
      .map { TitleCount(title: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.title) < ($0.count, $1.title) }
    inference = file.inference
    diagnostics = file.log.diagnostics
    leavers = file.leavers.count
    vacancies = file.personKeys.vacancies.count
  }
}
