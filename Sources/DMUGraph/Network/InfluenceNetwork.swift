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
    ties.forEachArc { tail, head, strength, _ in
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
        vertex < ties.contactCount
          ? .contact(ties.contact(vertex)) : .staff(ties.staff[vertex - ties.contactCount])
      }
    }
    return ThreadProof(
      paths: paths.paths.map(people), supplierCut: people(paths.cutNearSources()).sorted(),
      customerCut: people(paths.cutNearTarget).sorted())
  }
}

extension AccountTies {
  /// Calls with every arc of the account's influence network: of each tie and of both ways of each link
  /// among contacts, whatever their strengths. Contacts are numbered from 0, our people after them.
  ///
  /// - Parameter fromHostile: Whether arcs leave those who are against us, who open no door.
  @inline(__always)
  func forEachArc(
    fromHostile: Bool = false,
    _ body: (_ tail: Int, _ head: Int, _ strength: Double, _ kind: InfluenceKind) -> Void
  ) {
    for pair in pairs {
      body(contactCount + pair.staff, pair.contact, pair.strength, .relationship)
    }
    for (source, contact) in contacts.enumerated() {
      for link in portfolio.links(of: contact) {
        guard let target = contacts.number(of: link.target) else { continue }
        let (forward, backward) = link.strengths(policy)
        let kind = InfluenceKind(link.kind)
        if fromHostile || !portfolio.contacts[contact].isHostile {
          body(source, target, forward, kind)
        }
        if fromHostile || !portfolio.contacts[link.target].isHostile {
          body(target, source, backward, kind.reversed)
        }
      }
    }
  }
}

extension Link {
  /// The strength with which the first of two contacts moves the second, and that the other way round; 0 for
  /// none at all.
  func strengths(_ policy: Policy) -> (forward: Double, backward: Double) {
    let weight = weight ?? policy.influenceDefault
    return switch kind {
    case .reportsTo: (policy.upwardInfluence, policy.downwardInfluence)
    case .influences: (weight, 0)
    case .worksWith: (weight, weight)
    }
  }
}
