extension AccountInspection {
  /// `unthreaded`: there are contacts and no active tie.
  mutating func findNoThread() {
    guard threads.size == 0, ties.contactCount > 0 else { return }
    let pair = strongest((0..<ties.contactCount).compactMap { ties.best(of: $0) })
    report(
      .unthreaded(
        contactsOnRecord: ties.contactCount, required: required.threads, pair.map(coldTie)),
      approach(Array(ties.contacts), role: nil))
  }
}
