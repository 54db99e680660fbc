import GraphML
import Glibc

/// Rows that several threads fill at once, each a range of its own.
///
/// There are as many as there will ever be, all of zero bits at first, in memory that costs nothing until it
/// is written to. While they are filled, every thread keeps to its range. Indices are trusted; debug builds
/// check them.
@safe final class SharedRows<Row: BitwiseCopyable>: @unchecked Sendable {
  private let start: UnsafeMutablePointer<Row>
  let count: Int

  init(count: Int) {
    self.count = count
    guard let memory = unsafe calloc(max(count, 1), MemoryLayout<Row>.stride) else {
      fatalError("there is not enough memory")
    }
    unsafe start = memory.bindMemory(to: Row.self, capacity: count)
  }

  deinit { unsafe free(start) }

  subscript(index: Int) -> Row {
    get {
      assert(index >= 0 && index < count)
      return unsafe start[index]
    }
    set {
      assert(index >= 0 && index < count)
      unsafe start[index] = newValue
    }
  }

  /// Writes zero bits to some rows.
  @inline(__always)
  func clear(_ rows: Range<Int>) {
    assert(rows.lowerBound >= 0 && rows.upperBound <= count)
    unsafe memset(start + rows.lowerBound, 0, rows.count * MemoryLayout<Row>.stride)
  }

  /// Makes others of some rows.
  func update(_ rows: Range<Int>, _ body: (Row) -> Row) {
    for row in rows { self[row] = body(self[row]) }
  }
}
