// Required roles whose holders we do not know, no longer know, or know too thinly.

extension AccountInspection {
  /// `role-uncovered`: none of us ever had a tie to a holder.
  mutating func findUncoveredRoles() {
    for coverage in roles where coverage.status == .uncovered {
      let step = approach(coverage.holders, role: coverage.role)
      report(
        role: coverage.role, contacts: coverage.holders,
        message: "\(heading(coverage.role)): \(silence(nil)) with "
          + "\(contactNames(coverage.holders, "or")) at \(accountName).\(inference(coverage))",
        action: step.action,
        evidence: holderEvidence(coverage) + step.evidence)
    }
  }

  /// `role-cold`: there are ties to holders, none of them active.
  mutating func findColdRoles() {
    for coverage in roles where coverage.status == .cold {
      let pair = strongest(numbers(of: coverage.holders).compactMap { ties.best(of: $0) })
      let step = approach(coverage.holders, role: coverage.role)
      report(
        role: coverage.role, contacts: coverage.holders,
        message: "\(heading(coverage.role)) at \(accountName), "
          + "\(contactNames(coverage.holders)): \(silence(pair)).\(inference(coverage))",
        action: step.action,
        evidence: holderEvidence(coverage) + silenceEvidence(pair))
    }
  }

  /// `role-thin`: fewer pairs that share no person than the tier asks for.
  mutating func findThinRoles() {
    for coverage in roles where coverage.status == .thin {
      let covered = numbers(of: coverage.covered)
      ties.match(covered, confirmedOnly: true, in: &part)
      let confirmed = part.size
      ties.match(covered, in: &part)
      let step = anotherThread(among: coverage.holders, in: part, role: coverage.role)
      report(
        role: coverage.role, contacts: coverage.holders,
        message: "\(heading(coverage.role)) at \(accountName) rests on "
          + "\(plural(part.size, "separate tie")), \(listed(pairs(of: part)) { names($0) }); "
          + "\(required.roleThreads) are asked for.\(doubt(confirmed, of: part.size))"
          + inference(coverage),
        action: step.action,
        evidence: holderEvidence(coverage)
          + threadEvidence(part, confirmed: confirmed, required: required.roleThreads)
          + step.evidence)
    }
  }

  /// A sentence that says whose role was inferred, after a blank; empty when nobody's was.
  func inference(_ coverage: RoleCoverage) -> String {
    guard !coverage.inferredHolders.isEmpty else { return "" }
    let whose =
      coverage.inferredHolders.count == coverage.holders.count
      ? "" : " of \(listed(coverage.inferredHolders) { [review] in review.contactName($0) })"
    return " (The role\(whose) is inferred from the title.)"
  }

  /// The facts about the holders of a role.
  func holderEvidence(_ coverage: RoleCoverage) -> [Evidence] {
    let inferred = coverage.inferredHolders
    return [Evidence("holders", .count(coverage.holders.count))]
      + (inferred.isEmpty
        ? [] : [Evidence("inferred_holders", .people(inferred.map { .contact($0) }))])
  }

  /// The pairs of a matching, in the order of our people in the input.
  func pairs(of matching: BipartiteMatching) -> [StaffContact] {
    matching.pairs.map {
      StaffContact(staff: ties.staff[$0.left], contact: ties.contact($0.right))
    }.sorted { $0.staff < $1.staff }
  }

  /// A sentence that says that threads rest on assumed strengths, after a blank; empty when not.
  func doubt(_ confirmed: Int, of threads: Int) -> String {
    guard confirmed < threads else { return "" }
    let rest = confirmed == 0 ? "none" : "only \(confirmed)"
    return " Without ties whose strength is only assumed, \(rest) would be left."
  }

  /// The facts about threads: the pairs prove that there are so many, the cut that there are no more.
  func threadEvidence(
    _ matching: BipartiteMatching, confirmed: Int, required: Int
  ) -> [Evidence] {
    [
      Evidence("threads", .count(matching.size)),
      Evidence("threads_confirmed", .count(confirmed)),
      Evidence("required", .count(required)),
      Evidence("pairs", .pairs(pairs(of: matching))),
      Evidence("cut", .people(ties.people(matching.minimumCover))),
      Evidence("assumed", .flag(confirmed < matching.size)),
    ]
  }
}
