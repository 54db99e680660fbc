/// Names of people and accounts as they are compared: without regard to case and to how letters are composed,
/// with runs of blanks, no-break ones too, as one.
package enum ComparableName {
  /// A name in a form in which equal names are equal strings: Swift compares strings by canonical
  /// equivalence, which is equality of their forms in Unicode's NFC.
  package static func folded(_ name: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var isBlankDue = false
    for scalar in name.unicodeScalars {
      let letter = NameHash.small(scalar)
      if letter == NameHash.blank || (letter == 0 && scalar.properties.isWhitespace) {
        isBlankDue = !result.isEmpty
        continue
      }
      if isBlankDue { result.append(" ") }
      isBlankDue = false
      if let small = Unicode.Scalar(letter), letter != 0 {
        result.append(small)
      } else {
        result.append(contentsOf: folded(scalar).unicodeScalars)
      }
    }
    return String(result)
  }

  /// True when two names are equal.
  package static func areEqual(_ left: String, _ right: String) -> Bool {
    left == right || folded(left) == folded(right)
  }

  /// A letter without its case: ß and ss are the same, ı and i are not.
  fileprivate static func folded(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\u{131}" { return String(scalar) }
    func mapped(_ text: String, _ mapping: KeyPath<Unicode.Scalar.Properties, String>) -> String {
      text.unicodeScalars.map { $0.properties[keyPath: mapping] }.joined()
    }
    let small = mapped(String(scalar), \.lowercaseMapping)
    return mapped(mapped(small, \.uppercaseMapping), \.lowercaseMapping)
  }

  // MARK: Hashing

  /// A hash of a name in UTF-8 that is the same for equal names, and 0 for one without a letter.
  ///
  /// Latin, Greek and Cyrillic letters are looked up in a table, and Chinese ones stand for themselves; only other
  /// scripts and composed letters make a string.
  package static func hash(_ name: borrowing Span<UInt8>) -> UInt64 {
    var hash = NameHash()
    var index = 0
    while index < name.count {
      let byte = name[index]
      index += 1
      if byte < 0x80 {
        hash.add(latin: UInt32(byte))
      } else if (0xC2...0xD3).contains(byte), index < name.count {
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(name[index] & 0x3F)
        index += 1
        guard hash.add(latin: scalar) else { return hashOfOtherScript(name) }
      } else if (0xE4...0xE9).contains(byte), index + 1 < name.count {
        let scalar =
          UInt32(byte & 0x0F) << 12 | UInt32(name[index] & 0x3F) << 6
          | UInt32(name[index + 1] & 0x3F)
        index += 2
        guard NameHash.chinese.contains(scalar) else { return hashOfOtherScript(name) }
        hash.add(UInt64(scalar))
      } else {
        return hashOfOtherScript(name)
      }
    }
    return hash.value
  }

  private static func hashOfOtherScript(_ name: borrowing Span<UInt8>) -> UInt64 {
    var hash = NameHash()
    for character in folded(String(decoding: name.indices.map { name[$0] }, as: UTF8.self)) {
      if let ascii = character.asciiValue {
        hash.add(latin: UInt32(ascii))
      } else if let letter = NameHash.composedLetters[character] {
        hash.add(latin: letter)
      } else if let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
        NameHash.chinese.contains(scalar.value)
      {
        hash.add(UInt64(scalar.value))
      } else {
        hash.add(UInt64(truncatingIfNeeded: character.hashValue) | 1 << 32)
      }
    }
    return hash.value
  }
}

/// The hash of a name in the making, letter by letter.
private struct NameHash {
  private var state = NameHash.seed
  private var isBlankDue = false
  private var isEmpty = true

  /// The end of the letters that the table knows, those of Latin, Greek and Cyrillic.
  private static let tableEnd: UInt32 = 0x500
  /// Chinese letters, which have no case and are not composed.
  static let chinese: ClosedRange<UInt32> = 0x4E00...0x9FFF
  private static let seed = UInt64.random(in: .min ... .max)
  static let blank: UInt16 = 0x20
  private static let sharpS: UInt32 = 0xDF

  var value: UInt64 { isEmpty ? 0 : max(1, state ^ state >> 32) }

  mutating func add(_ letter: UInt64) {
    if isBlankDue { mix(UInt64(NameHash.blank)) }
    isBlankDue = false
    isEmpty = false
    mix(letter)
  }

  /// Adds a letter of the table; false for one whose small letters are beyond it.
  @discardableResult
  mutating func add(latin scalar: UInt32) -> Bool {
    let letter = NameHash.table[Int(scalar)]
    if letter == NameHash.blank {
      isBlankDue = !isEmpty
    } else if scalar == NameHash.sharpS {
      add(0x73)
      add(0x73)
    } else if letter == 0 {
      return false
    } else {
      add(UInt64(letter))
    }
    return true
  }

  private mutating func mix(_ letter: UInt64) {
    let product = (state ^ letter).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    state = product.high ^ product.low
  }

  /// The small letter of one of the table's; 0 for any other.
  @inline(__always)
  static func small(_ scalar: Unicode.Scalar) -> UInt16 {
    scalar.value < tableEnd ? table[Int(scalar.value)] : 0
  }

  /// By letter, its small one; 0 where that is none of the table's, and for marks that are part of a letter.
  private static let table: [UInt16] = (0..<tableEnd).map { value in
    guard let scalar = Unicode.Scalar(value), !(0x300...0x36F).contains(value),
      !(0x483...0x489).contains(value)
    else { return 0 }
    if scalar.properties.isWhitespace { return blank }
    let folded = ComparableName.folded(scalar).unicodeScalars
    guard folded.count == 1, let small = folded.first, small.value < tableEnd else { return 0 }
    return UInt16(small.value)
  }

  /// The letters of the table that are not ASCII, however they are composed.
  static let composedLetters: [Character: UInt32] = {
    var letters: [Character: UInt32] = [:]
    for value in 0x80..<tableEnd {
      if let scalar = Unicode.Scalar(value) { letters[Character(scalar)] = value }
    }
    return letters
  }()
}
