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
}
