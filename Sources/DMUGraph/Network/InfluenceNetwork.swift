/// The influence network of one account at or above the policy's threshold: its contacts, and those of
/// us who have a tie there.
///
/// A path from one of us to a contact ends with somebody of ours who has a tie at the account, and
/// what comes before is not needed, so nobody else of ours is in it. One value is a workspace for all
/// accounts, one after the other; loading takes time linear in the account's ties and links.
struct InfluenceNetwork {
  private var paths = DisjointPaths()

  /// Looks at the account whose ties are loaded in place of the one before.
  mutating func load(_ ties: AccountTies) {
    let contacts = ties.contactCount
    paths.begin(
      vertices: contacts + ties.staff.count, sources: contacts..<contacts + ties.staff.count)
    for pair in ties.pairs where ties.isActive(pair) {
      paths.addArc(from: contacts + pair.staff, to: pair.contact)
    }
    for contact in ties.contacts {
      for position in ties.portfolio.links(ofContact: contact) {
        add(ties.portfolio.contactLinks[position], ties)
      }
    }
    paths.closeNetwork()
  }

  /// The most person-disjoint paths from our people to a contact, by its number in the account.
  mutating func threads(to contact: Int) -> Int { paths.solve(to: contact) }

  /// The most person-disjoint paths from our people to any of several contacts, by their numbers.
  mutating func threads(toAnyOf contacts: [Int]) -> Int { paths.solve(toAnyOf: contacts) }

  /// What proves the number of threads counted last.
  mutating func proof(_ ties: AccountTies) -> ThreadProof {
    let first = ties.contacts.lowerBound
    func people(_ vertices: [Int]) -> [PersonPosition] {
      vertices.map { vertex in
        vertex < ties.contactCount
          ? .contact(first + vertex) : .staff(ties.staff[vertex - ties.contactCount])
      }
    }
    return ThreadProof(
      paths: paths.paths.map(people), supplierCut: people(paths.cutNearSources()).sorted(),
      customerCut: people(paths.cutNearTarget).sorted())
  }

  private mutating func add(_ link: Link, _ ties: AccountTies) {
    guard ties.contacts.contains(link.target) else { return }
    let (source, target) = (
      link.source - ties.contacts.lowerBound, link.target - ties.contacts.lowerBound
    )
    let (forward, backward) = link.strengths(ties.policy)
    if forward >= ties.policy.activeThreshold { paths.addArc(from: source, to: target) }
    if backward >= ties.policy.activeThreshold { paths.addArc(from: target, to: source) }
  }
}

extension Link {
  /// How much the first of two contacts moves the second, and the other way round; 0 for not at all.
  func strengths(_ policy: Policy) -> (forward: Double, backward: Double) {
    let weight = weight ?? policy.influenceDefault
    return switch kind {
    case .reportsTo: (policy.upwardInfluence, policy.downwardInfluence)
    case .influences: (weight, 0)
    case .worksWith: (weight, weight)
    }
  }
}
