/// Takes the letters of a title apart, into what tables know and what they do not.
struct TitleScanner: Sequence, IteratorProtocol {
  enum Token {
    /// A sign that joins jobs.
    case and
    /// A sign that ends a part.
    case comma
    /// Words, or a piece of one, that a table knows.
    case known(TitleWordMeaning)
    /// A word of which no table knows a piece, or that is no word: a number, a single letter.
    case unknown(isWord: Bool)
  }

  let letters: [UInt8]
  let matcher: TitleMatcher
  /// Where the last token stands.
  private(set) var range = 0..<0
  private var position = 0
  private var wordBegin = 0
  /// A piece of the word that is being read is known.
  private var isKnown = true

  init(_ letters: [UInt8], with matcher: TitleMatcher) {
    self.letters = letters
    self.matcher = matcher
  }

  /// The next token, from left to right; of entries that overlap the one that begins first, then the
  /// longest.
  mutating func next() -> Token? {
    while position < letters.count {
      let letter = letters[position]
      if letter == TitleLetter.blank {
        if !isKnown {
          isKnown = true
          range = wordBegin..<position
          return .unknown(isWord: isWord(letters[range]))
        }
        isKnown = false
        wordBegin = position + 1
      }
      range = position..<position + 1
      if let match = matcher.match(letters, at: position) {
        isKnown = true
        range = position..<match.end
        // The blank after a word is also the one before the next.
        position = letters[match.end - 1] == TitleLetter.blank ? match.end - 1 : match.end
        return .known(match.meaning)
      }
      position += 1
      if letter == TitleLetter.and || letter == TitleLetter.comma {
        isKnown = true
        return letter == TitleLetter.and ? .and : .comma
      }
    }
    return nil
  }

  private func isWord(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count > 1 && letters.contains { $0 != TitleLetter.digit }
  }
}
