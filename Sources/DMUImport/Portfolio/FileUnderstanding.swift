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
  /// The problems, and what is doubtful.
  public internal(set) var diagnostics: [Diagnostic]
  /// The number of the file's people who have left by the day.
  public let leavers: Int
  /// The number of posts in the file that nobody holds.
  public let vacancies: Int
  /// The people of the file, when they were asked for.
  public internal(set) var people: [UnderstoodPerson] = []
  /// The attributes that have no place in the profile, when they were asked for.
  var unmapped = UnmappedAttributes()

  /// The number of nodes or edges of a kind.
  public struct KindCount: Hashable, Sendable {
    /// The kind.
    public let kind: String
    /// The number of nodes or edges of the kind.
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
    /// The way the lines of the org chart were taken to point; `nil` when there is none.
    public internal(set) var orgChart: ImportOptions.OrgChart?
    /// The accounts without a node of their own: named by their contacts, by the graph or the file.
    public internal(set) var accountsByName: [String] = []
    /// The meaning of groups that are not marked; `nil` when there is none.
    public internal(set) var groups: ImportOptions.Groups?

    /// True when everything was written.
    public var isEmpty: Bool {
      nodeKinds.isEmpty && edgeKinds.isEmpty && roles.isEmpty && accountsByName.isEmpty
        && groups == nil
    }
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
    inference = Inference()
    leavers = 0
    vacancies = 0
  }

  init(_ file: FileImport) {
    path = file.table.document.path
    counts = file.table.document.counts
    kinds = file.kinds
    inference = file.inference
    diagnostics = file.log.diagnostics
    leavers = file.leavers.count
    vacancies = file.vacancies
  }
}
