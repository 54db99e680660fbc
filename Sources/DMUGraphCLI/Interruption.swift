import Glibc

/// Takes half-written files away when a signal ends the run.
enum Interruption {
  /// The most files that are written at once.
  private static let capacity = 2

  /// The paths to remove, in memory that the handler can read without a lock or an allocation.
  private nonisolated(unsafe) static let paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> =
    {
      let paths = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
      paths.initialize(repeating: nil, count: capacity)
      return paths
    }()

  /// The signals that end a run; whoever ignores one, as `nohup` does, goes on ignoring it.
  private static let handler: Void = {
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE] {
      var action = sigaction()
      sigaction(number, nil, &action)
      if unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) != 0 { continue }
      action.__sigaction_handler.sa_handler = { number in
        for index in 0..<Interruption.capacity {
          if let path = Interruption.paths[index] { unlink(path) }
        }
        signal(number, SIG_DFL)
        raise(number)
      }
      sigaction(number, &action, nil)
    }
    // A file that grows too long is an error like a full disk, not the end.
    signal(SIGXFSZ, SIG_IGN)
  }()

  /// Has a file removed when a signal ends the run from now on.
  static func willCreate(_ path: String) {
    _ = handler
    for index in 0..<capacity where paths[index] == nil || paths[index]?.pointee == 0 {
      paths[index] = strdup(path)
      return
    }
  }

  /// Leaves the files be from now on: they are in place, or gone.
  static func isDone() {
    // The handler may be reading a path at this very moment, so it is made empty and not freed.
    for index in 0..<capacity { paths[index]?.pointee = 0 }
  }
}
