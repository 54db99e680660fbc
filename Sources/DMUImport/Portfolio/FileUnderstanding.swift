public import DMUGraph
public import GraphML

/// What was understood of a file.
public struct FileUnderstanding: Sendable {
  /// The path as it was given.
  public let path: String
  /// How many GraphML elements the file has; `nil` when it could not be read to its end.
  public let counts: Document.Counts?
  /// How many nodes and edges there are of each kind, written or inferred; `ignored` ones are kept
  /// and left out of the analysis.
  public let kinds: [KindCount]
  /// What was inferred.
  public let inference: Inference
  /// What is wrong or doubtful.
  public let diagnostics: [Diagnostic]
  /// What has no place in the profile, when it was asked for.
  var unplaced = Unplaced()

  /// How many there are of a kind.
  public struct KindCount: Hashable, Sendable {
    /// The kind.
    public let kind: String
    /// How many.
    public let count: Int
  }

  /// What was not written but found out.
  public struct Inference: Sendable {
    /// How many nodes of each kind were inferred.
    public internal(set) var nodeKinds: [KindCount] = []
    /// How many edges of each kind were inferred.
    public internal(set) var edgeKinds: [KindCount] = []
    /// The contacts whose roles were inferred, and from what.
    public internal(set) var roles: [InferredRole] = []
    /// Which way the lines of the org chart were taken to point; `nil` when there is none.
    public internal(set) var orgChart: ImportOptions.OrgChart?
    /// The accounts without a node of their own: named by their contacts, by the graph or the file.
    public internal(set) var accountsByName: [String] = []
    /// What groups that are not marked were taken for; `nil` when there is none.
    public internal(set) var groups: ImportOptions.Groups?

    /// Whether everything was written.
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
  }

  init(_ file: FileImport) {
    path = file.table.document.path
    counts = file.table.document.counts
    kinds = file.kinds
    inference = file.inference
    diagnostics = file.log.diagnostics
  }
}
