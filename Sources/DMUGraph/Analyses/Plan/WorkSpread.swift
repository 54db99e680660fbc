import HeapModule

/// Those of us who may act in one another's place at an account, as their costs are equal for every contact.
struct StaffExchange: Sendable {
  /// Those who act in the plan, by id.
  var acting: [StaffID]
  /// Others of whom something is known at the account, and the acting.
  var known: [StaffID]
  /// The classes of our people of whom nothing is known there.
  var classes: [Int]
}

/// Spreads the actions of all plans over those of us who can take them, account after account.
struct WorkSpread {
  private struct Entry: Comparable {
    var count: Int
    var rank: Int32
    var staff: StaffID

    static func < (left: Entry, right: Entry) -> Bool {
      (left.count, left.rank) < (right.count, right.rank)
    }
  }

  private let team: PlanTeam
  /// The number of actions of each of us so far.
  private var counts: Rows<StaffID, Int>
  /// The people of each class, those with the fewest actions first. An entry with another count is out of date.
  private var waiting: [Heap<Entry>?]
  private var seen: Set<StaffContact> = []

  init(_ review: Review, team: PlanTeam) {
    self.team = team
    counts = Rows(repeating: 0, likeRowsOf: review.portfolio.staff)
    waiting = Array(repeating: nil, count: team.members.count)
  }

  /// Who acts in whose place at an account, and counts what they do; those who are not in it act themselves.
  mutating func assign(_ draft: PlanDraft) -> [StaffID: StaffID] {
    var substitutes: [StaffID: StaffID] = [:]
    for exchange in draft.exchanges {
      let chosen = fewest(exchange, besides: draft.known)
      // Whoever is chosen and acts anyhow keeps what they do.
      let staying = Set(chosen).intersection(exchange.acting)
      var newcomers = chosen.filter { !staying.contains($0) }.makeIterator()
      for staff in exchange.acting where !staying.contains(staff) {
        substitutes[staff] = newcomers.next()
      }
    }
    for tie in draft.ties {
      let staff = substitutes[tie.staff] ?? tie.staff
      let isNew = seen.insert(StaffContact(staff: staff, contact: draft.contacts[tie.contact]))
        .inserted
      if isNew { count(staff) }
    }
    for action in draft.others { action.staff.map { count($0) } }
    return substitutes
  }

  private mutating func count(_ staff: StaffID) {
    counts[staff] += 1
    let entry = entry(staff)
    waiting[team.classes[staff]]?.insert(entry)
  }

  private func entry(_ staff: StaffID) -> Entry {
    Entry(count: counts[staff], rank: team.rank[staff], staff: staff)
  }

  /// As many as act in an exchange, those with the fewest actions so far.
  private mutating func fewest(
    _ exchange: StaffExchange, besides known: Set<StaffID>
  ) -> [StaffID] {
    let count = exchange.acting.count
    var found = exchange.known.map(entry)
    for number in exchange.classes { found += free(count, of: number, besides: known) }
    return found.sorted().prefix(count).map(\.staff)
  }

  /// So many of a class with the fewest actions.
  private mutating func free(
    _ count: Int, of number: Int, besides known: Set<StaffID>
  ) -> [Entry] {
    var heap = waiting[number].take() ?? Heap(team.members[number].map(entry))
    var found: [Entry] = []
    var aside: [Entry] = []
    while found.count < count, let next = heap.popMin() {
      if next.count != counts[next.staff] { continue }
      aside.append(next)
      if !known.contains(next.staff) { found.append(next) }
    }
    for entry in aside { heap.insert(entry) }
    waiting[number] = heap
    return found
  }
}
