/// The start tags of data that were met before, as they are written, each with the slot of its data.
///
/// In a large file nearly all tags are among a few, such as `<data key="name"`. One that is known need not be
/// looked at any further: it has one attribute, the key, and each of its bytes is a column.
@safe struct DataTags: ~Copyable {
  /// A tag, the end of which comes next.
  struct Tag: BitwiseCopyable {
    fileprivate var bytes = Bytes()
    /// All ones where a byte is one of the tag's.
    fileprivate var mask = Bytes()
    /// The address of the namespace.
    fileprivate var namespace: UInt = 0
    /// The element in which the data lie, which none do in the one of places where no tag is.
    fileprivate var owner = ElementName.foreign
    fileprivate(set) var slot: UInt32 = 0
    fileprivate(set) var length: UInt32 = 0
  }

  fileprivate struct Bytes: BitwiseCopyable {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    @inline(__always)
    init(before end: UnsafeRawPointer) {
      self = unsafe (end - DataTags.capacity).loadUnaligned(as: Bytes.self)
    }

    @inline(__always)
    func equals(_ other: Bytes, where mask: Bytes) -> Bool {
      (words.0 ^ other.words.0) & mask.words.0 | (words.1 ^ other.words.1) & mask.words.1
        | (words.2 ^ other.words.2) & mask.words.2 | (words.3 ^ other.words.3) & mask.words.3 == 0
    }
  }

  /// The most bytes that a tag may have. There must be as many before its end.
  static let capacity = MemoryLayout<Bytes>.size
  private static let placeCount = 256
  private var tags = Growable<Tag>(capacity: placeCount)

  init() { tags.append(repeating: Tag(), count: Self.placeCount) }

  /// The one place at which a tag is that ends here, if it is known.
  @inline(__always)
  private static func place(before end: UnsafeRawPointer) -> Int {
    let words = unsafe (end - 16).loadUnaligned(as: (UInt64, UInt64).self)
    return Int(((words.0 &* 0x9E37_79B9_7F4A_7C15 ^ words.1) &* 0xC2B2_AE3D_27D4_EB4F) >> 56)
  }

  /// The tag that ends here, if it is known.
  @inline(__always)
  func tag(before end: UnsafeRawPointer, namespace: UInt, in owner: ElementName) -> Tag? {
    let tag = unsafe tags[Self.place(before: end)]
    guard tag.namespace == namespace, tag.owner == owner,
      unsafe tag.bytes.equals(Bytes(before: end), where: tag.mask)
    else { return nil }
    return tag
  }

  /// Remembers the tag of so many bytes that ends here, in place of the one that was there.
  mutating func remember(
    before end: UnsafeRawPointer, length: Int, namespace: UInt, in owner: ElementName, slot: Int
  ) {
    let mask =
      [UInt8](repeating: 0, count: Self.capacity - length) + [UInt8](repeating: 0xFF, count: length)
    tags[unsafe Self.place(before: end)] = unsafe Tag(
      bytes: Bytes(before: end), mask: mask.withUnsafeBytes { unsafe $0.load(as: Bytes.self) },
      namespace: namespace, owner: owner, slot: UInt32(slot), length: UInt32(length))
  }
}
