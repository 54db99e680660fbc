/// Writes XML 1.0 in UTF-8 as it goes, and hands it to a stream in pieces of about 64 KiB.
///
/// ```swift
/// var xml = XMLWriter(output)
/// xml.declaration()
/// xml.element("node") { xml in
///   xml.attribute("id", "n0")
///   xml.element("data") { xml in
///     xml.attribute("key", "name")
///     xml.text("Alder & Sons")
///   }
/// }
/// output = xml.finish()
/// ```
///
/// An element begins on a line of its own, indented by two blanks a level (sixteen levels at most),
/// unless text stands before it in its parent. What is inside an element with text is written to the letter.
package struct XMLWriter<Stream: TextOutputStream>: ~Copyable {
  private var stream: Stream
  private var xml = XMLBuffer()
  private var depth = 0
  /// True if the last start tag still lacks its `>`.
  private var isTagOpen = false
  /// True if the open element has text in it, so that no blank may be added.
  private var hasText = false

  /// Begins a document that goes to a stream.
  package init(_ stream: consuming Stream) { self.stream = stream }

  /// Writes `<?xml version="1.0" encoding="UTF-8"?>`.
  package mutating func declaration() {
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
  }

  /// Hands on what is left and gives the stream back.
  package consuming func finish() -> Stream {
    xml.append("\n")
    xml.flush(to: &stream)
    return stream
  }

  // MARK: Elements

  /// Writes an element: attributes first, then what is in it.
  package mutating func element(
    _ name: String, _ content: (inout XMLWriter) -> Void = { _ in }
  ) {
    let outerHasText = hasText
    start(name)
    content(&self)
    end(name)
    hasText = outerHasText
  }

  /// Begins an element, to which attributes can be added until something is put in it.
  package mutating func start(_ name: String) {
    closeTag()
    if !hasText { xml.breakLine(depth: depth) }
    xml.append("<")
    xml.append(string: name)
    isTagOpen = true
    hasText = false
    depth += 1
  }

  /// Ends the innermost element.
  ///
  /// The caller sees to it that the parent's text, if it has any, is not followed by a line break.
  package mutating func end(_ name: String) {
    depth -= 1
    if isTagOpen {
      xml.append("/>")
      isTagOpen = false
    } else {
      if !hasText { xml.breakLine(depth: depth) }
      xml.append("</")
      xml.append(string: name)
      xml.append(">")
    }
    if xml.isFull { xml.flush(to: &stream) }
  }

  /// Adds an attribute to the element just begun.
  package mutating func attribute(_ name: String, _ value: String) {
    xml.append(" ")
    xml.append(string: name)
    xml.append("=\"")
    var value = value
    value.withUTF8 { unsafe xml.value($0.span) }
    xml.append("\"")
  }

  /// Adds text to the innermost element.
  package mutating func text(_ text: String) {
    if text.isEmpty { return }
    closeTag()
    hasText = true
    slices(of: text)
  }

  private mutating func closeTag() {
    if isTagOpen { xml.append(">") }
    isTagOpen = false
  }

  /// Adds text a slice at a time, so that a long one is handed on in pieces.
  private mutating func slices(of text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = 0..<bytes.count
      while !rest.isEmpty {
        let span = unsafe bytes.span
        let slice = span.slice(of: rest)
        xml.text(span.extracting(slice))
        rest = slice.upperBound..<rest.upperBound
        if xml.isFull { xml.flush(to: &stream) }
      }
    }
  }
}

extension Span<UInt8> {
  /// The first part of a range, of some tens of kilobytes, that ends on a whole character.
  func slice(of range: Range<Int>) -> Range<Int> {
    if range.count <= XMLBuffer.sliceSize { return range }
    var end = range.lowerBound + XMLBuffer.sliceSize
    while end > range.lowerBound + 1 && self[end] & 0xC0 == 0x80 { end -= 1 }
    return range.lowerBound..<end
  }
}
