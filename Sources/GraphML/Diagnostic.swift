/// One thing that is wrong, or doubtful, in a file: what, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable {
  /// The severity.
  public enum Severity: String, Codable, Sendable {
    /// The file cannot be used as it is.
    case error
    /// The file can be used; something was assumed or left out.
    case warning
  }

  /// The kind of problem, a word such as `dangling-edge`.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word.
    public let rawValue: String

    /// Makes a code.
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  /// The severity.
  public var severity: Severity
  /// The kind of problem.
  public var code: Code
  /// The path as it was given, or `-` for standard input.
  public var file: String
  /// Where in the file.
  public var position: Position
  /// Tag and id of the element, as in `edge e0`; empty when the whole file is meant.
  public var element: String
  /// A sentence that says what is wrong and what to do.
  public var message: String

  /// Makes a diagnostic.
  public init(
    severity: Severity, code: Code, file: String, position: Position, element: String,
    message: String
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.position = position
    self.element = element
    self.message = message
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic as a line of text: `file:line:column: severity: message [code]`.
  public var description: String {
    let place = position.line == 0 ? file : "\(file):\(position.line):\(position.column)"
    let subject = element.isEmpty ? "" : "\(element): "
    return "\(place): \(severity.rawValue): \(subject)\(message) [\(code.rawValue)]"
  }
}

/// A place in a file.
public struct Position: Hashable, Comparable, Sendable {
  /// The line, from 1; 0 when no line is meant.
  public var line: Int
  /// The column in characters, from 1; 0 when no column is meant.
  public var column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The whole file.
  public static let none = Position(line: 0, column: 0)

  /// True if this place comes before another.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension Diagnostic.Code {
  /// The file cannot be opened or read.
  public static let unreadable = Self(rawValue: "unreadable")
  /// The file is not well-formed XML, or is cut off, or is not XML at all.
  public static let xmlSyntax = Self(rawValue: "xml-syntax")
  /// The root element is another than `graphml`.
  public static let notGraphML = Self(rawValue: "not-graphml")
  /// An entity or an attribute default is declared, or an entity is used that XML does not define.
  public static let entityRefused = Self(rawValue: "entity-refused")
  /// The file passes a limit of ``Limits``.
  public static let limitExceeded = Self(rawValue: "limit-exceeded")
  /// The task in which the file was read was cancelled.
  public static let cancelled = Self(rawValue: "cancelled")
  /// An id that another element of the same kind has already.
  public static let duplicateID = Self(rawValue: "duplicate-id")
  /// An edge or endpoint whose node does not exist.
  public static let danglingEdge = Self(rawValue: "dangling-edge")
  /// Data whose key is not declared for its kind of element.
  public static let undeclaredKey = Self(rawValue: "undeclared-key")
  /// A value that is not of its type.
  public static let badValue = Self(rawValue: "bad-value")
  /// Data of one key twice in an element.
  public static let duplicateData = Self(rawValue: "duplicate-data")
  /// A port that the node does not have.
  public static let danglingPort = Self(rawValue: "dangling-port")
  /// The GraphML namespace is missing or another.
  public static let namespace = Self(rawValue: "namespace")

  /// True if a lenient reading makes a warning of this error and leaves out what it names.
  public var canBeLenient: Bool { Self.starred.contains(self) }

  private static let starred: Set<Self> = [
    .duplicateID, .danglingEdge, .undeclaredKey, .badValue, Self(rawValue: "out-of-range"),
  ]
}

/// The diagnostics of one file, of which each code keeps the first ones and counts the rest.
public struct DiagnosticLog: Sendable {
  /// The path of the file.
  public let file: String
  /// True if errors that can be are made warnings.
  public let isLenient: Bool
  /// The number of diagnostics of a code that are kept.
  public let limit: Int
  /// The diagnostics kept, in the order in which they were found.
  public private(set) var kept: [Diagnostic] = []
  /// True if an error was found, kept or not.
  public private(set) var hasErrors = false
  private var counts: [Diagnostic.Code: Int] = [:]

  /// Makes an empty log for a file.
  public init(file: String, isLenient: Bool = false, limit: Int = 100) {
    self.file = file
    self.isLenient = isLenient
    self.limit = limit
  }

  /// The number of diagnostics that were noted, kept or not.
  var count: Int { counts.values.reduce(0, +) }

  /// Notes a problem.
  ///
  /// The element and the message are worked out only for diagnostics that are kept.
  public mutating func note(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, at position: Position,
    element: @autoclosure () -> String = "", _ message: @autoclosure () -> String
  ) {
    let severity = isLenient && code.canBeLenient ? .warning : severity
    if severity == .error { hasErrors = true }
    counts[code, default: 0] += 1
    guard counts[code, default: 0] <= limit else { return }
    kept.append(
      Diagnostic(
        severity: severity, code: code, file: file, position: position, element: short(element()),
        message: short(message())))
  }

  /// A log of the same file with nothing in it, for what is looked at beside this.
  package var emptied: DiagnosticLog {
    DiagnosticLog(file: file, isLenient: isLenient, limit: limit)
  }

  /// Appends what was noted later, as if it had been noted here.
  package mutating func append(_ later: DiagnosticLog) {
    hasErrors = hasErrors || later.hasErrors
    var room = counts.mapValues { limit - $0 }
    for diagnostic in later.kept where room[diagnostic.code, default: limit] > 0 {
      room[diagnostic.code, default: limit] -= 1
      kept.append(diagnostic)
    }
    counts.merge(later.counts) { $0 + $1 }
  }

  /// A text of which no more is kept than a reader needs to find the place.
  private func short(_ text: String) -> String {
    text.utf8.count <= 1_000 ? text : text.prefix(500) + "…"
  }

  /// The diagnostics in the order of the file, each code that has more than were kept with a last
  /// line that counts them.
  public var diagnostics: [Diagnostic] {
    let sorted = kept.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }
    let more = counts.filter { $0.value > limit }.sorted { $0.key.rawValue < $1.key.rawValue }
    return sorted.map(\.element)
      + more.map { code, count in
        Diagnostic(
          severity: kept.last { $0.code == code }?.severity ?? .warning, code: code, file: file,
          position: .none, element: "", message: "and \(count - limit) more of this kind")
      }
  }
}
