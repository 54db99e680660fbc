/// Who of us knows whom at one account on one day: parallel ties made one, grouped by contact.
///
/// One value is a workspace for all accounts, one after the other. Contacts are numbered within the
/// account, and staff in the order of their first tie there. Loading takes time linear in the
/// account's contacts and ties.
struct AccountTies {
  /// The connection between a contact and one of us.
  struct Pair {
    /// The number of our person within the account.
    var staff: Int
    /// The number of the contact within the account.
    var contact: Int
    /// The position of the strongest of the parallel ties; -1 of one that is only supposed.
    var tie: Int
    /// Its effective strength; 0 where our person has left.
    var strength: Double
    /// The effective strength of the strongest tie whose strength was written, or -1.
    var confirmedStrength: Double

    /// True when the strength rests on nothing that was assumed.
    var isConfirmed: Bool { confirmedStrength >= strength }
  }

  let review: Review
  /// The parts of contacts in the deal that is looked at; empty for other units.
  private var parts: [ContactID: Decision] = [:]
  /// The account's contacts.
  private(set) var contacts = AccountContacts()
  /// Those of us with a tie there, active or not.
  private(set) var staff: [StaffID] = []
  private(set) var pairs: [Pair] = []
  /// The number of pairs that are active.
  private(set) var activeCount = 0
  /// True when no active pair rests on a strength that was assumed.
  private(set) var areConfirmed = true
  /// The pair with the strongest tie, when it is active.
  private(set) var strongestActive: Pair?
  /// The pairs of the contact numbered `contact` stand at `starts[contact]..<starts[contact + 1]`.
  private var starts: [Int] = [0]
  /// For each of the contacts the number of the strongest pair, or -1.
  private var best: [Int] = []
  private var activeStaff: [Bool] = []
  /// By position of staff: the number within the account, and the load for which it holds.
  private var number: Rows<StaffID, Int>
  private var numberedFor: Rows<StaffID, Int>
  private var loads = 0
  /// By number within the account: the pair of that person made last.
  private var lastPair: [Int] = []

  init(_ review: Review) {
    self.review = review
    number = Rows(repeating: 0, likeRowsOf: review.portfolio.staff)
    numberedFor = Rows(repeating: -1, likeRowsOf: review.portfolio.staff)
  }

  var portfolio: Portfolio { review.portfolio }
  var policy: Policy { review.policy }
  var day: Day { review.day }

  /// True for a contact of any account who has left by the day.
  func hasLeft(_ contact: ContactID) -> Bool {
    review.hasLeft(.contact(contact))
  }

  /// A contact as what they are in the unit.
  @inline(__always)
  func row(of contact: ContactID) -> Contact {
    parts.isEmpty
      ? portfolio.contacts[contact] : portfolio.contacts[contact].playing(parts[contact])
  }

  /// The number of contacts.
  var contactCount: Int { contacts.count }

  /// The number of a contact within the account.
  ///
  /// - Precondition: it is one of the account's contacts.
  func number(of contact: ContactID) -> Int { contacts.number(of: contact) ?? contactCount }

  /// The contact of a number within the account.
  func contact(_ number: Int) -> ContactID { contacts[number] }

  /// The pairs of a contact, in the order of their first ties.
  func pairs(of contact: Int) -> ArraySlice<Pair> { pairs[starts[contact]..<starts[contact + 1]] }

  /// The strongest pair of a contact, active or not; of equals the first.
  func best(of contact: Int) -> Pair? { best[contact] < 0 ? nil : pairs[best[contact]] }

  /// The strongest pair of a contact when it is active.
  func bestActive(of contact: Int) -> Pair? {
    best(of: contact).flatMap { isActive($0) ? $0 : nil }
  }

  /// True when a pair reaches the policy's threshold.
  func isActive(_ pair: Pair) -> Bool { pair.strength >= policy.activeThreshold }

  /// True when a pair is not active and could be again, as our person has not left.
  func canBeRenewed(_ pair: Pair) -> Bool {
    !isActive(pair) && !review.hasLeft[staff[pair.staff]]
  }

  /// The number of our people with an active tie.
  var activeStaffCount: Int { activeStaff.reduce(0) { $0 + ($1 ? 1 : 0) } }

  /// Our people with an active tie, in input order.
  var activeStaffPositions: [StaffID] {
    zip(staff, activeStaff).filter(\.1).map(\.0).sorted()
  }

  /// The two people of a pair.
  func positions(of pair: Pair) -> StaffContact {
    StaffContact(staff: staff[pair.staff], contact: contact(pair.contact))
  }

  /// Finds the most active pairs of some contacts that share no person: our people on the left,
  /// contacts on the right.
  ///
  /// - Parameter confirmedOnly: Whether only ties count whose strength was written.
  func match(
    _ contacts: some Sequence<Int>, confirmedOnly: Bool = false,
    in matching: inout BipartiteMatching
  ) {
    matching.begin(left: staff.count, right: contactCount)
    for contact in contacts {
      for pair in pairs(of: contact)
      where (confirmedOnly ? pair.confirmedStrength : pair.strength) >= policy.activeThreshold {
        matching.addEdge(pair.staff, pair.contact)
      }
    }
    matching.solve()
  }

  /// The people who are part of every active pair, by side: those whose departure alone leaves none.
  var bottlenecks: (staff: [StaffID], contacts: [ContactID]) {
    var staffDegree = [Int](repeating: 0, count: staff.count)
    var contactDegree = [Int](repeating: 0, count: contactCount)
    for pair in pairs where isActive(pair) {
      staffDegree[pair.staff] += 1
      contactDegree[pair.contact] += 1
    }
    if activeCount == 0 { return ([], []) }
    return (
      staff.indices.filter { staffDegree[$0] == activeCount }.map { staff[$0] },
      (0..<contactCount).filter { contactDegree[$0] == activeCount }.map { contact($0) }
    )
  }

  /// Looks at an account in place of the one before.
  ///
  /// - Parameters:
  ///   - account: The account.
  ///   - new: Ties as if they had been made or renewed that day: those on record with the strength that
  ///     they had, others with the policy's default, and active in any case.
  mutating func load(account: AccountID, adding new: [StaffContact] = []) {
    loads += 1
    contacts = review.contacts(of: account)
    if portfolio.unitKind == .deal { parts = portfolio.parts(in: account) }
    staff.removeAll(keepingCapacity: true)
    activeStaff.removeAll(keepingCapacity: true)
    lastPair.removeAll(keepingCapacity: true)
    pairs.removeAll(keepingCapacity: true)
    best.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    for (number, contact) in contacts.enumerated() {
      let ties = portfolio.ties(of: contact)
      for position in ties.indices {
        let tie = ties[position]
        // The ties of leavers are on record, never active, and nobody is reached through them.
        let strength =
          review.hasLeft[tie.party] ? 0 : tie.effectiveStrength(on: day, policy: policy)
        add(
          position, tie.party, number, strength,
          confirmed: tie.isConfirmed(on: day) ? strength : -1)
      }
      for pair in new where pair.contact == contact {
        add(-1, pair.staff, number, newStrength(pair), confirmed: -1)
      }
      starts.append(pairs.count)
    }
    summarise()
  }

  /// Makes a pair of a tie, or adds the tie to its pair.
  private mutating func add(
    _ position: Int, _ party: StaffID, _ contact: Int, _ strength: Double, confirmed: Double
  ) {
    if numberedFor[party] != loads {
      numberedFor[party] = loads
      number[party] = staff.count
      staff.append(party)
      activeStaff.append(false)
      lastPair.append(-1)
    }
    let local = number[party]
    let pair = lastPair[local]
    if pair >= starts[starts.count - 1] {
      pairs[pair].confirmedStrength = max(pairs[pair].confirmedStrength, confirmed)
      guard strength > pairs[pair].strength else { return }
      pairs[pair].strength = strength
      pairs[pair].tie = position
    } else {
      lastPair[local] = pairs.count
      pairs.append(
        Pair(
          staff: local, contact: contact, tie: position, strength: strength,
          confirmedStrength: confirmed))
    }
  }

  /// The strength of a tie on the day it is made or renewed.
  private func newStrength(_ pair: StaffContact) -> Double {
    portfolio.ties(of: pair.contact).lazy.filter { $0.party == pair.staff }
      .map { $0.strength ?? $0.assumedStrength ?? policy.defaultStrength }
      .max().map { max($0, policy.activeThreshold) }
      ?? max(policy.defaultStrength, policy.activeThreshold)
  }

  /// Finds the strongest and the active among the pairs.
  private mutating func summarise() {
    activeCount = 0
    areConfirmed = true
    strongestActive = nil
    for contact in 0..<contactCount {
      var strongest = -1
      for index in starts[contact]..<starts[contact + 1] {
        if strongest < 0 || pairs[index].strength > pairs[strongest].strength { strongest = index }
        if isActive(pairs[index]) {
          activeCount += 1
          areConfirmed = areConfirmed && pairs[index].isConfirmed
          activeStaff[pairs[index].staff] = true
        }
      }
      best.append(strongest)
      guard strongest >= 0, isActive(pairs[strongest]) else { continue }
      if strongestActive.map({ pairs[strongest].strength > $0.strength }) ?? true {
        strongestActive = pairs[strongest]
      }
    }
  }
}
