import DMUGraph
/// Takes typed values out of a configuration and gathers everything that is wrong with it.
struct ConfigurationReader {
  /// The problems so far.
  private(set) var problems: [ConfigurationError.Problem] = []

  /// Notes a problem with a value or key.
  mutating func report(_ message: String, at node: ConfigurationNode) {
    problems.append(.init(line: node.line, column: node.column, message: message))
  }

  /// Notes that a value is not what it must be.
  mutating func report(_ name: String, mustBe expected: String, found node: ConfigurationNode) {
    report("`\(name)` must be \(expected); found \(node.described)", at: node)
  }

  /// Notes that a key or word is not one of those that there are, and suggests the nearest.
  mutating func report(
    unknown word: String, as what: String, among known: [String], at node: ConfigurationNode
  ) {
    let hint =
      if let near = nearest(to: word, among: known) {
        "did you mean `\(near)`?"
      } else {
        "known are \(known.map { "`\($0)`" }.joined(separator: ", "))"
      }
    report("\(quotedForMessage(word)) is not \(what); \(hint)", at: node)
  }

  /// The keys and values of a map in the order of the file; none where nothing is written.
  ///
  /// Keys are trimmed. A key that is the same as an earlier one under `identity` is a problem and
  /// left out.
  mutating func entries(
    of node: ConfigurationNode, name: String, identity: (String) -> String = { $0 }
  ) -> [(key: String, node: ConfigurationNode, value: ConfigurationNode)] {
    if node.isNull { return [] }
    guard case .map(let entries) = node.content else {
      report(name, mustBe: "a map of keys and values", found: node)
      return []
    }
    var seen: [String: String] = [:]
    return entries.compactMap { entry in
      guard let key = entry.key.text else {
        report("a key of `\(name)` must be a text; found \(entry.key.described)", at: entry.key)
        return nil
      }
      if let first = seen.updateValue(key, forKey: identity(key)) {
        reportRepeated(key, first: first, in: name, at: entry.key)
        return nil
      }
      return (key, entry.key, entry.value)
    }
  }

  /// The texts of a list, trimmed, each only once under `identity`.
  mutating func texts(
    of node: ConfigurationNode, name: String, mustBe expected: String,
    identity: (String) -> String = normalized
  ) -> [(text: String, node: ConfigurationNode)]? {
    guard case .list(let nodes) = node.content else {
      report(name, mustBe: expected, found: node)
      return nil
    }
    var seen: [String: String] = [:]
    return nodes.compactMap { element in
      guard let text = text(of: element, name: name, mustBe: expected) else { return nil }
      if let first = seen.updateValue(text, forKey: identity(text)) {
        reportRepeated(text, first: first, in: name, at: element)
        return nil
      }
      return (text, element)
    }
  }

  /// A text without blanks around it, in which something is left to compare.
  mutating func text(
    of node: ConfigurationNode, name: String, mustBe expected: String
  ) -> String? {
    guard let text = node.text, !node.isNull, !text.isEmpty else {
      report(name, mustBe: expected, found: node)
      return nil
    }
    return text
  }

  /// A number within bounds.
  mutating func number(
    of node: ConfigurationNode, name: String, _ bounds: NumberBounds
  ) -> Double? {
    guard let number = node.number, bounds.contains(number) else {
      report(name, mustBe: bounds.described, found: node)
      return nil
    }
    return number == 0 ? 0 : number
  }

  /// A whole number of at least 1, or of other bounds that have only whole numbers.
  mutating func count(
    of node: ConfigurationNode, name: String, _ bounds: NumberBounds = .count
  ) -> Int? {
    number(of: node, name: name, bounds).map { Int($0) }
  }

  private mutating func reportRepeated(
    _ word: String, first: String, in name: String, at node: ConfigurationNode
  ) {
    report(
      "\(quotedForMessage(word)) repeats \(quotedForMessage(first)) in `\(name)`; keep one",
      at: node)
  }
}

/// The bounds of a number in a configuration.
enum NumberBounds {
  /// A threshold.
  case threshold
  /// A weight, an authority, a share or a probability.
  case fraction
  /// Anything that is more than nothing.
  case positive
  /// A whole number; the upper bound keeps sums of them exact and is never met in earnest.
  case count
  /// A whole number of days, none included.
  case days
  /// Anything that is not less than nothing.
  case amount

  /// True when a number is within the bounds.
  func contains(_ number: Double) -> Bool {
    switch self {
    case .threshold: number > 0 && number <= 1
    case .fraction: number >= 0 && number <= 1
    case .positive: number > 0 && number.isFinite
    case .count: number >= 1 && number <= 1_000_000 && number == number.rounded()
    case .days: number >= 0 && number <= 1_000_000 && number == number.rounded()
    case .amount: number >= 0 && number.isFinite
    }
  }

  /// The bounds as a message names them after "must be".
  var described: String {
    switch self {
    case .threshold: "a number above 0 and at most 1"
    case .fraction: "a number from 0 to 1"
    case .positive: "a finite number above 0"
    case .count: "a whole number from 1 to 1000000"
    case .days: "a whole number from 0 to 1000000"
    case .amount: "a finite number of at least 0"
    }
  }
}
