import DMUGraph
import DMUProfile
import DMUText
import GraphML

extension TableFilling {
  /// Puts a value of a node into its column, unless a better one is there.
  mutating func set(
    _ target: KeyTable.Target<NodeAttribute>, _ written: Value, node row: Int,
    default isDefault: Bool = false
  ) {
    let attribute = target.attribute
    var rank = isDefault ? TableColumns.defaultRank + target.rank : target.rank
    let value = replaced(written, attribute.names[0], rank: rank)
    var kind: NodeKind?
    switch attribute {
    case .kind:
      kind = words.nodeKind(of: value, in: columns)
      // A label is a kind only when it says so; another word yields to one that is known.
      if kind == nil && target.isLoose { return }
      if kind == nil { rank += 100 }
    case .stance where target.rank > 0:
      if columns.withValue(value, { number($0) != nil }) { return }
    default: break
    }
    let isEmpty = columns.withValue(value, isBlank)
    if isEmpty && isDefault { return }
    let old = columns[attribute, row]
    if old != 0, self.rank(of: old, attribute) < rank { return }
    // An empty value is none, and takes the default's place all the same.
    if !isEmpty || (old != 0 && columns.isDefault(old)) {
      columns[attribute, row] = isEmpty ? 0 : value
      if attribute == .kind { columns.nodeKinds[row] = kind }
      if attribute == .writtenID { columns.hasWrittenIDs = true }
    }
  }

  /// Puts a value of an edge into its column, unless a better one is there.
  mutating func set(
    _ target: KeyTable.Target<EdgeAttribute>, _ written: Value, edge row: Int,
    default isDefault: Bool = false
  ) {
    let attribute = target.attribute
    var rank = isDefault ? TableColumns.defaultRank + target.rank : target.rank
    let value = replaced(written, attribute.names[0], rank: rank)
    var kind: EdgeKind?
    if attribute == .kind {
      kind = words.edgeKind(of: value, in: columns)
      let isKnown = kind != nil
      if target.isLoose && !isKnown {
        if columns.withValue(value, hasLetter) {
          columns.otherLabels.append((row, value))
        }
        return
      }
      if target.isLoose { columns.labelsAreKinds = true }
      // TinkerPop calls an edge without a label an edge.
      if !isKnown, normalized(columns.string(value)) == "edge" { return }
      if !isKnown { rank += 100 }
    }
    let isEmpty = columns.withValue(value, isBlank)
    if isEmpty && isDefault { return }
    let old = columns[edge: attribute, row]
    if old != 0, self.rank(of: old, attribute) < rank { return }
    if !isEmpty || (old != 0 && columns.isDefault(old)) {
      columns[edge: attribute, row] = isEmpty ? 0 : value
      if attribute == .kind { columns.edgeKinds[row] = kind }
    }
  }

  /// How good the name is under which a value was written: 0 is best.
  private mutating func rank(of value: Value, _ attribute: NodeAttribute) -> Int {
    let isUnknown = attribute == .kind && words.nodeKind(of: value, in: columns) == nil
    return rank(
      of: value, isUnknown: isUnknown,
      written: { slot in slot.node.first { $0.attribute == attribute }?.rank })
  }

  /// How good the name is under which a value was written: 0 is best.
  private mutating func rank(of value: Value, _ attribute: EdgeAttribute) -> Int {
    let isUnknown = attribute == .kind && words.edgeKind(of: value, in: columns) == nil
    return rank(of: value, isUnknown: isUnknown, written: { $0.edge?.rank })
  }

  /// - Parameter isUnknown: Whether it is a kind that nobody knows, which comes after all others.
  private func rank(
    of value: Value, isUnknown: Bool, written: (KeyTable.Slot) -> Int?
  ) -> Int {
    let base: Int
    if let derived = columns.derived(value) {
      base = derived.rank
    } else {
      let item = document.item(Int(value))
      if item.kind == .default { return TableColumns.defaultRank }
      base =
        written(item.kind == .attribute ? keys.attributes[item.index] : keys.slots[item.index]) ?? 0
    }
    return isUnknown ? base + 100 : base
  }

  /// The value that a mapping has in place of another.
  @inline(__always)
  private mutating func replaced(
    _ value: Value, _ attribute: @autoclosure () -> String, rank: Int
  ) -> Value {
    if replacements.isEmpty { return value }
    guard let meant = replacements[attribute()]?[trimmedWord(columns.string(value))] else {
      return value
    }
    return columns.derive(meant, from: columns.tapePosition(value), rank: rank)
  }
}

/// Whether there is a letter in a text.
private func hasLetter(_ text: borrowing Span<UInt8>) -> Bool {
  for index in text.indices where text[index] >= 0x80 || (0x41...0x5A).contains(text[index] & 0xDF)
  {
    return true
  }
  return false
}
