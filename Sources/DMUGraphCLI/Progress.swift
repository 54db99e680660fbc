import DMUGraph

/// Shows at a terminal how far long work has come, once it takes more than a second.
struct Progress: Sendable {
  private let isShown: Bool
  private let start = ContinuousClock.now

  /// Makes what shows it at a terminal, unless nothing is to be shown.
  init(quiet: Bool) { isShown = !quiet && Terminal.standardError.exists }

  /// Does long work and shows meanwhile how far it is.
  static func watching<Result>(quiet: Bool, _ work: () throws -> Result) throws -> Result {
    let progress = Progress(quiet: quiet)
    defer { progress.clear() }
    return try withCancellation(onProgress: { progress.show($0) }, perform: work)
  }

  private var isLong: Bool { isShown && start.duration(to: .now) > .seconds(1) }

  func show(_ path: String, bytes: Int) {
    // A file is read in pieces of 64 KiB; every sixty-fourth is enough.
    guard isShown, bytes >> 16 & 63 == 0, isLong else { return }
    Terminal.standardError.rewriteLine("reading \(path): \(bytes >> 20) MiB")
  }

  func show(_ progress: WorkProgress) {
    guard isLong else { return }
    Terminal.standardError.rewriteLine(
      "analysing: \(progress.done) of \(progress.total) accounts")
  }

  /// Takes the line away again.
  func clear() {
    if isLong { Terminal.standardError.rewriteLine("") }
  }
}
