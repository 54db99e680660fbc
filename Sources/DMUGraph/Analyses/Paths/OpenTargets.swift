import OrderedCollections

extension Review {
  /// The most contacts of an account to whom ways are looked for unless they are asked for: with every
  /// contact the work grows by a search through the account.
  public static let maximumPathTargets = 100
}

extension AccountInspection {
  /// The contacts an active tie to whom, of somebody of ours, takes a finding of a plan's codes away and brings
  /// no other of them, and those whom the account's plan has a tie to; each with the roles that it is about.
  mutating func openTargets(
    of account: AccountID, planned: [PlanAction]
  ) -> OrderedDictionary<ContactID, [Role]> {
    _ = inspect(account)
    let open = findings.filter(\.code.isPlanned)
    if open.isEmpty { return [:] }
    let effects = TieEffects(self)
    let planned = Set(planned.lazy.filter(\.kind.isTie).compactMap(\.contact))
    let staff = candidates
    var found: [(contact: ContactID, roles: [Role])] = []
    for (number, contact) in ties.contacts.enumerated() {
      let active = ties.pairs(of: number).filter { ties.isActive($0) }.map(\.staff)
      let closes = staff.contains { member in
        if let member, active.contains(member) { return false }
        let effect = effects.effect(of: member, number)
        return !effect.closes.isEmpty && !effect.brings
      }
      guard closes || planned.contains(contact) else { continue }
      let roles = open.filter { $0.contacts.contains(contact) }.compactMap(\.role)
      found.append((contact, Array(OrderedSet(roles))))
    }
    let order = required.roles.map(\.role)
    func place(_ roles: [Role]) -> Int {
      roles.first.flatMap { order.firstIndex(of: $0) } ?? order.count
    }
    return OrderedDictionary(
      uniqueKeysWithValues: found.indices.sorted {
        (place(found[$0].roles), $0) < (place(found[$1].roles), $1)
      }.map { (found[$0].contact, found[$0].roles) })
  }

  /// Those of us who may make a tie, by number within the account, and `nil` where there is somebody without
  /// any tie there.
  private var candidates: [Int?] {
    let here = ties.staff.indices.filter { !review.hasLeft[ties.staff[$0]] }
    return here + (review.staffCount > here.count ? [nil] : [])
  }
}
