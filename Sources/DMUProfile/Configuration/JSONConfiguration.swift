/// A text that is read as YAML, with the places where it differs from what was written.
///
/// YAML knows no pairs of escapes for one character, so `\ud83d\ude00` becomes `\U0001f600`, and
/// no tab before the first brace, so that becomes a blank. Only a text that begins with a brace or
/// bracket is touched.
struct JSONConfiguration {
  /// The text to parse.
  let text: String
  /// The pairs of escapes, by line, as the columns after them in ``text``.
  private var pairs: [Int: [Int]] = [:]

  /// Rewrites a text where it has to be.
  init(_ written: String) {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\u{FEFF}"]
    let start = written.unicodeScalars.drop { blanks.contains($0) }
    guard let first = start.first, first == "{" || first == "[" else {
      text = written
      return
    }
    var source = Array(written.unicodeScalars)[...]
    var result = String.UnicodeScalarView()
    var place = TextPlace()
    func emit(_ scalar: Unicode.Scalar) {
      result.append(scalar)
      place.advance(past: scalar)
    }
    while let scalar = source.first, blanks.contains(scalar) {
      emit(scalar == "\t" ? " " : scalar)
      source = source.dropFirst()
    }
    while let scalar = source.first {
      if scalar == "\\", let pair = surrogatePair(source) {
        for scalar in escape(pair).unicodeScalars { emit(scalar) }
        pairs[place.line, default: []].append(place.column)
        source = source.dropFirst(12)
      } else {
        emit(scalar)
        source = source.dropFirst()
        // A backslash escapes the character that follows it, even another backslash.
        if scalar == "\\", let next = source.first {
          emit(next)
          source = source.dropFirst()
        }
      }
    }
    text = String(result)
  }

  /// Where a place of ``text`` stands in the text as written.
  func place(line: Int, column: Int) -> (line: Int, column: Int) {
    let shortened = pairs[line, default: []].count { $0 <= column }
    return (line, column + 2 * shortened)
  }

  /// The character at a place of ``text``.
  func scalar(line: Int, column: Int) -> Unicode.Scalar? {
    var place = TextPlace()
    return text.unicodeScalars.first { scalar in
      defer { place.advance(past: scalar) }
      return place.line == line && place.column == column
    }
  }
}

/// The character for which two `\u` escapes at the beginning stand together.
private func surrogatePair(_ text: ArraySlice<Unicode.Scalar>) -> UInt32? {
  guard let high = codeUnit(text), UTF16.isLeadSurrogate(high),
    let low = codeUnit(text.dropFirst(6)), UTF16.isTrailSurrogate(low)
  else { return nil }
  return 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(low & 0x3FF))
}

/// The code unit of the `\u` escape at the beginning.
private func codeUnit(_ text: ArraySlice<Unicode.Scalar>) -> UInt16? {
  let escape = text.prefix(6)
  let digits = escape.dropFirst(2)
  guard escape.count == 6, Array(escape.prefix(2)) == ["\\", "u"],
    digits.allSatisfy({ $0.isASCII && $0.properties.isASCIIHexDigit })
  else { return nil }
  return UInt16(String(String.UnicodeScalarView(digits)), radix: 16)
}

/// A character as YAML escapes it.
private func escape(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
}
