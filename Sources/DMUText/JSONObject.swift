public import OrderedCollections

/// A JSON object whose names are data, such as the evidence of a finding.
///
/// It is written in its order. Readers need not keep the order of an object: two are equal when they
/// have the same values under the same names.
public struct JSONObject<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  /// The values by name.
  public var members: OrderedDictionary<String, Value>

  /// Makes an object.
  public init(_ members: OrderedDictionary<String, Value> = [:]) { self.members = members }

  /// The value of a name; a new one comes last.
  public subscript(name: String) -> Value? {
    get { members[name] }
    set { members[name] = newValue }
  }

  /// Reads an object; a reader that does not keep the order gives the names sorted.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: JSONName.self)
    members = [:]
    for name in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
      members[name.stringValue] = try container.decode(Value.self, forKey: name)
    }
  }

  /// Writes the members in order.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: JSONName.self)
    // The two lists apart: pairs of types that are not known here cost more than all else.
    let (names, values) = (members.keys.elements, members.values.elements)
    for index in names.indices {
      try container.encode(values[index], forKey: JSONName(names[index]))
    }
  }

  /// True when both have the same values under the same names.
  public static func == (left: Self, right: Self) -> Bool {
    left.members.count == right.members.count
      && left.members.allSatisfy { right.members[$0.key] == $0.value }
  }

  /// Hashes the names, whatever their order.
  public func hash(into hasher: inout Hasher) {
    for name in members.keys.sorted() { hasher.combine(name) }
  }
}

/// A name in an object whose names are data.
struct JSONName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}
