/// The values that programs and people write where there is none.
package enum PlaceholderValues {
  private static let words: Set<String> = ["nan", "none", "null", "nat", "n/a", "#n/a", "-", "?"]
  private static let greatestLength = 4

  /// True for a text, in UTF-8, that says nothing: `nan`, `none`, `-` and the like in any case, or blanks.
  package static func contain(_ text: borrowing Span<UInt8>) -> Bool {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    if start == end { return text.count > 0 }
    guard end - start <= greatestLength, isFirst(text[start]) else { return false }
    let word = (start..<end).map { text[$0] }
    return words.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// True for a byte with which one of the words begins.
  private static func isFirst(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "-"), UInt8(ascii: "?"),
      UInt8(ascii: "#"):
      true
    default: false
    }
  }
}
