/// The influence network of one account with its strengths: the contacts, those elsewhere who lead to them,
/// and those of us who do.
///
/// Contacts are vertices `0..<contactCount`, our people follow. Parallel arcs are made one, the strongest;
/// arcs of strength 0 do not exist. One value is a workspace for all accounts, one after the other;
/// loading takes time linear in the account's ties and links, but for the sorting of arcs of one vertex.
struct InfluenceGraph {
  /// The influence by which one person moves another.
  struct Arc {
    var tail: Int32
    var head: Int32
    var strength: Double
    var kind: InfluenceKind
  }

  private let colleagues: StaffNeighbours
  private var members = NetworkMembers()
  /// Our people, in the order of their vertices.
  private(set) var staff: [StaffID] = []
  /// The arcs by tail.
  private(set) var outgoing: [Arc] = []
  private(set) var outStarts: [Int] = [0]
  /// The positions in ``outgoing`` of the arcs by head, after ``prepareForPaths()``.
  private(set) var incoming: [Int32] = []
  private(set) var inStarts: [Int] = [0]
  /// The place of each vertex when the vertices are sorted by id, after ``prepareForPaths()``.
  private(set) var rank: [Int32] = []
  private var arcs: [Arc] = []
  private var sortedArcs: [Arc] = []
  private var arcStarts: [Int] = []
  private var place: [Int] = []
  private var vertexOfStaff: [StaffID: Int] = [:]

  init(_ review: Review) { colleagues = StaffNeighbours(review) }

  /// The number of contacts, those of the account first.
  var contactCount: Int { members.contactCount }
  var vertexCount: Int { contactCount + staff.count }

  /// The vertex of one of us; `nil` when no way leads from there to the account.
  func vertex(of staff: StaffID) -> Int? { vertexOfStaff[staff] }

  /// Who stands at a vertex.
  func person(_ vertex: Int) -> PersonID {
    vertex < contactCount
      ? .contact(members.contact(vertex)) : .staff(staff[vertex - contactCount])
  }

  /// The arcs out of a vertex.
  func arcs(from vertex: Int) -> ArraySlice<Arc> {
    outgoing[outStarts[vertex]..<outStarts[vertex + 1]]
  }

  /// Looks at the account whose ties are loaded in place of the one before.
  ///
  /// - Parameters:
  ///   - ties: Who of us knows whom there.
  ///   - threshold: The least strength of an arc; every arc counts when it is 0.
  ///   - throughColleagues: Whether our people who know nobody there but somebody of ours who does are in
  ///     the network too.
  ///   - start: With whom of us ways begin, and over how many colleagues they may lead, where only these are in
  ///     the network.
  ///   - amongContacts: Whether to measure the influence among the account's contacts themselves: nobody
  ///     else's, and that of those against us too.
  ///   - authority: Where ways to a contact are looked for, that contact's authority: no step leads past
  ///     somebody of more whom none of us is in touch with.
  mutating func load(
    _ ties: AccountTies, threshold: Double = 0, throughColleagues: Bool,
    from start: (staff: StaffID, hops: Int)? = nil, amongContacts: Bool = false,
    towards authority: Double? = nil
  ) {
    members.load(ties, onlyOwn: amongContacts)
    staff = members.staff
    arcs.removeAll(keepingCapacity: true)
    vertexOfStaff.removeAll(keepingCapacity: true)
    for (index, position) in staff.enumerated() { vertexOfStaff[position] = contactCount + index }
    let isBarred = authority.map { barred(ties, towards: $0) } ?? []
    members.forEachArc(ties, fromHostile: amongContacts) { tail, head, strength, kind in
      if !isBarred.isEmpty && tail < contactCount && isBarred[head] { return }
      add(tail, head, strength, kind, threshold)
    }
    let influence = ties.policy.colleagueInfluence
    if let start {
      addColleagues(around: start.staff, start.hops, influence, threshold)
    } else if throughColleagues {
      addColleagues(influence, threshold)
    }
    close()
  }

  /// For every contact, whether a way to somebody of some authority may not lead past them.
  private func barred(_ ties: AccountTies, towards authority: Double) -> [Bool] {
    let areInTouch = members.areInTouch(ties)
    return (0..<contactCount).map { vertex in
      let contact = ties.row(of: members.contact(vertex))
      return !areInTouch[vertex] && contact.authority(ties.policy) > authority
    }
  }

  /// Adds everybody of ours who leads to those who are there, and the arcs between all of them.
  private mutating func addColleagues(_ strength: Double, _ threshold: Double) {
    guard strength >= threshold else { return }
    var next = 0
    while next < staff.count {
      let vertex = contactCount + next
      colleagues.forEach(of: staff[next]) { other, kind in
        if vertexOfStaff[other] == nil {
          vertexOfStaff[other] = vertexCount
          staff.append(other)
        }
        // Each pair is met from both ends.
        add(vertex, vertexOfStaff[other] ?? vertex, strength, kind, threshold)
      }
      next += 1
    }
  }

  /// Adds those whom one of us can ask over so many colleagues, and the arcs that lead there.
  private mutating func addColleagues(
    around start: StaffID, _ hops: Int, _ strength: Double, _ threshold: Double
  ) {
    guard strength >= threshold else { return }
    var ring = [start]
    var seen: Set<StaffID> = [start]
    _ = addedVertex(start)
    for _ in 0..<hops {
      var next: [StaffID] = []
      for staff in ring {
        colleagues.forEach(of: staff) { other, kind in
          add(addedVertex(staff), addedVertex(other), strength, kind, threshold)
          if seen.insert(other).inserted { next.append(other) }
        }
      }
      ring = next
    }
  }

  /// The vertex of one of us, added where there is none.
  private mutating func addedVertex(_ member: StaffID) -> Int {
    if let vertex = vertexOfStaff[member] { return vertex }
    staff.append(member)
    vertexOfStaff[member] = vertexCount - 1
    return vertexCount - 1
  }

  private mutating func add(
    _ tail: Int, _ head: Int, _ strength: Double, _ kind: InfluenceKind, _ threshold: Double
  ) {
    guard strength > 0, strength >= threshold, tail != head else { return }
    arcs.append(Arc(tail: Int32(tail), head: Int32(head), strength: strength, kind: kind))
  }

  /// Sorts the arcs and drops all but the strongest of parallel ones.
  private mutating func close() {
    let arcs = arcs
    group(arcs, into: vertexCount, starts: &arcStarts, values: &sortedArcs) { Int(arcs[$0].tail) }
    outgoing.removeAll(keepingCapacity: true)
    outStarts.removeAll(keepingCapacity: true)
    outStarts.append(0)
    refill(&place, vertexCount, with: -1)
    for vertex in 0..<vertexCount {
      let first = outgoing.count
      for index in arcStarts[vertex]..<arcStarts[vertex + 1] {
        let arc = sortedArcs[index]
        let known = place[Int(arc.head)]
        if known < first {
          place[Int(arc.head)] = outgoing.count
          outgoing.append(arc)
        } else if arc.strength > outgoing[known].strength {
          outgoing[known] = arc
        }
      }
      outStarts.append(outgoing.count)
    }
  }

  /// Sorts the arcs by head and the vertices by id, as searches for paths need them.
  mutating func prepareForPaths() {
    (inStarts, incoming) = grouped(
      outgoing.indices.map { Int32($0) }, by: outgoing.map(\.head), into: vertexCount)
    let portfolio = colleagues.portfolio
    rank = ranks(
      portfolio.sorted(byID: (0..<vertexCount).map { portfolio.person(at: person($0)).id }))
  }
}
