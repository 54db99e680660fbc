public import DMUGraph
public import GraphML

/// What was understood of a file.
public struct FileUnderstanding: Sendable {
  /// The path as it was given.
  public let path: String
  /// How many GraphML elements the file has; `nil` when it could not be read to its end.
  public let counts: Document.Counts?
  /// How many nodes and edges there are of each kind that the analysis looks at, and how many it
  /// leaves out.
  public internal(set) var kinds: [(kind: String, count: Int)] = []
  /// What was inferred.
  public internal(set) var inference = Inference()
  /// What is wrong or doubtful.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// What was not written but found out.
  public struct Inference: Sendable {
    /// How many nodes of each kind were inferred.
    public internal(set) var nodeKinds: [(kind: String, count: Int)] = []
    /// How many edges of each kind were inferred.
    public internal(set) var edgeKinds: [(kind: String, count: Int)] = []
    /// The contacts whose roles were inferred, and from what.
    public internal(set) var roles: [InferredRole] = []
    /// Which way the lines of the org chart were taken to point; `nil` when there is none.
    public internal(set) var orgChart: ImportOptions.OrgChart?
    /// How many lines of an org chart there are without a kind.
    public internal(set) var orgChartLines = 0
    /// How many accounts there are without a node of their own: named by their contacts, by the graph
    /// or by the file.
    public internal(set) var accountsByName: [String] = []
    /// What groups that are not marked were taken for; `nil` when there is none.
    public internal(set) var groups: ImportOptions.Groups?
  }

  /// A contact whose roles come from a title.
  public struct InferredRole: Sendable {
    /// The node's id.
    public let id: String
    /// The contact's name.
    public let name: String
    /// The roles inferred.
    public let roles: [Role]
    /// The title, or the word written as a role, that they were inferred from.
    public let title: String
  }
}
