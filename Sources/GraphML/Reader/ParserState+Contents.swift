internal import CLibXML2
import Glibc

/// The contents of a file as the parser meets them, handed over to the builder.
extension ParserState {
  /// A start tag. The attributes are five pointers each: name, prefix, URI, value, end of the value.
  @inline(__always)
  mutating func start(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    // A tag may be broken off, by its own fault or as the file ends there, which libxml2 tells only after this.
    guard !isStopped, let context, context.isAtEndOfTag else { return }
    let begin = next
    next = context.position
    next.column &+= 1
    if builder.open.count == 0 { context.allowDepth() }
    do throws(DocumentBuilder.Refusal) {
      try builder.start(name: unsafe number(name, prefix, uri), at: begin)
      if count + namespaceCount > limits.attributes {
        throw .limit(
          "the element has \(count + namespaceCount) attributes and namespaces, "
            + "more than \(limits.attributes)")
      }
    } catch {
      refuse(error, at: begin)
      return
    }
    var areAllTaken = true
    for index in 0..<count {
      if unsafe !attribute(attributes, index, keeping: false) { areAllTaken = false }
    }
    if namespaceCount > 0 {
      for index in 0..<namespaceCount { unsafe namespace(namespaces, index) }
      if builder.innermost.namespaces > limits.attributes {
        refuse(
          .limit(
            "\(builder.innermost.namespaces) namespaces are in scope, more than "
              + "\(limits.attributes)"), at: begin)
        return
      }
    }
    if !areAllTaken {
      for index in 0..<count { _ = unsafe attribute(attributes, index, keeping: true) }
    }
    builder.finishStart()
  }

  private mutating func refuse(_ refusal: DocumentBuilder.Refusal, at position: SourcePosition) {
    switch refusal {
    case .notGraphML(let root):
      stop(
        ReadingFailure(
          code: .notGraphML, position: Position(position), element: root,
          message: "the file is XML but not GraphML; export it as GraphML"))
    case .limit(let reason):
      stop(.limitExceeded, "\(reason); \(ReadingFailure.raiseLimit)", at: Position(position))
    }
  }

  /// Hands an attribute over to the builder if it is one of those that have a column, or else one of those
  /// that are kept as they are; gives whether it has a column.
  @inline(__always)
  private mutating func attribute(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ index: Int, keeping: Bool
  ) -> Bool {
    guard let parts = unsafe attributes.map({ unsafe $0 + 5 * index }),
      let name = unsafe parts[0], let value = unsafe parts[3], let end = unsafe parts[4]
    else { return true }
    let number = unsafe number(name, parts[1], parts[2])
    let attribute = builder.attributeNames[number]
    let isTaken = builder.takes(attribute)
    if isTaken == keeping { return isTaken }
    let text = unsafe UnsafeBufferPointer(start: value, count: end - value)
    if unsafe memchr(value, Int32(UInt8(ascii: "&")), text.count) == nil {
      unsafe add(attribute, number, text.span, isTaken)
    } else {
      let plain = unsafe unescaped(text)
      add(attribute, number, plain.span, isTaken)
    }
    return isTaken
  }

  @inline(__always)
  private mutating func add(
    _ attribute: AttributeName, _ number: Int, _ value: borrowing Span<UInt8>, _ isTaken: Bool
  ) {
    if isTaken { builder.take(attribute, value) } else { builder.keep(attribute: number, value) }
  }

  private mutating func namespace(
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ index: Int
  ) {
    guard let parts = unsafe namespaces.map({ unsafe $0 + 2 * index }) else { return }
    let uri = unsafe unescaped(buffer(parts[1]))
    builder.keepNamespace(prefix: builder.intern(bareName: unsafe string(parts[0])), uri: uri.span)
  }

  @inline(__always)
  mutating func characters(_ text: borrowing Span<UInt8>) {
    meet()
    // A CDATA section may be empty.
    if !isStopped && !text.isEmpty { builder.characters(text) }
  }

  @inline(__always)
  mutating func end() {
    meet()
    if !isStopped { builder.end() }
  }

  /// Notes where an event ended that is no start tag.
  @inline(__always)
  mutating func meet() {
    guard let context else { return }
    // Only before the root there is white space of which nothing is told.
    next = builder.columns.items.count > 0 ? context.position : context.positionBehindBlanks
  }

  mutating func instruction(_ target: UnsafePointer<xmlChar>, _ data: UnsafePointer<xmlChar>?) {
    guard !isStopped, let context, !context.isInDoctype else { return }
    meet()
    let name = unsafe string(target)
    if let part, name == part.mark {
      reach(context)
    } else {
      let text = unsafe buffer(data)
      unsafe builder.instruction(target: builder.intern(bareName: name), text.span)
    }
  }

  /// Notes that the parser has come to where the part begins, or else ends.
  private mutating func reach(_ context: ParserContext) {
    let line = Int(context.position.line)
    if part?.hasStart == true && startMark == nil {
      // The end of a line follows.
      startMark = builder.mark(line: line + 1)
      builder.forgetOwners()
    } else {
      endMark = builder.mark(line: line)
      isStopped = endMark != nil
    }
  }

  /// The number of a name, by the addresses of its parts.
  @inline(__always)
  private mutating func number(
    _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
  ) -> Int {
    let key = NameNumbers.NameAddresses(
      local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix),
      namespace: UInt(bitPattern: uri))
    if let number = names[key] { return number }
    let name = unsafe Document.QualifiedName(
      prefix: string(prefix), local: string(local),
      namespace: String(decoding: unescaped(buffer(uri)), as: UTF8.self))
    let number = builder.intern(name)
    names.insert(key, number)
    return number
  }
}

/// The value of an attribute, or a namespace, as it is meant: libxml2 leaves every ampersand as `&#38;` for a tree
/// builder to resolve, unless it is told to expand entities.
private func unescaped(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  let escape = Array("&#38;".utf8)
  var result: [UInt8] = []
  var index = 0
  while index < value.count {
    unsafe result.append(value[index])
    if unsafe value[index] == escape[0], unsafe value[index...].starts(with: escape) {
      index += escape.count
    } else {
      index += 1
    }
  }
  return result
}

private func buffer(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
  unsafe UnsafeBufferPointer(start: text, count: text.map { unsafe Int(xmlStrlen($0)) } ?? 0)
}
