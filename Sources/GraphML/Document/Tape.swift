/// The entries of a document with their texts: in one piece, or in as many as the parts in which the file was read.
@usableFromInline
@safe struct Tape: ~Copyable, @unchecked Sendable {
  /// A piece, whose memory belongs to ``owners``.
  @usableFromInline
  @safe struct Piece: BitwiseCopyable {
    /// The position of the entry with which the memory begins, though it may not be one of the document.
    @usableFromInline var origin: Int
    /// The position behind the last entry.
    @usableFromInline var end: Int
    @usableFromInline var items: UnsafePointer<Item>
    @usableFromInline var text: UnsafePointer<UInt8>
  }

  /// What one thread built.
  final class Owner: Sendable {
    let items: Growable<Item>
    let places: Places
    let text: Growable<UInt8>
    let origin: Int
    /// How many lines of the file come before those that are counted here.
    let lines: Int

    init(
      items: consuming Growable<Item>, places: consuming Places, text: consuming Growable<UInt8>,
      origin: Int = 0, lines: Int = 0
    ) {
      self.items = items
      self.places = places
      self.text = text
      self.origin = origin
      self.lines = lines
    }

    var end: Int { origin + items.count }
  }

  private let owners: [Owner]
  @usableFromInline let pieces: Growable<Piece>
  /// How many entries there are.
  @usableFromInline let count: Int

  /// Lays pieces end to end.
  init(_ owners: [Owner]) {
    var pieces = Growable<Piece>(capacity: owners.count)
    for owner in owners {
      unsafe pieces.append(
        Piece(
          origin: owner.origin, end: owner.end, items: owner.items.start, text: owner.text.start))
    }
    self.owners = owners
    self.pieces = pieces
    count = owners.last?.end ?? 0
  }

  /// The piece in which an entry lies. There are few, and most often the first is the only one.
  @inlinable
  func piece(of position: Int) -> Piece {
    assert(position >= 0 && position < count)
    var index = 0
    while position >= pieces[index].end { index &+= 1 }
    return pieces[index]
  }

  @inlinable
  subscript(position: Int) -> Item {
    let piece = piece(of: position)
    return unsafe piece.items[position &- piece.origin]
  }

  /// The text of an entry, for as long as the body runs.
  @inlinable
  func withText<Result>(_ position: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let piece = piece(of: position)
    let range = textRange(position, in: piece)
    let text = unsafe UnsafeBufferPointer(start: piece.text + range.lowerBound, count: range.count)
    return unsafe body(text.span)
  }

  /// Where the text of an entry stands in its piece.
  @inlinable
  func textRange(_ position: Int, in piece: Piece) -> Range<Int> {
    let index = position &- piece.origin
    let start = index == 0 ? 0 : unsafe Int(piece.items[index &- 1].textEnd)
    return unsafe Range(uncheckedBounds: (start, Int(piece.items[index].textEnd)))
  }

  /// Where an entry begins in the file.
  func place(_ position: Int) -> Position {
    guard let owner = owners.first(where: { position < $0.end }) else { return .none }
    var place = owner.places[position - owner.origin]
    if place != .none { place.line += owner.lines }
    return place
  }

  /// How many bytes the texts of some entries have together.
  func textCount(_ positions: Range<Int>) -> Int {
    var (count, rest) = (0, positions)
    while let first = rest.first {
      let piece = piece(of: first)
      let end = min(piece.end, rest.upperBound)
      count += textRange(end - 1, in: piece).upperBound - textRange(first, in: piece).lowerBound
      rest = end..<rest.upperBound
    }
    return count
  }
}
