import Dispatch
import Synchronization

/// The results of a body for consecutive parts of a range, in order, worked out on all cores.
///
/// What comes out does not depend on the number of cores as long as no part's result depends on where
/// the parts begin. A range shorter than two parts is one part and starts no thread.
///
/// - Parameters:
///   - count: The length of the range, which begins at 0.
///   - size: The least length of a part.
///   - body: Works out a part; runs on several threads at once.
package func concurrentMap<Result: Sendable>(
  count: Int, partsOf size: Int, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  concurrentMap(count: count, partsOf: size, workspace: {}, body: { _, part in body(part) })
}

/// The same with a workspace for the body, of which there are as many as threads, not as parts.
///
/// - Parameters:
///   - count: The length of the range, which begins at 0.
///   - size: The least length of a part.
///   - workspace: Makes a workspace, which never leaves its thread.
///   - body: Works out a part, whatever the workspace was used for before.
package func concurrentMap<Workspace, Result: Sendable>(
  count: Int, partsOf size: Int, workspace: @Sendable () -> Workspace,
  body: @Sendable (inout Workspace, Range<Int>) -> Result
) -> [Result] {
  let parts = max(1, count / size)
  let next = Atomic(0)
  let results = Mutex<[Result?]>(Array(repeating: nil, count: parts))
  // Every call takes parts until none is left, so that only the first on each thread finds any.
  @Sendable func work() {
    var own: Workspace?
    while true {
      let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard part < parts else { return }
      var space = own.take() ?? workspace()
      let result = body(&space, part * count / parts..<(part + 1) * count / parts)
      own = space
      results.withLock { $0[part] = result }
    }
  }
  if parts == 1 {
    work()
  } else {
    DispatchQueue.concurrentPerform(iterations: parts) { _ in work() }
  }
  return results.withLock { $0.compactMap(\.self) }
}
