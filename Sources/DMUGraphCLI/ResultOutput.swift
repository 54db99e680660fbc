import DMUReport
import DMUText
import Glibc
import SystemPackage

/// Where results go: standard output, or a file that is written beside its place and then renamed, so
/// that a run that fails leaves the old file whole.
final class ResultOutput: UTF8OutputStream {
  /// Why results could not be written.
  struct Failure: Error {
    let message: String
  }

  /// The number of bytes that are written at a time.
  private static let pieceSize = 1 << 16

  private let file: FileDescriptor
  /// The file to put into place, and where.
  private let replacement: (temporary: FilePath, target: FilePath)?
  private var buffer: [UInt8] = []
  private var failure: Errno?
  private let name: String
  /// True when characters that could control the terminal must be taken out.
  private let isGuarded: Bool

  /// Opens standard output, or a file beside the path.
  ///
  /// - Parameter isForTerminals: Whether what is written is fit for a terminal as it is.
  init(path: String?, isForTerminals: Bool) throws(Failure) {
    guard let path, path != "-" else {
      (file, replacement, name) = (.standardOutput, nil, "standard output")
      isGuarded = !isForTerminals && Terminal.standardOutput.exists
      return
    }
    (name, isGuarded) = (path, false)
    let target = Self.resolved(path)
    do {
      let kind = Self.kind(target)
      if kind == S_IFDIR { throw Errno.isDirectory }
      if let kind, kind != S_IFREG {
        // A device, a pipe or the like cannot be replaced.
        (file, replacement) = (try .open(target, .writeOnly), nil)
        return
      }
      let temporary = Self.temporary(beside: target)
      Interruption.willCreate(temporary.string)
      file = try .open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate],
        permissions: Self.permissions(of: target))
      replacement = (temporary, target)
    } catch {
      throw Failure(message: "\(path): cannot be written: \(error)")
    }
  }

  func write(_ string: String) {
    add((isGuarded ? printable(string, keepingLayout: true) : string).utf8.span)
  }

  func write(utf8 bytes: Span<UInt8>) {
    if isGuarded {
      write(bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    } else {
      add(bytes)
    }
  }

  private func add(_ bytes: Span<UInt8>) {
    if buffer.count + bytes.count >= Self.pieceSize { flush() }
    bytes.withUnsafeBytes { bytes in
      if bytes.count >= Self.pieceSize { writeAll(bytes) } else { buffer.append(contentsOf: bytes) }
    }
  }

  private func flush() {
    buffer.withUnsafeBytes { writeAll($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil else { return }
    do { try file.writeAll(bytes) } catch { failure = error as? Errno ?? .ioError }
  }

  /// Writes what is left.
  func close() throws(Failure) {
    flush()
    do {
      if let failure { throw failure }
      if replacement != nil { try file.close() }
    } catch {
      throw self.failure(error)
    }
  }

  /// Puts the file into place, once it is closed.
  func replace() throws(Failure) {
    guard let (temporary, target) = replacement else { return }
    guard rename(temporary.string, target.string) == 0 else {
      throw failure(Errno(rawValue: errno))
    }
  }

  private func failure(_ error: any Error) -> Failure {
    let rest = replacement == nil ? "" : ", the old file is as it was"
    return Failure(message: "\(name): cannot be written\(rest): \(error)")
  }

  /// Leaves everything as it was.
  func discard() {
    guard let replacement else { return }
    unlink(replacement.temporary.string)
  }

  /// The path behind symbolic links, so that the file is replaced and not the link.
  private static func resolved(_ path: String) -> FilePath {
    guard let real = realpath(path, nil) else { return FilePath(path) }
    defer { free(real) }
    return FilePath(String(cString: real))
  }

  /// The kind of file at a path, as `stat` has it; `nil` where there is none.
  private static func kind(_ path: FilePath) -> mode_t? {
    var status = stat()
    return stat(path.string, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func permissions(of path: FilePath) -> FilePermissions {
    var status = stat()
    guard stat(path.string, &status) == 0 else { return FilePermissions(rawValue: 0o666) }
    return FilePermissions(rawValue: CModeT(status.st_mode & 0o777))
  }

  private typealias CModeT = CInterop.Mode

  private static func temporary(beside path: FilePath) -> FilePath {
    var temporary = path
    let name = path.lastComponent?.string ?? "output"
    temporary.removeLastComponent()
    temporary.append(".\(name).\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp")
    return temporary
  }
}
