internal import CLibXML2

/// libxml2's parser, which reads a file and has a document built from it.
///
/// With ``ParserState`` and ``ParserContext`` the only code that calls C. Everything that a callback needs stands
/// behind one pointer. No callback that could open a file or expand an entity is installed.
@safe struct SAXParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let state: UnsafeMutablePointer<ParserState>

  /// Made ready once, whatever thread comes first.
  private static let isReady: Void = xmlInitParser()

  /// - Parameters:
  ///   - ignoringDeclaredEncoding: Whether the file says with a byte order mark that it is UTF-8, whatever it declares.
  ///   - watch: Called after every piece with the number of bytes read so far; gives why reading is to stop.
  init(
    builder: consuming DocumentBuilder, source: consuming ByteSource, limits: Limits,
    ignoringDeclaredEncoding: Bool, part: FileParts.Part? = nil,
    watch: @escaping (Int) -> ReadingFailure?
  ) {
    _ = Self.isReady
    dmu_silence_generic_errors()
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(
      to: ParserState(builder: builder, source: source, limits: limits, part: part, watch: watch))
    var handler = unsafe SAXParser.handler
    guard
      let context = unsafe xmlCreateIOParserCtxt(
        &handler, state, SAXParser.readBytes, nil, state, XML_CHAR_ENCODING_NONE)
    else {
      preconditionFailure("there is not enough memory for a parser")
    }
    unsafe self.context = context
    unsafe state.pointee.context = ParserContext(context)
    var options = XML_PARSE_NONET.rawValue
    if ignoringDeclaredEncoding { options |= XML_PARSE_IGNORE_ENC.rawValue }
    _ = unsafe xmlCtxtUseOptions(context, Int32(options))
  }

  deinit {
    // Made by some declarations in a DOCTYPE.
    unsafe xmlFreeDoc(context.pointee.myDoc)
    unsafe context.pointee.myDoc = nil
    unsafe xmlFreeParserCtxt(context)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Parses the file to its end, or to where it must be refused.
  consuming func parse() -> Outcome {
    _ = unsafe xmlParseDocument(context)
    unsafe state.pointee.finish()
    var builder = DocumentBuilder(log: DiagnosticLog(file: ""), limits: Limits())
    unsafe swap(&builder, &state.pointee.builder)
    return unsafe Outcome(
      builder: builder, byteCount: state.pointee.source.total, failure: state.pointee.failure,
      start: state.pointee.startMark, end: state.pointee.endMark)
  }

  /// The results of parsing a file or a part of one.
  struct Outcome: ~Copyable {
    var builder: DocumentBuilder
    /// The number of bytes that were read.
    var byteCount: Int
    /// Why the file is refused.
    var failure: ReadingFailure?
    /// Where the part begins and ends if only one was parsed, as far as that was found to be possible.
    var start: DocumentBuilder.Mark?
    var end: DocumentBuilder.Mark?
  }

  private static let readBytes: xmlInputReadCallback = { state, buffer, count in
    guard let state = unsafe ParserState.of(state), let buffer = unsafe buffer else { return 0 }
    let bytes = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
    return unsafe Int32(truncatingIfNeeded: state.pointee.read(into: bytes))
  }

  private static var handler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startDocument = { state in
      guard let state = unsafe ParserState.of(state) else { return }
      unsafe state.pointee.checkEncoding()
      unsafe state.pointee.meet()
    }
    // Called at the end of any DOCTYPE.
    unsafe handler.externalSubset = { state, _, _, _ in
      unsafe ParserState.of(state)?.pointee.meet()
    }
    unsafe handler.startElementNs = {
      state, name, prefix, uri, namespaceCount, namespaces, count, _, attributes in
      guard let state = unsafe ParserState.of(state), let name = unsafe name else { return }
      unsafe state.pointee.start(
        name, prefix, uri, Int(namespaceCount), namespaces, Int(count), attributes)
    }
    unsafe handler.endElementNs = { state, _, _, _ in
      guard let state = unsafe ParserState.of(state) else { return }
      unsafe state.pointee.end()
    }
    let characters: charactersSAXFunc = { state, characters, count in
      guard let state = unsafe ParserState.of(state) else { return }
      let text = unsafe UnsafeBufferPointer(start: characters, count: Int(count))
      unsafe state.pointee.characters(text.span)
    }
    unsafe handler.characters = characters
    // The same, so that libxml2 does not look for blanks that could be ignored.
    unsafe handler.ignorableWhitespace = characters
    unsafe handler.cdataBlock = characters
    unsafe handler.processingInstruction = { state, target, data in
      guard let state = unsafe ParserState.of(state), let target = unsafe target else { return }
      unsafe state.pointee.instruction(target, data)
    }
    unsafe handler.comment = { state, _ in
      unsafe ParserState.of(state)?.pointee.meet()
    }
    unsafe handler.entityDecl = { state, name, _, _, _, _ in
      unsafe ParserState.of(state)?.pointee.refuse("entity", name)
    }
    unsafe handler.unparsedEntityDecl = { state, name, _, _, _ in
      unsafe ParserState.of(state)?.pointee.refuse("entity", name)
    }
    unsafe handler.attributeDecl = { state, _, name, _, _, value, list in
      unsafe xmlFreeEnumeration(list)
      guard let state = unsafe ParserState.of(state) else { return }
      if unsafe value != nil { unsafe state.pointee.refuse("default for the attribute", name) }
    }
    unsafe handler.serror = { state, error in
      guard let state = unsafe ParserState.of(state), let error = unsafe error else { return }
      unsafe state.pointee.note(error.pointee)
    }
    return unsafe handler
  }
}

extension ParserState {
  /// The state behind the pointer that libxml2 gives every callback.
  @inline(__always)
  fileprivate static func of(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Self>? {
    unsafe raw?.assumingMemoryBound(to: Self.self)
  }
}

extension GraphMLReader {
  /// The version of libxml2 that is in use, such as `2.9.14`.
  public static var parserVersion: String {
    let digits = unsafe String(cString: dmu_version()).prefix { $0.isNumber }
    guard let number = Int(digits) else { return "unknown" }
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }
}
