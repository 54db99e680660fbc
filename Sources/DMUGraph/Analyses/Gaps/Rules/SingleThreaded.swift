extension AccountInspection {
  /// `single-threaded`: one departure is enough to lose every active tie.
  mutating func findSingleThread() {
    guard threads.size == 1, required.threads > 1 else { return }
    let (staff, contacts) = ties.bottlenecks
    let count = threadCount(threads, confirmed: confirmedThreads, required: required.threads)
    report(
      contacts: contacts, staff: staff,
      .singleThreaded(activeTies: ties.activeCount, count),
      anotherThread(among: Array(ties.contacts), in: threads, role: nil))
  }
}
