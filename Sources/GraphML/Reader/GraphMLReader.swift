public import SystemPackage

/// Reads GraphML files.
///
/// ```swift
/// let reading = GraphMLReader().read(path: "chart.graphml")
/// for diagnostic in reading.diagnostics { print(diagnostic) }
/// if let document = reading.document { print(document.counts.nodes) }
/// ```
///
/// A file is read in pieces of 64 KiB, in time and memory linear in its size: in one pass, or a large one in parts on
/// all cores at once, from which comes the same, and a second time as a whole if they do not fit together. Nothing but
/// the file itself is opened: no network, no DTD, no entities. In a task that is cancelled reading ends after the piece,
/// with the error `cancelled`.
public struct GraphMLReader: Sendable {
  /// The limits beyond which a file is refused.
  public var limits = Limits()
  /// True if errors that name one element or value are made warnings and that is left out.
  public var isLenient = false
  /// Called after every piece with the number of bytes read so far, by one thread at a time.
  public var progress: (@Sendable (Int) -> Void)?
  /// The most parts in which a file is read at once; `nil` when its size and the number of cores decide.
  var partCount: Int?

  /// Makes a reader with the default limits.
  public init() {}

  /// The result of reading a file.
  public struct Reading: Sendable {
    /// The document; `nil` when the file could not be read to its end.
    public let document: Document?
    /// The diagnostics, to which more can be added.
    public var log: DiagnosticLog
    /// The diagnostics in the order of the file.
    public var diagnostics: [Diagnostic] { log.diagnostics }
  }

  /// Reads the file at a path; `-` is standard input.
  public func read(path: String) -> Reading {
    guard path != "-" else { return read(from: .standardInput, path: path) }
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(FilePath(path), .readOnly)
    } catch {
      return refused(
        ReadingFailure(
          code: .unreadable, position: .none, message: "the file cannot be opened: \(error)"),
        log(path))
    }
    defer { try? file.close() }
    return read(from: file, path: path)
  }

  /// Reads an open file from where it stands to its end; the path names it in diagnostics.
  public func read(from file: FileDescriptor, path: String) -> Reading {
    if let bytes = rest(of: file), let reading = readParts(bytes, path: path) { return reading }
    return unsafe read(path: path) { buffer in try unsafe file.read(into: buffer) }
  }

  /// The bytes of an open file from where it stands on; `nil` when it can only be read in order.
  private func rest(of file: FileDescriptor) -> FileParts.Bytes? {
    guard let start = try? file.seek(offset: 0, from: .current),
      let end = try? file.seek(offset: 0, from: .end),
      (try? file.seek(offset: start, from: .start)) == start
    else { return nil }
    return unsafe FileParts.Bytes(count: Int(end - start)) { offset, buffer in
      try unsafe file.read(fromAbsoluteOffset: start + Int64(offset), into: buffer)
    }
  }

  /// Reads a document that is in memory; the path names it in diagnostics.
  public func read(bytes: [UInt8], path: String) -> Reading {
    @Sendable func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let piece = bytes[min(offset, bytes.count)..<min(offset + buffer.count, bytes.count)]
      unsafe buffer.copyBytes(from: piece)
      return piece.count
    }
    let parts = unsafe FileParts.Bytes(count: bytes.count, read: read)
    if let reading = readParts(parts, path: path) { return reading }
    var position = 0
    return unsafe self.read(path: path) { buffer in
      let count = unsafe read(at: position, into: buffer)
      position += count
      return count
    }
  }

  /// Reads what comes piece by piece into a buffer of 64 KiB.
  func read(
    path: String, next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) -> Reading {
    var source = unsafe ByteSource(next: next)
    let start: [UInt8]
    do {
      start = try Array(source.start().prefix(256))
    } catch {
      return refused(ReadingFailure(error), log(path))
    }
    if let reason = refusal(start) {
      return refused(
        ReadingFailure(
          code: .xmlSyntax, position: Position(line: 1, column: 1), message: reason), log(path))
    }
    let parser = SAXParser(
      builder: DocumentBuilder(log: log(path), limits: limits), source: source, limits: limits,
      ignoringDeclaredEncoding: Self.isMarkedUTF8(start), watch: watch)
    let outcome = parser.parse()
    let byteCount = outcome.byteCount
    return reading(of: outcome, path: path, byteCount: byteCount)
  }

  /// True if a file that begins like this says with a byte order mark that it is UTF-8, whatever it declares.
  static func isMarkedUTF8(_ start: [UInt8]) -> Bool { start.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// An empty log for a file.
  func log(_ path: String) -> DiagnosticLog {
    DiagnosticLog(file: path, isLenient: isLenient, limit: limits.diagnostics)
  }

  /// Tells how far reading is, after every piece, and why it is to stop.
  private func watch(_ total: Int) -> ReadingFailure? {
    progress?(total)
    guard Task.isCancelled else { return nil }
    return ReadingFailure(code: .cancelled, position: .none, message: "reading was cancelled")
  }

  /// Makes a document of a file that was parsed, unless it is refused.
  func reading(of outcome: consuming SAXParser.Outcome, path: String, byteCount: Int) -> Reading {
    if let failure = outcome.failure { return refused(failure, outcome.builder.log) }
    let (document, log) = outcome.builder.finish(path: path, byteCount: byteCount)
    return Reading(document: document, log: log)
  }

  private func refused(_ failure: ReadingFailure, _ log: DiagnosticLog) -> Reading {
    var log = log
    log.note(
      .error, failure.code, at: failure.position, element: failure.element, failure.message)
    return Reading(document: nil, log: log)
  }

  /// Why a file that begins like this cannot be GraphML, for files that are something well known.
  private func refusal(_ start: [UInt8]) -> String? {
    if start.isEmpty { return "the file is empty; export it again" }
    if start.starts(with: [0x1F, 0x8B]) {
      return "the file is compressed with gzip; unpack it first, for example with gunzip"
    }
    if start.starts(with: [0x50, 0x4B, 3, 4]) {
      return "the file is a zip archive; unpack it first, for example with unzip"
    }
    if let encoding = Encodings.declared(in: start), !Encodings.contain(encoding) {
      return Encodings.refusal(encoding)
    }
    return nil
  }
}
