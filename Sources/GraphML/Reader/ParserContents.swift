internal import CLibXML2

/// What the parser meets in a file, handed over to the builder.
extension ParserState {
  /// A start tag. The attributes are five pointers each: name, prefix, URI, value, end of the value.
  @inline(__always)
  mutating func start(
    _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard !isStopped, let context = unsafe context else { return }
    // A tag may be broken off, by its own fault or as the file ends there, which libxml2 tells only after this.
    if unsafe dmu_is_at_end_of_tag(context) == 0 { return }
    isSilent = false
    if builder.depth == 0 { unsafe dmu_allow_depth(context) }
    let mayBeKnown = count == 1 && builder.takesData
    if mayBeKnown, unsafe startKnownData(context, uri) { return }
    let (line, column) = unsafe startOfTag(context)
    do throws(DocumentBuilder.Refusal) {
      try builder.start(name: unsafe number(name, prefix, uri), line: line, column: column)
    } catch {
      refuse(error, line, column)
      return
    }
    if count > limits.attributes {
      refuse(
        .limit("the element has \(count) attributes, more than \(limits.attributes)"), line, column)
      return
    }
    var areAllTaken = true
    for index in 0..<count {
      if unsafe !attribute(attributes, index, keeping: false) { areAllTaken = false }
    }
    for index in 0..<namespaceCount { unsafe namespace(namespaces, index) }
    if !areAllTaken {
      for index in 0..<count { _ = unsafe attribute(attributes, index, keeping: true) }
    }
    builder.finishStart()
    if mayBeKnown && namespaceCount == 0 { unsafe remember(context, uri) }
  }

  private mutating func refuse(_ refusal: DocumentBuilder.Refusal, _ line: UInt32, _ column: UInt32)
  {
    let position = Position(line: Int(line), column: Int(column))
    switch refusal {
    case .notGraphML(let root):
      stop(
        ReadingFailure(
          code: .notGraphML, position: position, element: root,
          message: "the file is XML but not GraphML; export it as GraphML"))
    case .limit(let reason):
      stop(
        ReadingFailure(
          code: .limitExceeded, position: position,
          element: builder.openElement?.description ?? "",
          message: "\(reason); \(ReadingFailure.raiseLimit)"))
    }
  }

  /// Begins data with a tag that was met before; gives whether it was.
  @inline(__always)
  private mutating func startKnownData(
    _ context: xmlParserCtxtPtr, _ uri: UnsafePointer<xmlChar>?
  ) -> Bool {
    guard !builder.isAtDepthLimit,
      let end = unsafe dmu_parsed(context, DataTags.capacity),
      let tag = unsafe dataTags.tag(
        before: end, namespace: UInt(bitPattern: uri), in: builder.openElementName)
    else { return false }
    let position = unsafe dmu_where(context)
    builder.startData(
      slot: Int(tag.slot), line: UInt32(bitPattern: position.line),
      column: UInt32(bitPattern: position.column) &- tag.length)
    return true
  }

  /// Remembers the tag that was just met if it began data, and is short and plain.
  private mutating func remember(_ context: xmlParserCtxtPtr, _ uri: UnsafePointer<xmlChar>?) {
    guard let data = builder.begunData, let end = unsafe dmu_parsed(context, DataTags.capacity)
    else { return }
    let tag = unsafe UnsafeRawBufferPointer(
      start: end - DataTags.capacity, count: DataTags.capacity)
    guard let start = unsafe tag.lastIndex(of: UInt8(ascii: "<")),
      unsafe tag[start...].allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "&") })
    else { return }
    unsafe dataTags.remember(
      before: end, length: tag.count - start, namespace: UInt(bitPattern: uri), in: data.owner,
      slot: data.slot)
  }

  /// Hands an attribute over to the builder if it is one of those that it takes first, or else one of those
  /// that it keeps; gives whether it takes it.
  @inline(__always)
  private mutating func attribute(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ index: Int, keeping: Bool
  ) -> Bool {
    guard let parts = unsafe attributes.map({ unsafe $0 + 5 * index }),
      let name = unsafe parts[0], let value = unsafe parts[3], let end = unsafe parts[4]
    else { return true }
    let number = unsafe number(name, parts[1], parts[2])
    let isTaken = builder.takes(builder.attributeNames[number])
    if isTaken == keeping { return isTaken }
    let text = unsafe UnsafeBufferPointer(start: value, count: end - value)
    if unsafe dmu_has_ampersand(value, end) == 0 {
      unsafe builder.attribute(number, text.span)
    } else {
      let plain = unsafe unescaped(text)
      builder.attribute(number, plain.span)
    }
    return isTaken
  }

  private mutating func namespace(
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ index: Int
  ) {
    guard let parts = unsafe namespaces.map({ unsafe $0 + 2 * index }) else { return }
    let uri = unsafe unescaped(buffer(parts[1]))
    builder.keepNamespace(prefix: builder.intern(word: unsafe string(parts[0])), uri: uri.span)
  }

  @inline(__always)
  mutating func characters(_ text: borrowing Span<UInt8>) {
    if isStopped { return }
    isSilent = false
    builder.characters(text)
  }

  @inline(__always)
  mutating func end() {
    if isStopped { return }
    isSilent = false
    builder.end()
  }

  mutating func instruction(_ target: UnsafePointer<xmlChar>, _ data: UnsafePointer<xmlChar>?) {
    guard !isStopped, let context = unsafe context, unsafe dmu_is_in_doctype(context) == 0
    else { return }
    isSilent = false
    if unsafe part != nil && string(target) == Part.mark && isAtMark(context) { return }
    let text = unsafe buffer(data)
    unsafe builder.instruction(target: builder.intern(word: string(target)), text.span)
  }

  /// Whether an instruction with the target of a mark is one, and none that stands in the file.
  private mutating func isAtMark(_ context: xmlParserCtxtPtr) -> Bool {
    let consumed = unsafe dmu_consumed(context)
    if consumed == part?.start {
      startMark = builder.mark(line: 1, column: UInt32(part?.column ?? 1))
      if startMark == nil { return false }
      builder.forgetOwners()
      // The end of a line follows.
      unsafe dmu_move(context, 0, 1)
      return true
    }
    guard consumed == part?.end else { return false }
    let place = unsafe dmu_where(context)
    let column = Int(place.column) - "<?\(Part.mark)?>".utf8.count
    endMark = builder.mark(line: UInt32(place.line), column: UInt32(column))
    isStopped = endMark != nil
    return isStopped
  }

  /// The number of a name, by the addresses of its parts.
  @inline(__always)
  private mutating func number(
    _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
  ) -> Int {
    let key = NameCache.Key(
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

/// The position of the tag that is being parsed.
///
/// libxml2 stands at the end of the tag then. As no tag contains another `<`, the last one before
/// that place is where the tag begins.
@inline(__always)
private func startOfTag(_ context: xmlParserCtxtPtr) -> (line: UInt32, column: UInt32) {
  var line: Int32 = 0
  var column: Int32 = 0
  unsafe dmu_start_of_tag(context, &line, &column)
  return (UInt32(bitPattern: line), UInt32(bitPattern: column))
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
