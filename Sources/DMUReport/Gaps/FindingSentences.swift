import DMUGraph
import DMUText

// The problem that a finding is about, in a sentence or two for an account manager: one `case` a finding.
extension Review {
  /// The message of a finding.
  func message(of finding: Finding) -> String {
    let account = name(finding.account)
    let role = finding.role.map(capitalized) ?? ""
    switch finding.facts {
    case .roleMissing:
      return "\(role): nobody on record at \(account) has this role."
    case .roleUnknown(_, let open):
      return "\(role): nobody on record at \(account) is known to have this role, but "
        + "\(contactNames(open, "and")) \(open.count == 1 ? "has" : "have") no role yet."
    case .roleUncovered(let inferred):
      return "\(role): \(silence(nil)) with \(contactNames(finding.contacts, "or")) at "
        + "\(account).\(inference(inferred, of: finding))"
    case .roleCold(let inferred, let tie):
      return "\(role) at \(account), \(contactNames(finding.contacts, "and")): "
        + "\(silence(tie)).\(inference(inferred, of: finding))"
    case .roleOpposed(let inferred, let opponents):
      return "\(role) at \(account): of those with this role we are in touch only with "
        + "\(contactNames(opponents, "and")), who \(opponents.count == 1 ? "is" : "are") against "
        + "us.\(inference(inferred, of: finding))"
    case .roleJunior(let inferred, let share):
      return
        "\(role) at \(account): we are in touch with \(contactNames(share.reached, "and")) and "
        + "not with \(contactNames(share.greatest, "or")); that is \(percentage(share.share)) of the "
        + "say in this role.\(inference(inferred, of: finding))"
    case .roleThin(let inferred, let threads):
      return "\(role) at \(account) rests on \(plural(threads.pairs.count, "separate tie")), "
        + shortage(threads) + inference(inferred, of: finding)
    case .unthreaded(let contacts, _, let tie):
      let contacts = plural(contacts, "contact")
      return tie == nil
        ? "\(account): none of us has a tie on record with anybody there (\(contacts))."
        : "\(account), \(contacts): \(silence(tie))."
    case .singleThreaded(let activeTies, let threads):
      return "\(account) hangs on " + whoHoldsAll(finding, activeTies)
        + doubt(threads.confirmed, of: threads.pairs.count)
    case .thinThreads(let threads):
      return "\(account) rests on \(threads.pairs.count) separate ties, " + shortage(threads)
    case .noSupporter(_, let friendly):
      return friendly.isEmpty
        ? "Nobody at \(account) is known to be for us."
        : "\(account): \(contactNames(friendly, "and")) \(friendly.count == 1 ? "is" : "are") for us, "
          + "and none of us is in touch."
    case .singleSupporter(let threads):
      return "Only one separate tie at \(account) is to somebody who is for us: "
        + "\(listed(threads.pairs) { names($0) })."
        + doubt(threads.confirmed, of: threads.pairs.count)
    case .keyContactUncovered(let influence, _, let tie):
      return "\(contactNames(finding.contacts, "and")) has much influence at \(account) "
        + "(\(rounded(influence)) of 1), and \(silence(tie))."
    case .opponentUnattended(let stance, let authority, let tie):
      let opponent = stance == .critic ? "a critic" : "an opponent"
      return "\(contactNames(finding.contacts, "and")) is \(opponent) of ours with a say at "
        + "\(account) (\(rounded(authority)) of 1), and \(silence(tie))."
    case .rivalFoothold(let rival, let own, _):
      let measure =
        own.map { "\(rounded(rival)) against our \(rounded($0))" }
        ?? "\(rounded(rival)), and \(silence(nil))"
      return "\(names(ofRivals: finding.competitors)) "
        + "\(finding.competitors.count == 1 ? "has" : "have") a stronger tie to "
        + "\(contactNames(finding.contacts, "and")) at \(account) than we do (\(measure))."
    case .contactLeft(let departure):
      let account = departure.leftOn.map { "left \(account) on \($0)" } ?? "has left \(account)"
      let parts = departure.roles.map { spoken($0.rawValue) }
      let standing =
        parts + (departure.stance.map { $0.isFriendly ? ["for us"] : [] } ?? [])
      return "\(contactNames(finding.contacts, "and")) \(account)"
        + (standing.isEmpty ? "" : " (\(listed(standing) { $0 }))")
        + "; \(names(ofStaff: departure.staff)) had a tie."
    case .counterpartMissing(let inferred, let ties):
      return "\(role): \(names(ofStaff: ties.activeStaff)) "
        + "\(ties.activeStaff.count == 1 ? "is" : "are") in touch with "
        + "\(contactNames(ties.covered, "or")) at \(account), but no "
        + "\(colleague(ties.counterparts)) is.\(inference(inferred, of: finding))"
    case .noAccountManager(let owner, let staff):
      let others = staff.isEmpty ? "" : ", only \(names(ofStaff: staff))"
      let lead = owner.map { "neither \(name(.staff($0))), who leads it, nor an account manager" }
      return "\(account) is a key account, and \(lead ?? "no account manager of ours") is in touch "
        + "with anybody there\(others)."
    case .renewalExposed(let end, let daysLeft, _, let exposing):
      let others = exposing.count == 1 ? "there is" : "there are"
      let due =
        portfolio.unitKind == .deal
        ? "\(account) \(closing(end, in: daysLeft))"
        : "The contract with \(account) \(ending(end, in: daysLeft))"
      return "\(due), and \(others) "
        + "\(plural(exposing.count, "other finding")) to mend before."
    }
  }

  // MARK: Parts of messages

  /// Who alone holds all ties to an account, and what that means.
  private func whoHoldsAll(_ finding: Finding, _ activeTies: Int) -> String {
    if let one = finding.staff.first, let other = finding.contacts.first {
      return "a single tie, \(name(.staff(one))) (our side) with "
        + "\(nameWithTitle(.contact(other))) (their side): it is gone when either leaves."
    }
    let who =
      finding.staff.first.map { "our side, \(name(.staff($0)))" }
      ?? "their side, \(contactNames(finding.contacts, "and"))"
    return "one person on \(who): \(activeTies == 2 ? "both" : "all \(activeTies)") active ties "
      + "are gone when that person leaves."
  }

  /// The pairs that there are, and how many are asked for.
  private func shortage(_ threads: ThreadCount) -> String {
    "\(listed(threads.pairs) { names($0) }); \(threads.required) are asked for."
      + doubt(threads.confirmed, of: threads.pairs.count)
  }

  /// A sentence that says that threads rest on assumed strengths, after a blank; empty when not.
  private func doubt(_ confirmed: Int, of threads: Int) -> String {
    guard confirmed < threads else { return "" }
    let rest = confirmed == 0 ? "none" : "only \(confirmed)"
    return " Without ties whose strength is only assumed, \(rest) would be left."
  }

  /// A sentence that says whose role was inferred, after a blank; empty when nobody's was.
  private func inference(_ inferred: [ContactID], of finding: Finding) -> String {
    guard !inferred.isEmpty else { return "" }
    let whose =
      inferred.count == finding.contacts.count
      ? "" : " of \(listed(inferred) { name(.contact($0)) })"
    return " (The role\(whose) is inferred from the title.)"
  }

  /// That we are not in touch, and since when: of the strongest tie on record, or of none.
  private func silence(_ tie: ColdTie?) -> String {
    guard let tie else { return "none of us has a tie on record" }
    let staff = name(.staff(tie.pair.staff))
    guard !tie.isTooWeak, let days = tie.daysSinceLastContact else {
      return "the tie of \(staff) is too weak to count"
    }
    return "none of us is in touch any more (last contact of \(staff): \(plural(days, "day")) ago)"
  }

  private func closing(_ end: Day, in daysLeft: Int) -> String {
    switch daysLeft {
    case 0: "is to close today"
    case ..<0: "was to close on \(end), \(plural(-daysLeft, "day")) ago"
    default: "is to close on \(end), in \(plural(daysLeft, "day"))"
    }
  }

  private func ending(_ end: Day, in daysLeft: Int) -> String {
    switch daysLeft {
    case 0: "ends today"
    case ..<0: "ended on \(end), \(plural(-daysLeft, "day")) ago"
    default: "ends on \(end), in \(plural(daysLeft, "day"))"
    }
  }

  // MARK: Names

  /// One contact with the title, several by name.
  private func contactNames(_ contacts: [ContactID], _ joint: String) -> String {
    contacts.count == 1
      ? nameWithTitle(.contact(contacts[0])) : listed(contacts, joint) { name(.contact($0)) }
  }

  private func names(ofStaff staff: [StaffID]) -> String { listed(staff) { name(.staff($0)) } }

  func names(ofRivals rivals: [CompetitorID]) -> String { listed(rivals) { name(.competitor($0)) } }

  /// Whom of us to send, when nobody in particular: `colleague (technical or service)`.
  func colleague(_ counterparts: [String]) -> String {
    counterparts.isEmpty ? "colleague" : "colleague (\(listed(counterparts, "or", spoken)))"
  }
}
