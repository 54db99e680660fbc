/// Limits that a file passes, and what is noted as wrong while it is read.
extension DocumentBuilder {
  /// The most text, in bytes, that a document can hold.
  private static let textCapacity = 0xFFF0_0000

  /// Why the file passes a limit, after a piece of it has been read.
  func exceededLimit() -> String? {
    if columns.items.count > limits.items { return "there are more than \(limits.items) parts" }
    if columns.names.count > min(limits.names, Item.indexCapacity) {
      return "there are more than \(limits.names) different names"
    }
    if slots.count >= Item.indexCapacity {
      return "there are more than \(Item.indexCapacity) different keys"
    }
    if max(columns.text.count, columns.symbols.bytes.count) > Self.textCapacity {
      return "there is more than 4 GiB of text"
    }
    if let start = startOfOpenPayload, columns.text.count - start > limits.valueLength {
      return "a value is longer than \(limits.valueLength) bytes"
    }
    return nil
  }

  /// Where the text begins of the outermost open element that is all text or XML of any kind.
  private var startOfOpenPayload: Int? {
    guard open.count > 0, innermost.payloadDepth > 0 else { return nil }
    return startOfText(open[open.count - Int(innermost.payloadDepth)])
  }

  private func startOfText(_ element: OpenElement) -> Int {
    columns.textRange(Int(element.item)).lowerBound
  }

  /// Looks at the length of a value that has just ended.
  @inline(__always)
  mutating func checkLength(_ element: OpenElement) {
    if columns.text.count - startOfText(element) > limits.valueLength { noteOversized(element) }
  }

  @inline(never)
  private mutating func noteOversized(_ element: OpenElement) {
    if oversized != nil { return }
    let owner = open.count > 0 ? innermost : element
    oversized = (position(element), describe(owner))
  }

  /// The innermost open element of GraphML that may have elements inside, for messages.
  var openElement: (position: Position, description: String)? {
    guard open.count > 0 else { return nil }
    var index = open.count - 1
    while index > 0 && open[index].payloadDepth > 0 { index -= 1 }
    return (position(open[index]), describe(open[index]))
  }

  private func position(_ element: OpenElement) -> Position {
    Position(columns.positions[Int(element.item)])
  }

  private func describe(_ element: OpenElement) -> String { columns.describe(Int(element.item)) }

  @inline(never)
  mutating func noteBadValues(_ element: OpenElement) {
    for message in badValues { note(.error, .badValue, element, message) }
    badValues = []
  }

  @inline(never)
  mutating func noteDuplicateNode(_ element: OpenElement) {
    let symbol = Int(columns.nodeSymbols[Int(element.row)])
    let first = columns.nodeItems[Int(columns.symbolNodes[symbol])]
    note(
      .error, .duplicateID, element,
      "a node on line \(columns.positions[Int(first)].line) has this id already; "
        + "every node needs an id of its own")
  }

  @inline(never)
  mutating func noteDuplicateEdge(_ element: OpenElement) {
    note(.warning, .duplicateID, element, "an earlier edge has this id already")
  }

  @inline(never)
  mutating func noteDuplicateData(_ slot: Int, _ element: OpenElement, in parent: OpenElement) {
    let (position, description) = (position(element), describe(parent))
    log.note(
      .warning, .duplicateData, at: position, element: description,
      "data for key \(slots[slot].keyID) are there twice; the last counts")
  }

  private mutating func note(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ element: OpenElement,
    _ message: String
  ) {
    let (position, description) = (position(element), describe(element))
    log.note(severity, code, at: position, element: description, message)
  }
}
