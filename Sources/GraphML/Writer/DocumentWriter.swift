extension Document {
  /// Writes the document as GraphML: everything that was read, in the order in which it was read.
  ///
  /// ```swift
  /// var text = ""
  /// document.write(to: &text)
  /// ```
  ///
  /// The output is in UTF-8. Elements of GraphML, and all others in the namespace of the root, are in
  /// GraphML's namespace and have no prefix; whatever else there is keeps its namespace and its
  /// prefix, and prefixes are declared where they were, as values may use them. Texts and values are
  /// spelled as they were, instructions stay where they were, and nothing is added. Lost are comments,
  /// the DOCTYPE, white space between elements of GraphML unless `xml:space` asks for it, the
  /// difference between CDATA and other text, and the order of an element's attributes. Writing what
  /// was read from the output gives the same bytes again.
  ///
  /// The stream gets pieces of about 64 KiB, each of whole characters.
  ///
  /// - Complexity: linear in the size of the document; the memory needed besides is that of its
  ///   different names.
  public func write(to stream: inout some TextOutputStream) {
    var writer = DocumentWriter(self)
    writer.run { $0.flush(to: &stream) }
  }
}

/// Goes along a document's tape and writes what it meets.
struct DocumentWriter: ~Copyable {
  /// Hands on what is in a buffer.
  typealias Flush = (inout XMLBuffer) -> Void

  /// An element that is open.
  private struct Frame: BitwiseCopyable {
    var item: UInt32
    /// The default namespace inside, as it is written and as it was read.
    var writtenDefault: UInt32
    var sourceDefault: UInt32
    /// Whether white space counts inside, so that no line may be broken.
    var preserves: Bool
    /// Whether there is text inside, or white space counts.
    var isInline: Bool
    /// Whether the tape has no end for the element: it ends before the next thing that is no data.
    var isLeaf: Bool
  }

  private let document: Document
  private var names: WrittenNames
  private var xml = XMLBuffer()
  private var frames = Growable<Frame>()
  /// Where on the tape the writer stands, and how many nodes and edges came before.
  private var position = 0
  private var node = 0
  private var edge = 0

  init(_ document: Document) {
    self.document = document
    names = WrittenNames(document)
    frames.append(
      Frame(
        item: 0, writtenDefault: WrittenNames.noNamespace, sourceDefault: WrittenNames.noNamespace,
        preserves: false, isInline: false, isLeaf: false))
  }

  /// Writes everything.
  mutating func run(_ flush: Flush) {
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    while position < document.itemCount {
      step(flush)
      if xml.isFull { flush(&xml) }
    }
    if top.isLeaf { endElement() }
    xml.append("\n")
    flush(&xml)
  }

  /// The innermost open element; the first frame stands for what is beside the root.
  @inline(__always)
  private var top: Frame { frames[frames.count &- 1] }

  /// Writes the next thing on the tape and its attributes.
  @inline(__always)
  private mutating func step(_ flush: Flush) {
    let item = document.item(position)
    if top.isLeaf && item.kind != .data { endElement() }
    switch item.kind {
    case .data:
      data(item, flush)
    case .node:
      breakLine()
      xml.append("<node")
      if let id = document.nodeSymbol(node) { attribute(" id=\"", id) }
      node &+= 1
      startElement(item)
    case .edge:
      breakLine()
      xml.append("<edge")
      startEdge(item)
      startElement(item)
    case .graphml:
      breakLine()
      xml.append("<graphml xmlns=\"")
      names.appendURI(WrittenNames.graphML, to: &xml)
      xml.append("\"")
      startElement(item)
    case .key, .graph, .port, .hyperedge, .endpoint, .locator:
      breakLine()
      xml.append("<")
      appendName(item)
      startElement(item)
    case .default, .desc:
      breakLine()
      xml.append("<")
      appendName(item)
      payload(item, flush)
    case .foreign:
      breakLine()
      xml.append("<")
      appendName(item)
      payload(item, flush)
    case .text:
      frames[frames.count &- 1].isInline = true
      text(document.textRange(position), flush)
      position &+= 1
    case .instruction:
      instruction(item, flush)
    case .end:
      endElement()
      position &+= 1
    case .attribute, .namespace: preconditionFailure("an attribute stands alone")
    }
  }

  // MARK: Elements

  /// Begins a line for an element or an instruction, where that changes nothing.
  @inline(__always)
  private mutating func breakLine() {
    if !top.isInline { xml.breakLine(depth: frames.count &- 1) }
  }

  /// The rest of a start tag of GraphML, from its other attributes on.
  @inline(__always)
  private mutating func startElement(_ item: Item) {
    var frame = top
    frame.item = UInt32(truncatingIfNeeded: position)
    frame.writtenDefault = WrittenNames.graphML
    frame.isInline = frame.preserves
    position &+= 1
    attributes(&frame)
    frame.isLeaf = !item.hasEnd
    let next = position < document.itemCount ? document.item(position).kind : .end
    if item.hasEnd ? next == .end : next != .data {
      xml.append("/>")
      if item.hasEnd { position &+= 1 }
    } else {
      xml.append(">")
      frames.append(frame)
    }
  }

  @inline(__always)
  private mutating func startEdge(_ item: Item) {
    if item.hasID {
      xml.append(" id=\"")
      document.withText(position) { xml.value($0) }
      xml.append("\"")
    }
    if let source = document.sourceSymbol(edge) { attribute(" source=\"", source) }
    if let target = document.targetSymbol(edge) { attribute(" target=\"", target) }
    edge &+= 1
  }

  @inline(__always)
  private mutating func attribute(_ start: StaticString, _ symbol: Int) {
    xml.append(start)
    document.withSymbol(symbol) { xml.value($0) }
    xml.append("\"")
  }

  @inline(__always)
  private mutating func data(_ item: Item, _ flush: Flush) {
    breakLine()
    names.appendDataTag(item.index, to: &xml)
    payload(item, flush)
  }

  /// The rest of a start tag of an element in which everything counts, and the text it begins with.
  @inline(__always)
  private mutating func payload(_ item: Item, _ flush: Flush) {
    var frame = top
    let own = document.textRange(position)
    frame.item = UInt32(truncatingIfNeeded: position)
    if item.kind == .foreign {
      declareDefault(&frame, name: item.index)
    } else {
      frame.writtenDefault = WrittenNames.graphML
    }
    position &+= 1
    attributes(&frame)
    if own.isEmpty {
      let isEmpty = !item.hasEnd || document.item(position).kind == .end
      xml.append(isEmpty ? "/>" : ">")
      if isEmpty {
        if item.hasEnd { position &+= 1 }
        return
      }
    } else {
      xml.append(">")
      text(own, flush)
    }
    if item.hasEnd {
      frame.isInline = true
      frame.preserves = true
      frame.isLeaf = false
      frames.append(frame)
    } else {
      appendEnd(item)
    }
  }

  /// Ends the innermost open element.
  private mutating func endElement() {
    let frame = top
    frames.removeLast()
    if !frame.isInline { xml.breakLine(depth: frames.count &- 1) }
    appendEnd(document.item(Int(frame.item)))
  }

  @inline(__always)
  private mutating func appendEnd(_ item: Item) {
    if item.kind == .data {
      xml.append("</data>")
      return
    }
    xml.append("</")
    appendName(item)
    xml.append(">")
  }

  // MARK: Attributes and namespaces

  /// The attributes and namespaces that stand at the position, apart from a default namespace.
  @inline(__always)
  private mutating func attributes(_ frame: inout Frame) {
    while position < document.itemCount {
      let item = document.item(position)
      switch item.kind {
      case .attribute:
        xml.append(" ")
        names.append(item.index, to: &xml)
        if item.index == names.space, document.string(position) == "preserve" {
          (frame.preserves, frame.isInline) = (true, true)
        }
      case .namespace:
        let name = names[item.index]
        if name.start == name.end {
          frame.sourceDefault = namespace(at: position)
          position &+= 1
          continue
        }
        xml.append(" xmlns:")
        names.append(item.index, to: &xml)
      default: return
      }
      xml.append("=\"")
      document.withText(position) { xml.value($0) }
      xml.append("\"")
      position &+= 1
    }
  }

  /// Declares the default namespace of an element that is not GraphML's, where another is in force.
  ///
  /// An element with a prefix does without one itself, but its values may not.
  private mutating func declareDefault(_ frame: inout Frame, name: Int) {
    let source = declaredDefault() ?? frame.sourceDefault
    let wanted: UInt32
    if names[name].start == names[name].localStart || names.isRenamed(name) {
      wanted = names.written(names[name].namespace)
    } else if source == WrittenNames.noNamespace && declaredDefault() == nil {
      return
    } else {
      wanted = names.written(source)
    }
    if wanted == frame.writtenDefault { return }
    frame.writtenDefault = wanted
    xml.append(" xmlns=\"")
    names.appendURI(wanted, to: &xml)
    xml.append("\"")
  }

  /// The default namespace that the element at the position declares.
  private mutating func declaredDefault() -> UInt32? {
    var next = position + 1
    while next < document.itemCount, document.item(next).kind == .namespace {
      let name = names[document.item(next).index]
      if name.start == name.end { return namespace(at: next) }
      next += 1
    }
    return nil
  }

  private mutating func namespace(at position: Int) -> UInt32 {
    document.withText(position) { names.number(ofNamespace: $0) }
  }

  // MARK: Texts and names

  /// A text, a slice at a time if it is long.
  @inline(__always)
  private mutating func text(_ range: Range<Int>, _ flush: Flush) {
    if range.count <= XMLBuffer.sliceSize {
      document.withText(in: range) { xml.text($0) }
    } else {
      longText(range, flush)
    }
  }

  @inline(never)
  private mutating func longText(_ range: Range<Int>, _ flush: Flush) {
    document.withText(in: range) { text in
      var rest = 0..<text.count
      while !rest.isEmpty {
        let slice = text.slice(of: rest)
        xml.text(text.extracting(slice))
        rest = slice.upperBound..<rest.upperBound
        if xml.isFull { flush(&xml) }
      }
    }
  }

  private mutating func instruction(_ item: Item, _ flush: Flush) {
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
  private mutating func appendName(_ item: Item) {
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
  fileprivate func nodeSymbol(_ row: Int) -> Int? { symbol(storage.nodeSymbols[row]) }

  fileprivate func sourceSymbol(_ row: Int) -> Int? { symbol(storage.edgeSources[row]) }

  fileprivate func targetSymbol(_ row: Int) -> Int? { symbol(storage.edgeTargets[row]) }

  private func symbol(_ symbol: UInt32) -> Int? { symbol == Self.none ? nil : Int(symbol) }

  @inline(__always)
  fileprivate func withSymbol(_ symbol: Int, _ body: (Span<UInt8>) -> Void) {
    storage.symbols.bytes.withSpan(storage.symbols.range(of: symbol), body)
  }

  @inline(__always)
  fileprivate func withText(in range: Range<Int>, _ body: (Span<UInt8>) -> Void) {
    storage.text.withSpan(range, body)
  }
}
