/// The letters of titles as they are compared: 28 of them, so that tables stay small.
enum TitleLetter {
  /// Around every word.
  static let blank: UInt8 = 0
  // 1…26 are a…z.
  /// Joins two jobs: "&", "and", "und", "/", "+".
  static let and: UInt8 = 27
  /// Ends a part of a title: a comma and the like.
  static let comma: UInt8 = 28
  /// "@".
  static let at: UInt8 = 29
  /// Any other letter or digit.
  static let other: UInt8 = 30
  /// The number of different letters.
  static let count = 31
}

/// A title in lower case, umlauts spelled out, with exactly one blank before and after every word,
/// every joining sign and every comma.
///
/// "Leiter/-in Einkauf & IT" becomes " leiter einkauf & it ". The endings by which German names both
/// genders (`/in`, `:in`, `*in`, `_in`, `(in)`) are left out. A hyphen ends a word.
func titleLetters(_ title: String) -> [UInt8] {
  var text = TitleText()
  text.letters.reserveCapacity(title.utf8.count + 8)
  var bytes = title.utf8.makeIterator()
  while let byte = bytes.next() { text.append(byte, &bytes) }
  text.endWord()
  return text.letters
}

/// A title on its way into letters.
private struct TitleText {
  var letters: [UInt8] = [TitleLetter.blank]
  /// Where the word begins that is being read, if one is.
  private var start: Int?
  /// Where the text ended before a sign that may lead to an ending like `/in`; nothing but such signs
  /// came since.
  private var beforeEnding: Int?

  mutating func append(_ byte: UInt8, _ bytes: inout String.UTF8View.Iterator) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letter(byte - 0x60)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter(byte - 0x40)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter(TitleLetter.other)
    case UInt8(ascii: "&"), UInt8(ascii: "+"): sign(TitleLetter.and)
    case UInt8(ascii: "/"): sign(TitleLetter.and, ending: true)
    case UInt8(ascii: ":"), UInt8(ascii: "("): sign(TitleLetter.comma, ending: true)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): sign(nil, ending: true)
    case UInt8(ascii: "-"): sign(nil, ending: beforeEnding != nil)
    case UInt8(ascii: "@"): sign(TitleLetter.at)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ")"), 0x0A:
      sign(TitleLetter.comma)
    case 0xC3: umlaut(bytes.next() ?? 0)
    case 0xCC:
      // A combining diaeresis turns a, o and u into an umlaut; other marks go.
      if bytes.next() == 0x88, let last = letters.last, [1, 15, 21].contains(last) { letter(5) }
    case 0xC2:
      // A soft hyphen goes; what else stands here is blanks and signs.
      if bytes.next() != 0xAD { sign(nil) }
    case 0xE2:
      // Dashes, bullets and quotation marks.
      _ = (bytes.next(), bytes.next())
      sign(nil)
    case 0x80...0xBF: break
    case 0xC4...: letter(TitleLetter.other)
    default: sign(nil)
    }
  }

  /// Ends the word that is being read.
  mutating func endWord() {
    guard let begin = start else { return }
    start = nil
    let word = letters[begin...]
    if let end = beforeEnding, word == [9, 14] || word == [9, 14, 14, 5, 14] {
      // An ending: "in" or "innen".
      letters.removeSubrange(end...)
    } else if word == [1, 14, 4] || word == [21, 14, 4] {
      // "and" or "und".
      letters.replaceSubrange(begin..., with: [TitleLetter.and])
    }
    beforeEnding = nil
    if letters.last != TitleLetter.blank { letters.append(TitleLetter.blank) }
  }

  private mutating func letter(_ letter: UInt8) {
    if start == nil { start = letters.count }
    letters.append(letter)
  }

  private mutating func sign(_ sign: UInt8?, ending: Bool = false) {
    let isAfterWord = start != nil
    endWord()
    if ending {
      if isAfterWord { beforeEnding = letters.count }
    } else {
      beforeEnding = nil
    }
    if let sign { letters += [sign, TitleLetter.blank] }
  }

  /// The second byte of ä, ö, ü, ß and their like, and of other letters with accents.
  private mutating func umlaut(_ byte: UInt8) {
    switch byte {
    case 0x84, 0xA4: letter(1); letter(5)
    case 0x96, 0xB6: letter(15); letter(5)
    case 0x9C, 0xBC: letter(21); letter(5)
    case 0x9F: letter(19); letter(19)
    case 0x80...0x85, 0xA0...0xA5: letter(1)
    case 0x87, 0xA7: letter(3)
    case 0x88...0x8B, 0xA8...0xAB: letter(5)
    case 0x8C...0x8F, 0xAC...0xAF: letter(9)
    case 0x91, 0xB1: letter(14)
    case 0x92...0x98, 0xB2...0xB8: letter(15)
    case 0x99...0x9B, 0xB9...0xBB: letter(21)
    default: letter(TitleLetter.other)
    }
  }
}
