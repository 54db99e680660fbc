/// The influence network of one account at or above the policy's threshold: its contacts, those elsewhere who
/// lead to them, and those of us who have a tie to any of these.
///
/// A path from one of us to a contact ends with somebody of ours who has a tie at the account, and
/// what comes before is not needed, so nobody else of ours is in it. One value is a workspace for all
/// accounts, one after the other; loading takes time linear in the account's ties and links.
struct InfluenceNetwork {
  private var paths = DisjointPaths()
  private var members = NetworkMembers()

  /// Looks at the account whose ties are loaded in place of the one before.
  mutating func load(_ ties: AccountTies) {
    members.load(ties)
    let contacts = members.contactCount
    paths.begin(
      vertices: contacts + members.staff.count, sources: contacts..<contacts + members.staff.count)
    members.forEachArc(ties) { tail, head, strength, _ in
      if strength >= ties.policy.activeThreshold { paths.addArc(from: tail, to: head) }
    }
    paths.closeNetwork()
  }

  /// The most person-disjoint paths from our people to a contact, by its number in the account.
  mutating func threads(to contact: Int) -> Int { paths.solve(to: contact) }

  /// The most person-disjoint paths from our people to any of several contacts, by their numbers.
  mutating func threads(toAnyOf contacts: [Int]) -> Int { paths.solve(toAnyOf: contacts) }

  /// The proof of the number of threads counted last.
  mutating func proof(_ ties: AccountTies) -> ThreadProof {
    func people(_ vertices: [Int]) -> [PersonID] {
      vertices.map { vertex in
        vertex < members.contactCount
          ? .contact(members.contact(vertex))
          : .staff(members.staff[vertex - members.contactCount])
      }
    }
    return ThreadProof(
      paths: paths.paths.map(people), supplierCut: people(paths.cutNearSources()).sorted(),
      customerCut: people(paths.cutNearTarget).sorted())
  }
}
