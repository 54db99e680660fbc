package import DMUGraph

/// The title table as a tree of letters, built once.
///
/// A whole word is found with the blanks around it, a stem without. Stems and words with umlauts are
/// also found when these were written as plain vowels, as exports without umlauts have them.
struct TitleMatcher: Sendable {
  /// The table that everybody uses.
  static let shared = TitleMatcher(titleTable)

  /// The meaning of a row of the table; the roles as positions of ``Role/known``.
  struct Meaning: Sendable {
    var roles: RoleSet
    var alone: RoleSet
    var effects: TitleRow.Effects
  }

  private var children: [UInt16]
  /// The number of the row whose entry ends at a node, from 1; 0 where none does.
  private var rows: [UInt8] = [0]
  private var meanings: [Meaning] = []

  init(_ table: [TitleRow]) {
    children = [UInt16](repeating: 0, count: TitleLetter.count)
    for (row, content) in table.enumerated() {
      meanings.append(
        Meaning(
          roles: content.roles.reduce(into: []) { $0.formUnion(RoleSet($1)) },
          alone: content.alone.reduce(into: []) { $0.formUnion(RoleSet($1)) },
          effects: content.effects))
      for word in content.words {
        for spelling in spellings(word) { insert(titleLetters(spelling)[...], row: row) }
      }
      for stem in content.stems {
        for spelling in spellings(stem) {
          var letters = titleLetters(spelling).dropFirst()
          if !stem.hasSuffix(" ") { letters = letters.dropLast() }
          insert(letters, row: row)
        }
      }
    }
  }

  private mutating func insert(_ letters: ArraySlice<UInt8>, row: Int) {
    var node = 0
    for letter in letters {
      let edge = node * TitleLetter.count + Int(letter)
      if children[edge] == 0 {
        children[edge] = UInt16(rows.count)
        rows.append(0)
        children += repeatElement(0, count: TitleLetter.count)
      }
      node = Int(children[edge])
    }
    rows[node] = UInt8(row + 1)
  }

  /// The longest entry that begins at a place of a title: where it ends and what it says.
  func match(_ letters: [UInt8], at start: Int) -> (end: Int, meaning: Meaning)? {
    var found: (end: Int, meaning: Meaning)?
    var node = 0
    for position in start..<letters.count {
      node = Int(children[node * TitleLetter.count + Int(letters[position])])
      if node == 0 { break }
      if rows[node] != 0 { found = (position + 1, meanings[Int(rows[node]) - 1]) }
    }
    return found
  }
}

extension RoleSet {
  /// The set of one of ``Role/known``, or of none for any other role.
  package init(_ role: Role) {
    self = Role.known.firstIndex(of: role).map { RoleSet(position: $0) } ?? []
  }

  // The sets of one role each.
  package static let purchasing = RoleSet(.purchasing)
  static let technical = RoleSet(.technical)
  static let executive = RoleSet(.executive)
  static let user = RoleSet(.user)
  static let finance = RoleSet(.finance)
  static let legal = RoleSet(.legal)
  static let gatekeeper = RoleSet(.gatekeeper)
}

/// An entry as the table has it and with its umlauts as plain vowels.
private func spellings(_ entry: String) -> [String] {
  let plain = String(
    entry.map { letter -> Character in
      switch letter {
      case "ä": "a"
      case "ö": "o"
      case "ü": "u"
      default: letter
      }
    })
  return plain == entry ? [entry] : [entry, plain]
}
