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
  /// Where it was when it was given the first of them.
  private var silencePosition = Position(line: 1, column: 1)
  var names = NameCache()
  var dataTags = DataTags()
  private let source: ByteSource
  let limits: Limits
  let part: Part?
  /// Where the part of the file begins and ends that is parsed, if it is only one.
  var startMark: DocumentBuilder.Mark?
  var endMark: DocumentBuilder.Mark?
  /// Whether what the parser still meets is of no interest.
  var isStopped = false
  private let watch: (Int) -> ReadingFailure?

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
    builder: consuming DocumentBuilder, source: ByteSource, limits: Limits,
    part: Part?, watch: @escaping (Int) -> ReadingFailure?
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
    if !isSilent {
      silence = 0
      silencePosition = position
    }
    isSilent = true
    if silence > limits.tagLength {
      stop(
        ReadingFailure(
          code: .limitExceeded, position: silencePosition,
          element: builder.openElement?.description ?? "",
          message: "a tag, comment, instruction or CDATA section is longer than "
            + "\(limits.tagLength) bytes; \(ReadingFailure.raiseLimit)"))
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
  mutating func stop(_ reason: ReadingFailure) {
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
}

/// Why a file cannot be read to its end.
struct ReadingFailure: Error {
  var code: Diagnostic.Code
  var position: Position
  var element = ""
  var message: String

  static let raiseLimit = "if the file is what it should be, raise the limit"
}

/// A text of libxml2's.
func string(_ text: UnsafePointer<xmlChar>?) -> String {
  unsafe text.map { unsafe String(cString: $0) } ?? ""
}
