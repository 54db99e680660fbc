internal import Yams

/// Reads the one document of a policy or mapping file; `nil` when it holds nothing but comments.
///
/// JSON is read as the YAML that it nearly is; what YAML does not know of it is rewritten first.
/// Anchors and aliases are refused: a small file could otherwise stand for one of any size.
func configuration(
  of text: String
) throws(ConfigurationError.Problem) -> ConfigurationNode? {
  try checkConfiguration(text)
  let json = JSONConfiguration(text)
  do {
    // The encoding is named because the default looks into the environment.
    let parser = try Yams.Parser(yaml: json.text, encoding: .utf8)
    // A node knows its anchor only as long as the parser lives.
    return try withExtendedLifetime(parser) {
      guard let root = try parser.nextRoot() else { return nil }
      let node = try ConfigurationNode(root, in: json)
      if let other = try parser.nextRoot() {
        throw json.problem(
          "a second document begins here; write everything in one, without `---` between",
          at: other.mark)
      }
      return node
    }
  } catch let problem as ConfigurationError.Problem {
    throw problem
  } catch let error as YamlError {
    throw json.problem(error)
  } catch {
    throw json.problem("cannot be read: \(error)", at: nil)
  }
}

extension ConfigurationNode {
  /// Takes over what was parsed.
  fileprivate init(_ node: Node, in json: JSONConfiguration) throws(ConfigurationError.Problem) {
    guard node.anchor == nil else { throw json.problem(aliasMessage, at: node.mark) }
    (line, column) = json.place(node.mark)
    switch node {
    case .scalar(let scalar):
      content = .scalar(
        scalar.string,
        isPlain: scalar.style == .plain && scalar.tag.rawValue != Tag.Name.str.rawValue)
    case .sequence(let sequence):
      var list: [ConfigurationNode] = []
      for element in sequence { list.append(try ConfigurationNode(element, in: json)) }
      content = .list(list)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        entries.append(
          Entry(
            key: try ConfigurationNode(key, in: json), value: try ConfigurationNode(value, in: json)
          ))
      }
      content = .map(entries)
    case .alias(let alias):
      throw json.problem(aliasMessage, at: alias.mark)
    }
  }
}

extension JSONConfiguration {
  fileprivate func place(_ mark: Mark?) -> (line: Int, column: Int) {
    place(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }

  fileprivate func problem(_ message: String, at mark: Mark?) -> ConfigurationError.Problem {
    let (line, column) = place(mark)
    return ConfigurationError.Problem(line: line, column: column, message: message)
  }

  /// The problem that the parser found, in our words.
  fileprivate func problem(_ error: YamlError) -> ConfigurationError.Problem {
    switch error {
    case .scanner(let context, let text, let mark, _), .parser(let context, let text, let mark, _),
      .composer(let context, let text, let mark, _):
      let (line, column) = place(mark)
      if text.contains("undefined alias") { return problem(aliasMessage, at: mark) }
      if scalar(line: mark.line, column: mark.column) == "\t" {
        return problem("a tab stands where blanks belong; indent with blanks", at: mark)
      }
      let during = context.map { "\($0.text) (at \($0.mark)), " } ?? ""
      return ConfigurationError.Problem(
        line: line, column: column, message: "not valid YAML or JSON: \(during)\(text)")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map(quotedForMessage).joined(separator: ", ")
      return problem("\(names) stands twice in one map, here first; keep one", at: context.mark)
    case .reader(let text, _, _, _):
      return problem("not valid YAML or JSON: \(text)", at: nil)
    default:
      return problem("not valid YAML or JSON", at: nil)
    }
  }
}
