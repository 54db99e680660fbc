import DMUGraph
import DMUProfile
import DMUText

extension AttributeTable {
  /// The title of a person as it is written, or else as the box has it: the lines below the first, and
  /// the first where it is a title itself; empty when there is none.
  func titleText(_ row: Int) -> String {
    let written = trimmedWord(string(self[.title, row]))
    if !written.isEmpty { return written }
    var lines = lines(string(self[.name, row]))
    if lines.count < 2 && labels[row] != 0 { lines = labelLines(row) }
    guard let first = lines.first else { return "" }
    let meaning = TitleMeaning(of: first)
    if !meaning.namesWork || meaning.mayBeName { lines.removeFirst() }
    return lines.joined(separator: ", ")
  }
}

/// The seniority of people by their titles, each title read once.
final class Seniorities {
  private let table: AttributeTable
  private var byTitle: [String: Seniority?] = [:]
  private var byRow: [Int: Seniority?] = [:]

  init(_ table: AttributeTable) { self.table = table }

  /// The seniority of the person of a node, if the title says one.
  func of(_ row: Int) -> Seniority? {
    if let known = byRow[row] { return known }
    let title = table.titleText(row)
    let seniority: Seniority?
    if let known = byTitle[title] {
      seniority = known
    } else {
      seniority = title.isEmpty ? nil : TitleMeaning(of: title).seniority
      byTitle[title] = seniority
    }
    byRow[row] = seniority
    return seniority
  }
}
