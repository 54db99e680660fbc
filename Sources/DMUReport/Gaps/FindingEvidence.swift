import DMUGraph
import DMUText
import OrderedCollections

// The facts of a finding by name, as they stand in a document.
extension FindingRecord {
  /// The evidence of a finding, in the order in which it is shown.
  static func evidence(of finding: Finding, _ review: Review) -> JSONObject<Fact> {
    var evidence = JSONObject<Fact>()
    evidence.members.reserveCapacity(8)
    func set(holdersOf inferred: [ContactID]) {
      evidence["holders"] = .count(finding.contacts.count)
      if !inferred.isEmpty {
        evidence["inferred_holders"] = .words(review.ids(inferred.map { .contact($0) }))
      }
    }
    func set(_ threads: ThreadCount) {
      evidence["threads"] = .count(threads.pairs.count)
      evidence["threads_confirmed"] = .count(threads.confirmed)
      evidence["required"] = .count(threads.required)
      evidence["pairs"] = .pairs(threads.pairs, review)
      evidence["cut"] = .words(review.ids(threads.cut))
      evidence["assumed"] = .flag(threads.confirmed < threads.pairs.count)
    }
    func setStep() {
      if !finding.step.via.isEmpty { evidence["via"] = .words(review.ids(finding.step.via)) }
    }
    func set(_ tie: ColdTie) {
      evidence["best_effective_strength"] = .number(tie.strength)
      evidence["active_threshold"] = .number(tie.activeThreshold)
      evidence["last_contact"] = tie.lastContact.map { .word($0.description) }
      evidence["days_since_last_contact"] = tie.daysSinceLastContact.map { .count($0) }
      evidence["pairs"] = .pairs([tie.pair], review)
      evidence["assumed"] = .flag(tie.isAssumed)
    }
    /// A tie on record, or the way to make one.
    func set(_ tie: ColdTie?) { if let tie { set(tie) } else { setStep() } }

    if finding.isRisen { evidence["risen"] = .flag(true) }
    switch finding.facts {
    case .roleMissing(let contacts):
      evidence["contacts_on_record"] = .count(contacts)
      setStep()
    case .roleUnknown(let contacts, let open):
      evidence["contacts_on_record"] = .count(contacts)
      evidence["contacts_without_role"] = .words(review.ids(open.map { .contact($0) }))
    case .roleUncovered(let inferred):
      set(holdersOf: inferred)
      setStep()
    case .roleCold(let inferred, let tie):
      set(holdersOf: inferred)
      if let tie { set(tie) }
    case .roleOpposed(let inferred, let opponents):
      set(holdersOf: inferred)
      evidence["opponents"] = .words(review.ids(opponents.map { .contact($0) }))
      setStep()
    case .roleJunior(let inferred, let share):
      set(holdersOf: inferred)
      evidence["reached"] = .words(review.ids(share.reached.map { .contact($0) }))
      evidence["greatest_authority"] = .words(review.ids(share.greatest.map { .contact($0) }))
      evidence["share"] = .number(share.share)
      evidence["coverage_authority"] = .number(share.required)
      setStep()
    case .roleThin(let inferred, let threads):
      set(holdersOf: inferred)
      set(threads)
      setStep()
    case .unthreaded(let contacts, let required, let tie):
      evidence["threads"] = .count(0)
      evidence["required"] = .count(required)
      evidence["contacts_on_record"] = .count(contacts)
      set(tie)
    case .singleThreaded(let activeTies, let threads):
      evidence["active_ties"] = .count(activeTies)
      set(threads)
      setStep()
    case .thinThreads(let threads):
      set(threads)
      setStep()
    case .noSupporter(let threads, let friendly):
      evidence["threads"] = .count(threads)
      evidence["friendly"] = .words(review.ids(friendly.map { .contact($0) }))
      setStep()
    case .singleSupporter(let threads):
      set(threads)
      setStep()
    case .keyContactUncovered(let influence, let keyInfluence, let tie):
      evidence["influence"] = .number(influence)
      evidence["key_influence"] = .number(keyInfluence)
      set(tie)
    case .opponentUnattended(let stance, let authority, let tie):
      evidence["stance"] = .word(stance.rawValue)
      evidence["authority"] = .number(authority)
      set(tie)
    case .rivalFoothold(let rival, let own, let isAssumed):
      evidence["best_rival_effective_strength"] = .number(rival)
      evidence["best_effective_strength"] = own.map { .number($0) }
      evidence["assumed"] = .flag(isAssumed)
      setStep()
    case .contactLeft(let departure):
      evidence["left_on"] = departure.leftOn.map { .word($0.description) }
      evidence["last_contact"] = departure.lastContact.map { .word($0.description) }
      if !departure.roles.isEmpty { evidence["roles"] = .words(departure.roles.map(\.rawValue)) }
      evidence["stance"] = departure.stance.map { .word($0.rawValue) }
      evidence["influence"] = departure.influence.map { .number($0) }
      evidence["known_by"] = .words(review.ids(departure.staff.map { .staff($0) }))
    case .counterpartMissing(let inferred, let ties):
      set(holdersOf: inferred)
      evidence["active_staff"] = .words(review.ids(ties.activeStaff.map { .staff($0) }))
      evidence["counterparts"] = .words(ties.counterparts)
      evidence["best_effective_strength"] = .number(ties.strength)
      evidence["assumed"] = .flag(ties.isAssumed)
      setStep()
    case .noAccountManager(let owner, let staff):
      evidence["owner"] = owner.map { .word(review.id(.staff($0))) }
      evidence["active_staff"] = .words(review.ids(staff.map { .staff($0) }))
      setStep()
    case .renewalExposed(let end, let daysLeft, let window, let exposing):
      evidence["contract_end"] = .word(end.description)
      evidence["days_left"] = .count(daysLeft)
      evidence["renewal_window_days"] = .count(window)
      evidence["exposed_by"] = .words(distinct(exposing))
    }
    return evidence
  }

  private static func distinct(_ codes: [FindingCode]) -> [String] {
    codes.reduce(into: []) { if $0.last != $1.rawValue { $0.append($1.rawValue) } }
  }
}

extension FindingRecord.Fact {
  fileprivate static func count(_ count: Int) -> Self { .number(Double(count)) }

  fileprivate static func pairs(_ pairs: [StaffContact], _ review: Review) -> Self {
    .pairs(pairs.map { PairRecord($0, review) })
  }
}
