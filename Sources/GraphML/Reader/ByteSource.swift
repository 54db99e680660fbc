/// The bytes of a file, in the order in which the parser asks for them.
@safe struct ByteSource: ~Copyable {
  /// The number of bytes that are read at a time.
  static let pieceSize = 64 << 10

  private let next: (UnsafeMutableRawBufferPointer) throws -> Int
  private let piece: UnsafeMutableRawBufferPointer
  private var unread = 0..<0
  /// The number of bytes that the parser was given.
  private(set) var total = 0
  /// True for UTF-16 with the low byte of a unit first, false with the high byte first; `nil` for other encodings.
  private var isLittleEndian: Bool?
  /// The last two bytes of UTF-16 that the parser was given.
  private var last: [UInt8] = []
  /// True if the parser was given all that there is.
  private(set) var isAtEnd = false

  /// - Parameter next: Puts what comes next into a buffer and gives how many bytes that is, 0 at the end.
  init(next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    unsafe self.next = unsafe next
    unsafe piece = .allocate(byteCount: Self.pieceSize, alignment: 16)
  }

  deinit { unsafe piece.deallocate() }

  /// True if the next bytes must be read from the file first.
  var isEmpty: Bool { unread.isEmpty && !isAtEnd }

  /// The number of bytes that were read.
  var position: Int { total + unread.count }

  /// The first bytes, as many as there are up to a piece, which the parser is yet to be given.
  mutating func start() throws -> [UInt8] {
    while unsafe unread.count < piece.count {
      let count = try unsafe next(UnsafeMutableRawBufferPointer(rebasing: piece[unread.count...]))
      if count == 0 { break }
      unread = 0..<unread.count + count
    }
    return unsafe Array(piece[unread])
  }

  /// Reads a piece, if there is another.
  mutating func fill() throws {
    isAtEnd = true
    unread = 0..<(try unsafe next(piece))
    isAtEnd = unread.isEmpty
  }

  /// Gives the parser up to so many bytes of what was read.
  mutating func take(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, unread.count)
    unsafe buffer.copyMemory(
      from: UnsafeRawBufferPointer(rebasing: piece[unread.prefix(count)]))
    if total == 0 { isLittleEndian = unsafe Self.byteOrder(Array(buffer.prefix(min(count, 2)))) }
    if isLittleEndian != nil {
      unsafe last = Array((last + buffer[..<count].suffix(2)).suffix(2))
    }
    unread = unread.dropFirst(count)
    total += count
    return count
  }

  /// True if what the parser was given is UTF-16 and ends in half a character, which libxml2 passes over.
  var endsInsideUTF16Character: Bool {
    guard let isLittleEndian, last.count == 2 else { return false }
    // The first half of a pair that stands for one character is 0xD800 to 0xDBFF.
    return !total.isMultiple(of: 2) || last[isLittleEndian ? 1 : 0] & 0xFC == 0xD8
  }

  /// The byte order of UTF-16 that begins with two bytes: a mark, or a tag.
  private static func byteOrder(_ start: [UInt8]) -> Bool? {
    switch start {
    case [0xFF, 0xFE], [UInt8(ascii: "<"), 0]: true
    case [0xFE, 0xFF], [0, UInt8(ascii: "<")]: false
    default: nil
    }
  }
}
