import Dispatch
import FoundationEssentials
import Synchronization

extension GraphMLReader {
  /// The number of cores on which the process may run.
  package static let cores = ProcessInfo.processInfo.activeProcessorCount
  /// The fewest bytes for which it is worth while to start a thread.
  private static let minimumPartSize = 2 << 20
  /// The most parts, as every look at a document asks in which of them something is.
  private static let maximumPartCount = 16

  /// Reads a file in parts, on several threads at once.
  ///
  /// - Returns: Exactly what reading the whole file on one thread gives; `nil` when it must be read like that, as it is
  ///   small or cannot be divided, or as something is wrong with it.
  func readParts(_ bytes: FileParts.Bytes, path: String) -> Reading? {
    let count =
      partCount ?? min(Self.cores, Self.maximumPartCount, bytes.count / Self.minimumPartSize)
    guard count > 1, bytes.count <= limits.bytes,
      let parts = try? FileParts(bytes, count: count)
    else { return nil }
    let reading = PartedReading(parts, reader: self, path: path)
    DispatchQueue.concurrentPerform(iterations: parts.count) { reading.read($0) }
    guard let outcome = reading.join() else { return nil }
    return self.reading(of: outcome, path: path, byteCount: bytes.count)
  }
}

/// The work of the threads that read the parts of a file, which they share.
private final class PartedReading: Sendable {
  private let parts: FileParts
  private let reader: GraphMLReader
  private let log: DiagnosticLog
  private let outcomes: [Outcome]
  private let isStopped = Atomic(false)
  private let bytesRead = Mutex(0)

  private final class Outcome: Sendable {
    let value = Mutex<SAXParser.Outcome?>(nil)
  }

  init(_ parts: FileParts, reader: GraphMLReader, path: String) {
    self.parts = parts
    self.reader = reader
    log = reader.log(path)
    outcomes = (0..<parts.count).map { _ in Outcome() }
  }

  /// Parses a part, unless one was found to make parsing parts useless.
  func read(_ index: Int) {
    if isStopped.load(ordering: .relaxed) { return }
    var last = 0
    let parser = SAXParser(
      builder: DocumentBuilder(log: log, limits: reader.limits),
      source: parts.source(ofPart: index),
      limits: reader.limits, ignoringDeclaredEncoding: GraphMLReader.isMarkedUTF8(parts.head),
      part: parts[index]
    ) { position in
      defer { last = position }
      return self.watch(position - last)
    }
    let outcome = parser.parse()
    if outcome.failure != nil {
      isStopped.store(true, ordering: .relaxed)
      return
    }
    var result: SAXParser.Outcome? = outcome
    outcomes[index].value.withLock { swap(&$0, &result) }
  }

  /// Adds up what was read on all threads, and tells why to stop: a part is of no use, or nobody waits any more.
  private func watch(_ count: Int) -> ReadingFailure? {
    bytesRead.withLock {
      $0 += count
      reader.progress?(min($0, parts.byteCount))
    }
    if Task.isCancelled { isStopped.store(true, ordering: .relaxed) }
    guard isStopped.load(ordering: .relaxed) else { return nil }
    return ReadingFailure(code: .cancelled, position: .none, message: "")
  }

  /// The document built of all parts; `nil` when that is not certain to be what is built of the whole file.
  func join() -> SAXParser.Outcome? {
    guard var whole = outcomes[0].value.withLock({ $0.take() }) else { return nil }
    for index in 1..<parts.count {
      guard let part = outcomes[index].value.withLock({ $0.take() }), let start = part.start,
        let end = whole.end, whole.builder.join(part.builder, from: start, at: end)
      else { return nil }
      whole.end = part.end
      whole.end?.line += end.line - start.line
    }
    return whole
  }
}
