/// Shows at a terminal how far reading has come, once it takes more than a second.
struct Progress: Sendable {
  let isShown: Bool
  private let start = ContinuousClock.now

  func show(_ path: String, bytes: Int) {
    // A file is read in pieces of 64 KiB; every sixty-fourth is enough.
    guard isShown, bytes >> 16 & 63 == 0, start.duration(to: .now) > .seconds(1) else { return }
    Terminal.standardError.rewriteLine("reading \(path): \(bytes >> 20) MiB")
  }

  /// Takes the line away again.
  func clear() {
    if isShown && start.duration(to: .now) > .seconds(1) { Terminal.standardError.rewriteLine("") }
  }
}
