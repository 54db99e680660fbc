import HeapModule

/// Which of us have the strongest warm ways to each contact of an account, a few of each class.
///
/// A way is warm when every step of it, ties and links alike, is at or above the policy's threshold. The
/// search goes from all of us at once by falling strength (E. W. Dijkstra, 1959), and each contact keeps
/// the first few of every class, of equally strong ones by id. Takes
/// O(k·c·E·log E) time for the *k* strongest of *c* classes over the *E* ties and links of the account.
struct WarmWays {
  /// One of us who has a way to a contact.
  struct Way {
    var staff: StaffID
    var strength: Double
    /// The one of us whose tie it begins with, who may be a colleague.
    var first: StaffID
    /// The number of the contact before the last, or -1 when the tie of the first leads there.
    var before: Int
  }

  private struct Entry: Comparable {
    var strength: Double
    var rank: Int32
    var steps: Int32
    var contact: Int32
    var staff: StaffID
    var first: StaffID
    var before: Int32

    static func < (left: Entry, right: Entry) -> Bool {
      if left.strength != right.strength { return left.strength < right.strength }
      return (left.rank, left.steps, left.contact, left.before)
        > (right.rank, right.steps, right.contact, right.before)
    }
  }

  private(set) var ways: [[Way]] = []
  private var heap = Heap<Entry>()

  /// Looks at the account that is loaded in place of the one before.
  ///
  /// - Parameters:
  ///   - graph: The account's network at or above the threshold.
  ///   - count: How many of each class to keep for each contact.
  ///   - classes: The class of each of us.
  ///   - rank: The place of each of us by id.
  ///   - colleagues: Who may ask one of us to introduce them, and how far away they are; `nil` for nobody.
  ///   - influence: What a step between two of us is worth.
  mutating func find(
    in graph: InfluenceGraph, count: Int, classes: Rows<StaffID, Int>, rank: Rows<StaffID, Int32>,
    colleagues: NearestColleagues?, influence: Double = 1
  ) {
    if ways.count > graph.contactCount { ways.removeLast(ways.count - graph.contactCount) }
    for contact in ways.indices { ways[contact].removeAll(keepingCapacity: true) }
    while ways.count < graph.contactCount { ways.append([]) }
    for vertex in graph.contactCount..<graph.vertexCount {
      let here = graph.staff[vertex - graph.contactCount]
      let near =
        colleagues?.entries(of: here)
        ?? [NearestColleagues.Entry(staff: here, hops: 0, next: here)]
      for index in graph.outStarts[vertex]..<graph.outStarts[vertex + 1] {
        let arc = graph.outgoing[index]
        var strength = arc.strength
        var hops: Int32 = 0
        for colleague in near {
          while hops < colleague.hops {
            strength *= influence
            hops += 1
          }
          heap.insert(
            Entry(
              strength: strength, rank: rank[colleague.staff], steps: hops + 1,
              contact: arc.head, staff: colleague.staff, first: here, before: -1))
        }
      }
    }
    /// True when one more of us may be kept for a contact; never again once not.
    func isOpen(_ contact: Int, to staff: StaffID) -> Bool {
      var same = 0
      for way in ways[contact] {
        if way.staff == staff { return false }
        if classes[way.staff] == classes[staff] { same += 1 }
      }
      return same < count
    }
    while let entry = heap.popMax() {
      let (contact, staff) = (Int(entry.contact), entry.staff)
      guard isOpen(contact, to: staff) else { continue }
      ways[contact].append(
        Way(
          staff: staff, strength: entry.strength, first: entry.first,
          before: Int(entry.before)))
      for index in graph.outStarts[contact]..<graph.outStarts[contact + 1] {
        let arc = graph.outgoing[index]
        guard isOpen(Int(arc.head), to: staff) else { continue }
        heap.insert(
          Entry(
            strength: entry.strength * arc.strength, rank: entry.rank, steps: entry.steps + 1,
            contact: arc.head, staff: entry.staff, first: entry.first, before: entry.contact))
      }
    }
  }

  /// The contacts on the way of one of us to a contact, by number, that contact last.
  func contacts(on way: Way, to contact: Int) -> [Int] {
    var path = [contact]
    var way = way
    while way.before >= 0 {
      path.append(way.before)
      guard let next = ways[way.before].first(where: { $0.staff == way.staff }) else { break }
      way = next
    }
    return path.reversed()
  }
}
