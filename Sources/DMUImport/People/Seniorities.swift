import DMUGraph
import DMUProfile

/// The seniority of people by their titles, each title read once.
final class Seniorities {
  private let table: AttributeTable
  private var byTitle: [String: Seniority?] = [:]
  private var byRow: [Int: Seniority?] = [:]

  init(_ table: AttributeTable) { self.table = table }

  /// The seniority of the person of a node, if the title says one.
  func of(_ row: Int) -> Seniority? {
    if let known = byRow[row] { return known }
    let title = table.personDescription(row, hasKind: table[.kind, row] != 0).title
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
