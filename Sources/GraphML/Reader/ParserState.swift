internal import CLibXML2

/// What libxml2's callbacks work on.
///
/// Names are recognised by the address that libxml2's dictionary gives them, and texts are copied from
/// the parser's own memory.
@safe struct ParserState: ~Copyable {
  var builder: DocumentBuilder
  var context: xmlParserCtxtPtr?
  /// Why the file is refused, at the place at which it first gives reason to.
  private(set) var failure: ReadingFailure?
  /// Whether the parser met nothing since it was last given bytes.
  var isSilent = true
  /// How many bytes it was given since it met something.
  private var silence = 0
  private var names = NameCache()
  /// The addresses of the names with which data begin that are nothing but data.
  private var dataNames = DataNames()
  private let source: ByteSource
  private let limits: Limits
  private let part: Part?
  /// Where the part of the file begins and ends that is parsed, if it is only one.
  private(set) var startMark: DocumentBuilder.Mark?
  private(set) var endMark: DocumentBuilder.Mark?
  /// Whether what the parser still meets is of no interest.
  private var isStopped = false
  private let watch: (Int) -> ReadingFailure?

  /// The addresses of the name of an element, of its namespace and prefix, and of its one attribute.
  private struct DataNames: BitwiseCopyable, Equatable {
    var element: UInt = 0
    var prefix: UInt = 0
    var namespace: UInt = 0
    var attribute: UInt = 0
  }

  /// Part of a file behind the head of the file. Its begin and its end are marked by instructions.
  struct Part {
    /// The target of the instructions.
    static let mark = "dmugraph-part"

    /// How many bytes come before the end of the first mark; `nil` when the part begins with the file.
    var start: Int?
    /// The column in which the part begins, after the end of a line and blanks.
    var column = 1
    /// How many bytes come before the end of the second mark; `nil` when the part ends with the file.
    var end: Int?
  }

  /// - Parameter watch: Called after every piece with the number of bytes read so far; gives why reading is to
  ///   stop.
  init(
    builder: consuming DocumentBuilder, source: ByteSource, limits: Limits, part: Part?,
    watch: @escaping (Int) -> ReadingFailure?
  ) {
    self.part = part
    self.builder = builder
    self.source = source
    self.limits = limits
    self.watch = watch
  }

  @inline(__always)
  static func of(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Self>? {
    unsafe raw?.assumingMemoryBound(to: Self.self)
  }

  // MARK: The file

  /// Gives the parser the next bytes, as many as it asks for: it takes fewer for the end of the file. There
  /// are none once the file is refused.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    checkSilence()
    var count = 0
    while count < buffer.count {
      if source.isEmpty { fill() }
      if isStopped { return 0 }
      if source.isAtEnd { break }
      count += unsafe source.take(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
    }
    silence += count
    return count
  }

  private mutating func checkSilence() {
    if !isSilent { silence = 0 }
    isSilent = true
    if silence > limits.tagLength {
      stop(
        .limitExceeded,
        "a tag, comment, instruction or CDATA section is longer than \(limits.tagLength) bytes; "
          + ReadingFailure.raiseLimit)
    }
  }

  private mutating func fill() {
    checkLimits()
    source.fill()
    if source.position > limits.bytes {
      stop(
        .limitExceeded,
        "the file has more than \(limits.bytes) bytes; \(ReadingFailure.raiseLimit)")
    }
    if !isStopped, let failure = watch(source.position) { stop(failure.code, failure.message) }
  }

  /// What is looked at once a piece, not with every element.
  private mutating func checkLimits() {
    if let (place, element) = builder.oversized {
      stop(
        ReadingFailure(
          code: .limitExceeded, position: place, element: element,
          message: "a value is longer than \(limits.valueLength) bytes; "
            + ReadingFailure.raiseLimit))
    } else if let reason = builder.exceededLimit() {
      stop(.limitExceeded, "\(reason); \(ReadingFailure.raiseLimit)")
    }
  }

  /// Looks at what came of parsing the file to its end.
  mutating func finish() {
    guard failure == nil, let context = unsafe context else { return }
    isStopped = false
    checkLimits()
    if let part, (part.start == nil) != (startMark == nil) || (part.end == nil) != (endMark == nil)
    {
      stop(.xmlSyntax, "the part does not begin and end between two elements of the graph")
    }
    if endMark != nil { return }
    if let reason = unsafe undecodable(context) {
      stop(.xmlSyntax, reason)
    } else if unsafe dmu_is_well_formed(context) == 0 {
      stop(.xmlSyntax, "the file is not well-formed XML")
    } else if unsafe dmu_is_at_end(context) == 0 {
      // libxml2 takes a NUL byte behind the root for the end of the file.
      stop(.xmlSyntax, "Extra content at the end of the document")
    }
  }

  // MARK: Refusals

  /// Refuses the file where it is, unless it is refused already.
  mutating func stop(_ code: Diagnostic.Code, _ message: String) {
    stop(
      ReadingFailure(
        code: code, position: position, element: builder.openElement?.description ?? "",
        message: message))
  }

  /// What the parser still meets is of no interest then. It is not told to stop, as it would give up
  /// memory that it may be looking at, but gets nothing more to read.
  private mutating func stop(_ reason: ReadingFailure) {
    if isStopped { return }
    failure = reason
    isStopped = true
  }

  private var position: Position {
    guard let context = unsafe context else { return .none }
    let place = unsafe dmu_where(context)
    return Position(line: Int(place.line), column: Int(place.column))
  }

  mutating func refuse(_ what: String, _ name: UnsafePointer<xmlChar>?) {
    if isStopped { return }
    stop(
      .entityRefused,
      "the DOCTYPE declares the \(what) \(unsafe string(name)); "
        + "nothing of the kind is read: remove the DOCTYPE")
  }

  /// Refuses a file that declares an encoding that is not read.
  mutating func checkEncoding() {
    guard !isStopped, let context = unsafe context,
      let name = unsafe dmu_declared_encoding(context)
    else { return }
    let encoding = unsafe string(name)
    if Encodings.contain(encoding) { return }
    stop(
      ReadingFailure(
        code: .xmlSyntax, position: Position(line: 1, column: 1),
        message: Encodings.refusal(encoding)))
  }

  /// Notes what libxml2 finds wrong; what is only a warning passes, unless text would be lost.
  mutating func note(_ error: xmlError) {
    // Any text can be a namespace, and SocNetV's ends in a blank.
    guard !isStopped, let context = unsafe context,
      unsafe UInt32(bitPattern: error.code) != XML_WAR_NS_URI.rawValue
    else { return }
    let code = unsafe UInt32(bitPattern: error.code)
    let isEntity = [
      XML_ERR_UNDECLARED_ENTITY.rawValue, XML_WAR_UNDECLARED_ENTITY.rawValue,
      XML_ERR_ENTITY_LOOP.rawValue, XML_ERR_UNPARSED_ENTITY.rawValue,
      XML_ERR_ENTITY_IS_EXTERNAL.rawValue, XML_ERR_ENTITY_IS_PARAMETER.rawValue,
    ].contains(code)
    let level = unsafe error.level.rawValue
    guard isEntity || level >= XML_ERR_ERROR.rawValue else { return }
    // An encoding that is not read is the cause of whatever else comes of it.
    checkEncoding()
    let place = unsafe Position(line: Int(error.line), column: Int(error.int2))
    let open = builder.openElement
    var reason = ReadingFailure(
      code: .xmlSyntax, position: place, element: open?.description ?? "", message: "")
    let isCutOff = unsafe source.isAtEnd && dmu_is_at_end(context) != 0
    if let message = unsafe undecodable(context) {
      reason.message = message
    } else if isEntity {
      reason.code = .entityRefused
      reason.message =
        unsafe message(error) + "; XML itself defines only &amp; &lt; &gt; &quot; and &apos;"
    } else if isCutOff && code != XML_ERR_TAG_NAME_MISMATCH.rawValue {
      reason.element = ""
      reason.message =
        if let open {
          "the file is cut off: \(open.description), begun on line \(open.position.line), "
            + "is still open"
        } else if code == XML_ERR_DOCUMENT_EMPTY.rawValue {
          "the file is empty"
        } else {
          unsafe message(error)
        }
    } else if code == XML_ERR_DOCUMENT_EMPTY.rawValue {
      reason.message = "the file is no XML, as it does not begin with <; export it as GraphML"
    } else {
      reason.message = unsafe message(error)
    }
    stop(reason)
  }

  /// Why the bytes of the file cannot be made UTF-8, if they cannot.
  private func undecodable(_ context: xmlParserCtxtPtr) -> String? {
    let error = unsafe dmu_input_error(context)
    if error == 0 { return nil }
    return "the XML cannot be read (libxml2 error \(error)); "
      + "is the file in the encoding that it declares?"
  }

  private func message(_ error: xmlError) -> String {
    var message = unsafe String(cString: error.message)
    while message.last?.isWhitespace == true { message.removeLast() }
    return message
  }

  // MARK: Contents

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
    let (line, column) = unsafe startOfTag(context)
    do throws(DocumentBuilder.Refusal) {
      if count == 1, namespaceCount == 0, let attributes = unsafe attributes,
        let value = unsafe attributes[3], let end = unsafe attributes[4],
        unsafe attributes[1] == nil, builder.takesData
      {
        let found = unsafe DataNames(
          element: UInt(bitPattern: name), prefix: UInt(bitPattern: prefix),
          namespace: UInt(bitPattern: uri), attribute: UInt(bitPattern: attributes[0]))
        if found == dataNames, unsafe dmu_has_ampersand(value, end) == 0 {
          let key = unsafe UnsafeBufferPointer(start: value, count: end - value)
          try unsafe builder.startData(key: key.span, line: line, column: column)
          return
        }
        unsafe meet(found, name, prefix, uri, attributes)
      }
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

  /// Remembers the names of an element with one attribute if it is data that name their key.
  private mutating func meet(
    _ found: DataNames, _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>
  ) {
    let element = unsafe number(name, prefix, uri)
    guard builder.elementNames[element] == .data, let name = unsafe attributes[0] else { return }
    let attribute = unsafe number(name, attributes[1], attributes[2])
    if builder.attributeNames[attribute] == .key { dataNames = found }
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

/// Why a file cannot be read to its end.
struct ReadingFailure: Error {
  var code: Diagnostic.Code
  var position: Position
  var element = ""
  var message: String

  static let raiseLimit = "if the file is what it should be, raise the limit"
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

private func buffer(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
  unsafe UnsafeBufferPointer(start: text, count: text.map { unsafe Int(xmlStrlen($0)) } ?? 0)
}
