internal import CLibXML2

/// libxml2's push parser, feeding a ``DocumentBuilder``.
///
/// The only file that calls C. Everything that a callback needs stands behind one pointer, names are
/// recognised by the address that libxml2's dictionary gives them, and texts are handed on as spans
/// of the parser's own memory. No callback that could open a file or expand an entity is installed.
@safe struct SAXParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let state: UnsafeMutablePointer<State>
  private let limits: Limits

  /// Why the parser gave up.
  struct Failure: Error {
    var code: Diagnostic.Code
    var position: Position
    var element = ""
    var message: String
  }

  /// What the callbacks work on.
  @safe struct State: ~Copyable {
    var builder: DocumentBuilder
    var failure: Failure?
    var context: xmlParserCtxtPtr?
    var names: NameCache
    let maximumAttributes: Int
    var isFinishing = false
  }

  init(builder: consuming DocumentBuilder, limits: Limits, ignoringDeclaredEncoding: Bool) {
    xmlInitParser()
    dmu_silence_generic_errors()
    self.limits = limits
    var handler = unsafe SAXParser.handler
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(
      to: State(builder: builder, names: NameCache(), maximumAttributes: limits.attributes))
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else {
      preconditionFailure("there is not enough memory for a parser")
    }
    unsafe self.context = context
    unsafe state.pointee.context = context
    var options = UInt32(XML_PARSE_NONET.rawValue)
    if ignoringDeclaredEncoding { options |= UInt32(XML_PARSE_IGNORE_ENC.rawValue) }
    _ = unsafe xmlCtxtUseOptions(context, Int32(bitPattern: options))
  }

  deinit {
    unsafe dmu_free(context)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Parses the next piece of the file; gives the reason when reading must stop.
  func parse(_ bytes: UnsafeRawBufferPointer) -> Failure? {
    let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let result = unsafe xmlParseChunk(context, start, Int32(bytes.count), 0)
    if let failure = failure(result) { return failure }
    let place = unsafe dmu_where(context)
    if let current = unsafe place.current, let end = unsafe place.end,
      unsafe end - current > limits.tagLength
    {
      return limit("a tag, comment or instruction is longer than \(limits.tagLength) bytes")
    }
    return unsafe state.pointee.builder.exceededLimit().map { limit($0) }
  }

  /// Ends the file; gives the reason when it cannot end here.
  func end() -> Failure? {
    unsafe state.pointee.isFinishing = true
    let result = unsafe xmlParseChunk(context, nil, 0, 1)
    if let failure = failure(result) { return failure }
    guard unsafe dmu_is_well_formed(context) == 0 else { return nil }
    return Failure(
      code: .xmlSyntax, position: unsafe position(of: context),
      message: "the file is not well-formed XML")
  }

  /// Gives back what was built.
  consuming func takeBuilder() -> DocumentBuilder {
    var empty = DocumentBuilder(log: DiagnosticLog(file: ""), limits: limits)
    unsafe swap(&empty, &state.pointee.builder)
    return empty
  }

  private func failure(_ result: Int32) -> Failure? {
    if let failure = unsafe state.pointee.failure { return failure }
    guard result != 0, !isWarning(result) else { return nil }
    return Failure(
      code: .xmlSyntax, position: unsafe position(of: context),
      message: "the XML cannot be read (libxml2 error \(result)); "
        + "is the file in the encoding that it declares?")
  }

  /// Whether the last thing that libxml2 noticed, whose code its results repeat, is harmless. An
  /// invalid surrogate in UTF-16 shows in the result alone.
  private func isWarning(_ result: Int32) -> Bool {
    guard let error = unsafe xmlCtxtGetLastError(context) else { return false }
    return unsafe error.pointee.code == result && error.pointee.level == XML_ERR_WARNING
  }

  private func limit(_ reason: String) -> Failure {
    let open = unsafe state.pointee.builder.openElement
    return Failure(
      code: .limitExceeded, position: unsafe position(of: context),
      element: open?.description ?? "",
      message: "\(reason); if the file is what it should be, raise the limit")
  }
}

// MARK: Callbacks

extension SAXParser {
  fileprivate static var handler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = {
      state, name, prefix, uri, namespaceCount, namespaces, count, _, attributes in
      guard let state = unsafe State.of(state), let name = unsafe name else { return }
      unsafe State.start(
        state, name, prefix, uri, Int(namespaceCount), namespaces, Int(count), attributes)
    }
    unsafe handler.endElementNs = { state, _, _, _ in
      guard let state = unsafe State.of(state) else { return }
      unsafe state.pointee.builder.end()
    }
    unsafe handler.characters = { state, characters, count in
      guard let state = unsafe State.of(state) else { return }
      let text = unsafe UnsafeBufferPointer(start: characters, count: Int(count))
      unsafe state.pointee.builder.characters(text.span)
    }
    unsafe handler.cdataBlock = { state, characters, count in
      guard let state = unsafe State.of(state) else { return }
      let text = unsafe UnsafeBufferPointer(start: characters, count: Int(count))
      unsafe state.pointee.builder.characters(text.span)
    }
    unsafe handler.processingInstruction = { state, target, data in
      guard let state = unsafe State.of(state), let target = unsafe target else { return }
      unsafe State.instruction(state, target, data)
    }
    unsafe handler.entityDecl = { state, name, _, _, _, _ in
      unsafe State.refuse(state, "entity", name)
    }
    unsafe handler.unparsedEntityDecl = { state, name, _, _, _ in
      unsafe State.refuse(state, "entity", name)
    }
    unsafe handler.attributeDecl = { state, _, name, _, _, value, list in
      unsafe xmlFreeEnumeration(list)
      if unsafe value != nil { unsafe State.refuse(state, "default for the attribute", name) }
    }
    unsafe handler.serror = { state, error in
      guard let state = unsafe State.of(state), let error = unsafe error else { return }
      unsafe State.note(state, error.pointee)
    }
    return unsafe handler
  }
}

extension SAXParser.State {
  @inline(__always)
  static func of(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Self>? {
    unsafe raw?.assumingMemoryBound(to: Self.self)
  }

  /// A start tag. The attributes are five pointers each: name, prefix, URI, value, end of the value.
  @inline(__always)
  static func start(
    _ state: UnsafeMutablePointer<Self>, _ name: UnsafePointer<xmlChar>,
    _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ namespaceCount: Int,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard unsafe state.pointee.failure == nil, let context = unsafe state.pointee.context
    else { return }
    let position = unsafe startOfTag(context)
    let element = unsafe state.pointee.name(name, prefix, uri)
    do throws(DocumentBuilder.Refusal) {
      try unsafe state.pointee.builder.start(
        name: element, line: position.line, column: position.column)
    } catch {
      unsafe state.pointee.stop(error, line: position.line, column: position.column)
      return
    }
    if count > 0 || namespaceCount > 0 {
      unsafe state.pointee.attributes(count, attributes, namespaceCount, namespaces)
    }
    unsafe state.pointee.builder.finishStart()
  }

  @inline(__always)
  private mutating func attributes(
    _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    _ namespaceCount: Int, _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    if count > maximumAttributes {
      let open = builder.openElement
      failure = SAXParser.Failure(
        code: .limitExceeded, position: open?.position ?? .none, element: open?.description ?? "",
        message: "the element has \(count) attributes, more than \(maximumAttributes)")
      unsafe xmlStopParser(context)
      return
    }
    var kept = namespaceCount
    for index in 0..<count {
      guard let parts = unsafe attributes.map({ unsafe $0 + 5 * index }),
        let name = unsafe parts[0], let value = unsafe parts[3], let end = unsafe parts[4]
      else { continue }
      let number = unsafe self.name(name, parts[1], parts[2])
      let attribute = builder.attributeNames[number]
      if builder.takes(attribute) {
        let text = unsafe UnsafeBufferPointer(start: value, count: end - value)
        if unsafe dmu_has_ampersand(value, end) == 0 {
          unsafe builder.take(attribute, text.span)
        } else {
          let plain = unsafe unescaped(text)
          builder.take(attribute, plain.span)
        }
      } else {
        kept &+= 1
      }
    }
    if kept > 0 { unsafe keep(count, attributes, namespaceCount, namespaces) }
  }

  private mutating func keep(
    _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    _ namespaceCount: Int, _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    for index in 0..<namespaceCount {
      guard let parts = unsafe namespaces.map({ unsafe $0 + 2 * index }) else { continue }
      let prefix = builder.intern(word: unsafe string(parts[0]))
      let uri = unsafe buffer(parts[1])
      unsafe builder.keepNamespace(prefix: prefix, uri: uri.span)
    }
    for index in 0..<count {
      guard let parts = unsafe attributes.map({ unsafe $0 + 5 * index }),
        let name = unsafe parts[0], let value = unsafe parts[3], let end = unsafe parts[4]
      else { continue }
      let number = unsafe self.name(name, parts[1], parts[2])
      if builder.takes(builder.attributeNames[number]) { continue }
      let plain = unsafe unescaped(UnsafeBufferPointer(start: value, count: end - value))
      builder.keep(attribute: number, plain.span)
    }
  }

  static func instruction(
    _ state: UnsafeMutablePointer<Self>, _ target: UnsafePointer<xmlChar>,
    _ data: UnsafePointer<xmlChar>?
  ) {
    guard unsafe state.pointee.failure == nil, unsafe state.pointee.builder.depth > 0 else {
      return
    }
    let name = unsafe state.pointee.builder.intern(word: string(target))
    let text = unsafe buffer(data)
    unsafe state.pointee.builder.instruction(target: name, text.span, line: 0, column: 0)
  }

  static func refuse(
    _ raw: UnsafeMutableRawPointer?, _ what: String, _ name: UnsafePointer<xmlChar>?
  ) {
    guard let state = unsafe of(raw), unsafe state.pointee.failure == nil,
      let context = unsafe state.pointee.context
    else { return }
    unsafe state.pointee.failure = SAXParser.Failure(
      code: .entityRefused, position: position(of: context),
      message: "the DOCTYPE declares the \(what) \(string(name)); "
        + "nothing of the kind is read: remove the DOCTYPE")
    unsafe xmlStopParser(context)
  }

  /// Notes what libxml2 finds wrong; what is only a warning passes, unless text would be lost.
  static func note(_ state: UnsafeMutablePointer<Self>, _ error: xmlError) {
    guard unsafe state.pointee.failure == nil else { return }
    let code = unsafe UInt32(bitPattern: error.code)
    let isEntity = [
      XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue,
      XML_ERR_ENTITY_LOOP.rawValue, XML_ERR_UNPARSED_ENTITY.rawValue,
      XML_ERR_ENTITY_IS_EXTERNAL.rawValue, XML_ERR_ENTITY_IS_PARAMETER.rawValue,
    ].contains(code)
    let level = unsafe error.level.rawValue
    guard isEntity || level >= XML_ERR_ERROR.rawValue else { return }
    let position = unsafe Position(line: Int(error.line), column: Int(error.int2))
    var message = unsafe String(cString: error.message)
    while message.last?.isWhitespace == true { message.removeLast() }
    let open = unsafe state.pointee.builder.openElement
    if isEntity {
      message = "\(message); XML itself defines only &amp; &lt; &gt; &quot; and &apos;"
    } else if unsafe state.pointee.isFinishing {
      message =
        open.map {
          "the file is cut off: \($0.description), begun on line \($0.position.line), is still open"
        } ?? (code == XML_ERR_DOCUMENT_EMPTY.rawValue ? "the file is empty" : message)
    }
    unsafe state.pointee.failure = SAXParser.Failure(
      code: isEntity ? .entityRefused : .xmlSyntax, position: position,
      element: state.pointee.isFinishing ? "" : open?.description ?? "", message: message)
    unsafe xmlStopParser(state.pointee.context)
  }

  private mutating func stop(_ refusal: DocumentBuilder.Refusal, line: UInt32, column: UInt32) {
    let position = Position(line: Int(line), column: Int(column))
    failure =
      switch refusal {
      case .notGraphML(let root):
        SAXParser.Failure(
          code: .notGraphML, position: position, element: root,
          message: "the file is XML but not GraphML; export it as GraphML")
      case .limit(let reason):
        SAXParser.Failure(
          code: .limitExceeded, position: position, element: builder.openElement?.description ?? "",
          message: reason)
      }
    unsafe xmlStopParser(context)
  }

  /// The number of a name, by the addresses of its parts.
  @inline(__always)
  private mutating func name(
    _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?
  ) -> Int {
    let key = NameCache.Key(
      local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix),
      namespace: UInt(bitPattern: uri))
    if let number = names[key] { return number }
    let name = unsafe Document.QualifiedName(
      prefix: string(prefix), local: string(local), namespace: string(uri))
    let number = builder.intern(name)
    names.insert(key, number)
    return number
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

private func position(of context: xmlParserCtxtPtr) -> Position {
  let place = unsafe dmu_where(context)
  return Position(line: unsafe Int(place.line), column: unsafe Int(place.column))
}

private func string(_ text: UnsafePointer<xmlChar>?) -> String {
  unsafe text.map { unsafe String(cString: $0) } ?? ""
}

/// The value of an attribute as it is meant: libxml2 leaves every ampersand as `&#38;` for a tree
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
