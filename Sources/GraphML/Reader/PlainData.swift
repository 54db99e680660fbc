internal import CLibXML2

/// Data that are so plain that they are taken from the bytes of the file, past libxml2.
///
/// Behind data with a tag that was met before mostly come more: blanks, a tag that was met before, text without
/// markup and the end tag. These are well-formed whatever is around them, and libxml2 would say of them exactly what
/// is said here. The parser goes on behind them, or before the first byte that is anything else.
extension ParserState {
  /// Takes the data that follow a tag's end, as long as they are plain and the parser has them at hand.
  @inline(__always)
  mutating func takePlainData(_ context: xmlParserCtxtPtr, namespace: UInt) {
    let rest = unsafe dmu_rest(context, DataTags.capacity)
    guard let start = unsafe rest.start, let end = unsafe rest.end else { return }
    let place = unsafe dmu_where(context)
    var bytes = unsafe PlainBytes(
      next: start, end: end, line: UInt32(bitPattern: place.line),
      column: UInt32(bitPattern: place.column))
    let owner = builder.openElementName
    var last = bytes
    while let blanks = unsafe bytes.blanks() {
      let (line, column) = (bytes.line, bytes.column)
      guard let tagEnd = unsafe bytes.dataTag(),
        let tag = unsafe dataTags.tag(before: tagEnd, namespace: namespace, in: owner),
        bytes.column &- column == tag.length &+ 1,
        let text = unsafe bytes.text(), bytes.dataEnd(), !builder.isAtDepthLimit
      else { break }
      if !blanks.isEmpty { unsafe builder.characters(blanks.span) }
      builder.startData(slot: Int(tag.slot), line: line, column: column)
      if !text.isEmpty { unsafe builder.characters(text.span) }
      builder.end()
      last = bytes
    }
    unsafe dmu_skip(
      context, last.next, Int32(bitPattern: last.line), Int32(bitPattern: last.column))
  }
}

/// Bytes of a file that are looked at one after the other, as long as they are what is asked for.
@safe private struct PlainBytes {
  /// How many bytes there must be at any rate, so that a tag can be looked at as a whole.
  private static let least = DataTags.capacity + MemoryLayout<UInt64>.size

  var next: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  var line: UInt32
  var column: UInt32

  private var count: Int { unsafe end - next }
  private var word: UInt64 { unsafe UnsafeRawPointer(next).loadUnaligned(as: UInt64.self) }

  private func bytes(from start: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: start, count: next - start)
  }

  /// The blanks that come next, perhaps none; `nil` if too little follows.
  @inline(__always)
  mutating func blanks() -> UnsafeBufferPointer<UInt8>? {
    let start = unsafe next
    while count > Self.least {
      switch unsafe next.pointee {
      case UInt8(ascii: "\n"):
        line &+= 1
        column = 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"): column &+= 1
      default: return unsafe bytes(from: start)
      }
      unsafe next += 1
    }
    return nil
  }

  /// The place of the `>` that ends a tag of data, if one comes next that is short enough to be known.
  @inline(__always)
  mutating func dataTag() -> UnsafePointer<UInt8>? {
    // <data and a blank
    guard word & 0xFFFF_FFFF_FFFF == 0x2061_7461_643C else { return nil }
    let start = unsafe next
    for length in 6...DataTags.capacity where unsafe start[length] == UInt8(ascii: ">") {
      unsafe next += length + 1
      column &+= UInt32(length) &+ 1
      return unsafe start + length
    }
    return nil
  }

  /// Text of one line in ASCII, without what XML treats in any special way, that comes next, perhaps none, up to a `<`.
  @inline(__always)
  mutating func text() -> UnsafeBufferPointer<UInt8>? {
    let start = unsafe next
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    while count >= 8 {
      let word = word
      // The lowest top bit that is set is that of the first byte that is none of the text.
      @inline(__always) func bits(_ byte: UInt8) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference
      }
      let foreign = word | (word &- (ones &* 0x20))
      let markup = bits(UInt8(ascii: "<")) | bits(UInt8(ascii: "&")) | bits(UInt8(ascii: "]"))
      let special = (foreign | markup) & tops
      let length = special.trailingZeroBitCount / 8
      unsafe next += length
      column &+= UInt32(length)
      if special != 0 {
        return unsafe next.pointee == UInt8(ascii: "<") ? bytes(from: start) : nil
      }
    }
    return nil
  }

  /// Whether the end tag of data comes next.
  @inline(__always)
  mutating func dataEnd() -> Bool {
    // </data>
    guard count >= 8 && word & 0xFF_FFFF_FFFF_FFFF == 0x3E_6174_6164_2F3C else {
      return false
    }
    unsafe next += 7
    column &+= 7
    return true
  }
}
