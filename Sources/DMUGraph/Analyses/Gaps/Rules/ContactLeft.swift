extension AccountInspection {
  /// `contact-left`: somebody who mattered and knew us has left lately.
  mutating func findDepartures() {
    for contact in review.contactsWhoLeft(from: account) {
      let ties = portfolio.ties(of: contact)
      let row = row(of: contact)
      guard !ties.isEmpty,
        row.isFriendly || isKey(row) || !row.roles.isDisjoint(with: required.set)
      else { continue }
      let last = ties.compactMap(\.lastContact).max()
      // Without any date nothing says that it was long ago.
      let age = (row.person.leftOn ?? last).map { day.days(since: $0) } ?? 0
      guard age <= policy.departureWindowDays else { continue }
      report(
        contacts: [contact],
        .contactLeft(
          Departure(
            leftOn: row.person.leftOn, lastContact: last,
            roles: required.roles.filter { role in
              role.position.map { row.roles.contains(position: $0) } ?? false
            }.map(\.role), stance: row.stance, influence: row.influence,
            staff: Set(ties.map(\.party)).sorted())),
        NextStep(kind: .findSuccessor(of: contact)))
    }
  }
}
