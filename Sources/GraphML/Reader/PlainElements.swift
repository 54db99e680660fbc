internal import CLibXML2

/// So many bytes that were got through are still in memory, at most, when plain elements are taken: libxml2 drops
/// them only when it comes upon the end of what it has by itself.
private let mostPassed = 1 << 16

/// Nodes, edges and data that are so plain that they are taken from the bytes of the file, past libxml2.
///
/// Nearly all of a large file is the same few tags over and over, with an id or a short text between them. Such
/// elements are well-formed whatever is around them, and libxml2 would say of them exactly what is said here. They
/// are taken only behind an end tag, from the bytes that the parser has at hand, and it goes on before the first that
/// is anything else.
extension ParserState {
  /// Takes the elements that follow an end tag, as long as they are plain.
  mutating func takePlainElements(_ context: xmlParserCtxtPtr) {
    let rest = unsafe dmu_rest(context, DataTags.capacity, mostPassed)
    guard let start = unsafe rest.start, let end = unsafe rest.end else { return }
    let place = unsafe dmu_where(context)
    var bytes = unsafe PlainBytes(
      next: start, end: end, line: UInt32(bitPattern: place.line),
      column: UInt32(bitPattern: place.column))
    // Where the parser is to go on, and how many of the tags behind that were taken: a node or an edge that is
    // begun may turn out not to be plain.
    var (behind, ahead) = (bytes, 0)
    while let blanks = unsafe bytes.blanks() {
      let start = bytes
      if unsafe takePlainData(&bytes, after: blanks) {
        if ahead > 0 { ahead += 2 } else { behind = bytes }
      } else if ahead == 0 {
        guard let isEmpty = unsafe startPlainElement(&bytes, after: blanks) else { break }
        if isEmpty { builder.end() }
        (behind, ahead) = isEmpty ? (bytes, 0) : (start, 1)
      } else {
        guard bytes.endTag(of: builder.openElementName) else { break }
        unsafe takeBlanks(blanks)
        builder.end()
        (behind, ahead) = (bytes, 0)
      }
    }
    tagsAhead = ahead
    unsafe dmu_skip(
      context, behind.next, Int32(bitPattern: behind.line), Int32(bitPattern: behind.column))
  }

  @inline(__always)
  private mutating func takeBlanks(_ blanks: UnsafeBufferPointer<UInt8>) {
    if !blanks.isEmpty { unsafe builder.characters(blanks.span) }
  }

  /// Takes data with a tag that was met before and plain text; gives whether they come next.
  @inline(__always)
  private mutating func takePlainData(
    _ bytes: inout PlainBytes, after blanks: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let start = bytes
    guard let tagEnd = unsafe bytes.dataTag() else { return false }
    let length = bytes.column &- start.column
    guard
      let tag = unsafe dataTags.tag(
        before: tagEnd, namespace: defaultNamespace, in: builder.openElementName),
      length == tag.length &+ 1, let text = unsafe bytes.text(until: UInt8(ascii: "<")),
      bytes.endTag(of: .data), !builder.isAtDepthLimit
    else {
      bytes = start
      return false
    }
    unsafe takeBlanks(blanks)
    builder.startData(slot: Int(tag.slot), line: start.line, column: start.column)
    if !text.isEmpty { unsafe builder.characters(text.span) }
    builder.end()
    return true
  }

  /// Begins a node or an edge with plain attributes, all of which are known, if that comes next; gives whether the
  /// element has no contents.
  @inline(__always)
  private mutating func startPlainElement(
    _ bytes: inout PlainBytes, after blanks: UnsafeBufferPointer<UInt8>
  ) -> Bool? {
    guard builder.openElementName == .graph, !declaresAttributes, !builder.isAtDepthLimit
    else { return nil }
    let (line, column) = (bytes.line, bytes.column)
    guard let element = bytes.startTag(), let name = plainNames[element] else { return nil }
    let most = 3
    var attributes = unsafe InlineArray<3, (name: Int, value: UnsafeBufferPointer<UInt8>)>(
      repeating: (0, UnsafeBufferPointer(start: nil, count: 0)))
    var count = 0
    while let attribute = bytes.attribute(of: element) {
      guard let number = plainNames[attribute], count < min(most, limits.attributes)
      else { return nil }
      for index in 0..<count {
        if unsafe attributes[index].name == number { return nil }
      }
      guard let value = unsafe bytes.text(until: UInt8(ascii: "\"")) else { return nil }
      bytes.skip(1)
      unsafe attributes[count] = unsafe (number, value)
      count += 1
    }
    guard let isEmpty = bytes.endOfTag() else { return nil }
    unsafe takeBlanks(blanks)
    do throws(DocumentBuilder.Refusal) {
      try builder.start(name: name, line: line, column: column)
    } catch {
      return nil
    }
    for index in 0..<count {
      unsafe builder.attribute(attributes[index].name, attributes[index].value.span)
    }
    builder.finishStart()
    return isEmpty
  }
}

/// The numbers of the names that plain elements and their attributes have, as far as they were met.
struct PlainNames {
  private var node: Int?
  private var edge: Int?
  private var id: Int?
  private var source: Int?
  private var target: Int?

  subscript(element: ElementName) -> Int? {
    get { element == .node ? node : element == .edge ? edge : nil }
    set { if element == .node { node = newValue } else if element == .edge { edge = newValue } }
  }

  subscript(attribute: AttributeName) -> Int? {
    get {
      switch attribute {
      case .id: id
      case .source: source
      case .target: target
      default: nil
      }
    }
    set {
      switch attribute {
      case .id: id = newValue
      case .source: source = newValue
      case .target: target = newValue
      default: break
      }
    }
  }
}

/// Bytes of a file that are gone through as long as they are what is asked for, with the place at which they stand.
@safe private struct PlainBytes {
  /// How many bytes there must be at any rate, so that the tag of data can be looked at as a whole.
  private static let least = DataTags.capacity + MemoryLayout<UInt64>.size

  private(set) var next: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private(set) var line: UInt32
  private(set) var column: UInt32

  init(next: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, line: UInt32, column: UInt32) {
    unsafe self.next = unsafe next
    unsafe self.end = unsafe end
    self.line = line
    self.column = column
  }

  private var count: Int { unsafe end - next }
  /// The next eight bytes, the first one lowest.
  private var word: UInt64 {
    UInt64(littleEndian: unsafe UnsafeRawPointer(next).loadUnaligned(as: UInt64.self))
  }

  /// Whether what comes next is a text of less than eight bytes, given as a word.
  @inline(__always)
  private func begins(with text: UInt64) -> Bool {
    let others = UInt64(text.leadingZeroBitCount) & ~7
    return count >= 8 && (word ^ text) << others == 0
  }

  /// Goes on by so many bytes, each of which is a character.
  @inline(__always)
  mutating func skip(_ length: Int) {
    unsafe next += length
    column &+= UInt32(truncatingIfNeeded: length)
  }

  /// The blanks that come next, perhaps none; `nil` if too little follows.
  @inline(__always)
  mutating func blanks() -> UnsafeBufferPointer<UInt8>? {
    let start = unsafe next
    while count > Self.least {
      switch unsafe next.pointee {
      case UInt8(ascii: "\n"):
        line &+= 1
        column = 0
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: return unsafe UnsafeBufferPointer(start: start, count: next - start)
      }
      skip(1)
    }
    return nil
  }

  /// The place of the `>` that ends a tag of data, if one comes next that is short enough to be known.
  @inline(__always)
  mutating func dataTag() -> UnsafePointer<UInt8>? {
    // <data and a blank
    guard begins(with: 0x2061_7461_643C) else { return nil }
    for length in 6...DataTags.capacity where unsafe next[length] == UInt8(ascii: ">") {
      skip(length + 1)
      return unsafe next - 1
    }
    return nil
  }

  /// The kind of element of which the start tag begins here, up to its name.
  @inline(__always)
  mutating func startTag() -> ElementName? {
    // <node and <edge
    guard begins(with: 0x0065_646F_6E3C) || begins(with: 0x0065_6764_653C) else { return nil }
    defer { skip(5) }
    return unsafe next[1] == UInt8(ascii: "n") ? .node : .edge
  }

  /// The name of an attribute that comes next, up to the quotation mark before its value.
  @inline(__always)
  mutating func attribute(of element: ElementName) -> AttributeName? {
    // A blank and id="
    if begins(with: 0x0022_3D64_6920) {
      skip(5)
      return .id
    }
    // A blank and source or target, then ="
    let isSource = begins(with: 0x0065_6372_756F_7320)
    guard element == .edge, isSource || begins(with: 0x0074_6567_7261_7420), count > 8,
      unsafe next[7] == UInt8(ascii: "="), unsafe next[8] == UInt8(ascii: "\"")
    else { return nil }
    skip(9)
    return isSource ? .source : .target
  }

  /// Whether the end of a start tag that comes next is the end of the element, too.
  @inline(__always)
  mutating func endOfTag() -> Bool? {
    guard count >= 2 else { return nil }
    let isEmpty = unsafe next[0] == UInt8(ascii: "/")
    guard unsafe next[isEmpty ? 1 : 0] == UInt8(ascii: ">") else { return nil }
    skip(isEmpty ? 2 : 1)
    return isEmpty
  }

  /// Whether the end tag of data, a node or an edge comes next.
  @inline(__always)
  mutating func endTag(of element: ElementName) -> Bool {
    // </data>, </node> or </edge>
    let tag: UInt64 =
      switch element {
      case .data: 0x003E_6174_6164_2F3C
      case .node: 0x003E_6564_6F6E_2F3C
      default: 0x003E_6567_6465_2F3C
      }
    guard begins(with: tag) else { return false }
    skip(7)
    return true
  }

  /// Text of one line, without what XML treats in any special way, that comes next, perhaps none, up to a byte.
  @inline(__always)
  mutating func text(until last: UInt8) -> UnsafeBufferPointer<UInt8>? {
    let start = unsafe next
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    var isASCII = true
    while count >= 8 {
      let word = word
      // The lowest top bit that is set is that of the first byte that is none of the text.
      @inline(__always) func bits(_ byte: UInt8) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference
      }
      let controls = (word &- (ones &* 0x20)) & ~word
      let markup =
        bits(UInt8(ascii: "<")) | bits(UInt8(ascii: "&")) | bits(UInt8(ascii: "]")) | bits(last)
      let special = (controls | markup) & tops
      let length = special.trailingZeroBitCount / 8
      if word & tops != 0, word & tops & ((1 << UInt64(length * 8)) &- 1) != 0 { isASCII = false }
      skip(length)
      if special == 0 { continue }
      guard unsafe next.pointee == last else { return nil }
      let text = unsafe UnsafeBufferPointer(start: start, count: next - start)
      return unsafe isASCII || isPlain(text) ? text : nil
    }
    return nil
  }

  /// Whether text is valid, now that it is known not to be ASCII; counts its characters right.
  private mutating func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard unsafe (try? UTF8Span(validating: text.span)) != nil else { return false }
    for index in text.indices {
      let byte = unsafe text[index]
      if byte & 0xC0 == 0x80 { column &-= 1 }
      // U+FFFE and U+FFFF are no characters to XML; others that begin like them are left to libxml2.
      if byte == 0xEF { return false }
    }
    return true
  }
}
