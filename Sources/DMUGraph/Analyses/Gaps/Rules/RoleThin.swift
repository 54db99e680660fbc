extension AccountInspection {
  /// `role-thin`: fewer pairs that share no person than the tier asks for.
  mutating func findThinRoles() {
    for coverage in roles where coverage.status == .thin {
      let covered = numbers(of: coverage.covered)
      ties.match(covered, confirmedOnly: true, in: &part)
      let confirmed = part.size
      ties.match(covered, in: &part)
      let count = threadCount(part, confirmed: confirmed, required: required.roleThreads)
      report(
        role: coverage.role, contacts: coverage.holders,
        .roleThin(inferredHolders: coverage.inferredHolders, count),
        anotherThread(among: coverage.holders, in: part, role: coverage.role))
    }
  }

  /// The threads of a matching, with the proof that there are so many and no more.
  func threadCount(
    _ matching: BipartiteMatching, confirmed: Int, required: Int
  ) -> ThreadCount {
    ThreadCount(
      pairs: pairs(of: matching), confirmed: confirmed, required: required,
      cut: ties.people(matching.minimumCover))
  }

  /// The pairs of a matching, in the order of our people in the input.
  func pairs(of matching: BipartiteMatching) -> [StaffContact] {
    matching.pairs.map {
      StaffContact(staff: ties.staff[$0.left], contact: ties.contact($0.right))
    }.sorted { $0.staff < $1.staff }
  }
}
