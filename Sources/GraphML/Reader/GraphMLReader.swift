public import SystemPackage

/// Reads GraphML files.
///
/// ```swift
/// let reading = GraphMLReader().read(path: "chart.graphml")
/// for diagnostic in reading.diagnostics { print(diagnostic) }
/// if let document = reading.document { print(document.counts.nodes) }
/// ```
///
/// A file is read in pieces of 64 KiB, in one pass, in time and memory linear in its size. Nothing but
/// the file itself is opened: no network, no DTD, no entities. In a task that is cancelled reading ends after
/// the piece, with the error `cancelled`.
public struct GraphMLReader: Sendable {
  /// How much of a file is read before it is refused.
  public var limits = Limits()
  /// Whether errors that name one element or value are made warnings and that is left out.
  public var isLenient = false
  /// Called after every piece with the number of bytes read so far.
  public var progress: (@Sendable (Int) -> Void)?

  /// Makes a reader with the default limits.
  public init() {}

  /// What came of reading a file.
  public struct Reading: Sendable {
    /// The document; `nil` when the file could not be read to its end.
    public let document: Document?
    /// What was found, to be added to.
    public var log: DiagnosticLog
    /// What was found, in the order of the file.
    public var diagnostics: [Diagnostic] { log.diagnostics }
  }

  /// Reads the file at a path; `-` is standard input.
  public func read(path: String) -> Reading {
    guard path != "-" else { return read(from: .standardInput, path: path) }
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(FilePath(path), .readOnly)
    } catch {
      return unreadable(path, "the file cannot be opened: \(error)")
    }
    defer { try? file.close() }
    return read(from: file, path: path)
  }

  /// Reads an open file from where it stands to its end; the path names it in diagnostics.
  public func read(from file: FileDescriptor, path: String) -> Reading {
    unsafe read(path: path) { buffer in try unsafe file.read(into: buffer) }
  }

  /// Reads a document that is in memory; the path names it in diagnostics.
  public func read(bytes: [UInt8], path: String) -> Reading {
    var position = 0
    return unsafe read(path: path) { buffer in
      let piece = bytes[position..<min(position + buffer.count, bytes.count)]
      unsafe buffer.copyBytes(from: piece)
      position += piece.count
      return piece.count
    }
  }

  private static let pieceSize = 64 << 10

  private func read(path: String, next: (UnsafeMutableRawBufferPointer) throws -> Int) -> Reading {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
    defer { unsafe piece.deallocate() }
    do {
      var count = try unsafe fill(piece, next)
      let signature = unsafe Array(piece.prefix(min(count, 8)))
      if let reason = refusal(signature) {
        var log = DiagnosticLog(file: path, isLenient: isLenient, limit: limits.diagnostics)
        log.note(.error, .xmlSyntax, at: Position(line: 1, column: 1), reason)
        return Reading(document: nil, log: log)
      }
      let parser = SAXParser(
        builder: DocumentBuilder(
          log: DiagnosticLog(file: path, isLenient: isLenient, limit: limits.diagnostics),
          limits: limits),
        limits: limits,
        ignoringDeclaredEncoding: signature.starts(with: [0xEF, 0xBB, 0xBF]))
      var total = 0
      while count > 0 {
        total += count
        guard unsafe parser.parse(UnsafeRawBufferPointer(rebasing: piece[..<count])) else { break }
        if total > limits.bytes {
          parser.stop(
            .limitExceeded,
            "the file has more than \(limits.bytes) bytes; \(ReadingFailure.raiseLimit)")
          break
        }
        progress?(total)
        if Task.isCancelled {
          parser.stop(.cancelled, "reading was cancelled")
          break
        }
        count = try unsafe next(piece)
      }
      var failure: ReadingFailure?
      let builder = parser.finish(&failure)
      return reading(of: builder, path: path, bytes: total, failure: failure)
    } catch {
      return unreadable(path, "the file cannot be read: \(error)")
    }
  }

  /// The first piece, whole, so that what the file is can be told from it.
  private func fill(
    _ piece: UnsafeMutableRawBufferPointer, _ next: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> Int {
    var count = 0
    while count < piece.count {
      let more = try unsafe next(UnsafeMutableRawBufferPointer(rebasing: piece[count...]))
      if more == 0 { break }
      count += more
    }
    return count
  }

  private func reading(
    of builder: consuming DocumentBuilder, path: String, bytes: Int, failure: ReadingFailure?
  ) -> Reading {
    if let failure {
      var log = builder.log
      log.note(
        .error, failure.code, at: failure.position, element: failure.element, failure.message)
      return Reading(document: nil, log: log)
    }
    let (document, log) = builder.finish(path: path, byteCount: bytes)
    return Reading(document: document, log: log)
  }

  private func unreadable(_ path: String, _ message: String) -> Reading {
    var log = DiagnosticLog(file: path, isLenient: isLenient, limit: limits.diagnostics)
    log.note(.error, .unreadable, at: .none, message)
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
    return nil
  }
}
