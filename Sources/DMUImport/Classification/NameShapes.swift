import DMUProfile

/// The shape of texts that are names of people or mere numbers.
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
