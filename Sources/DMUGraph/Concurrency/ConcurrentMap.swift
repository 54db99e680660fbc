import Dispatch
import Synchronization

/// The results of a body for consecutive parts of a range, in order, worked out on all cores.
///
/// The results do not depend on the number of cores as long as no part's result depends on where
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
/// - Returns: The results; some are missing when the work was stopped (``withCancellation(onProgress:perform:)``).
package func concurrentMap<Workspace, Result: Sendable>(
  count: Int, partsOf size: Int, workspace: @Sendable () -> Workspace,
  body: @Sendable (inout Workspace, Range<Int>) -> Result
) -> [Result] {
  let parts = max(1, count / size)
  let control = WorkControl.current
  control?.begin()
  let next = Atomic(0)
  let results = Mutex<[Result?]>(Array(repeating: nil, count: parts))
  // Every call takes parts until none is left, so that only the first on each thread finds any.
  @Sendable func work() {
    var own: Workspace?
    while true {
      let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard part < parts, control?.isStopped != true else { return }
      var space = own.take() ?? workspace()
      let range = part * count / parts..<(part + 1) * count / parts
      let result = body(&space, range)
      own = space
      results.withLock { $0[part] = result }
      control?.finish(range.count, of: count)
    }
  }
  if parts == 1 {
    work()
    return results.withLock { $0[0].map { [$0] } ?? [] }
  }
  DispatchQueue.concurrentPerform(iterations: parts) { _ in work() }
  return results.withLock { $0.compactMap(\.self) }
}

/// The result of a body for every number of a range, in order, worked out on all cores.
///
/// - Parameters:
///   - count: The length of the range, which begins at 0.
///   - size: The least number that a thread takes at a time.
///   - workspace: Makes a workspace, which never leaves its thread.
///   - body: Works out one result, whatever the workspace was used for before.
/// - Returns: The results; some are missing when the work was stopped (``withCancellation(onProgress:perform:)``).
package func concurrentMap<Workspace, Element: Sendable>(
  count: Int, partsOf size: Int, workspace: @Sendable () -> Workspace,
  each body: @Sendable (inout Workspace, Int) -> Element
) -> [Element] {
  let control = WorkControl.current
  let parts = concurrentMap(count: count, partsOf: size, workspace: workspace) { space, part in
    var elements: [Element] = []
    elements.reserveCapacity(part.count)
    for index in part {
      if control?.isStopped == true { break }
      elements.append(body(&space, index))
    }
    return elements
  }
  return parts.count == 1 ? parts[0] : parts.flatMap(\.self)
}

/// The results of a body for some values, in order, worked out on all cores.
///
/// That is no step of an analysis: nobody is told how far it is, and none of the results is ever missing.
/// A single value starts no thread.
package func concurrentResults<Value: Sendable, Result: Sendable>(
  of values: [Value], _ body: @Sendable (Value) -> Result
) -> [Result] {
  WorkControl.$current.withValue(nil) {
    if values.count == 1 { return [body(values[0])] }
    return concurrentMap(count: values.count, partsOf: 1) { $0.map { body(values[$0]) } }
      .flatMap(\.self)
  }
}
