/// One entry of a document's tape: the start of an element, an attribute, a text, the end of an
/// element.
///
/// The tape holds the whole file in the order of the file in eight bytes an entry.
@frozen
public struct Item: BitwiseCopyable, Sendable {
  /// The kinds of entry.
  @frozen
  public enum Kind: UInt8, Sendable {
    /// The root. Its end follows.
    case graphml
    /// A `key`.
    case key
    /// A key's default; the text is the value.
    case `default`
    /// A description; the text is what it says.
    case desc
    /// A graph. Its end follows.
    case graph
    /// A node.
    case node
    /// An edge; the text is its id.
    case edge
    /// A port.
    case port
    /// A hyperedge.
    case hyperedge
    /// An endpoint of a hyperedge.
    case endpoint
    /// Data; the text is the value and the index that of its ``Document/Slot``.
    case data
    /// A locator.
    case locator
    /// An attribute of the element before; the index is that of its name.
    case attribute
    /// A namespace declared on the element before; the index names the prefix, the text is the URI.
    case namespace
    /// Text inside data or foreign elements.
    case text
    /// An element of another vocabulary; the index is that of its name, the text what it begins with.
    case foreign
    /// A processing instruction; the index is that of its target.
    case instruction
    /// The end of the innermost element that has one.
    case end
  }

  @usableFromInline var tag: UInt32
  /// Where the entry's text ends in the memory of its texts, in bytes.
  @usableFromInline var textEnd: UInt32

  @inline(__always)
  init(_ kind: Kind, index: Int = 0, textEnd: Int) {
    tag = UInt32(kind.rawValue) | UInt32(truncatingIfNeeded: index) << 10
    self.textEnd = UInt32(truncatingIfNeeded: textEnd)
  }

  /// The most names or slots that entries can tell apart.
  static let indexCapacity = 1 << 22

  /// The kind of the entry.
  @inlinable public var kind: Kind { unsafe unsafeBitCast(UInt8(tag & 31), to: Kind.self) }

  /// The position of the entry's name or slot in the document.
  @inlinable public internal(set) var index: Int {
    get { Int(tag >> 10) }
    set { tag = tag & 1023 | UInt32(truncatingIfNeeded: newValue) << 10 }
  }

  /// True if the element has an end of its own on the tape; one without has nothing inside but its
  /// attributes and, unless it is data, data without an end.
  @inlinable public internal(set) var hasEnd: Bool {
    get { tag & 32 != 0 }
    set { tag = newValue ? tag | 32 : tag & ~32 }
  }

  /// True if an edge has an id.
  @inlinable public internal(set) var hasID: Bool {
    get { tag & 64 != 0 }
    set { tag = newValue ? tag | 64 : tag & ~64 }
  }

  /// The direction that an edge has in place of its graph's `edgedefault`.
  @inlinable public internal(set) var isDirected: Bool? {
    get { tag & 128 != 0 ? tag & 256 != 0 : nil }
    set { tag = tag & ~384 | (newValue == nil ? 0 : newValue == true ? 384 : 128) }
  }
}
