import DMUProfile

/// The shape of texts that are names of people, addresses of e-mail and telephone numbers.
enum NameShape {
  /// True when a text looks like the name of a person: one to five words that begin with a capital, with
  /// `von`, `de` and the like between them; "Sollers, Ann" and "ann.sollers" too.
  static func isName(_ text: String) -> Bool {
    if text.utf8.count > 80 { return false }
    var words = text.split { $0.isWhitespace || $0 == "," || $0 == "_" }
    while let title = words.first, titles.contains(title.lowercased()) { words.removeFirst() }
    if words.count == 1, words[0].contains(".") {
      // "ann.sollers", as accounts of programs are called.
      words = words[0].split(separator: ".")
      return words.count <= 3 && words.allSatisfy { $0.count > 1 && $0.allSatisfy(\.isLetter) }
        && words.count > 1
    }
    guard (1...5).contains(words.count) else { return false }
    var capitals = 0
    for word in words {
      guard let first = word.first, word.allSatisfy({ $0.isLetter || marks.contains($0) }) else {
        return false
      }
      if particles.contains(word.lowercased()) { continue }
      guard first.isLetter, !first.isLowercase else { return false }
      if first.isUppercase {
        let isInitial = word.count <= 2
        // No name is written in capitals in its midst, but for McKay and Meyer-Landrut.
        if !isInitial && isWrittenInCapitals(word) && words.count == 1 { return false }
      }
      capitals += 1
    }
    return capitals > 0 && (words.count > 1 || words[0].count > 2 && !hasInnerCapital(words[0]))
  }

  /// True when a text looks like the name of a person by itself: of two words or more, as single ones may
  /// be anything.
  static func isFullName(_ text: String) -> Bool {
    isName(text) && text.contains { $0.isWhitespace || $0 == "," || $0 == "_" || $0 == "." }
  }

  /// True when a text holds an address of e-mail.
  static func hasAddress(_ text: String) -> Bool {
    guard let at = text.firstIndex(of: "@"), at > text.startIndex else { return false }
    let before = text[text.index(before: at)]
    guard before.isLetter || before.isNumber else { return false }
    return text[text.index(after: at)...].prefix(255).contains(".")
  }

  /// True when a text holds a telephone number: seven digits or more with blanks, strokes, points and
  /// brackets between them, and no date and no years.
  static func hasTelephone(_ text: String) -> Bool {
    var groups: [Int] = []
    var isInGroup = false
    var signs: Set<Character> = []
    for character in text.prefix(1_000) + "x" {
      if ("0"..."9").contains(character) {
        if isInGroup { groups[groups.count - 1] += 1 } else { groups.append(1) }
        isInGroup = true
        continue
      }
      isInGroup = false
      if " -/().+\u{2013}\u{a0}".contains(character) {
        if !groups.isEmpty && character != " " { signs.insert(character) }
        continue
      }
      let isDate =
        groups.count == 3 && signs.count == 1 && groups.allSatisfy { $0 == 4 || $0 <= 2 }
        || groups == [4, 4]
      if groups.reduce(0, +) >= 7 && !isDate { return true }
      groups = []
      signs = []
    }
    return false
  }

  /// True when an id is a mere number, as programs count nodes: `12`, `n0`, `n1::n0`, `node7`.
  static func isMereNumber(_ id: String) -> Bool {
    for part in id.split(separator: ":") {
      let digits = part.drop { $0.isLetter || $0 == "_" || $0 == "-" }
      let letters = part.count - digits.count
      guard !digits.isEmpty, digits.allSatisfy({ $0.isNumber }), letters <= 6 else { return false }
    }
    return true
  }

  private static func isWrittenInCapitals(_ word: Substring) -> Bool {
    word.allSatisfy { !$0.isLowercase }
  }

  private static func hasInnerCapital(_ word: Substring) -> Bool {
    var previous: Character = "-"
    for character in word {
      if character.isUppercase && previous.isLowercase { return true }
      previous = character
    }
    return false
  }

  private static let marks: Set<Character> = ["-", "'", "’", ".", "\u{2010}"]

  private static let titles: Set<String> = [
    "dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "herr", "frau", "mme",
    "m.", "sr.", "sra.", "dott.", "ing.", "dipl.-ing.", "mag.", "mgr", "inż.",
  ]

  private static let particles: Set<String> = [
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la",
    "le",
    "zu", "zum", "zur", "ter", "ten", "te", "y", "e", "el", "al", "bin", "ibn", "vom", "af", "av",
  ]
}
