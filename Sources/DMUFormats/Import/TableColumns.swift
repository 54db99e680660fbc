import DMUGraph
import GraphML

extension TableFilling {
  /// Puts a value of a node into its column, unless a better one is there.
  mutating func set(
    _ target: KeyTable.Target<NodeAttribute>, _ written: Value, node row: Int,
    default isDefault: Bool = false, _ table: inout FileTable
  ) {
    let attribute = target.attribute
    var rank = isDefault ? FileTable.defaultRank + target.rank : target.rank
    let value = replaced(written, attribute.names[0], rank: rank, &table)
    var kind: NodeKind?
    switch attribute {
    case .kind:
      kind = table.withValue(value) { words.nodeKind($0) }
      // A label is a kind only when it says so; another word yields to one that is known.
      if kind == nil && target.isLoose { return }
      if kind == nil { rank += 100 }
    case .stance where target.rank > 0:
      if table.withValue(value, { number($0) != nil }) { return }
    default: break
    }
    let isEmpty = table.withValue(value, isBlank)
    if isEmpty && isDefault { return }
    let old = table[attribute, row]
    if old != 0, table.rank(of: old, attribute, words) < rank { return }
    // An empty value is none, and takes the default's place all the same.
    if !isEmpty || (old != 0 && table.isDefault(old)) {
      table[attribute, row] = isEmpty ? 0 : value
      if attribute == .kind { table.nodeKinds[row] = kind }
    }
  }

  /// Puts a value of an edge into its column, unless a better one is there.
  mutating func set(
    _ target: KeyTable.Target<EdgeAttribute>, _ written: Value, edge row: Int,
    default isDefault: Bool = false, _ table: inout FileTable
  ) {
    let attribute = target.attribute
    var rank = isDefault ? FileTable.defaultRank + target.rank : target.rank
    let value = replaced(written, attribute.names[0], rank: rank, &table)
    var kind: EdgeKind?
    if attribute == .kind {
      kind = table.withValue(value) { words.edgeKind($0) }
      let isKnown = kind != nil
      if target.isLoose && !isKnown {
        if table.withValue(value, hasLetter) { table.otherLabels.append((row, value)) }
        return
      }
      if target.isLoose { labelsAreKinds = true }
      // TinkerPop calls an edge without a label an edge.
      if !isKnown, normalized(table.string(value)) == "edge" { return }
      if !isKnown { rank += 100 }
    }
    let isEmpty = table.withValue(value, isBlank)
    if isEmpty && isDefault { return }
    let old = table[edge: attribute, row]
    if old != 0, table.rank(of: old, attribute, words) < rank { return }
    if !isEmpty || (old != 0 && table.isDefault(old)) {
      table[edge: attribute, row] = isEmpty ? 0 : value
      if attribute == .kind { table.edgeKinds[row] = kind }
    }
  }

  /// The value that a mapping has in place of another.
  @inline(__always)
  private func replaced(
    _ value: Value, _ attribute: @autoclosure () -> String, rank: Int, _ table: inout FileTable
  ) -> Value {
    if replacements.isEmpty { return value }
    guard let meant = replacements[attribute()]?[trimmedWord(table.string(value))] else {
      return value
    }
    return table.derive(meant, from: table.tapePosition(value), rank: rank)
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
