import DMUText
public import GraphML

/// A column of a file that the profile has no name for.
public struct OwnColumn: Hashable, Sendable {
  /// The name, as the file has it.
  public let name: String
  /// The type of its values; text where a value is not of the type that is declared, or where two files
  /// declare two types.
  public internal(set) var type: Key.ValueType
}

/// The own columns of the nodes or of the edges of a file, and where their values stand.
struct OwnColumnsOfFile: Sendable {
  /// A value of a node or an edge.
  private struct Cell {
    var row: Int32
    var column: Int32
    /// The position on the tape, or of a property of a drawing that in `texts` with the highest bit.
    var value: UInt32
  }

  private static let textBit: UInt32 = 1 << 31

  let document: Document
  private(set) var columns: [OwnColumn] = []
  /// By column: the number of values, and the default of its key on the tape.
  private(set) var counts: [Int] = []
  private var defaults: [Int?] = []
  private var positions: [String: Int] = [:]
  private var cells: [Cell] = []
  private var texts: [String] = []

  init(_ document: Document) { self.document = document }

  mutating func add(_ attribute: OwnAttribute, name: String) {
    let type = attribute.key?.type ?? .string
    let column = column(name, attribute.key)
    var value: UInt32
    switch attribute.value {
    case .item(let item):
      // An empty value is absent.
      if document.withValue(item, isBlank) { return }
      if !document.withValue(item, { $0.fits(type) }) { columns[column].type = .string }
      value = UInt32(item)
    case .text(let text):
      value = UInt32(texts.count) | Self.textBit
      texts.append(text)
    }
    if columns[column].type != type { columns[column].type = .string }
    counts[column] += 1
    cells.append(Cell(row: Int32(attribute.row), column: Int32(column), value: value))
  }

  /// Adds a column that elements without a value of their own have the default of.
  mutating func addDefault(of key: Key, name: String) {
    guard let item = key.defaultItem, !document.withValue(item, isBlank) else { return }
    let column = column(name, key)
    defaults[column] = item
    if !document.withValue(item, { $0.fits(key.type) }) { columns[column].type = .string }
  }

  private mutating func column(_ name: String, _ key: Key?) -> Int {
    if let known = positions[name] { return known }
    positions[name] = columns.count
    columns.append(OwnColumn(name: name, type: key?.type ?? .string))
    counts.append(0)
    defaults.append(nil)
    return columns.count - 1
  }

  /// Puts the values in the order of their rows, once all are there.
  mutating func sort() {
    if zip(cells, cells.dropFirst()).allSatisfy({ $0.row <= $1.row }) { return }
    cells = cells.enumerated().sorted {
      ($0.element.row, $0.offset) < ($1.element.row, $1.offset)
    }.map(\.element)
  }

  /// The values by column of rows that have none of their own.
  var defaultValues: [Int: String] {
    var values: [Int: String] = [:]
    for (column, item) in defaults.enumerated() {
      if let item { values[column] = document.withValue(item) { String(decoding: $0) } }
    }
    return values
  }

  /// The values that are written for a row, by column; of several under one key the last counts.
  func values(ofRow row: Int) -> [Int: String] {
    var values: [Int: String] = [:]
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].row < row { low = middle + 1 } else { high = middle }
    }
    while low < cells.count, cells[low].row == row {
      values[Int(cells[low].column)] = text(cells[low].value)
      low += 1
    }
    return values
  }

  private func text(_ value: UInt32) -> String {
    value & Self.textBit != 0
      ? texts[Int(value & ~Self.textBit)]
      : document.withValue(Int(value)) { String(decoding: $0) }
  }
}

extension Span<UInt8> {
  /// True when a text is a value of a type.
  fileprivate func fits(_ type: Key.ValueType) -> Bool {
    switch type {
    case .string: true
    case .boolean: Boolean.parse(self) != nil
    case .int, .long: isWholeNumber(self)
    case .float, .double: number(self) != nil
    }
  }
}
