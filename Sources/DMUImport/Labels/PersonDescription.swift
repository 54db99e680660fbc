import DMUProfile
import DMUText
import GraphML

extension AttributeTable {
  /// The name, title, department and email of a person's node: those that are written, and else those in
  /// the label of its box.
  func personDescription(_ row: Int, hasKind: Bool) -> BoxLabel {
    let title = trimmedWord(string(self[.title, row]))
    let drawn = labelLines(row)
    let value = self[.name, row]
    let written = value == 0 ? [] : lines(string(value))
    var label: BoxLabel
    if written.isEmpty {
      label = BoxLabel(drawn, hasTitle: !title.isEmpty)
    } else if written.count == 1, isName(value), hasKind || !title.isEmpty || !drawn.isEmpty {
      label = BoxLabel(drawn)
      label.name = written[0]
      label.isVacant = isVacancy(label.name)
    } else {
      label = BoxLabel(written, hasTitle: !title.isEmpty)
      if label.title.isEmpty { label.title = BoxLabel(drawn).title }
    }
    if !title.isEmpty { label.title = title }
    return label
  }

  /// True when name and title of a person are what is written as such, one plain line each, and no label has more to
  /// say; nearly all are.
  func isPlainPerson(_ row: Int, hasKind: Bool) -> Bool {
    let (name, title) = (self[.name, row], self[.title, row])
    guard name != 0, withValue(name, isPlainLine) else { return false }
    if title == 0 { return hasKind && labels[row] == 0 && isName(name) }
    return withValue(title, isPlainLine) && (isName(name) || withValue(name, isUndivided))
  }

  /// True when a value of the column of names was written as a name, and not as a label.
  private func isName(_ value: Value) -> Bool {
    if derived(value) != nil { return true }
    let item = document.item(Int(value))
    let slot = item.kind == .attribute ? keys.attributes[item.index] : keys.slots[item.index]
    let target = slot.node.first { $0.attribute == .name }
    return target.map { !NodeAttribute.labelNames.contains($0.rank % AttributeKeys.attributeRank) }
      ?? true
  }
}

/// True when a plain line has no sign at which a label is taken apart.
private func isUndivided(_ text: borrowing Span<UInt8>) -> Bool {
  for index in text.indices {
    switch text[index] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ":"),
      UInt8(ascii: "("),
      UInt8(ascii: "["), UInt8(ascii: "/"), UInt8(ascii: "@"), 0x30...0x39, 0xD8, 0xE0...:
      return false
    case UInt8(ascii: "-") where index > 0 && text[index - 1] == 0x20: return false
    default: break
    }
  }
  return true
}
