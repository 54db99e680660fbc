import DMUGraph
import DMUProfile
import DMUText
import GraphML

extension AttributeTableFilling {
  /// Puts a value of a node into its column, unless a better one is there.
  mutating func set(
    _ target: AttributeKeys.Target<NodeAttribute>, _ written: Value, node row: Int,
    default isDefault: Bool = false
  ) {
    let attribute = target.attribute
    var rank = isDefault ? AttributeKeys.defaultRank + target.rank : target.rank
    let value = replaced(written, attribute.names[0], rank: rank)
    var kind: NodeKind?
    switch attribute {
    case .kind:
      kind = words.nodeKind(of: value, in: table)
      // A label is a kind only when it says so; another word yields to one that is known.
      if kind == nil && target.isLoose { return }
      if kind == nil { rank += 100 }
    case .stance where target.rank > 0:
      if table.withValue(value, { number($0) != nil }) { return }
    default: break
    }
    let isEmpty = isEmpty(value, attribute.names[0])
    if isEmpty && isDefault { return }
    let old = table[attribute, row]
    if old != 0, self.rank(of: old, attribute) < rank { return }
    // An empty value is none, and takes the default's place all the same.
    if !isEmpty || (old != 0 && table.isDefault(old)) {
      table[attribute, row] = isEmpty ? 0 : value
      if attribute == .kind { table.nodeKinds[row] = kind }
    }
  }

  /// Puts a value of an edge into its column, unless a better one is there.
  mutating func set(
    _ target: AttributeKeys.Target<EdgeAttribute>, _ written: Value, edge row: Int,
    default isDefault: Bool = false
  ) {
    let attribute = target.attribute
    var rank = isDefault ? AttributeKeys.defaultRank + target.rank : target.rank
    let value = replaced(written, attribute.names[0], rank: rank)
    var kind: EdgeKind?
    if attribute == .kind {
      kind = words.edgeKind(of: value, in: table)
      let isKnown = kind != nil
      if target.isLoose && !isKnown {
        if EdgeKind.saysNothing(table.string(value)) { return }
        if let isSecond = words.leadsToSecondManager(value, in: table) {
          if isSecond { table.isDashed[row] = true }
        } else if table.withValue(value, hasLetter) || table.derived(value) != nil,
          !table.withValue(value, { PlaceholderValues.contain($0) })
        {
          // A number that somebody wrote on a line is no reporting line; programs number lines themselves.
          table.otherLabels.append((row, value))
        }
        return
      }
      if !isKnown, EdgeKind.saysNothing(table.string(value)) { return }
      if !isKnown { rank += 100 }
    }
    let isEmpty = isEmpty(value, attribute.names[0])
    if isEmpty && isDefault { return }
    let old = table[edge: attribute, row]
    if old != 0, self.rank(of: old, attribute) < rank { return }
    if !isEmpty || (old != 0 && table.isDefault(old)) {
      table[edge: attribute, row] = isEmpty ? 0 : value
      if attribute == .kind { table.edgeKinds[row] = kind }
    }
  }

  /// True for a value that says nothing; those that are there all the same are remembered.
  private mutating func isEmpty(_ value: Value, _ attribute: @autoclosure () -> String) -> Bool {
    let (isEmpty, isWritten) = table.withValue(value) { text in
      isBlank(text)
        ? (true, isBlankCell(text)) : (PlaceholderValues.contain(text), true)
    }
    if isEmpty && isWritten { table.notePlaceholder(attribute(), at: table.item(of: value)) }
    return isEmpty
  }

  /// The rank of the name under which a value was written: 0 is best.
  private mutating func rank(of value: Value, _ attribute: NodeAttribute) -> Int {
    let isUnknown = attribute == .kind && words.nodeKind(of: value, in: table) == nil
    return rank(
      of: value, isUnknown: isUnknown,
      written: { slot in slot.node.first { $0.attribute == attribute }?.rank })
  }

  /// The rank of the name under which a value was written: 0 is best.
  private mutating func rank(of value: Value, _ attribute: EdgeAttribute) -> Int {
    let isUnknown = attribute == .kind && words.edgeKind(of: value, in: table) == nil
    return rank(of: value, isUnknown: isUnknown, written: { $0.edge?.rank })
  }

  /// - Parameter isUnknown: Whether it is a kind that nobody knows, which comes after all others.
  private func rank(
    of value: Value, isUnknown: Bool, written: (AttributeKeys.Slot) -> Int?
  ) -> Int {
    let base: Int
    if let derived = table.derived(value) {
      base = derived.rank
    } else {
      let item = document.item(Int(value))
      if item.kind == .default { return AttributeKeys.defaultRank }
      base =
        written(item.kind == .attribute ? keys.attributes[item.index] : keys.slots[item.index]) ?? 0
    }
    return isUnknown ? base + 100 : base
  }

  /// The value that a mapping has in place of another.
  private mutating func replaced(
    _ value: Value, _ attribute: @autoclosure () -> String, rank: Int
  ) -> Value {
    if replacements.isEmpty { return value }
    guard let meant = replacements[attribute()]?[trimmedWord(table.string(value))] else {
      return value
    }
    return table.derive(meant, from: table.item(of: value), rank: rank)
  }
}

/// True for blanks that somebody wrote, and did not only indent an empty element with.
private func isBlankCell(_ text: borrowing Span<UInt8>) -> Bool {
  for index in text.indices where text[index] == 0x0A { return false }
  return text.count > 0
}

/// True when there is a letter in a text.
private func hasLetter(_ text: borrowing Span<UInt8>) -> Bool {
  for index in text.indices where text[index] >= 0x80 || (0x41...0x5A).contains(text[index] & 0xDF)
  {
    return true
  }
  return false
}
