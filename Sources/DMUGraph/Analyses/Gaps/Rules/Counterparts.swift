import OrderedCollections

// Accounts where we are in touch, but not by the people whose part it is.

extension AccountInspection {
  /// `counterpart-missing`: a covered role that nobody of a matching staff role covers.
  mutating func findMissingCounterparts() {
    for coverage in roles where coverage.status == .covered {
      guard let words = policy.counterparts[coverage.role], !words.isEmpty,
        let position = portfolio.position(of: coverage.role)
      else { continue }
      let pairs = numbers(of: coverage.covered).flatMap { contact in
        ties.pairs(of: contact).filter { ties.isActive($0) }
      }
      let hasCounterpart = pairs.contains { pair in
        let traits = traits(of: ties.staff[pair.staff])
        return !traits.hasRole || traits.counterpartOf.contains(position: position)
      }
      guard !hasCounterpart, let best = strongest(pairs) else { continue }
      let staff = Set(pairs.map { ties.staff[$0.staff] }).sorted()
      let known = ties.positions(of: best)
      let wanted = colleague(for: coverage.role)
      report(
        role: coverage.role, contacts: coverage.holders,
        message: "\(heading(coverage.role)): \(staffNames(staff)) "
          + "\(staff.count == 1 ? "is" : "are") in touch with "
          + "\(contactNames(coverage.covered, "or")) at \(accountName), but no \(wanted) "
          + "is.\(inference(coverage))",
        action: "Ask \(staffName(known.staff)) to introduce a \(wanted) to "
          + "\(contactTitle(known.contact)).",
        evidence: holderEvidence(coverage) + [
          Evidence("active_staff", .people(staff.map { .staff($0) })),
          Evidence("counterparts", .words(words)),
          Evidence("best_effective_strength", .number(best.strength)),
          Evidence("assumed", .flag(!pairs.contains(where: isConfirmedActive))),
          Evidence("via", .people([.staff(known.staff), .contact(known.contact)])),
        ])
    }
  }

  /// `no-account-manager`: a key account to which no account manager has an active tie.
  mutating func findNoAccountManager() {
    guard required.isKeyAccount else { return }
    let staff = ties.activeStaffPositions
    let suffices = staff.contains {
      !traits(of: $0).hasRole || traits(of: $0).isAccountManager
    }
    guard !suffices else { return }
    var step = NextStep(
      action: "Name an account manager for \(accountName) and have them meet the people there.")
    if let best = ties.strongestActive {
      let known = ties.positions(of: best)
      step = NextStep(
        action: "Ask \(staffName(known.staff)) to introduce the account manager to "
          + "\(contactTitle(known.contact)).",
        via: [.staff(known.staff), .contact(known.contact)])
    }
    let others = staff.isEmpty ? "" : ", only \(staffNames(staff))"
    report(
      message: "\(accountName) is a key account, and no account manager of ours is in touch with "
        + "anybody there\(others).",
      action: step.action,
      evidence: [Evidence("active_staff", .people(staff.map { .staff($0) }))] + step.evidence)
  }

  private func isConfirmedActive(_ pair: AccountTies.Pair) -> Bool {
    pair.confirmedStrength >= policy.activeThreshold
  }
}
