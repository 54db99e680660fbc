/// The bytes of a file, in the order in which the parser asks for them.
@safe struct ByteSource: ~Copyable {
  /// The number of bytes that are read at a time.
  static let pieceSize = 64 << 10

  private let next: (UnsafeMutableRawBufferPointer) throws -> Int
  private let piece: UnsafeMutableRawBufferPointer
  private var unread = 0..<0
  /// The number of bytes that the parser was given.
  private(set) var total = 0
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
    unread = unread.dropFirst(count)
    total += count
    return count
  }
}
