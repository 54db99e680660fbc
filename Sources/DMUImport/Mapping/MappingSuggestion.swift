import DMUGraph
public import DMUProfile
import DMUText
import OrderedCollections

/// A mapping to start from: for the attributes and values of files that have no place in the profile
/// what they probably mean, most frequent first.
///
/// ```swift
/// var options = ImportOptions()
/// options.remembersUnmapped = true
/// let result = PortfolioImport([GraphMLReader().read(path: "crm.graphml")], options: options)
/// var yaml = ""
/// MappingSuggestion(result, beside: options.mapping).writeYAML(to: &yaml)
/// let mapping = try Mapping(yaml: yaml, path: "suggestion.yaml")
/// ```
///
/// Anything that is not guessed stands as a comment, to be filled in. The guesses come from a table of
/// English and German words, from words that are nearly the same and from what the values are: numbers,
/// days, addresses, job titles.
public struct MappingSuggestion: Sendable {
  private let unmapped: UnmappedAttributes
  private let mapping: Mapping
  /// The number of contacts, and of those without a role.
  private let contacts: (count: Int, withoutRole: Int)

  /// Makes a suggestion of what came of reading files with ``ImportOptions/remembersUnmapped``.
  ///
  /// - Parameters:
  ///   - result: What came of reading the files.
  ///   - mapping: The mapping that the files were read with; the suggestion contains it.
  public init(_ result: PortfolioImport, beside mapping: Mapping? = nil) {
    unmapped = result.files.reduce(into: UnmappedAttributes()) { $0.add($1.unmapped) }
    self.mapping = mapping ?? Mapping()
    let people = result.portfolio?.contacts ?? Rows([])
    contacts = (people.count, people.count { $0.roles.isEmpty })
  }

  /// Writes the mapping as YAML that a mapping file may consist of.
  public func writeYAML(to output: inout some TextOutputStream) {
    let guess = MappingGuess(unmapped)
    if guess.isEmpty {
      output.write(verdict)
    } else {
      output.write(
        "# A mapping to start from, for dmugraph --mapping: look through it and mend it.\n")
      output.write("# What stands behind a # was not guessed, or is doubtful.\n")
    }
    write(attributes(guess), as: "attributes", to: &output)
    write(values(guess), as: "values", to: &output)
    if let supplier = mapping.supplier { output.write("supplier: \(scalar(supplier))\n") }
    if let scale = mapping.strengthScale {
      output.write("strength_scale: \(shortest(scale))\n")
    } else if let scale = guess.scale {
      output.write(
        "strength_scale: \(scale.value)  # the greatest is \(shortest(scale.greatest))\n")
    }
    if !guess.technical.isEmpty {
      let names = Set(guess.technical).sorted().prefix(30).joined(separator: ", ")
      output.write("# not looked at: \(comment(names))\n")
    }
  }

  /// A sentence on files of which every attribute and value has its place.
  private var verdict: String {
    if contacts.count == 0 {
      return "# Nobody was understood as a contact, and no attribute tells who is one.\n"
    }
    if contacts.withoutRole == 0 { return "# Everything has its place: no mapping is needed.\n" }
    return "# Everything that is written has its place, but \(contacts.withoutRole) of "
      + "\(contacts.count) contacts have neither a role nor a title that says one.\n"
  }

  /// A line of a map, or one of the comments between.
  private struct Line {
    var text: String
    var isComment = false
  }

  private func write(_ lines: [Line], as key: String, to output: inout some TextOutputStream) {
    if lines.isEmpty { return }
    // A map of nothing but comments would be none.
    output.write(lines.allSatisfy(\.isComment) ? "# \(key):\n" : "\(key):\n")
    for line in lines { output.write(line.text + "\n") }
  }

  private func attributes(_ guess: MappingGuess) -> [Line] {
    var lines: [Line] = []
    var names = mapping.attributes
    // All names of an attribute stand together, where the most frequent of them does.
    for entry in guess.attributes where entry.doubt == nil {
      if let meaning = entry.meaning, !names[meaning, default: []].contains(entry.attribute.name) {
        names[meaning, default: []].append(entry.attribute.name)
      }
    }
    func line(_ meaning: String) -> String {
      "  \(meaning): [" + (names[meaning] ?? []).map(scalar).joined(separator: ", ") + "]"
    }
    var written: Set<String> = []
    for meaning in mapping.attributes.keys where written.insert(meaning).inserted {
      lines.append(Line(text: line(meaning)))
    }
    for entry in guess.attributes.prefix(200) {
      let attribute = entry.attribute
      let note = comment(description(attribute))
      if let meaning = entry.meaning, entry.doubt == nil {
        if written.insert(meaning).inserted {
          lines.append(Line(text: "\(line(meaning))  # \(note)"))
        }
      } else {
        let doubt = entry.doubt.map { "; \($0)" } ?? ""
        let name = comment(scalar(attribute.name))
        lines.append(
          Line(
            text: "  # \(entry.meaning ?? "…"): [\(name)]  # \(note)\(doubt)", isComment: true))
      }
    }
    return lines
  }

  private func description(_ attribute: UnmappedAttributes.Attribute) -> String {
    let noun = attribute.count == 1 ? attribute.element.rawValue : "\(attribute.element)s"
    let sorted = attribute.values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let examples = sorted.prefix(3).map { value, count in
      String(value.prefix(30)) + (count > 1 ? " (\(count))" : "")
    }
    return "\(attribute.count) \(noun): " + examples.joined(separator: ", ")
      + (sorted.count > 3 ? ", …" : "")
  }

  private func values(_ guess: MappingGuess) -> [Line] {
    var found = OrderedDictionary<String, [MappingGuess.Value]>()
    for attribute in mapping.values.keys { found[attribute] = [] }
    for (attribute, values) in guess.values { found[attribute] = values }
    var lines: [Line] = []
    for (attribute, values) in found {
      var inner: [Line] = []
      for (written, meant) in mapping.values[attribute] ?? [:] {
        inner.append(Line(text: "    \(scalar(written)): \(scalar(meant))"))
      }
      for value in values.prefix(200) {
        let text = scalar(value.text)
        if let meaning = value.meaning, value.doubt == nil {
          inner.append(Line(text: "    \(text): \(scalar(meaning))  # \(times(value.count))"))
        } else {
          let doubt = value.doubt.map { "; \($0)" } ?? ""
          inner.append(
            Line(
              text:
                "    # \(comment(text)): \(value.meaning ?? "…")  # \(times(value.count))\(doubt)",
              isComment: true))
        }
      }
      if values.count > 200 {
        inner.append(Line(text: "    # and \(values.count - 200) more", isComment: true))
      }
      let isComment = inner.allSatisfy(\.isComment)
      lines.append(
        Line(text: isComment ? "  # \(attribute):" : "  \(attribute):", isComment: isComment))
      lines += inner
    }
    return lines
  }
}

/// A text as YAML has it on one line.
private func scalar(_ text: String) -> String {
  let isPlain =
    text.first?.isLetter == true && text.last != " "
    && text.allSatisfy { $0.isLetter || ($0.isASCII && $0.isNumber) || "_- ".contains($0) }
    && !["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"]
      .contains(text.lowercased())
  if isPlain { return text }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _
    where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// A text as it may stand in a comment: on one line, and without what could be taken for an anchor.
private func comment(_ text: String) -> String {
  var result = printable(text)
  for mark in ["&", "*"] { result = result.replacing(mark, with: " ") }
  return result
}

private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
