public import DMUGraph
import DMUProfile

/// The JSON document of an analysis, as a value: exactly what `--format json` writes.
///
/// Every document begins alike; what is its own stands in ``body``, whose members are those of the
/// document.
///
/// ```swift
/// let document = try JSONDecoder().decode(GapsDocument.self, from: data)
/// for account in document.accounts where account.threads == 1 { print(account.name) }
/// ```
///
/// `JSONEncoder` writes the same document again, though its members in no particular order.
@dynamicMemberLookup
public struct ReportDocument<Body: ReportBody>: Codable, Hashable, Sendable {
  /// The kind of document: `dmugraph.gaps` and so on.
  public var format: String
  /// The version of the format: 2.
  public var version: Int
  /// The day at which everything was measured.
  public var asOf: Day
  /// The kind of unit that is looked at one by one; lists of units are called accounts in any case.
  public var by: UnitKind
  /// The whole policy that was used.
  public var policy: Policy
  /// The files that were read.
  public var sources: [Source]
  /// The members of this analysis alone, which stand beside the others in JSON.
  public var body: Body

  /// A file that was read.
  public struct Source: Codable, Hashable, Sendable {
    /// The path, as it was given.
    public var path: String
  }

  enum CodingKeys: String, CodingKey {
    case format, version, by, policy, sources
    case asOf = "as_of"
  }

  init(_ body: Body, review: Review) {
    format = "dmugraph." + Body.analysis
    version = 2
    asOf = review.day
    by = review.portfolio.unitKind
    policy = review.policy.inFixedOrder
    sources = review.sources.map { Source(path: $0) }
    self.body = body
  }

  /// Reads a document of this format and version.
  ///
  /// - Throws: `DecodingError`, also for another format or version.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    format = try members.decode(String.self, forKey: .format)
    version = try members.decode(Int.self, forKey: .version)
    guard format == "dmugraph." + Body.analysis, version == 2 else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: members,
        debugDescription: "This is \(format), version \(version), not dmugraph.\(Body.analysis), 2."
      )
    }
    asOf = try members.decode(Day.self, forKey: .asOf)
    by = try members.decode(UnitKind.self, forKey: .by)
    policy = try members.decode(Policy.self, forKey: .policy)
    sources = try members.decode([Source].self, forKey: .sources)
    body = try Body(from: decoder)
  }

  /// Writes the members that all documents have, then those of the body.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(format, forKey: .format)
    try members.encode(version, forKey: .version)
    try members.encode(asOf, forKey: .asOf)
    try members.encode(by, forKey: .by)
    try members.encode(policy, forKey: .policy)
    try members.encode(sources, forKey: .sources)
    try body.encode(to: encoder)
  }

  /// A member of the body.
  public subscript<Value>(dynamicMember member: KeyPath<Body, Value>) -> Value {
    body[keyPath: member]
  }
}

/// The part of a document that one analysis has and no other.
public protocol ReportBody: Codable, Hashable, Sendable {
  /// An element of the list that the document is about, such as an account; a line of JSON Lines.
  associatedtype Element: Codable, Hashable, Sendable

  /// The name of the analysis: `gaps` and so on.
  static var analysis: String { get }
  /// The name of the list in JSON.
  static var listName: String { get }
  /// The list.
  var list: [Element] { get set }
}

/// The document of ``GapsReport``.
public typealias GapsDocument = ReportDocument<GapsBody>
/// The document of ``ThreadsReport``.
public typealias ThreadsDocument = ReportDocument<ThreadsBody>
/// The document of ``PathsReport``.
public typealias PathsDocument = ReportDocument<PathsBody>
/// The document of ``PlanReport``.
public typealias PlanDocument = ReportDocument<PlanBody>
/// The document of ``RiskReport``.
public typealias RiskDocument = ReportDocument<RiskBody>
/// The document of ``InfluenceReport``.
public typealias InfluenceDocument = ReportDocument<InfluenceBody>
/// The document of ``WhatIfReport``.
public typealias WhatIfDocument = ReportDocument<WhatIfBody>
/// The document of ``DiffReport``.
public typealias DiffDocument = ReportDocument<DiffBody>
/// The document of ``ValidationReport``.
public typealias ValidationDocument = ReportDocument<ValidationBody>
