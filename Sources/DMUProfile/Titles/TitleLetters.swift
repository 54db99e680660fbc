/// The letters of titles as they are compared, as numbers below 32.
enum TitleLetter {
  /// Around every word.
  static let blank: UInt8 = 0
  // 1…26 are a…z.
  /// Joins two jobs: "&", "/", "+".
  static let and: UInt8 = 27
  /// Ends a part of a title: a comma and the like.
  static let comma: UInt8 = 28
  /// "@".
  static let at: UInt8 = 29
  /// A digit.
  static let digit: UInt8 = 30
  /// A letter that is not Latin.
  static let foreign: UInt8 = 31
}

/// A title in lower case without accents, with exactly one blank before and after every word, every
/// joining sign and every comma.
///
/// "Leiter/-in Einkauf & IT" becomes " leiter einkauf & it ", "Directeur(trice) qualité" becomes
/// " directeur qualite ". The endings that name both genders (`/in`, `:in`, `*in`, `(a)`, `·rice`) are
/// left out. A hyphen ends a word. The first 2,000 characters count.
func titleLetters(_ title: String) -> [UInt8] {
  var text = TitleText()
  var count = 0
  for scalar in title.unicodeScalars {
    if count == 2000 { break }
    text.append(scalar)
    count += 1
  }
  text.endWord()
  return text.letters
}

/// A title on its way into letters.
struct TitleText {
  private(set) var letters: [UInt8] = [TitleLetter.blank]
  /// Makes ae, oe and ue of ä, ö and ü, in place of a, o and u.
  private var umlautsAsPairs = false
  /// Where the word begins that is being read, if one is.
  private var start: Int?
  /// Where the text ended before a sign that may lead to an ending like `/in`; nothing but such signs
  /// came since.
  private var beforeEnding: Int?

  /// True as long as nothing but blanks came.
  var isEmpty: Bool { letters.count == 1 }

  init() { letters.reserveCapacity(64) }

  /// Begins anew with another title.
  mutating func reset(umlautsAsPairs: Bool) {
    self.umlautsAsPairs = umlautsAsPairs
    letters.removeAll(keepingCapacity: true)
    letters.append(TitleLetter.blank)
    start = nil
    beforeEnding = nil
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z": letter(UInt8(scalar.value) - 0x60)
    case "A"..."Z": letter(UInt8(scalar.value) - 0x40)
    case "0"..."9": letter(TitleLetter.digit)
    case "&", "+": sign(TitleLetter.and)
    case "/": sign(TitleLetter.and, ending: true)
    case ":", "(", "[": sign(TitleLetter.comma, ending: true)
    case "*", "_", ".", "·", "•": sign(nil, ending: true)
    case "-": sign(nil, ending: beforeEnding != nil)
    case "@": sign(TitleLetter.at)
    case ")", "]": if !endWord() { sign(TitleLetter.comma) }
    case ",", ";", "|", "\n", "\r": sign(TitleLetter.comma)
    case "Ä", "Ö", "Ü", "ä", "ö", "ü":
      plain(scalar)
      if umlautsAsPairs { letter(5) }
    case "Æ", "æ", "Œ", "œ":
      plain(scalar)
      letter(5)
    case "ß":
      letter(19)
      letter(19)
    case "\u{C0}"..."\u{17F}": plain(scalar)
    case "\u{300}"..."\u{36F}", "\u{AD}": break
    case "\u{0}"..."\u{BF}", "\u{2000}"..."\u{303F}": sign(nil)
    default: letter(TitleLetter.foreign)
    }
  }

  /// Ends the word that is being read, and says whether it was an ending and so left out.
  @discardableResult mutating func endWord() -> Bool {
    guard let begin = start else { return false }
    start = nil
    var isEnding = false
    if let end = beforeEnding, genderEndings.contains(Array(letters[begin...])) {
      letters.removeSubrange(end...)
      isEnding = true
    }
    beforeEnding = nil
    if letters.last != TitleLetter.blank { letters.append(TitleLetter.blank) }
    return isEnding
  }

  /// A letter of Latin-1 or Latin Extended-A without its accent.
  private mutating func plain(_ scalar: Unicode.Scalar) {
    let letter = plainLetters[Int(scalar.value) - 0xC0]
    if letter == UInt8(ascii: "?") { sign(nil) } else { self.letter(letter - 0x60) }
  }

  private mutating func letter(_ letter: UInt8) {
    if start == nil { start = letters.count }
    letters.append(letter)
  }

  private mutating func sign(_ sign: UInt8?, ending: Bool = false) {
    // An ending follows a word of three letters or more: "C.E.O." and "A/P" have none.
    let mayHaveEnding = start.map { letters.count - $0 > 2 } ?? false
    endWord()
    if ending {
      if mayHaveEnding { beforeEnding = letters.count }
    } else {
      beforeEnding = nil
    }
    if let sign { letters += [sign, TitleLetter.blank] }
  }
}

/// The letters from U+00C0 to U+017F without their accents; "?" for the signs among them.
private let plainLetters = Array(
  ("aaaaaaaceeeeiiiidnooooo?ouuuuyts" + "aaaaaaaceeeeiiiidnooooo?ouuuuyty"
    + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
    + "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

/// The endings by which a title names women and men, or one and several.
private let genderEndings: Set<[UInt8]> = Set(
  [
    "in", "innen", "a", "o", "e", "as", "os", "es", "s", "ra", "ora", "ne", "se", "euse", "rice",
    "trice", "ice", "te", "ka", "na",
  ].map { $0.utf8.map { $0 - 0x60 } })
