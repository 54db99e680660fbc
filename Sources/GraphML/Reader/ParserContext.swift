internal import CLibXML2

/// The state that libxml2 has of a file while it parses it.
@safe struct ParserContext: BitwiseCopyable {
  private let context: xmlParserCtxtPtr

  init(_ context: xmlParserCtxtPtr) { unsafe self.context = context }

  private var input: xmlParserInputPtr? { unsafe context.pointee.input }

  /// Where the parser stands in the file.
  @inline(__always)
  var position: SourcePosition {
    guard let input = unsafe input else { return .none }
    return unsafe SourcePosition(
      line: UInt32(bitPattern: input.pointee.line), column: UInt32(bitPattern: input.pointee.col))
  }

  /// True if the parser stands before the `>` or `/>` that ends a start tag.
  @inline(__always)
  var isAtEndOfTag: Bool {
    guard let input = unsafe input else { return false }
    let next = unsafe input.pointee.cur.pointee
    return next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
  }

  /// The bytes that were read and not parsed yet.
  var rest: UnsafeBufferPointer<UInt8> {
    guard let input = unsafe input?.pointee, let next = unsafe input.cur,
      let end = unsafe input.end,
      unsafe next < end
    else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeBufferPointer(start: next, count: end - next)
  }

  /// Where the parser will stand when it has passed the white space that comes next, as far as that was read.
  var positionBehindBlanks: SourcePosition {
    var position = position
    let rest = unsafe rest
    for index in rest.indices {
      switch unsafe rest[index] {
      case UInt8(ascii: "\n"): position = SourcePosition(line: position.line + 1, column: 1)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): position.column += 1
      case UInt8(ascii: "\r"): break
      default: return position
      }
    }
    return position
  }

  /// True if everything that was read is parsed.
  var isAtEnd: Bool { unsafe rest.isEmpty }

  /// True if what is left is the begin of a character that takes more bytes.
  var isInsideCharacter: Bool {
    guard let first = unsafe rest.first, unsafe rest.count < 4 else { return false }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    return unsafe rest.count < length && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// Why no more bytes can be had, or made UTF-8; 0 if there is no reason.
  var inputError: Int {
    guard let buffer = unsafe input?.pointee.buf else { return 0 }
    return unsafe Int(buffer.pointee.error)
  }

  /// The encoding in the XML declaration, if it has one that is to be heeded.
  var declaredEncoding: String? {
    if unsafe context.pointee.options & Int32(XML_PARSE_IGNORE_ENC.rawValue) != 0 { return nil }
    let name = unsafe input?.pointee.encoding ?? UnsafePointer(context.pointee.encoding)
    return unsafe name.map { unsafe String(cString: $0) }
  }

  var isInDoctype: Bool { unsafe context.pointee.inSubset != 0 }

  var isWellFormed: Bool { unsafe context.pointee.wellFormed != 0 }

  /// The number of different names of all kinds that were met, in the DOCTYPE too.
  var nameCount: Int { unsafe Int(xmlDictSize(context.pointee.dict)) }

  /// Lets elements lie deeper in one another than libxml2 does by itself; the reader has a limit of its own.
  func allowDepth() { unsafe context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue) }
}

/// A text of libxml2's, empty for none.
func string(_ text: UnsafePointer<xmlChar>?) -> String {
  unsafe text.map { unsafe String(cString: $0) } ?? ""
}
