/// What the parser meets, written down for the thread that builds the document.
///
/// A buffer is a row of records: a tag and what belongs to it, numbers in four bytes, texts behind
/// their length. ``EventReader`` reads them. Data with nothing but text in them, which most of a file
/// is, are one record.
struct EventWriter: ~Copyable {
  /// In place of the number of namespaces: there are more attributes than are allowed, and none is
  /// written down.
  static let tooManyAttributes = UInt32.max

  /// The kinds of records.
  enum Tag: UInt8 {
    /// A name that was not met before: prefix, name, namespace. Names are numbered as they come.
    case name
    /// A ``Start``, then the attributes (name and value) and the namespaces (prefix and URI).
    case start
    /// ``Data`` with nothing but text in them, then the id of their key and the text.
    case data
    /// The same of data that do not end here, as something else follows in them.
    case openData
    /// Text.
    case characters
    /// An end tag.
    case end
    /// A processing instruction: target and data.
    case instruction
    /// The end of a piece of the file: line and column.
    case piece
  }

  /// How the record of a start tag begins.
  struct Start: BitwiseCopyable {
    var tag = Tag.start.rawValue
    var name: UInt32
    var line: UInt32
    var column: UInt32
    var attributes: UInt32
    var namespaces: UInt32
  }

  /// How the record of data begins.
  struct Data: BitwiseCopyable {
    var tag = Tag.data.rawValue
    var line: UInt32
    var column: UInt32
    /// The length of the key's id in bytes.
    var key: UInt32
    /// The length of the text in bytes.
    var text: UInt32 = 0
  }

  var bytes = Growable<UInt8>(capacity: 1 << 12)
  /// Where the record of data begins that have nothing but text in them so far, or -1, and its head.
  private var dataStart = -1
  private var data = Data(line: 0, column: 0, key: 0)
  /// How many open elements, the innermost included, lie in data or the like or in an element that
  /// asks for its white space, where blanks count.
  private var payloadDepth = 0
  /// By name: what is worth knowing of it.
  private var traits = Growable<Traits>()
  private var rootNamespace: String?
  /// The number of the name `xml:space`, or -1.
  private var spaceName = -1
  /// White space between elements that is worth writing down only if other text follows.
  private var blanks = Growable<UInt8>(capacity: 1 << 8)
  /// Whether text other than white space stands before, between the same two elements.
  private var followsText = false

  struct Traits: BitwiseCopyable {
    /// Whether everything in an element of the name is data.
    var isPayload: Bool
    /// Whether it is that of data.
    var isData: Bool
    /// Whether it is that of the attribute that names a key.
    var isKey: Bool
  }

  /// How much white space before a text that lies between elements is kept.
  private static let maximumBlanks = 1 << 16

  init() {}

  /// Notes a name that was not met before, and gives its number.
  mutating func define(_ name: Document.QualifiedName) -> Int {
    let root = rootNamespace ?? name.namespace
    rootNamespace = root
    let element = ElementName(name, rootNamespace: root)
    traits.append(
      Traits(
        isPayload: element.isPayload, isData: element == .data,
        isKey: name.prefix.isEmpty && AttributeName(name.local) == .key))
    if name.local == "space" && name.namespace == Namespace.xml { spaceName = traits.count - 1 }
    tag(.name)
    for part in [name.prefix, name.local, name.namespace] {
      let part = Array(part.utf8)
      text(part.span)
    }
    return traits.count - 1
  }

  @inline(__always)
  mutating func start(
    _ name: Int, line: UInt32, column: UInt32, attributes: Int, namespaces: UInt32
  ) {
    if dataStart >= 0 { leaveDataOpen() }
    if payloadDepth > 0 || traits[name].isPayload { payloadDepth &+= 1 }
    endText()
    bytes.append(
      bytesOf: Start(
        name: UInt32(truncatingIfNeeded: name), line: line, column: column,
        attributes: UInt32(truncatingIfNeeded: attributes), namespaces: namespaces))
  }

  /// Whether an element with one attribute is data that name their key.
  @inline(__always)
  func areData(_ name: Int, attribute: Int) -> Bool {
    traits[name].isData && traits[attribute].isKey && payloadDepth == 0
  }

  /// Begins data of a key.
  @inline(__always)
  mutating func startData(key: borrowing Span<UInt8>, line: UInt32, column: UInt32) {
    payloadDepth = 1
    endText()
    dataStart = bytes.count
    data = Data(line: line, column: column, key: UInt32(truncatingIfNeeded: key.count))
    bytes.append(bytesOf: data)
    bytes.append(contentsOf: key)
  }

  /// Ends the record of data that are not at their end.
  private mutating func leaveDataOpen() {
    data.tag = Tag.openData.rawValue
    bytes.replace(at: dataStart, bytesOf: data)
    dataStart = -1
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
    if dataStart >= 0 {
      data.text &+= UInt32(truncatingIfNeeded: characters.count)
      bytes.append(contentsOf: characters)
      return
    }
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
    if dataStart >= 0 {
      bytes.replace(at: dataStart, bytesOf: data)
      dataStart = -1
      return
    }
    endText()
    tag(.end)
  }

  mutating func instruction(_ target: borrowing Span<UInt8>, _ data: borrowing Span<UInt8>) {
    if dataStart >= 0 { leaveDataOpen() }
    endText()
    tag(.instruction)
    text(target)
    text(data)
  }

  /// Ends a piece of the file, after which ``bytes`` may be taken.
  mutating func endPiece(line: Int32, column: Int32) {
    if dataStart >= 0 { leaveDataOpen() }
    tag(.piece)
    number(UInt32(bitPattern: line))
    number(UInt32(bitPattern: column))
  }

  @inline(__always)
  private mutating func tag(_ tag: Tag) { bytes.append(tag.rawValue) }

  @inline(__always)
  private mutating func number(_ number: UInt32) { bytes.append(bytesOf: number) }

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
