/// Where a file can perhaps be divided so that its parts are parsed at once, each behind the head of the file.
///
/// A part begins with a node or an edge that is the first thing on its line, and the head ends with the start
/// tag of the first graph. That this is what is meant there, and no comment for example, shows when the part
/// before has been parsed up to that place.
struct FileParts {
  /// Bytes that can be read from any place.
  @safe struct Bytes: Sendable {
    /// How many there are.
    var count: Int
    /// Puts those from a place on into a buffer and gives how many that are, 0 at the end.
    var read: @Sendable (Int, UnsafeMutableRawBufferPointer) throws -> Int
  }

  /// What comes before the first graph, with its start tag.
  private(set) var head: [UInt8]
  /// Where parts begin, the first one excepted.
  private(set) var places: [Place] = []
  private let bytes: Bytes

  /// Where a part begins: a tag, and the line on which it stands.
  struct Place {
    var line: Int
    var offset: Int
    var column: Int { offset - line + 1 }
  }

  private static let mark = Array("<?\(ParserState.Part.mark)?>".utf8)

  /// Looks for places; there are none when the file does not look as if it could be divided.
  init?(_ bytes: Bytes, count: Int) throws {
    self.bytes = bytes
    let start = try Self.window(bytes, at: 0)
    guard let end = Self.endOfHead(start) else { return nil }
    head = Array(start[..<end])
    for number in 1..<count {
      let offset = max(bytes.count / count * number, end)
      guard var place = Self.place(in: try Self.window(bytes, at: offset)) else { continue }
      place.line += offset
      place.offset += offset
      if place.offset > places.last?.offset ?? end { places.append(place) }
    }
    if places.isEmpty { return nil }
  }

  /// How many parts there are.
  var count: Int { places.count + 1 }
  /// How many bytes the file has.
  var byteCount: Int { bytes.count }

  /// A part as the parser is to see it, with its marks.
  func part(_ index: Int) -> (ByteSource, ParserState.Part) {
    var part = ParserState.Part()
    var before: [UInt8] = []
    var after: [UInt8] = []
    var range = 0..<Int.max
    if index > 0 {
      before = head + Self.mark
      part.start = before.count
      part.column = places[index - 1].column
      // The end of the line before tells the parser in which column it is; the blanks are no text.
      range = places[index - 1].line - 1..<Int.max
    }
    if index < places.count {
      range = range.lowerBound..<places[index].offset
      after = Self.mark
      part.end = before.count + range.count + after.count
    }
    return (Self.source(bytes, before, range, after), part)
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
    let source = source(bytes, [], offset..<Int.max, [])
    return try unsafe Array(source.start())[...]
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
  private static func place(in window: ArraySlice<UInt8>) -> Place? {
    var rest = window
    while let lineEnd = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = rest[(lineEnd + 1)...]
      rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard rest.starts(with: "<node".utf8) || rest.starts(with: "<edge".utf8) else { continue }
      guard let next = rest.dropFirst(5).first, next <= 0x20 || next == UInt8(ascii: ">") else {
        continue
      }
      return Place(
        line: line.startIndex - window.startIndex, offset: rest.startIndex - window.startIndex)
    }
    return nil
  }
}
