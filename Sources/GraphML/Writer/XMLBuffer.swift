/// XML in UTF-8 that waits to be handed on: the one place where a text becomes XML.
struct XMLBuffer: ~Copyable {
  /// The number of bytes that are handed on at a time.
  static let pieceSize = 1 << 16
  /// The length of the pieces in which a long text is written.
  static let sliceSize = 1 << 15
  /// Deeper elements than this are indented no further, so that the output stays in proportion.
  private static let maximumIndent = 16

  private(set) var bytes = Growable<UInt8>(capacity: pieceSize * 2)
  private var blanks = Growable<UInt8>(capacity: 1 + maximumIndent * 2)

  init() {
    blanks.append(0x0A)
    blanks.append(repeating: 0x20, count: Self.maximumIndent * 2)
  }

  /// True if there is enough to be worth handing on.
  var isFull: Bool { bytes.count >= Self.pieceSize }

  /// Hands on what is there; a buffer holds whole characters only.
  mutating func flush(to stream: inout some TextOutputStream) {
    bytes.withSpan(0..<bytes.count) { stream.write(String(decoding: $0)) }
    bytes.removeAll()
  }

  // MARK: To the letter

  @inline(__always)
  mutating func append(_ literal: StaticString) {
    let text = unsafe UnsafeBufferPointer(
      start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    unsafe bytes.append(contentsOf: text.span)
  }

  @inline(__always)
  mutating func append(_ text: borrowing Span<UInt8>) { bytes.append(contentsOf: text) }

  mutating func append(string: String) {
    var string = string
    string.withUTF8 { unsafe bytes.append(contentsOf: $0.span) }
  }

  /// Begins a line, indented by two blanks a level.
  @inline(__always)
  mutating func breakLine(depth: Int) {
    let count = 1 &+ 2 &* min(depth, Self.maximumIndent)
    blanks.withSpan(0..<count) { bytes.append(contentsOf: $0) }
  }

  // MARK: Escaped

  /// Adds a text. Characters that XML cannot hold become U+FFFD.
  @inline(__always)
  mutating func text(_ text: borrowing Span<UInt8>) { escape(text, isAttribute: false) }

  /// Adds an attribute's value, without its quotes.
  @inline(__always)
  mutating func value(_ text: borrowing Span<UInt8>) { escape(text, isAttribute: true) }

  @inline(__always)
  private mutating func escape(_ text: borrowing Span<UInt8>, isAttribute: Bool) {
    let first = text.firstSpecial(from: 0)
    if first == text.count {
      bytes.append(contentsOf: text)
    } else {
      escape(text, from: first, isAttribute: isAttribute)
    }
  }

  @inline(never)
  private mutating func escape(_ text: borrowing Span<UInt8>, from first: Int, isAttribute: Bool) {
    var start = 0
    var index = first
    while index < text.count {
      var end = index
      let replacement: StaticString?
      switch text[index] {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = isAttribute ? "&quot;" : nil
      case 0x0D: replacement = "&#13;"
      case 0x0A: replacement = isAttribute ? "&#10;" : nil
      case 0x09: replacement = isAttribute ? "&#9;" : nil
      case 0..<0x20: replacement = "\u{FFFD}"
      // U+FFFE and U+FFFF.
      case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE:
        replacement = "\u{FFFD}"
        end += 2
      default: replacement = nil
      }
      if let replacement {
        bytes.append(contentsOf: text.extracting(start..<index))
        append(replacement)
        start = end + 1
      }
      index = text.firstSpecial(from: end + 1)
    }
    bytes.append(contentsOf: text.extracting(start..<text.count))
  }
}

extension Span<UInt8> {
  /// The first byte from a position on that may need escaping, found eight bytes a step: one below
  /// 0x20, `"`, `&`, `<`, `>`, or the first of U+FFFE.
  @inline(__always)
  fileprivate func firstSpecial(from start: Int) -> Int {
    let raw = unsafe bytes
    var index = start
    while index &+ 8 <= count {
      let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      let found = UInt64(littleEndian: word).specialBytes
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count {
      if UInt64(self[index]).specialBytes & 0x80 != 0 { return index }
      index &+= 1
    }
    return count
  }
}

extension UInt64 {
  /// The highest bit of each byte that may need escaping; above the first such byte there may be more.
  @inline(__always)
  fileprivate var specialBytes: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    @inline(__always)
    func zeroBytes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    // `"` and `&` differ in one bit, and so do `<` and `>`.
    let quoteOrAmpersand = zeroBytes((self & ~(ones &* 0x04)) ^ (ones &* 0x22))
    let angle = zeroBytes((self & ~(ones &* 0x02)) ^ (ones &* 0x3C))
    let noncharacter = zeroBytes(self ^ (ones &* 0xEF))
    let control = (self &- (ones &* 0x20)) & ~self
    return (quoteOrAmpersand | angle | noncharacter | control) & (ones &* 0x80)
  }
}
