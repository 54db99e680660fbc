public import DMUGraph

/// Through whom to reach contacts, in JSON.
public struct PathsBody: ReportBody {
  /// `paths`.
  public static let analysis = "paths"
  /// The name of the list in JSON.
  public static let listName = "targets"

  /// The numbers over all targets.
  public var summary: Summary
  /// The contacts to reach.
  public var targets: [Target]

  /// The list that the document is about.
  public var list: [Target] {
    get { targets }
    set { targets = newValue }
  }

  /// The numbers over all targets.
  public struct Summary: Codable, Hashable, Sendable {
    /// The number of contacts to reach.
    public var targets: Int
    /// The number of them that a path reaches.
    public var targetsReached: Int
    /// The number of further contacts a tie to whom would close a finding, at accounts where these are too many;
    /// absent for none.
    public var targetsOmitted: Int?
    /// The id of the one of us who was asked to begin, if anybody.
    public var from: String?

    enum CodingKeys: String, CodingKey {
      case targets
      case targetsReached = "targets_reached"
      case targetsOmitted = "targets_omitted"
      case from
    }
  }

  /// A contact to reach.
  public struct Target: Codable, Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String
    /// The id of the account.
    public var account: String
    /// The roles of the findings for whose sake the contact is a target; absent when asked for, and for none.
    public var roles: [Role]?
    /// The most ways over ties and links that count which share nobody but the contact.
    public var threads: Int
    /// The strongest paths, best first.
    public var paths: [Path]
    /// The two paths that share nobody and whose strengths have the greatest product; absent when there
    /// are no two.
    public var disjointPair: [Path]?

    enum CodingKeys: String, CodingKey {
      case id, name, account, roles, threads, paths
      case disjointPair = "disjoint_pair"
    }
  }

  /// A way from one of us to a contact.
  public struct Path: Codable, Hashable, Sendable {
    /// The ids of those on it, from us to the contact.
    public var people: [String]
    /// The product of the strengths of its steps, in (0, 1].
    public var strength: Double
    /// True when nothing on record says that the contact before the last knows the last; absent otherwise.
    public var assumed: Bool?
    /// True for the way of a planned action that is none of the strongest; absent otherwise.
    public var planned: Bool?
    /// Its steps.
    public var steps: [Step]
  }

  /// A step of a path.
  public struct Step: Codable, Hashable, Sendable {
    /// The id of the one who moves.
    public var from: String
    /// The id of the one who is moved.
    public var to: String
    /// The kind of edge that there is between the two, whichever way it runs.
    public var kind: Kind
    /// The strength with which the one moves the other, in (0, 1].
    public var strength: Double
  }

  /// The kinds of edges along which influence goes.
  public enum Kind: String, Codable, Sendable {
    /// One of us knows the contact.
    case relationship
    /// One reports to the other.
    case reportsTo = "reports_to"
    /// One influences the other.
    case influences
    /// The two work together.
    case worksWith = "works_with"
    /// Both are contacts of one account, and nothing says that they know each other.
    case acquaintance
  }
}

extension PathsReport {
  package var emptyBody: PathsBody {
    PathsBody(
      summary: PathsBody.Summary(
        targets: count, targetsReached: targets.count { !$0.paths.isEmpty },
        targetsOmitted: omitted > 0 ? omitted : nil,
        from: start.map { review.id(.staff($0)) }),
      targets: [])
  }

  package func element(_ index: Int) -> PathsBody.Target {
    let target = targets[index]
    let contact = PersonID.contact(target.contact)
    return PathsBody.Target(
      id: review.id(contact), name: review.name(contact), account: review.id(target.account),
      roles: target.roles.isEmpty ? nil : target.roles, threads: target.threads,
      paths: target.paths.map(path),
      disjointPair: target.pair.isEmpty ? nil : target.pair.map(path))
  }

  private func path(_ path: InfluencePath) -> PathsBody.Path {
    PathsBody.Path(
      people: review.ids(path.people), strength: path.strength,
      assumed: path.isAssumed ? true : nil, planned: path.isPlanned ? true : nil,
      steps: path.steps.map { step in
        PathsBody.Step(
          from: review.id(step.from), to: review.id(step.to), kind: PathsBody.Kind(step.kind),
          strength: step.strength)
      })
  }
}

extension PathsBody.Kind {
  fileprivate init(_ kind: InfluenceKind) {
    self =
      switch kind {
      case .relationship: .relationship
      case .influences: .influences
      case .worksWith: .worksWith
      case .acquaintance: .acquaintance
      case .reportsTo, .manages: .reportsTo
      }
  }
}
