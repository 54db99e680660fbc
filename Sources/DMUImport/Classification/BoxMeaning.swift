import DMUGraph
import DMUProfile
import DMUText

/// The meaning of a box that is no person.
enum BoxMeaning: String {
  /// The company, which is the account.
  case account
  case department
  /// A legend, a caption or a note.
  case note
}

extension AttributeTable {
  /// The meaning of a node's box, when it is certainly no person.
  ///
  /// - Parameter isAlone: True when no line leads to the box, while others have lines.
  func boxMeaning(_ row: Int, isAlone: Bool, isInGroup: Bool) -> BoxMeaning? {
    let parts = boxLines(row)
    let label = parts.joined(separator: " ")
    if isLegend(parts[0]) { return .note }
    if isDepartment(label) { return .department }
    let isDrawnAlone = isAlone && (labels[row] != 0 && !isInGroup || !NameShape.isName(parts[0]))
    guard isDrawnAlone || hasLegalForm(label) || namesInstitution(label),
      !describesPerson(row, parts)
    else { return nil }
    if isCompany(parts) || !isAlone && namesInstitution(parts[0]) { return .account }
    return isDrawnAlone ? .note : nil
  }

  /// The lines of a node's name, or else of its box; never none.
  private func boxLines(_ row: Int) -> [String] {
    let written = lines(string(self[.name, row]))
    let lines = written.isEmpty ? labelLines(row) : written
    return lines.isEmpty ? [""] : lines
  }

  /// True when a title, an address of e-mail or a telephone number stands in a box.
  private func describesPerson(_ row: Int, _ parts: [String]) -> Bool {
    if parts.contains(where: { LabelContact($0).isGiven }) { return true }
    let title = TitleMeaning(of: personDescription(row, hasKind: false).title)
    if title.seniority != nil && !title.mayBeName { return true }
    return parts.count > 1 && NameShape.isName(parts[0])
      && parts.dropFirst().contains(where: isDepartment)
  }
}

/// True when the first line of a label says that it explains the drawing.
func isLegend(_ line: String) -> Bool {
  let word = line.prefix { $0.isLetter }.lowercased()
  let rest = line.dropFirst(word.count).first { !$0.isWhitespace }
  return legendWords.contains(word) && (rest == nil || rest == ":")
    || noteWords.contains(word) && rest == ":"
}

private let legendWords: Set<String> = [
  "legend", "legende", "légende", "leyenda", "leggenda", "legenda", "zeichenerklärung",
]

private let noteWords: Set<String> = [
  "key", "note", "notes", "hinweis", "anmerkung", "remarque", "nota", "opmerking", "uwaga",
]

/// True when the lines of a box name a company: the first part has a legal form, or a later one begins
/// with it, as in "Sandmann & Sohn, Inc."; of "Ann Bell, Kestrel Ltd" the company is only where she is.
private func isCompany(_ lines: [String]) -> Bool {
  let parts = lines.flatMap { $0.split { ",(|".contains($0) } }.map { trimmedWord(String($0)) }
  guard let first = parts.first else { return false }
  if hasLegalForm(first) { return true }
  return parts.dropFirst().contains { part in
    part.split(separator: " ").first.map { hasLegalForm("x \($0)") } ?? false
  }
}
