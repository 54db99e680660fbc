public import DMUGraph
public import DMUText

/// A finding in a document.
public struct FindingRecord: Codable, Hashable, Sendable {
  /// The code that says what is wrong.
  public var code: FindingCode
  /// The severity of the finding.
  public var severity: Severity
  /// The role that it is about, where it is about one.
  public var role: Role?
  /// The ids of the contacts that it is about; absent for nobody.
  public var contacts: [String]?
  /// The ids of the people of ours that it is about; absent for nobody.
  public var staff: [String]?
  /// The ids of the rivals that it is about; absent for nobody.
  public var competitors: [String]?
  /// A message that says what is wrong, in a sentence or two.
  public var message: String
  /// The one next step, in a sentence: the action of the plan that closes the finding, or another.
  public var step: String
  /// The positions, from 1, of the actions of the account that close the finding; absent for none.
  public var actions: [Int]?
  /// The facts that the verdict rests on, by name.
  public var evidence: JSONObject<Fact>

  /// A fact that a finding rests on.
  public enum Fact: Codable, Hashable, Sendable {
    /// True when it is so.
    case flag(Bool)
    /// A number, whole or not.
    case number(Double)
    /// A word or a day.
    case word(String)
    /// Words, or the ids of people; of a path, from the supplier to the customer.
    case words([String])
    /// People of ours, each with the contact that they are in touch with.
    case pairs([PairRecord])

    /// Reads a fact.
    public init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else if let word = try? value.decode(String.self) {
        self = .word(word)
      } else if let words = try? value.decode([String].self) {
        self = .words(words)
      } else {
        self = .pairs(try value.decode([PairRecord].self))
      }
    }

    /// Writes the fact alone.
    public func encode(to encoder: any Encoder) throws {
      var value = encoder.singleValueContainer()
      switch self {
      case .flag(let flag): try value.encode(flag)
      case .number(let number): try value.encode(number)
      case .word(let word): try value.encode(word)
      case .words(let words): try value.encode(words)
      case .pairs(let pairs): try value.encode(pairs)
      }
    }
  }

  init(_ finding: Finding, _ review: Review, _ plan: AccountPlan? = nil) {
    code = finding.code
    severity = finding.severity
    role = finding.role
    contacts = review.ids(finding.contacts) { .contact($0) }
    staff = review.ids(finding.staff) { .staff($0) }
    competitors = review.ids(finding.competitors) { .competitor($0) }
    message = review.message(of: finding)
    step = plan.map { review.step(of: finding, in: $0) } ?? review.nextStep(of: finding)
    let places = plan?.actions(closing: finding).map { $0 + 1 } ?? []
    actions = places.isEmpty ? nil : places
    evidence = Self.evidence(of: finding, review)
  }
}

extension Review {
  /// The ids of people of one side; `nil` for nobody.
  fileprivate func ids<ID>(_ positions: [ID], _ side: (ID) -> PersonID) -> [String]? {
    positions.isEmpty ? nil : positions.map { id(side($0)) }
  }
}
