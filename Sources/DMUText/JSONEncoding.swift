/// Writes `Encodable` values through a ``JSONWriter``: members in the order in which a value encodes them,
/// absent ones left out. Where the compiler makes that, it is the order of the cases of `CodingKeys`.
///
/// A value that opens an object or a list leaves it open; whoever encodes the value closes it.
final class JSONEncoding: Encoder {
  var json: JSONWriter
  /// The member of the document whose list is filled in later, and where in the text that is.
  var openList: (name: String, place: Int?)?
  /// The kind of container, if any, with which the value that is being encoded began.
  private var opened = Opened.nothing
  /// The key of the value that is being encoded; `nil` for an element of a list.
  fileprivate var key: String?

  private enum Opened { case nothing, object, list }

  init(_ json: JSONWriter) { self.json = json }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Encodes a value as a member, or as an element or the whole document.
  func encode(_ value: some Encodable, _ key: String?) {
    let outer = (opened, self.key)
    (opened, self.key) = (.nothing, key)
    do { try value.encode(to: self) } catch { preconditionFailure("no document throws: \(error)") }
    switch opened {
    case .nothing: break
    case .object: json.close("}")
    case .list: json.close("]")
    }
    (opened, self.key) = outer
  }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if opened == .nothing {
      json.open("{", key)
      opened = .object
    }
    return KeyedEncodingContainer(ObjectEncoding(encoding: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    json.open("[", key)
    opened = .list
    return ListEncoding(encoding: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { ValueEncoding(encoding: self) }
}

/// The members of an object.
private struct ObjectEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoding: JSONEncoding
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {}
  func encode(_ value: Bool, forKey key: Key) { encoding.json.plain(value, key.stringValue) }
  func encode(_ value: String, forKey key: Key) { encoding.json.plain(value, key.stringValue) }
  func encode(_ value: Double, forKey key: Key) { encoding.json.plain(value, key.stringValue) }
  func encode(_ value: Int, forKey key: Key) { encoding.json.plain(value, key.stringValue) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) {
    let name = key.stringValue
    // Most lists are of ids.
    if Value.self == [String].self, encoding.json.depth > 1, let texts = value as? [String] {
      return encoding.json.member(name, texts)
    }
    encoding.encode(value, name)
    if let list = encoding.openList, list.name == name, encoding.json.depth == 1 {
      // Right behind the bracket that opens the list, which is empty.
      encoding.openList?.place = encoding.json.count - 1
    }
  }

  func nestedContainer<Nested>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { preconditionFailure("values encode their members") }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    preconditionFailure("values encode their members")
  }
  func superEncoder() -> any Encoder { encoding }
  func superEncoder(forKey key: Key) -> any Encoder { encoding }
}

/// The elements of a list.
private struct ListEncoding: UnkeyedEncodingContainer {
  let encoding: JSONEncoding
  private(set) var count = 0
  var codingPath: [any CodingKey] { [] }

  init(encoding: JSONEncoding) { self.encoding = encoding }

  func encodeNil() {}
  mutating func encode<Value: Encodable>(_ value: Value) {
    count += 1
    // Most lists are of ids.
    if Value.self == String.self, let text = value as? String {
      encoding.json.plain(text, nil)
    } else {
      encoding.encode(value, nil)
    }
  }
  func nestedContainer<Nested>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    preconditionFailure("values encode their members")
  }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    preconditionFailure("values encode their members")
  }
  func superEncoder() -> any Encoder { encoding }
}

/// A value that is neither an object nor a list.
private struct ValueEncoding: SingleValueEncodingContainer {
  let encoding: JSONEncoding
  var codingPath: [any CodingKey] { [] }

  func encodeNil() {}
  func encode(_ value: Bool) { encoding.json.plain(value, encoding.key) }
  func encode(_ value: String) { encoding.json.plain(value, encoding.key) }
  func encode(_ value: Double) { encoding.json.plain(value, encoding.key) }
  func encode(_ value: Int) { encoding.json.plain(value, encoding.key) }
  func encode(_ value: some Encodable) throws { try value.encode(to: encoding) }
}

extension JSONWriter {
  /// Writes a value as an element of the list that is open, or as the whole document.
  package mutating func element(_ value: some Encodable) { encode(value, nil) }

  /// Writes a value as a member.
  package mutating func member(_ key: String, encoding value: some Encodable) { encode(value, key) }

  private mutating func encode(_ value: some Encodable, _ key: String?) {
    let encoding = JSONEncoding(self)
    self = JSONWriter(layout)
    encoding.encode(value, key)
    self = encoding.json
  }
}
