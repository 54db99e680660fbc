/// Who of us is nearest to each of us by the ties among colleagues, a few of each class.
///
/// Found once for all: breadth first from everybody at once, each keeping the first of every class. Whoever
/// is among the nearest of one person is among the nearest of those on the way there, so that nobody is
/// missed. Takes O(k·c·E·log E) time for the *k* nearest of *c* classes over *E* ties.
struct NearestColleagues {
  /// Somebody near one of us.
  struct Entry: Sendable {
    var staff: StaffID
    /// The steps between the two; 0 for the person themselves.
    var hops: Int32
  }

  private var entries: Rows<StaffID, [Entry]>

  /// - Parameters:
  ///   - classes: The class of each of us.
  ///   - count: How many of each class to keep.
  ///   - rank: The place of each of us by id: of equally near ones the first are kept.
  ///   - reaches: Whether a tie among colleagues counts at all.
  init(
    _ review: Review, classes: Rows<StaffID, Int>, count: Int, rank: Rows<StaffID, Int32>,
    reaches: Bool
  ) {
    let portfolio = review.portfolio
    entries = Rows(portfolio.staff.indices.map { [Entry(staff: $0, hops: 0)] })
    guard reaches, !portfolio.staffLinks.isEmpty else { return }
    let neighbours = StaffNeighbours(review)
    var frontier = portfolio.staff.indices.map { (at: $0, staff: $0) }
    var hops: Int32 = 0
    while !frontier.isEmpty {
      hops += 1
      var proposals: [(at: StaffID, staff: StaffID)] = []
      for (place, staff) in frontier {
        neighbours.forEach(of: place) { other, _ in proposals.append((other, staff)) }
      }
      proposals.sort {
        ($0.at, rank[$0.staff]) < ($1.at, rank[$1.staff])
      }
      frontier.removeAll(keepingCapacity: true)
      for proposal in proposals {
        let known = entries[proposal.at]
        let same = known.lazy.filter { classes[$0.staff] == classes[proposal.staff] }
        guard same.count < count, !known.contains(where: { $0.staff == proposal.staff }) else {
          continue
        }
        entries[proposal.at].append(Entry(staff: proposal.staff, hops: hops))
        frontier.append((proposal.at, proposal.staff))
      }
    }
  }

  /// Those nearest to one of us, who is the first, by distance and then by id.
  func entries(of staff: StaffID) -> [Entry] { entries[staff] }
}
