// Accounts with no active tie, with one thread, or with fewer than their tier asks for.

extension AccountInspection {
  /// `unthreaded`: there are contacts and no active tie.
  mutating func findNoThread() {
    guard threads.size == 0, ties.contactCount > 0 else { return }
    let pair = strongest((0..<ties.contactCount).compactMap { ties.best(of: $0) })
    let step = approach(Array(ties.contacts), role: nil)
    let contacts = plural(ties.contactCount, "contact")
    report(
      message: pair == nil
        ? "\(accountName): none of us has a tie on record with anybody there (\(contacts))."
        : "\(accountName), \(contacts): \(silence(pair)).",
      action: step.action,
      evidence: [
        Evidence("threads", .count(0)), Evidence("required", .count(required.threads)),
        Evidence("contacts_on_record", .count(ties.contactCount)),
      ] + (pair == nil ? step.evidence : silenceEvidence(pair)))
  }

  /// `single-threaded`: one departure is enough to lose every active tie.
  mutating func findSingleThread() {
    guard threads.size == 1, required.threads > 1 else { return }
    let (staff, contacts) = ties.bottlenecks
    let step = anotherThread(among: Array(ties.contacts), in: threads, role: nil)
    let message =
      if let one = staff.first, let other = contacts.first {
        "hangs on a single tie, \(staffName(one)) (our side) with \(contactTitle(other)) (their "
          + "side): it is gone when either leaves."
      } else {
        "hangs on one person on "
          + (staff.first.map { "our side, \(staffName($0))" }
            ?? "their side, \(contactNames(contacts))")
          + ": \(ties.activeCount == 2 ? "both" : "all \(ties.activeCount)") active ties are gone when "
          + "that person leaves."
      }
    report(
      contacts: contacts, staff: staff,
      message: "\(accountName) \(message)\(doubt(confirmedThreads, of: 1))",
      action: step.action,
      evidence: [Evidence("active_ties", .count(ties.activeCount))]
        + threadEvidence(threads, confirmed: confirmedThreads, required: required.threads)
        + step.evidence)
  }

  /// `thin-threads`: more than one thread, fewer than asked for.
  mutating func findThinThreads() {
    guard threads.size > 1, threads.size < required.threads else { return }
    let step = anotherThread(among: Array(ties.contacts), in: threads, role: nil)
    report(
      message: "\(accountName) rests on \(threads.size) separate ties, "
        + "\(listed(pairs(of: threads)) { names($0) }); \(required.threads) are asked for."
        + doubt(confirmedThreads, of: threads.size),
      action: step.action,
      evidence: threadEvidence(threads, confirmed: confirmedThreads, required: required.threads)
        + step.evidence)
  }
}
