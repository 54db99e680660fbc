/// Everything on which the callbacks of libxml2 work.
///
/// Names are recognised by the address that libxml2's dictionary gives them, and texts are copied from
/// the parser's own memory.
@safe struct ParserState: ~Copyable {
  var builder: DocumentBuilder
  var source: ByteSource
  let limits: Limits
  var context: ParserContext?
  var names = NameNumbers()
  /// Where the last event ended, and so the next one begins.
  var next = SourcePosition(line: 1, column: 1)
  /// Why the file is refused, at the place at which it first gives reason to.
  private(set) var failure: ReadingFailure?
  /// True if what the parser still meets is of no interest. It is not told to stop, as it would give up memory that
  /// it may be looking at, but gets nothing more to read.
  var isStopped = false
  let part: FileParts.Part?
  /// Where the part of the file begins and ends, if it is only one that is parsed.
  var startMark: DocumentBuilder.Mark?
  var endMark: DocumentBuilder.Mark?

  private let watch: (Int) -> ReadingFailure?
  /// The end of the last event when the parser was last given bytes, and how many it was given since that event.
  private var lastEvent = SourcePosition.none
  private var bytesSinceEvent = 0

  /// - Parameter watch: Called after every piece with the number of bytes read so far; gives why reading is to
  ///   stop.
  init(
    builder: consuming DocumentBuilder, source: consuming ByteSource, limits: Limits,
    part: FileParts.Part?, watch: @escaping (Int) -> ReadingFailure?
  ) {
    self.builder = builder
    self.source = source
    self.limits = limits
    self.part = part
    self.watch = watch
  }

  // MARK: The file

  /// Gives the parser the next bytes, as many as it asks for: it takes fewer for the end of the file. There
  /// are none once the file is refused.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    checkTagLength()
    var count = 0
    while count < buffer.count {
      if source.isEmpty { fill() }
      if isStopped { return 0 }
      if source.isAtEnd { break }
      count += unsafe source.take(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
    }
    bytesSinceEvent += count
    return count
  }

  private mutating func checkTagLength() {
    if next != lastEvent { bytesSinceEvent = 0 }
    lastEvent = next
    if bytesSinceEvent > limits.tagLength {
      stop(
        .limitExceeded,
        "a tag, comment, instruction or CDATA section is longer than \(limits.tagLength) bytes; "
          + ReadingFailure.raiseLimit, at: Position(next))
    }
  }

  private mutating func fill() {
    checkLimits()
    do {
      try source.fill()
    } catch {
      stop(ReadingFailure(error))
    }
    if source.position > limits.bytes {
      stop(
        .limitExceeded,
        "the file has more than \(limits.bytes) bytes; \(ReadingFailure.raiseLimit)")
    }
    if !isStopped, let failure = watch(source.position) { stop(failure.code, failure.message) }
  }

  /// Looks once a piece at what need not be looked at with every element.
  private mutating func checkLimits() {
    if let (position, element) = builder.oversized {
      stop(
        ReadingFailure(
          code: .limitExceeded, position: position, element: element,
          message: "a value is longer than \(limits.valueLength) bytes; "
            + ReadingFailure.raiseLimit))
    } else if let reason = builder.exceededLimit() {
      stop(.limitExceeded, "\(reason); \(ReadingFailure.raiseLimit)")
    } else if let context, context.nameCount > limits.names {
      stop(
        .limitExceeded,
        "there are more than \(limits.names) different names; \(ReadingFailure.raiseLimit)")
    }
  }

  /// Looks at what came of parsing the file to its end.
  mutating func finish() {
    guard failure == nil, let context else { return }
    isStopped = false
    checkLimits()
    if let part, part.hasStart != (startMark != nil) || part.hasEnd != (endMark != nil) {
      stop(.xmlSyntax, "the part does not begin and end between two elements of the graph")
    }
    if endMark != nil { return }
    if let reason = undecodable(context) {
      stop(.xmlSyntax, reason)
    } else if !context.isWellFormed {
      stop(.xmlSyntax, "the file is not well-formed XML")
    } else if !context.isAtEnd {
      // libxml2 takes a NUL byte behind the root for the end of the file.
      stop(.xmlSyntax, "Extra content at the end of the document")
    }
  }

  // MARK: Refusals

  /// Refuses the file where the parser is, or at another place, unless it is refused already.
  mutating func stop(_ code: Diagnostic.Code, _ message: String, at position: Position? = nil) {
    let current = context.map { Position($0.position) } ?? .none
    stop(
      ReadingFailure(
        code: code, position: position ?? current, element: builder.openElement?.description ?? "",
        message: message))
  }

  mutating func stop(_ reason: ReadingFailure) {
    if isStopped { return }
    failure = reason
    isStopped = true
  }
}

extension ReadingFailure {
  /// The failure of a file that cannot be read any further.
  init(_ error: any Error) {
    self.init(
      code: .unreadable, position: .none, message: "the file cannot be read: \(error)")
  }
}
