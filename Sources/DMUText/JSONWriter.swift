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
package struct JSONWriter: Sendable {
  /// The way in which the document is laid out.
  package enum Layout: Sendable {
    /// Everything on one line, without blanks.
    case compact
    /// A member a line, indented by two blanks a level.
    case indented
  }

  package let layout: Layout
  private var text = JSONText()
  /// The number of objects and lists that are open.
  private(set) var depth = 0
  /// True when the object or list that is open has nothing in it yet.
  private var isEmpty = true
  /// True when a list is open that has plain values in it.
  private var isOnOneLine = false

  /// Makes a writer of one document after the other.
  package init(_ layout: Layout) { self.layout = layout }

  // MARK: Objects and lists

  /// Writes an object as the document or as an element of the list that is open.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    open("{", nil)
    members(&self)
    close("}")
  }

  /// Writes a member that is an object.
  package mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    open("{", key)
    members(&self)
    close("}")
  }

  /// Writes a member that is a list.
  package mutating func array(_ key: String, _ elements: (inout JSONWriter) -> Void) {
    open("[", key)
    elements(&self)
    close("]")
  }

  /// Opens an object or a list as a member, or as an element or the document.
  mutating func open(_ bracket: Unicode.Scalar, _ key: String?) {
    if let key { self.key(key) } else { separate() }
    text.append(bracket)
    depth += 1
    isEmpty = true
    isOnOneLine = false
  }

  /// Closes the object or list that was opened last.
  mutating func close(_ bracket: Unicode.Scalar) {
    depth -= 1
    if !isEmpty && !isOnOneLine { breakLine() }
    text.append(bracket)
    isEmpty = false
    isOnOneLine = false
  }

  // MARK: Plain values

  /// Writes a member that is a text, if there is one.
  package mutating func member(_ key: String, _ value: String?) {
    if let value { plain(value, key) }
  }

  /// Writes a member that is a number, if there is one and it is finite: JSON has no other numbers.
  package mutating func member(_ key: String, _ value: Double?) {
    if let value { plain(value, key) }
  }

  /// Writes a member that is a whole number, if there is one.
  package mutating func member(_ key: String, _ value: Int?) {
    if let value { plain(value, key) }
  }

  /// Writes a member that is true or false.
  package mutating func member(_ key: String, _ value: Bool) { plain(value, key) }

  /// Writes a member that is a list of texts, if there is one.
  package mutating func member(_ key: String, _ texts: [String]?) {
    guard let texts else { return }
    array(key) { json in
      for text in texts { json.plain(text, nil) }
    }
  }

  /// Writes a text as a member, or as an element.
  mutating func plain(_ value: String, _ key: String?) {
    begin(key)
    text.quote(value)
  }

  /// Writes a number as a member if it is finite, or as an element.
  mutating func plain(_ value: Double, _ key: String?) {
    guard value.isFinite || key == nil else { return }
    begin(key)
    text.append(value.isFinite ? shortest(value) : "null")
  }

  /// Writes a whole number as a member, or as an element.
  mutating func plain(_ value: Int, _ key: String?) {
    begin(key)
    text.append(String(value))
  }

  /// Writes true or false as a member, or as an element.
  mutating func plain(_ value: Bool, _ key: String?) {
    begin(key)
    text.append(value ? "true" : "false")
  }

  // MARK: Between values

  private mutating func key(_ key: String) {
    separate()
    text.quote(key, layout == .compact ? ":" : ": ")
  }

  /// Begins a plain value.
  private mutating func begin(_ key: String?) {
    if let key { return self.key(key) }
    if !isEmpty { text.append(layout == .compact ? "," : ", ") }
    isEmpty = false
    isOnOneLine = true
  }

  private mutating func separate() {
    guard depth > 0 else { return }
    if !isEmpty { text.append(",") }
    breakLine()
    isEmpty = false
  }

  private mutating func breakLine() {
    if layout == .indented { text.breakLine(indent: 2 * depth) }
  }

  /// Ends a document with a line feed.
  package mutating func endDocument() {
    text.append("\n")
    isEmpty = true
  }

  /// Hands on what was written so far, once it is 64 KiB or more.
  package mutating func flushPieces(to output: inout some TextOutputStream) {
    if text.count >= 1 << 16 { flush(to: &output) }
  }

  /// Hands on what was written so far.
  package mutating func flush(to output: inout some TextOutputStream) { text.flush(to: &output) }

  // MARK: A list in parts

  /// The number of bytes that were written and not yet handed on.
  var count: Int { text.count }

  /// Cuts off and gives what was written from the closing bracket of an empty list on, so that the list
  /// is open.
  mutating func reopenList(at place: Int) -> JSONText {
    let rest = text.cut(at: place)
    (depth, isEmpty) = (2, true)
    return rest
  }

  /// Adds what was cut off, so that the list is closed.
  mutating func close(with rest: JSONText) {
    depth = 1
    if !isEmpty && !isOnOneLine { breakLine() }
    text.append(rest)
    (depth, isEmpty, isOnOneLine) = (0, true, false)
  }

  /// A writer of consecutive elements of the list that is open, which ``handOn(_:to:)`` puts there.
  ///
  /// - Parameter isFirst: Whether the first of all elements is among them.
  func nested(isFirst: Bool) -> JSONWriter {
    var writer = JSONWriter(layout)
    writer.depth = depth
    writer.isEmpty = isFirst
    return writer
  }

  /// Hands on what was written so far and then what a ``nested(isFirst:)`` writer has written.
  mutating func handOn(_ nested: JSONWriter, to output: inout some TextOutputStream) {
    flush(to: &output)
    (isEmpty, isOnOneLine) = (nested.isEmpty, nested.isOnOneLine)
    var nested = nested
    nested.flush(to: &output)
  }
}
