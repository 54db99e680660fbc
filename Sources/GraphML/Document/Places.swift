/// Where the entries of a tape begin in the file: two bytes for most of them, as one begins near the one before.
struct Places: ~Copyable {
  /// By entry: the lines since the last one with a place, 14 at most, in the upper four bits, and in the other twelve
  /// the column, or on the same line the columns since then.
  private var steps = Growable<UInt16>(capacity: 1 << 10)
  /// The place from which the first of every so many entries steps.
  private var anchors = Growable<Place>()
  /// The places to which no step leads, in the order of the entries.
  private var jumps = Growable<Jump>()
  private var last = Place()

  struct Place: BitwiseCopyable {
    var line: UInt32 = 0
    var column: UInt32 = 0
  }

  struct Jump: BitwiseCopyable {
    var entry: UInt32
    var place: Place
  }

  private static let spacing = 64
  /// An entry without a place.
  private static let none = UInt16.max
  private static let jump = UInt16.max - 1

  var count: Int { steps.count }

  /// Adds the place of the next entry.
  @inline(__always)
  mutating func append(line: UInt32, column: UInt32) {
    if steps.count & (Self.spacing &- 1) == 0 { anchors.append(last) }
    let lines = line &- last.line
    let columns = lines == 0 ? column &- last.column : column
    if lines < 15 && columns < 1 << 12 {
      steps.append(UInt16(truncatingIfNeeded: lines << 12 | columns))
    } else {
      appendJump(line, column)
    }
    last = Place(line: line, column: column)
  }

  @inline(never)
  private mutating func appendJump(_ line: UInt32, _ column: UInt32) {
    let entry = UInt32(truncatingIfNeeded: steps.count)
    jumps.append(Jump(entry: entry, place: Place(line: line, column: column)))
    steps.append(Self.jump)
  }

  /// Adds an entry that has the place of the one before.
  mutating func appendSame() { append(line: last.line, column: last.column) }

  /// Adds an entry of which no place is known.
  @inline(__always)
  mutating func appendNone() {
    if steps.count & (Self.spacing &- 1) == 0 { anchors.append(last) }
    steps.append(Self.none)
  }

  /// The place of an entry; `Position.none` when it has none. Takes a few dozen steps.
  subscript(entry: Int) -> Position {
    if steps[entry] == Self.none { return .none }
    var place = anchors[entry / Self.spacing]
    for index in entry / Self.spacing * Self.spacing...entry where steps[index] != Self.none {
      if steps[index] == Self.jump {
        place = jumpedPlace(index)
        continue
      }
      let (lines, columns) = (UInt32(steps[index] >> 12), UInt32(steps[index] & 0xFFF))
      place.column = lines == 0 ? place.column &+ columns : columns
      place.line &+= lines
    }
    return Position(line: Int(place.line), column: Int(place.column))
  }

  private func jumpedPlace(_ entry: Int) -> Place {
    var (low, high) = (0, jumps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(jumps[middle].entry) <= entry { low = middle } else { high = middle }
    }
    return jumps[low].place
  }
}
