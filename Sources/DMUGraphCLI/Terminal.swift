import ArgumentParser
import DMUGraph
import DMUReport
import DMUText
import Glibc

/// The facts that are known of the terminal behind a file descriptor.
struct Terminal {
  let descriptor: Int32

  static let standardOutput = Terminal(descriptor: STDOUT_FILENO)
  static let standardError = Terminal(descriptor: STDERR_FILENO)

  /// True when there is a terminal.
  var exists: Bool { isatty(descriptor) == 1 }

  /// True when colours are welcome: a terminal that knows them, and no `NO_COLOR`.
  var showsColor: Bool {
    guard exists, getenv("NO_COLOR").map({ $0.pointee == 0 }) ?? true else { return false }
    return getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// The columns of the terminal; `nil` when there is none.
  var width: Int? {
    var size = winsize()
    guard exists, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return min(Int(size.ws_col), 160)
  }

  /// Replaces the line on which the cursor stands.
  func rewriteLine(_ text: String) {
    let bytes = Array("\r\u{1B}[2K\(printable(text))".utf8)
    _ = write(descriptor, bytes, bytes.count)
  }
}

/// Sees to it that no file is opened as standard input, output or error where one of them is closed.
///
/// It is opened the wrong way round, so that reading and writing fail as they should.
func keepStandardStreams() {
  for (descriptor, mode) in [
    (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
  ] where fcntl(descriptor, F_GETFD) < 0 {
    // The lowest that is free is this one, as those before it are open.
    _ = open("/dev/null", mode)
  }
}

/// The path behind symbolic links of a regular file that exists; `nil` for anything else.
func canonicalPath(_ path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    let real = realpath(path, nil)
  else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// Today's day where the tool runs.
func today() throws -> Day {
  var now = time(nil)
  var local = tm()
  localtime_r(&now, &local)
  let (year, month) = (Int(local.tm_year) + 1900, Int(local.tm_mon) + 1)
  guard let day = Day(year: year, month: month, day: Int(local.tm_mday)) else {
    throw ValidationError(
      "This machine's clock is at no day of the years 0 to 9999. Say the day with --as-of.")
  }
  return day
}

/// Writes a line to standard error, without what could control a terminal.
func printError(_ line: String) {
  var bytes = Array(printable(line).utf8) + [0x0A]
  while !bytes.isEmpty {
    let count = write(STDERR_FILENO, bytes, bytes.count)
    if count <= 0 { return }
    bytes.removeFirst(count)
  }
}
