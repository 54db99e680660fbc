import TestSupport
import Testing

@testable import DMUImport

/// Values kept a byte each are those that were put there.
@Suite("Values of rows")
struct RowValuesTests {
  @Test(arguments: 0..<10)
  func valuesAreKept(_ seed: Int) {
    var numbers = Seeded(seed)
    let (rows, attributes) = (50, 4)
    // Rows stand on the tape at these positions; the third attribute has a default.
    let items = (0..<rows).map { 1_000 + $0 * 100 }
    var values = RowValues(rowCount: rows, defaults: [0, 0, 7, 0])
    var copy = values
    var expected = [[UInt32]](repeating: [0, 0, 0, 0], count: rows)
    for row in 0..<rows { values.clear(row: row) }
    for _ in 0..<1_000 {
      let (row, attribute) = (
        Int.random(in: 0..<rows, using: &numbers), Int.random(in: 0..<attributes, using: &numbers)
      )
      let near = UInt32(items[row] + Int.random(in: 1...300, using: &numbers))
      let value = [0, 7, near, near, 1 << 31 | near][Int.random(in: 0..<5, using: &numbers)]
      // The second half is filled in another copy, as by another thread.
      if row < rows / 2 {
        values[attribute, row, item: items[row]] = value
      } else {
        copy[attribute, row, item: items[row]] = value
      }
      expected[row][attribute] = value
    }
    values.append(copy) { $0 >> 31 == 0 ? $0 : $0 + 5 }
    for row in 0..<rows {
      for attribute in 0..<attributes {
        let written = expected[row][attribute]
        let moved = row >= rows / 2 && written >> 31 == 1 ? written + 5 : written
        #expect(values[attribute, row, item: items[row]] == moved)
      }
    }
  }
}
