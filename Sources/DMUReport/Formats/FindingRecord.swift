public import DMUGraph
public import DMUText
import OrderedCollections

/// A finding in a document.
public struct FindingRecord: Codable, Hashable, Sendable {
  /// What is wrong.
  public var code: FindingCode
  /// How much it weighs.
  public var severity: Severity
  /// The role that it is about, where it is about one.
  public var role: Role?
  /// The ids of the contacts that it is about; absent for nobody.
  public var contacts: [String]?
  /// The ids of the people of ours that it is about; absent for nobody.
  public var staff: [String]?
  /// The ids of the rivals that it is about; absent for nobody.
  public var competitors: [String]?
  /// What is wrong, in a sentence or two.
  public var message: String
  /// The one next step, in a sentence.
  public var action: String
  /// The facts that the verdict rests on, by name.
  public var evidence: JSONObject<Fact>

  enum CodingKeys: String, CodingKey {
    case code, severity, role, contacts, staff, competitors, message, action, evidence
  }

  /// A fact that a finding rests on.
  public enum Fact: Codable, Hashable, Sendable {
    /// Whether it is so.
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

  init(_ finding: borrowing Finding, _ review: borrowing Review) {
    code = finding.code
    severity = finding.severity
    role = finding.role
    contacts = review.ids(finding.contacts) { .contact($0) }
    staff = review.ids(finding.staff) { .staff($0) }
    competitors = review.ids(finding.competitors) { .competitor($0) }
    message = finding.message
    action = finding.action
    evidence = JSONObject()
    evidence.members.reserveCapacity(finding.evidence.count)
    for fact in finding.evidence { evidence[fact.key] = review.fact(fact.value) }
  }

  /// Writes what `encode(to:)` encodes, without what that costs: there are many findings.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member(CodingKeys.code.rawValue, code.rawValue)
      json.member(CodingKeys.severity.rawValue, severity.rawValue)
      json.member(CodingKeys.role.rawValue, role?.rawValue)
      json.member(CodingKeys.contacts.rawValue, contacts)
      json.member(CodingKeys.staff.rawValue, staff)
      json.member(CodingKeys.competitors.rawValue, competitors)
      json.member(CodingKeys.message.rawValue, message)
      json.member(CodingKeys.action.rawValue, action)
      json.object(CodingKeys.evidence.rawValue) { json in
        for (name, fact) in evidence.members { fact.write(name, to: &json) }
      }
    }
  }
}

extension FindingRecord.Fact {
  /// Writes the fact as a member.
  fileprivate func write(_ name: String, to json: inout JSONWriter) {
    switch self {
    case .flag(let flag): json.member(name, flag)
    case .number(let number): json.member(name, number)
    case .word(let word): json.member(name, word)
    case .words(let words): json.member(name, words)
    case .pairs(let pairs):
      json.array(name) { json in
        for pair in pairs {
          json.object { json in
            json.member(PairRecord.CodingKeys.staff.rawValue, pair.staff)
            json.member(PairRecord.CodingKeys.contact.rawValue, pair.contact)
          }
        }
      }
    }
  }
}

extension Review {
  /// The ids of people of one side; `nil` for nobody.
  fileprivate func ids<ID>(_ positions: [ID], _ side: (ID) -> PersonID) -> [String]? {
    positions.isEmpty ? nil : positions.map { id(side($0)) }
  }

  fileprivate func fact(_ value: Evidence.Value) -> FindingRecord.Fact {
    switch value {
    case .count(let count): .number(Double(count))
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .day(let day): .word(day.description)
    case .word(let word): .word(word)
    case .words(let words): .words(words)
    case .people(let people): .words(ids(people))
    case .pairs(let pairs): pairs.isEmpty ? .words([]) : .pairs(pairs.map { PairRecord($0, self) })
    }
  }
}

/// Two people who are in touch, in a document.
public struct PairRecord: Codable, Hashable, Sendable {
  /// The id of the one of us.
  public var staff: String
  /// The id of the contact.
  public var contact: String

  enum CodingKeys: String, CodingKey { case staff, contact }

  init(_ pair: StaffContact, _ review: Review) {
    staff = review.id(.staff(pair.staff))
    contact = review.id(.contact(pair.contact))
  }
}

/// A person in a document.
public struct PersonRecord: Codable, Hashable, Sendable {
  /// The side on which a person is.
  public enum Side: String, Codable, Sendable {
    /// Ours.
    case supplier
    /// Theirs.
    case customer
  }

  /// The id.
  public var id: String
  /// The name, or the id where there is none.
  public var name: String
  /// The side.
  public var side: Side

  init(_ person: PersonID, _ review: Review) {
    id = review.id(person)
    name = review.name(person)
    side = if case .staff = person { .supplier } else { .customer }
  }
}
