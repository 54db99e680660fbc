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
  struct Frame: BitwiseCopyable {
    var item: UInt32
    /// The default namespace inside, as it is written and as it was read.
    var writtenDefault: UInt32
    var sourceDefault: UInt32
    /// True if white space counts inside, so that no line may be broken.
    var preserves: Bool
    /// True if there is text inside, or white space counts.
    var isInline: Bool
    /// True if the tape has no end for the element: it ends before the next thing that is no data.
    var isLeaf: Bool
  }

  let document: Document
  var names: WrittenNames
  var xml = XMLBuffer()
  var frames = Growable<Frame>()
  /// Where on the tape the writer stands, and how many nodes and edges came before.
  var position = 0
  var node = 0
  var edge = 0

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
      text(of: position, flush)
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
  mutating func breakLine() {
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
    let start = position
    frame.item = UInt32(truncatingIfNeeded: position)
    if item.kind == .foreign {
      declareDefault(&frame, name: item.index)
    } else {
      frame.writtenDefault = WrittenNames.graphML
    }
    position &+= 1
    attributes(&frame)
    if document.withText(start, { $0.isEmpty }) {
      let isEmpty = !item.hasEnd || document.item(position).kind == .end
      xml.append(isEmpty ? "/>" : ">")
      if isEmpty {
        if item.hasEnd { position &+= 1 }
        return
      }
    } else {
      xml.append(">")
      text(of: start, flush)
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
}
