/// Rows of one kind, each at a position of that kind.
public struct Rows<ID: RowPosition, Row: Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline var rows: [Row]

  @inlinable
  package init(_ rows: [Row]) { self.rows = rows }

  /// As many equal rows as there are others.
  @inlinable
  package init(repeating row: Row, likeRowsOf others: Rows<ID, some Any>) {
    rows = Array(repeating: row, count: others.count)
  }

  /// The position of the first row.
  @inlinable public var startIndex: ID { ID(0) }

  /// The position behind the last row.
  @inlinable public var endIndex: ID { ID(rows.count) }

  /// The row at a position.
  @inlinable
  public package(set) subscript(position: ID) -> Row {
    get { rows[position.index] }
    set { rows[position.index] = newValue }
  }
}
