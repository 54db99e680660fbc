import Foundation
import Yams

/// Checks a document against a JSON Schema, as far as our schemas use the language (draft 2020-12).
///
/// A keyword that it does not know is a problem too, so that a schema cannot ask for what nobody checks.
public struct SchemaChecker {
  private let root: [String: Any]
  /// What was wrong with the last document.
  public private(set) var problems: [String] = []

  /// Reads a schema of the package by its file name.
  public init(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/DMUFormats/Schemas/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    root = try Yams.load(yaml: text) as? [String: Any] ?? [:]
  }

  /// The problems of a JSON document; JSON is YAML.
  public mutating func check(_ text: String) throws -> [String] {
    problems = root.isEmpty ? ["the schema is no object"] : []
    check(try Yams.load(yaml: text) ?? NSNull(), root, at: "")
    return problems
  }

  private mutating func check(_ value: Any, _ schema: Any, at path: String) {
    guard let schema = schema as? [String: Any] else {
      if schema as? Bool == false { problems.append("\(path): must not be there") }
      return
    }
    for (keyword, rule) in schema {
      if !holds(keyword, rule, of: schema, for: value, at: path) {
        problems.append("\(path): \(keyword) \(rule)")
      }
    }
  }

  private mutating func holds(
    _ keyword: String, _ rule: Any, of schema: [String: Any], for value: Any, at path: String
  ) -> Bool {
    let object = value as? [String: Any]
    let list = value as? [Any]
    let number = value as? Double ?? (value as? Int).map(Double.init)
    func limit(_ rule: Any) -> Double { rule as? Double ?? Double(rule as? Int ?? 0) }
    switch keyword {
    case "$schema", "$defs", "title", "description", "then", "else": return true
    case "$ref":
      let name = (rule as? String)?.split(separator: "/").last.map(String.init) ?? ""
      guard let target = (root["$defs"] as? [String: Any])?[name] else { return false }
      check(value, target, at: path)
    case "type":
      switch rule as? String {
      case "object": return object != nil
      case "array": return list != nil
      case "string": return value is String
      case "boolean": return value is Bool
      case "integer": return value is Int
      case "number": return number != nil && !(value is Bool)
      default: return false
      }
    case "const": return "\(rule)" == "\(value)"
    case "enum": return (rule as? [Any] ?? []).contains { "\($0)" == "\(value)" }
    case "pattern":
      guard let text = value as? String, let rule = rule as? String else { return false }
      return (try? text.contains(Regex(rule))) ?? false
    case "minLength": return (value as? String ?? "").count >= rule as? Int ?? 0
    case "minItems": return (list ?? []).count >= rule as? Int ?? 0
    case "maxItems": return (list ?? []).count <= rule as? Int ?? 0
    case "minimum": return (number ?? 0) >= limit(rule)
    case "maximum": return (number ?? 0) <= limit(rule)
    case "exclusiveMinimum": return (number ?? 0) > limit(rule)
    case "items":
      for (index, element) in (list ?? []).enumerated() {
        check(element, rule, at: "\(path)/\(index)")
      }
    case "required": return (rule as? [String] ?? []).allSatisfy { object?[$0] != nil }
    case "dependentRequired":
      for (key, others) in rule as? [String: [String]] ?? [:] where object?[key] != nil {
        if !others.allSatisfy({ object?[$0] != nil }) { return false }
      }
    case "properties":
      for (key, rule) in rule as? [String: Any] ?? [:] {
        if let member = object?[key] { check(member, rule, at: "\(path)/\(key)") }
      }
    case "propertyNames":
      for key in (object ?? [:]).keys { check(key, rule, at: "\(path)/\(key) (name)") }
    case "additionalProperties":
      let known = (schema["properties"] as? [String: Any] ?? [:]).keys
      for (key, member) in object ?? [:] where !known.contains(key) {
        check(member, rule, at: "\(path)/\(key)")
      }
    case "if":
      var attempt = self
      attempt.problems = []
      attempt.check(value, rule, at: path)
      if let rule = schema[attempt.problems.isEmpty ? "then" : "else"] {
        check(value, rule, at: path)
      }
    default: return false
    }
    return true
  }
}
