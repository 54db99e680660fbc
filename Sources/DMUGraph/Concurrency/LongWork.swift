import Synchronization

/// The progress of a step of long work.
///
/// An analysis is a step, or several after one another: `plan` finds the cheapest ties and then settles who acts,
/// `paths` plans first, `whatIf` looks at the accounts four times and plans.
public struct WorkProgress: Hashable, Sendable {
  /// The number of accounts that are done; never less than before within a step.
  public var done: Int
  /// The number of accounts that there are.
  public var total: Int
}

/// Runs analyses so that they end early when the task is cancelled, and tell how far they are.
///
/// ```swift
/// let plans = try withCancellation {
///   print("\($0.done) of \($0.total)")
/// } perform: {
///   review.plan()
/// }
/// ```
///
/// Elsewhere an analysis takes no notice of cancellation, so that its result is always whole. Call this from
/// the task that may be cancelled; like the analyses it takes the calling thread, and others, until it is done.
/// Files that are read within end early too (`GraphMLReader`).
///
/// - Parameters:
///   - progress: Called after every few accounts, by one thread at a time, not always the same.
///   - work: Analyses, which look at cancellation between two accounts.
/// - Returns: What the work returns.
/// - Throws: `CancellationError` when the task is cancelled, whatever else the work throws then, or what the
///   work throws.
public func withCancellation<Result>(
  onProgress progress: @escaping @Sendable (WorkProgress) -> Void = { _ in },
  perform work: () throws -> Result
) throws -> Result {
  let result = Swift.Result {
    try WorkControl.$current.withValue(WorkControl(progress)) { try work() }
  }
  try Task.checkCancellation()
  return try result.get()
}

/// The state that the parts of long work, on several threads, share with whoever waits for it.
final class WorkControl: Sendable {
  /// That of the work which the current task does, if it is to be watched.
  @TaskLocal static var current: WorkControl?

  private let progress: @Sendable (WorkProgress) -> Void
  private let done = Mutex(0)
  private let isCancelled = Atomic(false)

  init(_ progress: @escaping @Sendable (WorkProgress) -> Void) { self.progress = progress }

  /// True when nobody wants the result any more.
  ///
  /// Only the thread on which the task runs learns of that by itself, and takes a part of the work like
  /// others; they learn of it here.
  var isStopped: Bool {
    if isCancelled.load(ordering: .relaxed) { return true }
    guard Task.isCancelled else { return false }
    isCancelled.store(true, ordering: .relaxed)
    return true
  }

  /// Begins a step.
  func begin() { done.withLock { $0 = 0 } }

  /// Tells that so many more of a step are done.
  func finish(_ count: Int, of total: Int) {
    done.withLock {
      $0 += count
      progress(WorkProgress(done: $0, total: total))
    }
  }
}
