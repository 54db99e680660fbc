/// Texts, instructions and names of elements.
extension DocumentWriter {
  /// The text of an entry, a slice at a time if it is long.
  @inline(__always)
  mutating func text(of position: Int, _ flush: Flush) {
    document.withText(position) { text in
      if text.count <= XMLBuffer.sliceSize { xml.text(text) } else { longText(text, flush) }
    }
  }

  @inline(never)
  private mutating func longText(_ text: Span<UInt8>, _ flush: Flush) {
    var rest = 0..<text.count
    while !rest.isEmpty {
      let slice = text.slice(of: rest)
      xml.text(text.extracting(slice))
      rest = slice.upperBound..<rest.upperBound
      if xml.isFull { flush(&xml) }
    }
  }

  mutating func instruction(_ item: Item, _ flush: Flush) {
    breakLine()
    xml.append("<?")
    names.append(item.index, to: &xml)
    document.withText(position) { data in
      if data.count > 0 { xml.append(" ") }
      xml.append(data)
    }
    xml.append("?>")
    position += 1
  }

  @inline(__always)
  mutating func appendName(_ item: Item) {
    switch item.kind {
    case .graphml: xml.append("graphml")
    case .key: xml.append("key")
    case .default: xml.append("default")
    case .desc: xml.append("desc")
    case .graph: xml.append("graph")
    case .node: xml.append("node")
    case .edge: xml.append("edge")
    case .port: xml.append("port")
    case .hyperedge: xml.append("hyperedge")
    case .endpoint: xml.append("endpoint")
    case .data: xml.append("data")
    case .locator: xml.append("locator")
    case .foreign:
      if names.isRenamed(item.index) {
        names.appendLocal(item.index, to: &xml)
      } else {
        names.append(item.index, to: &xml)
      }
    case .attribute, .namespace, .text, .instruction, .end: break
    }
  }
}

extension Document {
  func nodeSymbol(_ row: Int) -> Int? { symbol(storage.columns.nodeSymbols[row]) }

  func sourceSymbol(_ row: Int) -> Int? { symbol(storage.columns.edgeSources[row]) }

  func targetSymbol(_ row: Int) -> Int? { symbol(storage.columns.edgeTargets[row]) }

  private func symbol(_ symbol: UInt32) -> Int? { symbol == Self.none ? nil : Int(symbol) }

  @inline(__always)
  func withSymbol(_ symbol: Int, _ body: (Span<UInt8>) -> Void) {
    storage.columns.symbols.bytes.withSpan(storage.columns.symbols.range(of: symbol), body)
  }
}
