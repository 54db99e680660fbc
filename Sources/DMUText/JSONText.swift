/// The text of a JSON document, as the bytes of its UTF-8.
struct JSONText: Sendable {
  private var buffer: [UInt8] = []

  var count: Int { buffer.count }

  mutating func append(_ text: String) {
    text.utf8.span.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
  }

  mutating func append(_ bracket: Unicode.Scalar) { buffer.append(UInt8(ascii: bracket)) }

  mutating func append(_ other: JSONText) { buffer += other.buffer }

  /// Begins a line with so many blanks.
  mutating func breakLine(indent: Int) {
    buffer.append(addingCapacity: 1 + indent) { output in
      output.append(UInt8(ascii: "\n"))
      output.append(repeating: UInt8(ascii: " "), count: indent)
    }
  }

  /// Cuts off and gives what stands from a place on.
  mutating func cut(at place: Int) -> JSONText {
    var rest = JSONText()
    rest.buffer = Array(buffer[place...])
    buffer.removeSubrange(place...)
    return rest
  }

  /// Hands on the text so far.
  mutating func flush(to output: inout some TextOutputStream) {
    if let stream = output as? any UTF8OutputStream {
      stream.write(utf8: buffer.span)
    } else {
      output.write(String(decoding: buffer, as: UTF8.self))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// The one place where a text becomes JSON: quotes, backslashes and control characters are
  /// escaped and everything else stands as it is.
  mutating func quote(_ text: String, _ suffix: StaticString = "") {
    // Most texts have nothing to escape and are added whole.
    let utf8 = text.utf8.span
    if isPlain(utf8) {
      buffer.append(addingCapacity: utf8.count + 2 + suffix.utf8CodeUnitCount) { output in
        output.append(UInt8(ascii: "\""))
        output.append(copying: utf8)
        output.append(UInt8(ascii: "\""))
        output.append(suffix)
      }
    } else {
      escape(text)
      append("\(suffix)")
    }
  }

  private mutating func escape(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    defer { buffer.append(UInt8(ascii: "\"")) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(byte)
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20: append(byte < 0x10 ? "\\u000" : "\\u00", hexadecimal: byte)
      default: buffer.append(byte)
      }
    }
  }

  /// True when no byte is to be escaped, eight bytes a step.
  private func isPlain(_ text: Span<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// The top bit of the first byte that is zero, and perhaps of some behind it.
    func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
    let raw = text.bytes
    func isPlain(at index: Int) -> Bool {
      let bytes = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      let controls = zeros(bytes & (0xE0 &* ones))
      let special = zeros(bytes ^ (0x22 &* ones)) | zeros(bytes ^ (0x5C &* ones))
      return (controls | special) & (0x80 &* ones) == 0
    }
    let last = raw.byteCount - 8
    guard last >= 0 else {
      for index in text.indices
      where text[index] < 0x20 || text[index] == 0x22 || text[index] == 0x5C { return false }
      return true
    }
    var index = 0
    while index < last {
      if !isPlain(at: index) { return false }
      index &+= 8
    }
    return isPlain(at: last)
  }

  private mutating func append(_ prefix: String, hexadecimal byte: UInt8) {
    append(prefix)
    append(String(byte, radix: 16))
  }
}

extension OutputSpan<UInt8> {
  @inline(__always)
  fileprivate mutating func append(copying bytes: borrowing Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append(copying: $0) }
  }

  @inline(__always)
  fileprivate mutating func append(_ literal: StaticString) {
    append(copying: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  @inline(__always)
  private mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
    withUnsafeMutableBufferPointer { place, count in
      let rest = UnsafeMutableBufferPointer(rebasing: place[count...])
      count += rest.initialize(fromContentsOf: bytes)
    }
  }
}
