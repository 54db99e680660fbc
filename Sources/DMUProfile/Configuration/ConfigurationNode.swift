import DMUText

/// A value of a policy or mapping file and where it stands, whether written as YAML or as JSON.
struct ConfigurationNode {
  enum Content {
    /// A text, a number or nothing; `isPlain` when it stands without quotes.
    case scalar(String, isPlain: Bool)
    case list([ConfigurationNode])
    case map([Entry])
  }

  struct Entry {
    let key: ConfigurationNode
    let value: ConfigurationNode
  }

  let content: Content
  let line: Int
  let column: Int

  /// The text without blanks around it, when it is a scalar.
  var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return trimmedWord(text)
  }

  /// True when nothing is written, or `null`.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The number that is written, in decimal and without quotes.
  var number: Double? {
    guard case .scalar(let text, isPlain: true) = content, isDecimal(text) else { return nil }
    return Double(text)
  }

  /// The value as a message names it after "found".
  var described: String {
    switch content {
    case .list: "a list"
    case .map: "a map"
    case .scalar where isNull: "nothing"
    case .scalar(let text, isPlain: true) where isDecimal(text): quotedForMessage(text)
    case .scalar(let text, _): "the text \(quotedForMessage(text))"
    }
  }
}

/// A text between backquotes as messages show it: on one line, without control characters, short.
func quotedForMessage(_ text: String) -> String {
  var shown = String(text.prefix(60))
  if shown.endIndex < text.endIndex { shown += "…" }
  let scalars = shown.unicodeScalars.map { scalar -> String in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
  return "`\(scalars.joined())`"
}

/// True when a text is a number as YAML's core schema and JSON write it, neither hexadecimal nor
/// infinite.
private func isDecimal(_ text: String) -> Bool {
  var bytes = text.utf8[...]
  func digits() -> Int {
    let count = bytes.prefix { (0x30...0x39).contains($0) }.count
    bytes = bytes.dropFirst(count)
    return count
  }
  func accept(_ characters: String.UTF8View) -> Bool {
    guard let first = bytes.first, characters.contains(first) else { return false }
    bytes = bytes.dropFirst()
    return true
  }
  _ = accept("+-".utf8)
  var count = digits()
  if accept(".".utf8) { count += digits() }
  guard count > 0 else { return false }
  if accept("eE".utf8) {
    _ = accept("+-".utf8)
    guard digits() > 0 else { return false }
  }
  return bytes.isEmpty
}
