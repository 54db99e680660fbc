/// Who moves a decision-making unit, who stands between, and who opens the way to its executives.
public struct AccountInfluence: Sendable {
  /// The account.
  public var account: AccountID
  /// The contacts in input order; empty for an account of more than ``Review/maximumMeasuredContacts``.
  public var contacts: [ContactInfluence]
  /// True when the account has too many contacts for its ways to be gone through.
  public var isTooLarge: Bool
  /// The executives, in input order, whom a warm way from us reaches, each with those on every such way.
  public var gatekeepers: [Gatekeeping]
  /// The executives whom no warm way from us reaches.
  public var unreached: [ContactID]
  /// Contacts who move more people than a manager of theirs, the greatest difference first.
  public var inversions: [Inversion]

  /// The contacts on whom most best ways of others lead, most first; those with none are left out.
  public var brokers: [ContactInfluence] {
    contacts.filter { $0.betweenness > 0 }.sorted { $0.betweenness > $1.betweenness }
  }
}

/// The influence of a contact on the others.
public struct ContactInfluence: Sendable {
  /// The contact.
  public var contact: ContactID
  /// The mean strength of the best influence paths to the other contacts, 0…1; 0 where there is no path.
  public var reach: Double
  /// The number of others whom a path reaches that is at least as strong as the policy's threshold.
  public var reached: Int
  /// Of all ordered pairs of two others, the share whose best paths lead past this contact, 0…1.
  public var betweenness: Double
  /// The steps up the reporting lines to the top, 0 at the top; `nil` where no line leads there.
  public var rank: Int?
}

/// Who is on every warm way to an executive.
public struct Gatekeeping: Sendable {
  /// The executive.
  public var executive: ContactID
  /// Those without whom nobody of ours gets there, nearest us first; nobody when there are separate ways. Of
  /// more than ``maximumPeople`` those nearest the executive.
  public var people: [PersonID]
  /// The number of further people, who are nearer us.
  public var omitted: Int

  /// The most people who are named for an executive.
  public static let maximumPeople = 10
}

/// A contact who moves more people than somebody to whom they report.
public struct Inversion: Sendable {
  /// The contact.
  public var contact: ContactID
  /// Of the managers, direct or not, the one who moves least.
  public var manager: ContactID
  /// The reach of the contact.
  public var reach: Double
  /// The reach of the manager, which is less.
  public var managerReach: Double
}

extension Review {
  /// The most contacts of an account whose ways are gone through: their number grows with its square.
  public static let maximumMeasuredContacts = 3_000

  /// The flow of influence in every account: reach, brokers, gatekeepers, and where rank misleads.
  ///
  /// *Reach* and *betweenness* are about the influence among contacts, whoever of us is in touch. *Gatekeepers*
  /// are about us: dominators of each executive in the network of active ties and of influence at or above
  /// the policy's threshold. Takes O(V·E·log V) for V contacts with E links.
  ///
  /// - Parameter accounts: The accounts to look at, or `nil` for all.
  /// - Returns: The accounts by falling revenue, name and id.
  public func influence(accounts: [AccountID]? = nil) -> [AccountInfluence] {
    let chosen = portfolio.positions(of: accounts).sorted(by: portfolio.precedes)
    return concurrentMap(count: chosen.count, partsOf: 50) {
      InfluenceMeasure(self)
    } each: { measure, index in
      measure.look(at: chosen[index])
    }
  }
}

/// Measures one account after the other.
private struct InfluenceMeasure {
  private let portfolio: Portfolio
  private let policy: Policy
  private var ties: AccountTies
  private var graph: InfluenceGraph
  /// The managers of each contact, by number in the account.
  private var managers: [[Int]] = []

  init(_ review: Review) {
    portfolio = review.portfolio
    policy = review.policy
    ties = AccountTies(review)
    graph = InfluenceGraph(review)
  }

  mutating func look(at account: AccountID) -> AccountInfluence {
    ties.load(account: account)
    managers = ties.contacts.map { managers(of: $0) }
    let isTooLarge = ties.contactCount > Review.maximumMeasuredContacts
    let contacts = isTooLarge ? [] : measure()
    let (gatekeepers, unreached) = gates()
    return AccountInfluence(
      account: account, contacts: contacts, isTooLarge: isTooLarge, gatekeepers: gatekeepers,
      unreached: unreached, inversions: inversions(contacts))
  }

  private mutating func measure() -> [ContactInfluence] {
    graph.load(ties, throughColleagues: false, amongContacts: true)
    let paths = Betweenness(graph)
    let ranks = reportingRanks()
    let others = Double(max(1, ties.contactCount - 1))
    return (0..<ties.contactCount).map { contact in
      let strengths = paths.strengths[contact]
      return ContactInfluence(
        contact: ties.contact(contact),
        reach: (strengths.reduce(0, +) - 1) / others,
        reached: strengths.count { $0 >= policy.activeThreshold } - 1,
        betweenness: paths.values[contact] / max(1, others * (others - 1)), rank: ranks[contact])
    }
  }

  /// The managers of a contact, by number in the account.
  private func managers(of contact: ContactID) -> [Int] {
    portfolio.links(of: contact).compactMap { link in
      guard link.kind == .reportsTo, link.target != link.source, ties.contacts.contains(link.target)
      else { return nil }
      return ties.number(of: link.target)
    }
  }

  /// The fewest steps up from each contact to somebody who has reports and no manager.
  private func reportingRanks() -> [Int?] {
    var reports = [[Int]](repeating: [], count: managers.count)
    for (contact, above) in managers.enumerated() {
      for manager in above { reports[manager].append(contact) }
    }
    var ranks = [Int?](repeating: nil, count: managers.count)
    var queue = managers.indices.filter { managers[$0].isEmpty && !reports[$0].isEmpty }
    for top in queue { ranks[top] = 0 }
    var next = 0
    while next < queue.count {
      let manager = queue[next]
      next += 1
      for report in reports[manager] where ranks[report] == nil {
        ranks[report] = (ranks[manager] ?? 0) + 1
        queue.append(report)
      }
    }
    return ranks
  }

  private mutating func gates() -> (open: [Gatekeeping], closed: [ContactID]) {
    guard let role = portfolio.position(of: .executive) else { return ([], []) }
    let executives = ties.contacts.filter { ties.row(of: $0).roles.contains(position: role) }
    if executives.isEmpty { return ([], []) }
    graph.load(ties, threshold: policy.activeThreshold, throughColleagues: false)
    let dominators = Dominators(
      arcs: (0..<graph.vertexCount).map { graph.arcs(from: $0).map { Int($0.head) } },
      from: Array(graph.contactCount..<graph.vertexCount))
    var open: [Gatekeeping] = []
    var closed: [ContactID] = []
    for executive in executives {
      let vertex = ties.number(of: executive)
      if let chain = dominators.chain(to: vertex, atMost: Gatekeeping.maximumPeople) {
        open.append(
          Gatekeeping(
            executive: executive, people: chain.map { graph.person($0) },
            omitted: dominators.count(to: vertex) - chain.count))
      } else {
        closed.append(executive)
      }
    }
    return (open, closed)
  }

  /// Of every contact the manager, direct or not, who moves least, where that is less than the contact.
  private func inversions(_ contacts: [ContactInfluence]) -> [Inversion] {
    var found: [Inversion] = []
    for contact in contacts.indices {
      var seen: Set<Int> = [contact]
      var above = managers[contact]
      var least: Int?
      while let manager = above.popLast() {
        guard seen.insert(manager).inserted else { continue }
        above += managers[manager]
        let isLess = least.map { best in
          (contacts[manager].reach, manager) < (contacts[best].reach, best)
        }
        if isLess ?? true { least = manager }
      }
      // Equal but for rounding is equal.
      guard let least, contacts[least].reach < contacts[contact].reach - 1e-9 else { continue }
      found.append(
        Inversion(
          contact: contacts[contact].contact, manager: contacts[least].contact,
          reach: contacts[contact].reach, managerReach: contacts[least].reach))
    }
    return found.enumerated().sorted { left, right in
      let differences = (
        left.element.reach - left.element.managerReach,
        right.element.reach - right.element.managerReach
      )
      return differences.0 == differences.1
        ? left.offset < right.offset : differences.0 > differences.1
    }.map(\.element)
  }
}
