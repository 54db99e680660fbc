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
  let parts = max(1, count / size)
  if parts == 1 { return [body(0..<count)] }
  let results = Mutex<[Result?]>(Array(repeating: nil, count: parts))
  DispatchQueue.concurrentPerform(iterations: parts) { part in
    let range = part * count / parts..<(part + 1) * count / parts
    let result = body(range)
    results.withLock { $0[part] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}
