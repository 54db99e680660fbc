/// A document's names as they are written, and the namespaces that they are in.
struct WrittenNames: ~Copyable {
  /// A name: the prefix with its colon, if it has one, and then the rest.
  struct Name: BitwiseCopyable {
    var start: UInt32
    var localStart: UInt32
    var end: UInt32
    /// The number of the namespace.
    var namespace: UInt32
  }

  /// The number of GraphML's namespace, and that of none.
  static let graphML: UInt32 = 0
  static let noNamespace: UInt32 = 1

  /// The number of the namespace that the root had in the file.
  private(set) var rootNamespace = graphML
  /// The number of the name `xml:space`, or -1.
  private(set) var space = -1
  private var bytes = Growable<UInt8>()
  private var names = Growable<Name>()
  /// `<data key="…"` by slot, without its end.
  private var dataTags = XMLBuffer()
  private var dataTagEnds = Growable<UInt32>()
  private var namespaces = SymbolTable()

  init(_ document: Document) {
    _ = number(ofNamespace: Namespace.graphML)
    _ = number(ofNamespace: "")
    for (index, name) in document.names.enumerated() {
      add(name)
      if name.local == "space" && name.namespace == Namespace.xml { space = index }
    }
    for (index, slot) in document.slots.enumerated() { add(slot, at: index) }
    for position in 0..<document.itemCount where document.item(position).kind == .graphml {
      rootNamespace = names[document.item(position).index].namespace
      break
    }
  }

  private mutating func add(_ name: Document.QualifiedName) {
    let start = bytes.count
    append(name.prefix)
    if !name.prefix.isEmpty { bytes.append(UInt8(ascii: ":")) }
    let local = bytes.count
    append(name.local)
    names.append(
      Name(
        start: UInt32(truncatingIfNeeded: start), localStart: UInt32(truncatingIfNeeded: local),
        end: UInt32(truncatingIfNeeded: bytes.count),
        namespace: number(ofNamespace: name.namespace)))
  }

  private mutating func add(_ slot: Document.Slot, at index: Int) {
    dataTags.append("<data")
    if index != DocumentBuilder.unkeyedSlot {
      dataTags.append(" key=\"")
      var id = slot.keyID
      id.withUTF8 { unsafe dataTags.value($0.span) }
      dataTags.append("\"")
    }
    dataTagEnds.append(UInt32(truncatingIfNeeded: dataTags.bytes.count))
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0.span) }
  }

  // MARK: Namespaces

  private mutating func number(ofNamespace uri: String) -> UInt32 {
    var uri = uri
    return uri.withUTF8 { number(ofNamespace: unsafe $0.span) }
  }

  /// The number of a namespace, by its URI.
  mutating func number(ofNamespace uri: borrowing Span<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: namespaces.intern(uri, scope: 0))
  }

  /// The namespace in which something is written: GraphML's in place of the root's.
  func written(_ namespace: UInt32) -> UInt32 {
    namespace == rootNamespace ? Self.graphML : namespace
  }

  /// True if an element is written in another namespace than it was in, and so without its prefix.
  func isRenamed(_ name: Int) -> Bool {
    names[name].namespace == rootNamespace && rootNamespace != Self.graphML
  }

  subscript(name: Int) -> Name { names[name] }

  // MARK: Writing

  @inline(__always)
  func appendDataTag(_ slot: Int, to xml: inout XMLBuffer) {
    let start = slot == 0 ? 0 : Int(dataTagEnds[slot &- 1])
    dataTags.bytes.withSpan(start..<Int(dataTagEnds[slot])) { xml.append($0) }
  }

  @inline(__always)
  func append(_ name: Int, to xml: inout XMLBuffer) {
    bytes.withSpan(Int(names[name].start)..<Int(names[name].end)) { xml.append($0) }
  }

  func appendLocal(_ name: Int, to xml: inout XMLBuffer) {
    bytes.withSpan(Int(names[name].localStart)..<Int(names[name].end)) { xml.append($0) }
  }

  func appendURI(_ namespace: UInt32, to xml: inout XMLBuffer) {
    namespaces.bytes.withSpan(namespaces.range(of: Int(namespace))) { xml.value($0) }
  }
}
