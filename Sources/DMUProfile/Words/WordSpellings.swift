import DMUGraph
import DMUText

/// Words that are the same but for case, `_`, `-`, `.` and blanks, each in one spelling.
///
/// The known words are spelled as they are known, any other as it was first written.
package struct WordSpellings {
  private var spellings: [String: String] = [:]

  /// Makes a vocabulary of known words.
  init(_ known: some Sequence<String>) {
    for word in known { spellings[normalized(word)] = word }
  }

  /// The number of words.
  var count: Int { spellings.count }

  /// The one spelling of a word, which is known from now on; `nil` when nothing of it counts.
  mutating func spelling(of word: String) -> String? {
    let key = normalized(word)
    if key.isEmpty { return nil }
    if let known = spellings[key] { return known }
    let spelling = trimmedWord(word)
    spellings[key] = spelling
    return spelling
  }

  /// The one spelling of a word, if it is known.
  package func known(_ word: String) -> String? { spellings[normalized(word)] }

  /// The roles of contacts that are always known.
  package static let contactRoles = WordSpellings(Role.known.map(\.rawValue))

  /// The roles of staff that are always known.
  package static let staffRoles = WordSpellings([
    "account_manager", "sales_representative", "sales_coordinator", "technical", "service",
    "marketing", "executive",
  ])

  /// The tiers that are always known.
  package static let tiers = WordSpellings([Policy.defaultTier, "key", "standard"])
}
