internal import CLibXML2

/// libxml2's push parser, which writes down what it meets for a ``Pipeline``.
///
/// The only file that calls C. Everything that a callback needs stands behind one pointer, names are
/// recognised by the address that libxml2's dictionary gives them, and texts are copied from the
/// parser's own memory. No callback that could open a file or expand an entity is installed.
@safe struct SAXParser: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let state: UnsafeMutablePointer<State>
  private let pipeline: Pipeline
  private let limits: Limits

  /// Why parsing stopped, apart from where in the document that was.
  struct Problem {
    var code = Diagnostic.Code.xmlSyntax
    var position: Position
    var message: String
    /// Whether the element that is open then is to be named.
    var namesElement = true
    /// Whether the file ends too early.
    var isCutOff = false
  }

  /// What the callbacks work on.
  @safe struct State: ~Copyable {
    var events = EventWriter()
    var problem: Problem?
    var context: xmlParserCtxtPtr?
    var names = NameCache()
    /// The numbers of the names of the attributes of the element that begins.
    var attributeNames = Growable<Int>()
    /// How many elements are open.
    var depth = 0
    let maximumAttributes: Int
    var isFinishing = false
  }

  init(builder: consuming DocumentBuilder, limits: Limits, ignoringDeclaredEncoding: Bool) {
    xmlInitParser()
    dmu_silence_generic_errors()
    self.limits = limits
    pipeline = Pipeline(builder: builder, limits: limits)
    var handler = unsafe SAXParser.handler
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: State(maximumAttributes: limits.attributes))
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
    pipeline.join()
    unsafe dmu_free(context)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Parses the next piece of the file; gives whether there is any point in going on.
  func parse(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let result = unsafe xmlParseChunk(context, start, Int32(bytes.count), 0)
    if !check(result) { return false }
    let place = unsafe dmu_where(context)
    if let current = unsafe place.current, let end = unsafe place.end,
      unsafe end - current > limits.tagLength
    {
      stop(
        .limitExceeded,
        "a tag, comment, instruction or CDATA section is longer than \(limits.tagLength) bytes; "
          + ReadingFailure.raiseLimit)
      return false
    }
    unsafe state.pointee.events.endPiece(line: place.line, column: place.column)
    unsafe pipeline.handOver(&state.pointee.events)
    return !pipeline.isRefused
  }

  /// Stops the file where it is.
  func stop(_ code: Diagnostic.Code, _ message: String) {
    unsafe state.pointee.problem = Problem(
      code: code, position: position(of: context), message: message)
  }

  /// Ends the file and gives back what was built, with the reason for refusing it.
  func finish(_ failure: inout ReadingFailure?) -> DocumentBuilder {
    if unsafe state.pointee.problem == nil && !pipeline.isRefused {
      unsafe state.pointee.isFinishing = true
      let result = unsafe xmlParseChunk(context, nil, 0, 1)
      if check(result), unsafe dmu_is_well_formed(context) == 0 {
        stop(.xmlSyntax, "the file is not well-formed XML")
      }
    }
    let place = unsafe dmu_where(context)
    unsafe state.pointee.events.endPiece(line: place.line, column: place.column)
    let builder = unsafe pipeline.finish(&state.pointee.events, &failure)
    // What the builder refuses stands before the place to which the parser came.
    guard failure == nil, let problem = unsafe state.pointee.problem else { return builder }
    let open = builder.openElement
    var message = problem.message
    if problem.isCutOff, let open {
      message =
        "the file is cut off: \(open.description), begun on line \(open.position.line), "
        + "is still open"
    }
    failure = ReadingFailure(
      code: problem.code, position: problem.position,
      element: problem.namesElement ? open?.description ?? "" : "", message: message)
    return builder
  }

  private func check(_ result: Int32) -> Bool {
    if unsafe state.pointee.problem != nil { return false }
    if result == 0 || isWarning(result) { return true }
    stop(
      .xmlSyntax,
      "the XML cannot be read (libxml2 error \(result)); "
        + "is the file in the encoding that it declares?")
    return false
  }

  /// Whether the last thing that libxml2 noticed, whose code its results repeat, is harmless. An
  /// invalid surrogate in UTF-16 shows in the result alone.
  private func isWarning(_ result: Int32) -> Bool {
    guard let error = unsafe xmlCtxtGetLastError(context) else { return false }
    guard unsafe error.pointee.code == result else { return false }
    return unsafe error.pointee.level == XML_ERR_WARNING || SAXParser.isHarmless(result)
  }

  /// Whether libxml2 only dislikes how a namespace is spelled: any text can be one, and SocNetV's ends
  /// in a blank.
  fileprivate static func isHarmless(_ code: Int32) -> Bool {
    UInt32(bitPattern: code) == XML_WAR_NS_URI.rawValue
  }
}

// MARK: Callbacks

extension SAXParser {
  fileprivate static var handler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startDocument = { state in
      guard let state = unsafe State.of(state) else { return }
      unsafe State.checkEncoding(state)
    }
    unsafe handler.startElementNs = {
      state, name, prefix, uri, namespaceCount, namespaces, count, _, attributes in
      guard let state = unsafe State.of(state), let name = unsafe name else { return }
      unsafe State.start(
        state, name, prefix, uri, Int(namespaceCount), namespaces, Int(count), attributes)
    }
    unsafe handler.endElementNs = { state, _, _, _ in
      guard let state = unsafe State.of(state) else { return }
      unsafe state.pointee.depth &-= 1
      unsafe state.pointee.events.end()
    }
    unsafe handler.characters = { state, characters, count in
      guard let state = unsafe State.of(state), unsafe state.pointee.depth > 0 else { return }
      let text = unsafe UnsafeBufferPointer(start: characters, count: Int(count))
      unsafe state.pointee.events.characters(text.span)
    }
    unsafe handler.cdataBlock = { state, characters, count in
      guard let state = unsafe State.of(state), count > 0, unsafe state.pointee.depth > 0
      else { return }
      let text = unsafe UnsafeBufferPointer(start: characters, count: Int(count))
      if unsafe text.contains(0x0D) {
        let plain = unsafe withPlainNewlines(text)
        unsafe state.pointee.events.characters(plain.span)
      } else {
        unsafe state.pointee.events.characters(text.span)
      }
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
    guard unsafe state.pointee.problem == nil, let context = unsafe state.pointee.context
    else { return }
    // A tag may be broken off, by its own fault or as the file ends there, which libxml2 tells only after this.
    if unsafe dmu_is_at_end_of_tag(context) == 0 { return }
    unsafe state.pointee.depth &+= 1
    let position = unsafe startOfTag(context)
    let element = unsafe state.pointee.name(name, prefix, uri)
    if count == 1, namespaceCount == 0, let attributes = unsafe attributes,
      let name = unsafe attributes[0], let value = unsafe attributes[3],
      let end = unsafe attributes[4]
    {
      let key = unsafe state.pointee.name(name, attributes[1], attributes[2])
      if unsafe state.pointee.events.areData(element, attribute: key) && state.pointee.depth > 1
        && dmu_has_ampersand(value, end) == 0
      {
        let text = unsafe UnsafeBufferPointer(start: value, count: end - value)
        unsafe state.pointee.events.startData(
          key: text.span, line: position.line, column: position.column)
        return
      }
    }
    if unsafe count > state.pointee.maximumAttributes {
      unsafe state.pointee.events.start(
        element, line: position.line, column: position.column, attributes: count,
        namespaces: EventWriter.tooManyAttributes)
      return
    }
    unsafe state.pointee.attributeNames.removeAll()
    for index in 0..<count { unsafe state.pointee.meetAttribute(attributes, index) }
    unsafe state.pointee.events.start(
      element, line: position.line, column: position.column, attributes: count,
      namespaces: UInt32(truncatingIfNeeded: namespaceCount))
    for index in 0..<count { unsafe state.pointee.attribute(attributes, index) }
    for index in 0..<namespaceCount { unsafe state.pointee.namespace(namespaces, index) }
  }

  /// Sees to it that an attribute's name has a number before the element is written down.
  @inline(__always)
  private mutating func meetAttribute(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ index: Int
  ) {
    guard let parts = unsafe attributes.map({ unsafe $0 + 5 * index }),
      let name = unsafe parts[0]
    else { return }
    attributeNames.append(unsafe self.name(name, parts[1], parts[2]))
  }

  @inline(__always)
  private mutating func attribute(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ index: Int
  ) {
    guard let parts = unsafe attributes.map({ unsafe $0 + 5 * index }),
      let value = unsafe parts[3], let end = unsafe parts[4]
    else { return }
    let number = attributeNames[index]
    let text = unsafe UnsafeBufferPointer(start: value, count: end - value)
    if unsafe dmu_has_ampersand(value, end) == 0 {
      unsafe events.attribute(number, text.span)
    } else {
      let plain = unsafe unescaped(text)
      events.attribute(number, plain.span)
    }
  }

  private mutating func namespace(
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ index: Int
  ) {
    guard let parts = unsafe namespaces.map({ unsafe $0 + 2 * index }) else { return }
    let (prefix, uri) = unsafe (buffer(parts[0]), unescaped(buffer(parts[1])))
    unsafe events.namespace(prefix.span, uri.span)
  }

  static func instruction(
    _ state: UnsafeMutablePointer<Self>, _ target: UnsafePointer<xmlChar>,
    _ data: UnsafePointer<xmlChar>?
  ) {
    guard unsafe state.pointee.problem == nil, let context = unsafe state.pointee.context,
      unsafe dmu_is_in_doctype(context) == 0
    else { return }
    let (target, data) = unsafe (buffer(target), buffer(data))
    unsafe state.pointee.events.instruction(target.span, data.span)
  }

  static func refuse(
    _ raw: UnsafeMutableRawPointer?, _ what: String, _ name: UnsafePointer<xmlChar>?
  ) {
    guard let state = unsafe of(raw), unsafe state.pointee.problem == nil,
      let context = unsafe state.pointee.context
    else { return }
    unsafe state.pointee.problem = SAXParser.Problem(
      code: .entityRefused, position: position(of: context),
      message: "the DOCTYPE declares the \(what) \(string(name)); "
        + "nothing of the kind is read: remove the DOCTYPE")
    unsafe xmlStopParser(context)
  }

  /// Refuses a file that declares an encoding that is not read.
  static func checkEncoding(_ state: UnsafeMutablePointer<Self>) {
    guard unsafe state.pointee.problem == nil, let context = unsafe state.pointee.context,
      let name = unsafe dmu_declared_encoding(context)
    else { return }
    let encoding = unsafe string(name)
    if Encodings.contain(encoding) { return }
    unsafe state.pointee.problem = SAXParser.Problem(
      position: position(of: context), message: Encodings.refusal(encoding))
    unsafe xmlStopParser(context)
  }

  /// Notes what libxml2 finds wrong; what is only a warning passes, unless text would be lost.
  static func note(_ state: UnsafeMutablePointer<Self>, _ error: xmlError) {
    guard unsafe state.pointee.problem == nil, unsafe !SAXParser.isHarmless(error.code) else {
      return
    }
    let code = unsafe UInt32(bitPattern: error.code)
    let isEntity = [
      XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue,
      XML_ERR_ENTITY_LOOP.rawValue, XML_ERR_UNPARSED_ENTITY.rawValue,
      XML_ERR_ENTITY_IS_EXTERNAL.rawValue, XML_ERR_ENTITY_IS_PARAMETER.rawValue,
    ].contains(code)
    let level = unsafe error.level.rawValue
    guard isEntity || level >= XML_ERR_ERROR.rawValue else { return }
    // An encoding that is not read is the cause of whatever else comes of it.
    unsafe checkEncoding(state)
    if unsafe state.pointee.problem != nil { return }
    var message = unsafe String(cString: error.message)
    while message.last?.isWhitespace == true { message.removeLast() }
    var problem = unsafe SAXParser.Problem(
      position: Position(line: Int(error.line), column: Int(error.int2)), message: message)
    if isEntity {
      problem.code = .entityRefused
      problem.message += "; XML itself defines only &amp; &lt; &gt; &quot; and &apos;"
    } else if unsafe state.pointee.isFinishing {
      problem.isCutOff = true
      problem.namesElement = false
      if code == XML_ERR_DOCUMENT_EMPTY.rawValue { problem.message = "the file is empty" }
    } else if code == XML_ERR_DOCUMENT_EMPTY.rawValue {
      problem.message = "the file is no XML, as it does not begin with <; export it as GraphML"
    }
    unsafe state.pointee.problem = problem
    unsafe xmlStopParser(state.pointee.context)
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
      prefix: string(prefix), local: string(local),
      namespace: String(decoding: unescaped(buffer(uri)), as: UTF8.self))
    let number = events.define(name)
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

/// A piece of a CDATA section with its line ends as XML wants them, which libxml2's push parser leaves
/// as they are.
///
/// The piece stands in the parser's memory, where at least one byte follows it: a line feed when the
/// parser cut between the two halves of a line end.
private func withPlainNewlines(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  for index in 0..<text.count {
    guard unsafe text[index] == 0x0D else {
      unsafe result.append(text[index])
      continue
    }
    let next = unsafe text.baseAddress.map { unsafe ($0 + index + 1).pointee }
    if next != 0x0A { result.append(0x0A) }
  }
  return result
}

private func buffer(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
  unsafe UnsafeBufferPointer(start: text, count: text.map { unsafe Int(xmlStrlen($0)) } ?? 0)
}
