/// Rows that several builders gathered, each of which keeps its own until they are grouped.
struct PartedRows<Row: Sendable>: Sendable {
  private var earlier: [[Row]] = []
  private var rows: [Row] = []

  private var parts: [[Row]] { (earlier + [rows]).filter { !$0.isEmpty } }

  /// Makes room for so many rows more.
  mutating func reserve(_ count: Int) { rows.reserveCapacity(rows.count + count) }

  mutating func append(_ row: Row) { rows.append(row) }

  /// Takes all rows out of others, without copying them.
  mutating func take(_ next: inout PartedRows) {
    if !rows.isEmpty { earlier.append(rows) }
    earlier += next.earlier
    rows = next.rows
    next = PartedRows()
  }

  /// Changes every row.
  mutating func update(_ body: (inout Row) -> Void) {
    for part in earlier.indices {
      for index in earlier[part].indices { body(&earlier[part][index]) }
    }
    for index in rows.indices { body(&rows[index]) }
  }

  /// Takes out the rows in the order of their groups, stable, and gives where each group begins: a counting
  /// sort.
  mutating func takeGrouped(
    into count: Int, by group: (Row) -> Int
  ) -> (rows: [Row], starts: [Int]) {
    let parts = parts
    self = PartedRows()
    var starts = [Int](repeating: 0, count: count + 1)
    var isInOrder = true
    var last = 0
    for part in parts {
      for row in part {
        let group = group(row)
        starts[group] += 1
        if group < last { isInOrder = false }
        last = group
      }
    }
    // Of rows to be put in order the ends of their groups, which move to their beginnings.
    let stay = isInOrder && parts.count <= 1
    var end = 0
    for group in starts.indices {
      let size = starts[group]
      starts[group] = stay ? end : end + size
      end += size
    }
    if stay { return (parts.first ?? [], starts) }
    let rows = [Row](unsafeUninitializedCapacity: end) { rows, initialized in
      for part in parts.reversed() {
        for row in part.reversed() {
          let group = group(row)
          starts[group] -= 1
          rows.initializeElement(at: starts[group], to: row)
        }
      }
      initialized = end
    }
    return (rows, starts)
  }
}
