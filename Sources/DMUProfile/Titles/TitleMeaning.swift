package import DMUGraph

/// The sense of a contact's job title in English, German, French, Spanish, Italian, Dutch, Portuguese
/// or Polish.
///
/// ```swift
/// TitleMeaning(of: "Head of Procurement")  // purchasing, head
/// TitleMeaning(of: "CTO")  // technical and executive, board
/// TitleMeaning(of: "Directeur")  // executive, head
/// TitleMeaning(of: "Asystentka Zarządu")  // gatekeeper, assistant
/// TitleMeaning(of: "ehem. Einkaufsleiter")  // a former one
/// ```
///
/// A title is one job or several, joined by "and", "&", "/", "+" or a comma. Executive are those who
/// lead the company: the chief officers, managing directors, presidents, owners, the board; and who has
/// a general rank, as directors and vice presidents do, where the title names no field of work. Heads
/// of a department have the role of their department. In one job the technical role yields to
/// purchasing, finance, legal and user: a technical buyer buys. Who sells is neither purchasing nor
/// technical; who assists an executive is a gatekeeper and no executive; former jobs and those of
/// people in training are no role. The rank is the highest that is named, but for assistants.
///
/// The words stand in a file for each language, all of which are tried, as a title does not say its
/// language. Of a title the first 2,000 characters count.
///
/// - Complexity: O(*n*) in the length of the title.
package struct TitleMeaning: Hashable, Sendable {
  /// The roles, in the order of ``/DMUGraph/Role/known``; empty when the title says none.
  package let roles: [Role]
  /// The rank, if the title says one.
  package let seniority: Seniority?
  /// The holder has left: a former one, a retired one.
  package let isFormer: Bool
  /// A word names a post or a field of work.
  package let namesWork: Bool
  /// All such words are also names of people, as Dean and Meister are.
  package let mayBeName: Bool
  /// A word is in no table, as names of people are in none.
  package let hasOtherWords: Bool
  /// A rank is named, but no field of work, so that a department beside the title says the field.
  package let lacksField: Bool

  /// Reads a title.
  package init(of title: String) {
    let reading = TitleReading(titleLetters(title), with: .shared)
    let found = reading.roles
    roles = found.isEmpty ? [] : Role.known.filter { found.contains(RoleSet($0)) }
    seniority = reading.seniority
    isFormer = reading.isFormer
    namesWork = reading.workWords > 0
    mayBeName = reading.workWords > 0 && reading.names == reading.workWords
    hasOtherWords = reading.otherWords > 0
    lacksField = reading.isGeneral && reading.seniority != nil
  }
}

/// The roles that a contact's job title says, in the order of ``/DMUGraph/Role/known``; empty when it says
/// none (``TitleMeaning``).
package func roles(forTitle title: String) -> [Role] { TitleMeaning(of: title).roles }

/// A label is a department when it is nothing but a department's words: "Einkauf", "IT & Digital",
/// "Service Achats".
package func isDepartment(_ label: String) -> Bool {
  isMade(label) { $0.isDepartment }
}

/// A name is a vacancy when it says that nobody holds the post: "N.N.", "vakant", "to be hired".
package func isVacancy(_ name: String) -> Bool {
  isMade(name, orLetters: false) { $0.effects.contains(.vacant) }
}

/// A text is made of certain words when it has no others but those that say nothing, numbers and, in departments'
/// names, single letters.
private func isMade(
  _ text: String, orLetters: Bool = true, of isIncluded: (TitleWordMeaning) -> Bool
) -> Bool {
  var count = 0
  var scanner = TitleScanner(titleLetters(text), with: .shared)
  while let token = scanner.next() {
    switch token {
    case .known(let meaning):
      if isIncluded(meaning) {
        count += 1
      } else if meaning.effects.isDisjoint(with: [.neutral, .joins]) {
        return false
      }
    case .unknown(let isWord):
      let isNumber = scanner.letters[scanner.range].allSatisfy { $0 == TitleLetter.digit }
      if isWord || (!orLetters && !isNumber) { return false }
    case .and, .comma: break
    }
  }
  return count > 0
}
