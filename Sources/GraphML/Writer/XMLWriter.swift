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
/// An element begins on a line of its own, indented by two blanks a level, unless text stands before
/// it in its parent. What is inside an element with text is written to the letter.
package struct XMLWriter<Stream: TextOutputStream>: ~Copyable {
  private var stream: Stream
  private var bytes = Growable<UInt8>(capacity: 1 << 17)
  private var depth = 0
  /// Whether the last start tag still lacks its `>`.
  private var isTagOpen = false
  /// Whether the open element has text in it, so that no blank may be added.
  private var hasText = false

  /// Begins a document that goes to a stream.
  package init(_ stream: consuming Stream) { self.stream = stream }

  /// Writes `<?xml version="1.0" encoding="UTF-8"?>`.
  package mutating func declaration() {
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
  }

  /// Hands on what is left and gives the stream back.
  package consuming func finish() -> Stream {
    append("\n")
    flush()
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
    if !hasText { breakLine() }
    append("<")
    append(name)
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
      append("/>")
      isTagOpen = false
    } else {
      if !hasText { breakLine() }
      append("</")
      append(name)
      append(">")
    }
    if bytes.count >= 1 << 16 { flush() }
  }

  /// Adds an attribute to the element just begun.
  package mutating func attribute(_ name: String, _ value: String) {
    append(" ")
    append(name)
    append("=\"")
    var value = value
    value.withUTF8 { unsafe escape($0.span, isAttribute: true) }
    append("\"")
  }

  /// Adds text to the innermost element.
  package mutating func text(_ text: String) {
    if text.isEmpty { return }
    closeTag()
    hasText = true
    var text = text
    text.withUTF8 { unsafe escape($0.span, isAttribute: false) }
  }

  private mutating func closeTag() {
    if isTagOpen { append(">") }
    isTagOpen = false
  }

  private mutating func breakLine() {
    append("\n")
    for _ in 0..<depth { append("  ") }
  }

  // MARK: Bytes

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0.span) }
  }

  /// The one place where a text becomes XML. Characters that XML cannot hold become U+FFFD.
  private mutating func escape(_ text: Span<UInt8>, isAttribute: Bool) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      let replacement: String
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\"") where isAttribute: replacement = "&quot;"
      case 0x0D: replacement = "&#13;"
      case 0x0A where isAttribute: replacement = "&#10;"
      case 0x09 where isAttribute: replacement = "&#9;"
      case 0x0A, 0x09: continue
      case 0..<0x20: replacement = "\u{FFFD}"
      // U+FFFE and U+FFFF.
      case 0xBE...0xBF where index >= 2 && text[index - 1] == 0xBF && text[index - 2] == 0xEF:
        bytes.append(contentsOf: text.extracting(start..<index - 2))
        append("\u{FFFD}")
        start = index + 1
        continue
      default: continue
      }
      bytes.append(contentsOf: text.extracting(start..<index))
      append(replacement)
      start = index + 1
    }
    bytes.append(contentsOf: text.extracting(start..<text.count))
  }

  private mutating func flush() {
    bytes.withSpan(0..<bytes.count) { stream.write(String(decoding: $0)) }
    bytes.removeAll()
  }
}
