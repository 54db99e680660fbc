/// A policy or mapping file that cannot be used, with everything that is wrong with it.
///
/// ```swift
/// do {
///   let policy = try Policy(yaml: text, path: "policy.yaml")
/// } catch {
///   print(error)
///   // policy.yaml:3:1: error: `active_treshold` is not a setting of a policy;
///   // did you mean `active_threshold`? [bad-policy]
/// }
/// ```
public struct ConfigurationError: Error, Hashable, Sendable {
  /// The kind of file, as the code of its diagnostics.
  public enum Code: String, Sendable {
    /// A policy file.
    case badPolicy = "bad-policy"
    /// A mapping file.
    case badMapping = "bad-mapping"
  }

  /// One thing that is wrong.
  public struct Problem: Error, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int
    /// The problem, and what to write in its place.
    public let message: String

    /// Makes a problem at a place.
    package init(line: Int, column: Int, message: String) {
      self.line = line
      self.column = column
      self.message = message
    }
  }

  /// The file, as it was named by the caller.
  public let path: String
  /// The kind of file.
  public let code: Code
  /// The problems in the order of the file, at least one and at most ``listed``.
  public let problems: [Problem]
  /// The number of further problems that are not listed.
  public let unlisted: Int

  /// The most problems that are listed of one file; the rest is counted.
  public static let listed = 100

  /// Makes an error of the problems of a file, in any order.
  package init(path: String, code: Code, problems: [Problem]) {
    let ordered = problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    self.path = path
    self.code = code
    self.problems = Array(ordered.prefix(ConfigurationError.listed))
    unlisted = max(0, ordered.count - ConfigurationError.listed)
  }

  /// The line of the first problem, from 1.
  public var line: Int { problems.first?.line ?? 1 }
  /// The column of the first problem, from 1, in Unicode scalars.
  public var column: Int { problems.first?.column ?? 1 }
  /// The message of the first problem.
  public var message: String { problems.first?.message ?? "" }
}

extension ConfigurationError: CustomStringConvertible {
  /// One line a problem, as `path:line:column: error: message [code]`.
  public var description: String {
    var lines = problems.map {
      "\(path):\($0.line):\($0.column): error: \($0.message) [\(code.rawValue)]"
    }
    if unlisted > 0 {
      lines.append("\(path): error: and \(unlisted) more [\(code.rawValue)]")
    }
    return lines.joined(separator: "\n")
  }
}
