/// Where a file can perhaps be divided so that its parts are parsed at once, each behind the head of the file.
///
/// A part begins with a node or an edge that is the first thing on its line, and the head ends with the start
/// tag of the first graph. That this is what is meant there, and no comment for example, shows when the part
/// before has been parsed up to that place.
struct FileParts {
  /// Bytes that can be read from any place.
  @safe struct Bytes: Sendable {
    /// The number of bytes.
    var count: Int
    /// Puts those from a place on into a buffer and gives how many that are, 0 at the end.
    var read: @Sendable (Int, UnsafeMutableRawBufferPointer) throws -> Int
  }

  /// A part, of which the begin and the end are marked by an instruction each.
  struct Part {
    /// The target of the instructions, which no file can foresee.
    var mark: String
    /// True if the part begins elsewhere than the file, and ends elsewhere.
    var hasStart: Bool
    var hasEnd: Bool
  }

  /// The begin of the file, up to the start tag of the first graph.
  private(set) var head: [UInt8]
  private let bytes: Bytes
  private let mark: String
  private var boundaries: [Boundary] = []

  /// Where a part ends and the next begins.
  private struct Boundary {
    /// The end of the line before, which tells the parser in which column it is.
    var lineEnd: Int
    var tag: Int
  }

  /// Looks for places; there are none when the file does not look as if it could be divided.
  init?(_ bytes: Bytes, count: Int) throws {
    self.bytes = bytes
    mark = "dmugraph-part-\(UInt64.random(in: .min ... .max))"
    let start = try Self.window(bytes, at: 0)
    guard let end = Self.endOfHead(start) else { return nil }
    head = Array(start[..<end])
    for number in 1..<count {
      let offset = max(bytes.count / count * number, end)
      guard var boundary = Self.boundary(in: try Self.window(bytes, at: offset)) else { continue }
      boundary.lineEnd += offset
      boundary.tag += offset
      if boundary.tag > boundaries.last?.tag ?? end { boundaries.append(boundary) }
    }
    if boundaries.isEmpty { return nil }
  }

  /// The number of parts.
  var count: Int { boundaries.count + 1 }
  /// The size of the file in bytes.
  var byteCount: Int { bytes.count }

  subscript(index: Int) -> Part {
    Part(mark: mark, hasStart: index > 0, hasEnd: index < boundaries.count)
  }

  /// The bytes of a part as the parser is to see them, with its marks.
  func source(ofPart index: Int) -> ByteSource {
    let part = self[index]
    let instruction = Array("<?\(mark)?>".utf8)
    let start = part.hasStart ? boundaries[index - 1].lineEnd : 0
    let end = part.hasEnd ? boundaries[index].tag : Int.max
    return Self.source(
      bytes, part.hasStart ? head + instruction : [], start..<end, part.hasEnd ? instruction : [])
  }

  /// Some of the bytes with others before and after them.
  private static func source(
    _ bytes: Bytes, _ before: [UInt8], _ range: Range<Int>, _ after: [UInt8]
  ) -> ByteSource {
    var (before, range, after) = (before[...], range, after[...])
    return unsafe ByteSource { buffer in
      func take(_ text: inout ArraySlice<UInt8>) -> Int {
        let count = min(text.count, buffer.count)
        unsafe buffer.copyBytes(from: text.prefix(count))
        text.removeFirst(count)
        return count
      }
      if !before.isEmpty { return take(&before) }
      let piece = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(range.count))
      let count = unsafe piece.isEmpty ? 0 : try bytes.read(range.lowerBound, piece)
      range = range.dropFirst(count)
      return count > 0 ? count : take(&after)
    }
  }

  /// The bytes from a place on, up to a piece.
  private static func window(_ bytes: Bytes, at offset: Int) throws -> ArraySlice<UInt8> {
    var source = source(bytes, [], offset..<Int.max, [])
    return try source.start()[...]
  }

  /// Where the start tag of the first graph ends.
  private static func endOfHead(_ start: ArraySlice<UInt8>) -> Int? {
    var rest = start
    while let tag = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(tag + 1)...]
      guard rest.starts(with: "graph".utf8) else { continue }
      guard let next = rest.dropFirst(5).first else { return nil }
      if next == UInt8(ascii: ">") || next <= 0x20 {
        return rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
      }
    }
    return nil
  }

  /// The first place at which nothing but blanks comes before a node or an edge on its line.
  private static func boundary(in window: ArraySlice<UInt8>) -> Boundary? {
    var rest = window
    while let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) {
      rest = rest[(lineEnd + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard rest.starts(with: "<node".utf8) || rest.starts(with: "<edge".utf8) else { continue }
      guard let next = rest.dropFirst(5).first, next <= 0x20 || next == UInt8(ascii: ">") else {
        continue
      }
      return Boundary(lineEnd: lineEnd, tag: rest.startIndex)
    }
    return nil
  }
}
