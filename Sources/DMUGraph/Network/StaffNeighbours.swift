/// Who of us works with whom or reports to them, from either end; leavers with nobody.
final class StaffNeighbours: Sendable {
  let portfolio: Portfolio
  private let starts: [Int]
  private let links: [Int32]

  /// Sorts the links by their ends, in linear time.
  init(_ review: Review) {
    let portfolio = review.portfolio
    self.portfolio = portfolio
    let all = portfolio.staffLinks.indices.filter {
      let link = portfolio.staffLinks[$0]
      return !review.hasLeft[link.source] && !review.hasLeft[link.target]
    }.map { Int32($0) }
    (starts, links) = grouped(
      all + all,
      by: all.map { Int32(portfolio.staffLinks[Int($0)].source.index) }
        + all.map { Int32(portfolio.staffLinks[Int($0)].target.index) },
      into: portfolio.staff.count)
  }

  /// Calls with everybody whom a link joins to one of us, other than an influence.
  func forEach(of staff: StaffID, _ body: (StaffID, InfluenceKind) -> Void) {
    for index in links[starts[staff.index]..<starts[staff.index + 1]] {
      let link = portfolio.staffLinks[Int(index)]
      if link.kind == .influences { continue }
      let kind = InfluenceKind(link.kind)
      if link.source == staff { body(link.target, kind) } else { body(link.source, kind.reversed) }
    }
  }

  /// The fewest steps between two of us; `nil` where no way leads from one to the other.
  ///
  /// Breadth first from both ends, from the end that has fewer to go on from.
  func hops(from one: StaffID, to other: StaffID) -> Int32? {
    if one == other { return 0 }
    var seen: [Set<StaffID>] = [[one], [other]]
    var ends = [[one], [other]]
    var hops: Int32 = 0
    while !ends[0].isEmpty && !ends[1].isEmpty {
      let side = ends[0].count <= ends[1].count ? 0 : 1
      hops += 1
      var next: [StaffID] = []
      var isMet = false
      for staff in ends[side] {
        forEach(of: staff) { colleague, _ in
          if seen[1 - side].contains(colleague) { isMet = true }
          if seen[side].insert(colleague).inserted { next.append(colleague) }
        }
      }
      if isMet { return hops }
      ends[side] = next
    }
    return nil
  }
}
