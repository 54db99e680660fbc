/// What the parser meets, written down for the thread that builds the document.
///
/// A buffer is a row of records: a tag and what belongs to it, numbers in four bytes, texts behind
/// their length. ``EventReader`` reads them.
struct EventWriter: ~Copyable {
  /// In place of the number of namespaces: there are more attributes than are allowed, and none is
  /// written down.
  static let tooManyAttributes = Int(UInt32.max)

  /// The kinds of records.
  enum Tag: UInt8 {
    /// A name that was not met before: prefix, name, namespace. Names are numbered as they come.
    case name
    /// A start tag: name, line, column, number of attributes and of namespaces, then the attributes
    /// (name and value) and the namespaces (prefix and URI).
    case start
    /// Text.
    case characters
    /// An end tag.
    case end
    /// A processing instruction: target and data.
    case instruction
    /// The end of a piece of the file: line and column.
    case piece
  }

  var bytes = Growable<UInt8>(capacity: 1 << 12)
  /// How many open elements, the innermost included, lie in data or the like or in an element that
  /// asks for its white space, where blanks count.
  private var payloadDepth = 0
  /// By name: whether everything in an element of that name is data.
  private var isPayload = Growable<Bool>()
  private var rootNamespace: String?
  /// The number of the name `xml:space`, or -1.
  private var spaceName = -1
  /// White space between elements that is worth writing down only if other text follows.
  private var blanks = Growable<UInt8>(capacity: 1 << 8)
  /// Whether text other than white space stands before, between the same two elements.
  private var followsText = false

  /// How much white space before a text that lies between elements is kept.
  private static let maximumBlanks = 1 << 16

  init() {}

  /// Notes a name that was not met before, and gives its number.
  mutating func define(_ name: Document.QualifiedName) -> Int {
    let root = rootNamespace ?? name.namespace
    rootNamespace = root
    let element = ElementName(name, rootNamespace: root)
    isPayload.append(element.isPayload)
    if name.local == "space" && name.namespace == Namespace.xml { spaceName = isPayload.count - 1 }
    tag(.name)
    for part in [name.prefix, name.local, name.namespace] {
      let part = Array(part.utf8)
      text(part.span)
    }
    return isPayload.count - 1
  }

  @inline(__always)
  mutating func start(_ name: Int, line: UInt32, column: UInt32, attributes: Int, namespaces: Int) {
    if payloadDepth > 0 || isPayload[name] { payloadDepth &+= 1 }
    endText()
    tag(.start)
    number(UInt32(truncatingIfNeeded: name))
    number(line)
    number(column)
    number(UInt32(truncatingIfNeeded: attributes))
    number(UInt32(truncatingIfNeeded: namespaces))
  }

  @inline(__always)
  mutating func attribute(_ name: Int, _ value: borrowing Span<UInt8>) {
    number(UInt32(truncatingIfNeeded: name))
    text(value)
    if name == spaceName && payloadDepth == 0 && String(decoding: value) == "preserve" {
      payloadDepth = 1
    }
  }

  mutating func namespace(_ prefix: borrowing Span<UInt8>, _ uri: borrowing Span<UInt8>) {
    text(prefix)
    text(uri)
  }

  /// Blanks between elements are not worth writing down, unless they belong to a text.
  @inline(__always)
  mutating func characters(_ characters: borrowing Span<UInt8>) {
    if payloadDepth == 0 && !followsText {
      if isBlank(characters) {
        if blanks.count < Self.maximumBlanks { blanks.append(contentsOf: characters) }
        return
      }
      beginText()
    }
    tag(.characters)
    text(characters)
  }

  /// Begins a text that lies between elements, with the white space before it.
  private mutating func beginText() {
    followsText = true
    if blanks.count == 0 { return }
    tag(.characters)
    number(UInt32(truncatingIfNeeded: blanks.count))
    blanks.withSpan(0..<blanks.count) { bytes.append(contentsOf: $0) }
    blanks.removeAll()
  }

  @inline(__always)
  private mutating func endText() {
    blanks.removeAll()
    followsText = false
  }

  @inline(__always)
  mutating func end() {
    if payloadDepth > 0 { payloadDepth &-= 1 }
    endText()
    tag(.end)
  }

  mutating func instruction(_ target: borrowing Span<UInt8>, _ data: borrowing Span<UInt8>) {
    endText()
    tag(.instruction)
    text(target)
    text(data)
  }

  mutating func endPiece(line: Int32, column: Int32) {
    tag(.piece)
    number(UInt32(bitPattern: line))
    number(UInt32(bitPattern: column))
  }

  @inline(__always)
  private mutating func tag(_ tag: Tag) { bytes.append(tag.rawValue) }

  @inline(__always)
  private mutating func number(_ number: UInt32) { bytes.append(number: number) }

  @inline(__always)
  private mutating func text(_ text: borrowing Span<UInt8>) {
    number(UInt32(truncatingIfNeeded: text.count))
    bytes.append(contentsOf: text)
  }
}

/// Whether a text is nothing but white space.
@inline(__always)
func isBlank(_ characters: borrowing Span<UInt8>) -> Bool {
  var index = 0
  while index < characters.count {
    if characters[index] > 0x20 { return false }
    index &+= 1
  }
  return true
}
