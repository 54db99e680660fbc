/// Writes JSON (RFC 8259) as it goes: keys in the order written, absent values left out.
///
/// ```swift
/// var json = JSONWriter(.compact)
/// json.object { json in
///   json.member("name", "Alder GmbH")
///   json.member("revenue", 1_200_000.0)
///   json.member("tier", nil as String?)
/// }
/// json.flush(to: &output)  // {"name":"Alder GmbH","revenue":1200000}
/// ```
///
/// Lists of plain values stand on one line in either layout.
public struct JSONWriter: Sendable {
  /// How the document is laid out.
  public enum Layout: Sendable {
    /// Everything on one line, without blanks.
    case compact
    /// A member a line, indented by two blanks a level.
    case indented
  }

  let layout: Layout
  private var buffer: [UInt8] = []
  /// How many objects and lists are open.
  private(set) var depth = 0
  /// Whether the object or list that is open has nothing in it yet.
  private var isEmpty = true

  /// Makes a writer of one document after the other.
  public init(_ layout: Layout) { self.layout = layout }

  /// Writes an object as the document or as an element of the list that is open.
  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    open("{", nil)
    members(&self)
    close("}")
  }

  /// Writes a member that is an object.
  public mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    open("{", key)
    members(&self)
    close("}")
  }

  /// Writes a member that is a list of objects or lists.
  public mutating func array(_ key: String, _ elements: (inout JSONWriter) -> Void) {
    open("[", key)
    elements(&self)
    close("]")
  }

  /// Writes a member that is a list of texts, on one line, if there is one.
  public mutating func member(_ key: String, _ texts: [String]?) {
    guard let texts else { return }
    self.key(key)
    list(texts)
  }

  private mutating func list(_ texts: [String]) {
    buffer.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      quote(text, index == texts.count - 1 ? "" : layout == .compact ? "," : ", ")
    }
    buffer.append(UInt8(ascii: "]"))
  }

  /// Writes a member that is a list of lists of texts, each on a line of its own.
  public mutating func member(_ key: String, _ lists: [[String]]) {
    array(key) { json in
      for texts in lists {
        json.separate()
        json.list(texts)
      }
    }
  }

  /// Writes a member that is a text, if there is one.
  public mutating func member(_ key: String, _ text: String?) {
    guard let text else { return }
    self.key(key)
    quote(text)
  }

  /// Writes a member that is a number, if there is one and it is finite: JSON has no other numbers.
  public mutating func member(_ key: String, _ number: Double?) {
    guard let number, number.isFinite else { return }
    self.key(key)
    append(shortest(number))
  }

  /// Writes a member that is a list of finite numbers, on one line.
  public mutating func member(_ key: String, _ numbers: [Double]) {
    self.key(key)
    append("[")
    append(numbers.map(shortest).joined(separator: layout == .compact ? "," : ", "))
    append("]")
  }

  /// Writes a member that is a whole number, if there is one.
  public mutating func member(_ key: String, _ number: Int?) {
    guard let number else { return }
    self.key(key)
    append(String(number))
  }

  /// Writes a member that is true or false.
  public mutating func member(_ key: String, _ flag: Bool) {
    self.key(key)
    append(flag ? "true" : "false")
  }

  /// The number of bytes that were written and not yet handed on.
  var count: Int { buffer.count }

  /// Cuts off and gives what was written from the closing bracket of an empty list on, so that the list
  /// is open.
  package mutating func reopenList(at place: Int) -> JSONWriter {
    var rest = JSONWriter(layout)
    rest.buffer = Array(buffer[place...])
    buffer.removeSubrange(place...)
    (depth, isEmpty) = (2, true)
    return rest
  }

  /// Adds what was cut off, so that the list is closed.
  package mutating func close(with rest: JSONWriter) {
    depth = 1
    if !isEmpty { breakLine() }
    buffer += rest.buffer
    (depth, isEmpty) = (0, true)
  }

  /// A writer of consecutive elements of the list that is open, which ``append(_:)`` or
  /// ``handOn(_:to:)`` puts there.
  ///
  /// - Parameter isFirst: Whether the first of all elements is among them.
  package func nested(isFirst: Bool) -> JSONWriter {
    var writer = JSONWriter(layout)
    writer.depth = depth
    writer.isEmpty = isFirst
    return writer
  }

  /// Adds what a ``nested(isFirst:)`` writer has written to the list that is open.
  package mutating func append(_ nested: JSONWriter) {
    isEmpty = nested.isEmpty
    buffer += nested.buffer
  }

  /// Hands on what was written so far and then what a ``nested(isFirst:)`` writer has written.
  package mutating func handOn(_ nested: JSONWriter, to output: inout some TextOutputStream) {
    flush(to: &output)
    isEmpty = nested.isEmpty
    var nested = nested
    nested.flush(to: &output)
  }

  /// Ends a document with a line feed.
  public mutating func endDocument() {
    append("\n")
    isEmpty = true
  }

  /// Hands on what was written so far, once it is 64 KiB or more.
  package mutating func flushPieces(to output: inout some TextOutputStream) {
    if buffer.count >= 1 << 16 { flush(to: &output) }
  }

  /// Hands on what was written so far.
  public mutating func flush(to output: inout some TextOutputStream) {
    if let stream = output as? any UTF8OutputStream {
      stream.write(utf8: buffer.span)
    } else {
      output.write(String(decoding: buffer, as: UTF8.self))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func key(_ key: String) {
    separate()
    quote(key, layout == .compact ? ":" : ": ")
  }

  /// Opens an object or a list as a member, or as an element or the document.
  mutating func open(_ bracket: Unicode.Scalar, _ key: String?) {
    if let key { self.key(key) } else { separate() }
    buffer.append(UInt8(ascii: bracket))
    depth += 1
    isEmpty = true
  }

  /// Closes the object or list that was opened last.
  mutating func close(_ bracket: Unicode.Scalar) {
    depth -= 1
    if !isEmpty { breakLine() }
    buffer.append(UInt8(ascii: bracket))
    isEmpty = false
  }

  private mutating func separate() {
    guard depth > 0 else { return }
    if !isEmpty { buffer.append(UInt8(ascii: ",")) }
    breakLine()
    isEmpty = false
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    let blanks = 2 * depth
    buffer.append(addingCapacity: 1 + blanks) { output in
      output.append(UInt8(ascii: "\n"))
      output.append(repeating: UInt8(ascii: " "), count: blanks)
    }
  }

  private mutating func append(_ text: String) {
    text.utf8.span.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
  }

  /// The one place where a text becomes JSON: quotes, backslashes and control characters are
  /// escaped and everything else stands as it is.
  private mutating func quote(_ text: String, _ suffix: StaticString = "") {
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

  /// Whether no byte is to be escaped, eight bytes a step.
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

/// A finite number in the fewest digits that read back to the same double, whole ones without a
/// fraction.
package func shortest(_ number: Double) -> String {
  // Most numbers are counts. Negative zero keeps its sign, which it has in no other type.
  if let whole = Int32(exactly: number), whole != 0 || number.sign == .plus { return String(whole) }
  let digits = number.description
  return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
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
