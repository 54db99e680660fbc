import DMUGraph
import DMUText

/// The remarks on findings that are not made because they hold of everything and are said once for all.
struct RemarksSaidOnce: OptionSet, Sendable {
  let rawValue: Int

  /// Roles are inferred from titles.
  static let inferredRoles = RemarksSaidOnce(rawValue: 1)
  /// Strengths of ties are assumed.
  static let assumedStrengths = RemarksSaidOnce(rawValue: 2)
}

// The problem that a finding is about, in a sentence for an account manager: one `case` a finding. The account
// is named by what the sentence stands under.
extension Review {
  /// The message of a finding.
  func message(of finding: Finding, without saidOnce: RemarksSaidOnce = []) -> String {
    let role = finding.role.map(capitalized) ?? ""
    func marked(_ inferred: [ContactID]) -> String {
      inferred.isEmpty || saidOnce.contains(.inferredRoles) ? role : "\(role) (inferred)"
    }
    func shortage(_ threads: ThreadCount) -> String {
      "\(threads.pairs.count) of \(plural(threads.required, "separate tie")), "
        + "\(listed(threads.pairs) { names($0) })\(doubt(threads, saidOnce))"
    }
    switch finding.facts {
    case .roleMissing:
      return "\(role): nobody on record has this role."
    case .roleUnknown(_, let open):
      return "\(role): nobody is known; \(contactNames(open, "and")) "
        + "\(open.count == 1 ? "has" : "have") no role yet."
    case .roleUncovered(let inferred):
      return "\(marked(inferred)): no tie with \(contactNames(finding.contacts, "or"))."
    case .roleCold(let inferred, let tie):
      return "\(marked(inferred)): \(silence(tie, with: finding.contacts))."
    case .roleOpposed(let inferred, let opponents):
      return "\(marked(inferred)): in touch only with \(contactNames(opponents, "and")), who "
        + "\(opponents.count == 1 ? "is" : "are") against us."
    case .roleJunior(let inferred, let share):
      return
        "\(marked(inferred)): in touch with \(listed(share.reached) { name(.contact($0)) })"
        + "\(unreached(share)): \(wholePercentage(share.share)) of the say."
    case .roleThin(let inferred, let threads):
      return "\(marked(inferred)): \(shortage(threads))."
    case .unthreaded(let contacts, _, let tie):
      let all = contacts == 1 ? "the only contact" : "any of \(contacts) contacts"
      return tie == nil
        ? "No tie with \(all)." : "No active tie with \(all): \(silence(tie))."
    case .singleThreaded(let activeTies, let threads):
      return whoHoldsAll(finding, activeTies) + doubt(threads, saidOnce) + "."
    case .thinThreads(let threads):
      let ours = listed(threads.pairs) { name(.staff($0.staff)) }
      return "Only \(threads.pairs.count) of \(threads.required) separate ties, of "
        + "\(ours)\(doubt(threads, saidOnce))."
    case .noSupporter(_, let friendly):
      return friendly.isEmpty
        ? "Nobody here is known to be for us."
        : "\(contactNames(friendly, "and")) \(friendly.count == 1 ? "is" : "are") for us, and none of us "
          + "is in touch."
    case .singleSupporter(let threads):
      return "Only one tie to a supporter: "
        + "\(listed(threads.pairs) { names($0) })\(doubt(threads, saidOnce))."
    case .keyContactUncovered(let influence, _, let tie):
      return "\(contactNames(finding.contacts, "and")) has a say of \(rounded(influence)): "
        + "\(silence(tie))."
    case .opponentUnattended(let stance, let authority, let tie):
      return
        "\(contactNames(finding.contacts, "and")), \(stance.rawValue) with a say of \(rounded(authority)): "
        + "\(silence(tie))."
    case .rivalFoothold(let rival, let own, _):
      let measure =
        own.map { "\(rounded(rival)), we \(rounded($0))" } ?? "\(rounded(rival)), we none"
      return "\(names(ofRivals: finding.competitors)) "
        + "\(finding.competitors.count == 1 ? "is" : "are") closer to "
        + "\(contactNames(finding.contacts, "and")): \(measure)."
    case .contactLeft(let departure):
      let left = departure.leftOn.map { "left on \($0)" } ?? "has left"
      let standing =
        departure.roles.map { spoken($0.rawValue) }
        + (departure.stance.map { $0.isFriendly ? ["for us"] : [] } ?? [])
      return "\(contactNames(finding.contacts, "and")) \(left)"
        + (standing.isEmpty ? "" : " (\(listed(standing) { $0 }))")
        + (departure.staff.isEmpty ? "" : "; \(names(ofStaff: departure.staff)) had a tie") + "."
    case .counterpartMissing(let inferred, let ties):
      return "\(marked(inferred)): \(names(ofStaff: ties.activeStaff)) "
        + "\(ties.activeStaff.count == 1 ? "is" : "are") in touch, but no natural counterpart is."
    case .noAccountManager(let owner, let staff):
      let others =
        staff.isEmpty
        ? "" : staff.count > 2 ? ", \(staff.count) others are" : ", only \(names(ofStaff: staff))"
      let lead = owner.map { "neither \(name(.staff($0))), who leads it, nor an account manager" }
      return "A key account: \(lead ?? "no account manager") is in touch\(others)."
    case .renewalExposed(let end, let daysLeft, _, let exposing):
      let due =
        portfolio.unitKind == .deal
        ? closing(end, in: daysLeft) : "Contract \(ending(end, in: daysLeft))"
      return "\(due): \(plural(exposing.count, "other finding")) "
        + (daysLeft > 0 ? "before." : "open.")
    }
  }

  // MARK: Parts of messages

  /// Those with the most to say in a role who are not in touch, or are and against us, after a comma.
  private func unreached(_ share: AuthorityShare) -> String {
    let silent = share.greatest.filter { !share.opponents.contains($0) }
    let words = silent.isEmpty ? "" : ", not with \(contactNames(silent, "or"))"
    guard !share.opponents.isEmpty else { return words }
    return words + ", and with \(contactNames(share.opponents, "and")), who "
      + "\(share.opponents.count == 1 ? "is" : "are") against us"
  }

  /// Who alone holds all ties to an account.
  private func whoHoldsAll(_ finding: Finding, _ activeTies: Int) -> String {
    if let one = finding.staff.first, let other = finding.contacts.first {
      return "A single active tie, \(name(.staff(one))) with \(nameWithTitle(.contact(other)))"
    }
    let who =
      finding.staff.first.map { "\(name(.staff($0))) (our side)" }
      ?? "\(listed(finding.contacts) { name(.contact($0)) }) (their side)"
    return "\(activeTies == 2 ? "Both" : "All \(activeTies)") active ties hang on \(who)"
  }

  /// Words that say that threads rest on assumed strengths, after a comma; empty when they do not.
  private func doubt(_ threads: ThreadCount, _ saidOnce: RemarksSaidOnce) -> String {
    guard threads.confirmed < threads.pairs.count, !saidOnce.contains(.assumedStrengths) else {
      return ""
    }
    return threads.confirmed == 0 ? ", not confirmed" : ", \(threads.confirmed) confirmed"
  }

  /// That we are not in touch, and for how long: of the strongest tie on record, or of none.
  private func silence(_ tie: ColdTie?, with contacts: [ContactID] = []) -> String {
    let with = contacts.isEmpty ? "" : " with \(contactNames(contacts, "or"))"
    guard let tie else { return "no tie\(with)" }
    if hasLeft(.staff(tie.pair.staff)) {
      let contact = name(.contact(tie.pair.contact))
      return "\(name(.staff(tie.pair.staff))), who knew \(contact), has left"
    }
    guard !tie.isTooWeak, let days = tie.daysSinceLastContact else {
      return "the tie\(with) is too weak to count"
    }
    return "no contact for \(plural(days, "day"))\(with)"
  }

  private func closing(_ end: Day, in daysLeft: Int) -> String {
    switch daysLeft {
    case 0: "To close today"
    case ..<0: "Was to close on \(end), \(plural(-daysLeft, "day")) ago"
    default: "To close on \(end), in \(plural(daysLeft, "day"))"
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
