import DMUProfile
import OrderedCollections

/// The values that a mapping has for roles, as phrases that titles may contain.
struct TitlePhrases: Sendable {
  /// The words of each phrase, the longest phrase first, and the roles it stands for.
  private let phrases: [(words: [UInt8], roles: String)]

  init(_ mapping: Mapping?) {
    phrases = (mapping?.values["role"] ?? [:]).map { (Self.words($0.key), $0.value) }
      .filter { $0.words.count > 2 }
      .sorted { $0.words.count > $1.words.count }
  }

  /// The roles of the longest phrase that a title contains as whole words; `nil` for none.
  ///
  /// - Complexity: O(*n* · *m*) in the length of the title, of which the first 2,000 characters count, and the
  ///   number of phrases.
  func longest(in title: String) -> String? {
    if phrases.isEmpty { return nil }
    let words = Self.words(title)
    return phrases.first { Self.contains(words, $0.words) }?.roles
  }

  /// The words of a text in lower case, with one blank before and after each.
  private static func words(_ text: String) -> [UInt8] {
    var result: [UInt8] = [0x20]
    for character in text.prefix(2_000) {
      if character.isLetter || character.isNumber {
        result += character.lowercased().utf8
      } else if result.last != 0x20 {
        result.append(0x20)
      }
    }
    if result.last != 0x20 { result.append(0x20) }
    return result
  }

  private static func contains(_ text: [UInt8], _ phrase: [UInt8]) -> Bool {
    var rest = text[...]
    while rest.count >= phrase.count {
      if rest.starts(with: phrase) { return true }
      // Phrases begin with the blank before a word.
      guard let next = rest.dropFirst().firstIndex(of: 0x20) else { return false }
      rest = rest[next...]
    }
    return false
  }
}
