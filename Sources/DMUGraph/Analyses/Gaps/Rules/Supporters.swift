extension AccountInspection {
  /// `no-supporter`: there are threads, stances are known, and nobody who is for us is in touch.
  mutating func findNoSupporter() {
    guard threads.size > 0, supportingThreads == 0 else { return }
    let friendly = friendlyContacts
    report(
      .noSupporter(threads: threads.size, friendly: friendly),
      friendly.isEmpty ? winOverAnother() : approach(friendly, role: nil))
  }

  /// `single-supporter`: one departure is enough to lose everybody in touch who is for us.
  mutating func findSingleSupporter() {
    guard supportingThreads == 1, required.threads > 1 else { return }
    let friendly = friendlyContacts
    ties.match(numbers(of: friendly), confirmedOnly: true, in: &part)
    let confirmed = part.size
    ties.match(numbers(of: friendly), in: &part)
    let open = friendly.filter { !isInTouch($0) }
    report(
      .singleSupporter(threadCount(part, confirmed: confirmed, required: required.threads)),
      open.isEmpty ? winOverAnother() : approach(open, role: nil))
  }

  /// Wins over one of those in touch who are not yet for us, rather not one who is against us.
  private func winOverAnother() -> NextStep {
    let others = ties.contacts.filter { isInTouch($0) && !row(of: $0).isFriendly }
    let open = others.filter { !row(of: $0).isHostile }
    if others.isEmpty {
      return NextStep(
        kind: .findAnotherHolder(of: nil), via: ties.strongestActive.map(way) ?? [])
    }
    return winOver(open.isEmpty ? others : open)
  }
}
