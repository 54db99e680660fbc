import GraphML

/// The lines in which diagnostics are told: those of one file, code and wording are one line, with their number and the
/// first three places.
struct DiagnosticLines {
  private struct Group {
    var first: Diagnostic
    /// The places of the next ones, as far as they are told.
    var places: [Position] = []
    var count: Int
  }

  private struct Wording: Hashable {
    var file: String
    var severity: Diagnostic.Severity
    var code: Diagnostic.Code
    /// The message without what stands in quotes.
    var message: String
  }

  /// The lines, in the order of the first diagnostic of each.
  let lines: [String]

  /// Groups diagnostics in time linear in their number.
  init(_ diagnostics: [Diagnostic]) {
    var groups: [Group] = []
    var positions: [Wording: Int] = [:]
    var ofCode: [Wording: [Int]] = [:]
    for diagnostic in diagnostics {
      var wording = Wording(
        file: diagnostic.file, severity: diagnostic.severity, code: diagnostic.code, message: "")
      // Those that are only counted belong to the others of their code, if these are of one wording.
      if diagnostic.count > 1, let known = ofCode[wording], known.count == 1 {
        groups[known[0]].count += diagnostic.count
        continue
      }
      let code = wording
      wording.message = withoutQuotes(diagnostic.message)
      if let known = positions[wording] {
        groups[known].count += diagnostic.count
        if groups[known].places.count < 2 { groups[known].places.append(diagnostic.position) }
      } else {
        positions[wording] = groups.count
        ofCode[code, default: []].append(groups.count)
        groups.append(Group(first: diagnostic, count: diagnostic.count))
      }
    }
    lines = groups.map { group in
      var diagnostic = group.first
      let more = group.count - diagnostic.count
      if more > 0 {
        let places = group.places.filter { $0.line > 0 }.map { "\($0.line):\($0.column)" }
        diagnostic.message += "; \(more == 1 ? "one" : "\(more)") more like it"
        if !places.isEmpty { diagnostic.message += ", at \(places.joined(separator: " and "))" }
      }
      return diagnostic.description
    }
  }
}

/// A text without what stands between two quotation marks.
private func withoutQuotes(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "\"")) else { return text }
  return text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: "\"\"")
}
