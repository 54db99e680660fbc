import Dispatch
import Glibc
import Synchronization

/// Hands what the parser meets to the thread that builds the document.
///
/// Large files are parsed on one thread and built on another: a few buffers go round between them, so
/// that neither runs far ahead. A file that fits into the first buffer is built where it is parsed, and
/// so is any file when no thread can be had. What comes out is the same.
final class Pipeline: @unchecked Sendable {
  /// A buffer on its way.
  private final class Slot {
    var events = Growable<UInt8>(capacity: 1)
  }

  /// How many bytes are handed over at a time.
  private static let bufferSize = 256 << 10

  private let slots = (0..<4).map { _ in Slot() }
  private let free = DispatchSemaphore(value: 4)
  private let filled = DispatchSemaphore(value: 0)
  private let refused = Atomic<Bool>(false)
  private let ended = Atomic<Bool>(false)
  private var written = 0
  private var thread: pthread_t?
  /// Touched by the building thread alone while there is one.
  private var reader: EventReader

  init(builder: consuming DocumentBuilder, limits: Limits) {
    reader = EventReader(builder: builder, limits: limits)
  }

  /// Whether the file was refused, as far as the building thread has come.
  var isRefused: Bool { refused.load(ordering: .acquiring) }

  /// Takes over what was written down, once it is enough to be worth it.
  func handOver(_ writer: inout EventWriter) {
    if writer.bytes.count < Self.bufferSize { return }
    if thread == nil && written == 0 { startThread() }
    send(&writer)
  }

  private func send(_ writer: inout EventWriter) {
    guard thread != nil else {
      build(writer.bytes)
      writer.bytes.removeAll()
      return
    }
    free.wait()
    let slot = slots[written % slots.count]
    swap(&slot.events, &writer.bytes)
    writer.bytes.removeAll()
    written += 1
    filled.signal()
  }

  /// Builds what is left and gives back the builder, with the reason for refusing the file.
  func finish(_ writer: inout EventWriter, _ failure: inout ReadingFailure?) -> DocumentBuilder {
    send(&writer)
    join()
    failure = reader.failure
    var builder = DocumentBuilder(log: DiagnosticLog(file: ""), limits: Limits())
    swap(&builder, &reader.builder)
    return builder
  }

  /// Waits until the building thread, if there is one, has built what it was handed, and ends it.
  func join() {
    guard let thread else { return }
    ended.store(true, ordering: .releasing)
    filled.signal()
    pthread_join(thread, nil)
    self.thread = nil
  }

  private func build(_ events: borrowing Growable<UInt8>) {
    reader.read(events)
    if reader.failure != nil { refused.store(true, ordering: .releasing) }
  }

  private func startThread() {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Pipeline>.fromOpaque(context).takeRetainedValue().buildAll()
        return nil
      }, context)
    if status == 0 {
      self.thread = thread
    } else {
      unsafe Unmanaged<Pipeline>.fromOpaque(context).release()
    }
  }

  /// Builds buffer after buffer, on a thread of its own.
  private func buildAll() {
    var read = 0
    while true {
      filled.wait()
      // The last signal stands for no buffer.
      if ended.load(ordering: .acquiring) && read == written { return }
      build(slots[read % slots.count].events)
      read += 1
      free.signal()
    }
  }
}
