/// Where the values of nodes or edges stand, by row and attribute, a byte each: nearly all stand on the tape
/// shortly behind their row.
///
/// Several threads fill it at once, each the rows of a stretch in a copy of its own, which shares the bytes.
struct RowValues: Sendable {
  typealias Value = TableColumns.Value

  /// How far behind its row a value stands, 0 for no value, or one of the two below.
  private let steps: SharedRows<UInt8>
  /// How many attributes there are.
  private let width: Int
  /// By attribute: the item of the default that most rows without a value have, or 0.
  private let defaults: [Value]
  /// The other values, by place.
  private var others: [Int: Value] = [:]

  private static let isDefault: UInt8 = 254
  private static let isOther: UInt8 = 255

  /// - Parameter defaults: By attribute, the position of a default on the tape, or 0.
  init(rowCount: Int, defaults: [Value]) {
    steps = SharedRows(count: rowCount * defaults.count)
    self.defaults = defaults
    width = defaults.count
  }

  /// Takes the values of a row away.
  @inline(__always)
  func clear(row: Int) {
    steps.clear(row * width..<(row + 1) * width)
  }

  /// The value of a row whose element stands at a position of the tape.
  @inline(__always)
  subscript(attribute: Int, row: Int, item item: Int) -> Value {
    get {
      let step = steps[row &* width &+ attribute]
      if step == 0 { return 0 }
      return step < Self.isDefault
        ? Value(truncatingIfNeeded: item &+ Int(step)) : farValue(attribute, row, step)
    }
    set {
      let step = Int(newValue) &- item
      if step > 0 && step < Int(Self.isDefault) {
        steps[row &* width &+ attribute] = UInt8(truncatingIfNeeded: step)
      } else {
        setFarValue(attribute, row, newValue)
      }
    }
  }

  @inline(never)
  private func farValue(_ attribute: Int, _ row: Int, _ step: UInt8) -> Value {
    step == Self.isDefault ? defaults[attribute] : others[row * width + attribute] ?? 0
  }

  @inline(never)
  private mutating func setFarValue(_ attribute: Int, _ row: Int, _ value: Value) {
    let place = row * width + attribute
    if value == 0 || value == defaults[attribute] {
      steps[place] = value == 0 ? 0 : Self.isDefault
    } else {
      steps[place] = Self.isOther
      others[place] = value
    }
  }

  /// Appends what stands elsewhere of another stretch.
  mutating func append(_ next: RowValues, moved: (Value) -> Value) {
    for (place, value) in next.others { others[place] = moved(value) }
  }
}
