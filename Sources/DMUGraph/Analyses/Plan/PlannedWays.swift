/// Finds the ways of planned ties.
struct PlannedWays {
  private let review: Review
  private var graph: InfluenceGraph
  private var search = BestPaths()

  init(_ review: Review) {
    self.review = review
    graph = InfluenceGraph(review)
  }

  /// The way of a tie: of an introduction the best one, of a cold tie the tie itself; `nil` for others.
  mutating func way(
    _ tie: PlannedTie, _ ties: AccountTies, _ costs: TieCosts
  ) -> InfluencePath? {
    switch tie.kind {
    case .renew:
      guard
        let pair = ties.pairs(of: tie.contact).first(where: { ties.staff[$0.staff] == tie.staff }),
        pair.strength > 0
      else { return nil }
      return InfluencePath([step(pair, ties)])
    case .introduce where tie.isAssumed:
      return costs.assumedWay(tie.staff, tie.contact).flatMap {
        assumedWay(tie.staff, past: $0.between, to: tie.contact, ties)
      }
    case .introduce:
      let best = costs.strength(tie.staff, tie.contact)
      let own = bestWay(tie, ties, hops: 0)
      if let own, own.strength >= best * (1 - 1e-12) { return own }
      return bestWay(tie, ties, hops: costs.hops(tie.staff))
    default: return nil
    }
  }

  private mutating func bestWay(
    _ tie: PlannedTie, _ ties: AccountTies, hops: Int
  ) -> InfluencePath? {
    let authority = ties.row(of: ties.contact(tie.contact)).authority(review.policy)
    graph.load(
      ties, threshold: review.policy.activeThreshold, throughColleagues: hops > 0,
      from: hops > 0 ? (tie.staff, hops) : nil, towards: authority)
    guard let start = graph.vertex(of: tie.staff) else { return nil }
    graph.prepareForPaths()
    return search.paths(
      in: graph, from: [start], to: tie.contact, throughStaff: hops > 0, count: 1
    ).first.map(graph.influencePath)
  }

  /// The way over somebody whom one of us knows and who, nothing says so, may know a contact.
  func assumedWay(
    _ staff: StaffID, past between: Int, to contact: Int, _ ties: AccountTies
  ) -> InfluencePath? {
    guard let pair = ties.pairs(of: between).first(where: { ties.staff[$0.staff] == staff })
    else { return nil }
    let last = InfluenceStep(
      from: .contact(ties.contact(between)), to: .contact(ties.contact(contact)),
      kind: .acquaintance, strength: review.policy.acquaintance)
    return InfluencePath([step(pair, ties), last])
  }

  private func step(_ pair: AccountTies.Pair, _ ties: AccountTies) -> InfluenceStep {
    InfluenceStep(
      from: .staff(ties.staff[pair.staff]), to: .contact(ties.contact(pair.contact)),
      kind: .relationship, strength: pair.strength)
  }
}

extension InfluencePath {
  /// Makes a path of steps, of which there is one at least.
  init(_ steps: [InfluenceStep]) {
    people = steps.prefix(1).map(\.from) + steps.map(\.to)
    self.steps = steps
    strength = steps.reduce(1) { $0 * $1.strength }
    isAssumed = steps.contains { $0.kind == .acquaintance }
  }
}
