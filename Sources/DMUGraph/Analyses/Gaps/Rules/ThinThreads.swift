extension AccountInspection {
  /// `thin-threads`: more than one thread, fewer than asked for.
  mutating func findThinThreads() {
    guard threads.size > 1, threads.size < required.threads else { return }
    report(
      .thinThreads(
        threadCount(threads, confirmed: confirmedThreads, required: required.threads)),
      anotherThread(among: Array(ties.contacts), in: threads, role: nil))
  }
}
