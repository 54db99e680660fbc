/// The number of people who must leave before an account, a role or a contact is lost, and the proof of it.
///
/// *Threads of an account* are the most active ties of which no two share a person, a maximum matching
/// of the bipartite graph of our people and theirs. By Kőnig's theorem that is also the fewest people,
/// on either side, whose departure leaves no active tie. *Threads to a role*, or to a contact, are the
/// most ways of influence that share no person, from our people to the role's holders or to the contact,
/// who is not counted. By Menger's theorem that is the fewest people without whom there is no way left.
///
/// With three contacts who are all held by one account manager, an account has one thread: the pair is
/// one proof (there is one), the account manager alone is the other (there are no more).
///
/// ```swift
/// let analysis = review.threads()
/// for account in analysis.accounts where account.threads == 1 {
///   print(account.bottlenecks)  // who alone holds it
/// }
/// ```
public struct ThreadAnalysis: Sendable {
  /// The accounts: fewest threads first, then by falling revenue, name and id.
  public var accounts: [AccountThreads]
  /// Everybody who alone holds an account, those who hold most accounts first, then our people before
  /// theirs, each in input order.
  public var holders: [SoleHolder]
}

/// The threads of one account.
public struct AccountThreads: Sendable {
  /// The account.
  public var account: AccountID
  /// The most active ties of which no two share a person.
  public var threads: Int
  /// The same over confirmed ties, at most ``threads``.
  public var confirmedThreads: Int
  /// The same over ties to contacts who are for us; `nil` where no contact's stance is known.
  public var supportingThreads: Int?
  /// The number of threads that the account's tier asks for.
  public var requiredThreads: Int
  /// The number of active ties, parallel ones counted once.
  public var activeTies: Int
  /// As many active ties as there are threads, no two of which share a person: there are so many.
  public var pairs: [StaffContact]
  /// As many people as there are threads, without whom no active tie is left: there are no more. Of all
  /// such sets the one nearest the supplier.
  public var supplierCut: [PersonID]
  /// The same nearest the customer.
  public var customerCut: [PersonID]
  /// With one thread, everybody whose departure alone leaves no active tie; else nobody.
  public var bottlenecks: [PersonID]
  /// The threads to the required roles in the tier's order, then to the others that somebody holds, in
  /// the order of ``Portfolio/roles``.
  public var roles: [RoleThreads]
  /// The threads to each contact in input order; empty unless asked for.
  public var contacts: [ContactThreads]
  /// True when the threads to each contact were asked for and not counted, as there are more than
  /// ``Review/maximumMeasuredContacts``.
  public var isTooLarge: Bool
}

/// The threads to the holders of a role.
public struct RoleThreads: Sendable {
  /// The role.
  public var role: Role
  /// True when the account's tier requires it.
  public var isRequired: Bool
  /// The number of holders.
  public var holders: Int
  /// The paths, as many as there are threads, and the cuts.
  public var proof: ThreadProof
}

/// The threads to a contact, who is on none of the cuts.
public struct ContactThreads: Sendable {
  /// The contact.
  public var contact: ContactID
  /// The paths, as many as there are threads, and the cuts.
  public var proof: ThreadProof
}

/// The proof of a number of threads: so many paths, and as many people without whom there is no path.
public struct ThreadProof: Sendable {
  /// Paths of which no two share a person, from one of our people to the customer, along active ties
  /// and influence at or above the policy's threshold.
  public var paths: [[PersonID]]
  /// The fewest people without whom no path is left: of all such sets the one nearest the supplier.
  public var supplierCut: [PersonID]
  /// The same nearest the customer.
  public var customerCut: [PersonID]

  /// The number of threads.
  public var threads: Int { paths.count }
}

/// A person who alone holds accounts: each of them has one thread, and all its active ties are theirs.
public struct SoleHolder: Sendable {
  /// Who it is, on our side or on theirs.
  public var person: PersonID
  /// The accounts, in input order.
  public var accounts: [AccountID]
  /// The yearly revenue of these accounts.
  public var revenue: [Money]
}

extension Review {
  /// The threads of every account, with their proofs, and who alone holds what.
  ///
  /// Takes O(E·√V) time an account for the matching (J. E. Hopcroft and R. M. Karp, 1973) and O(k·E) for
  /// the *k* threads of each role, in an account of V people with E ties and links.
  ///
  /// - Parameters:
  ///   - accounts: The accounts to look at, or `nil` for all.
  ///   - includesContacts: Whether the threads to each contact are counted too, in accounts of up to
  ///     ``maximumMeasuredContacts``.
  public func threads(
    accounts: [AccountID]? = nil, includesContacts: Bool = false
  ) -> ThreadAnalysis {
    let chosen = portfolio.positions(of: accounts)
    let found = concurrentMap(count: chosen.count, partsOf: 500) {
      ThreadCounter(AccountInspection(self))
    } each: { counter, index in
      counter.count(chosen[index], includesContacts: includesContacts)
    }
    let order = found.indices.sorted {
      found[$0].threads == found[$1].threads
        ? portfolio.precedes(found[$0].account, found[$1].account)
        : found[$0].threads < found[$1].threads
    }
    return ThreadAnalysis(accounts: order.map { found[$0] }, holders: soleHolders(found))
  }

  private func soleHolders(_ accounts: [AccountThreads]) -> [SoleHolder] {
    var held: [PersonID: [AccountID]] = [:]
    for account in accounts {
      for person in account.bottlenecks { held[person, default: []].append(account.account) }
    }
    return held.keys.sorted().map { person in
      let accounts = held[person, default: []].sorted()
      return SoleHolder(
        person: person, accounts: accounts, revenue: portfolio.revenue(of: accounts))
    }.sorted { $0.accounts.count > $1.accounts.count }
  }
}

/// Counts threads, one account after the other.
private struct ThreadCounter {
  private var inspection: AccountInspection
  private var network = InfluenceNetwork()

  init(_ inspection: AccountInspection) { self.inspection = inspection }

  mutating func count(_ account: AccountID, includesContacts: Bool) -> AccountThreads {
    let roles = inspection.coverage(of: account)
    inspection.countThreads()
    inspection.countSupportingThreads()
    let (ties, threads) = (inspection.ties, inspection.threads)
    let bottlenecks = threads.size == 1 ? ties.bottlenecks : ([], [])
    let isTooLarge = includesContacts && ties.contactCount > Review.maximumMeasuredContacts
    network.load(ties)
    return AccountThreads(
      account: account, threads: threads.size, confirmedThreads: inspection.confirmedThreads,
      supportingThreads: inspection.supportingThreads,
      requiredThreads: inspection.required.threads, activeTies: ties.activeCount,
      pairs: inspection.pairs(of: threads), supplierCut: ties.people(threads.minimumCover),
      customerCut: ties.people(threads.minimumCoverNearRight),
      bottlenecks: bottlenecks.0.map { .staff($0) } + bottlenecks.1.map { .contact($0) },
      roles: roles.map { role in
        _ = network.threads(toAnyOf: inspection.numbers(of: role.holders))
        return RoleThreads(
          role: role.role, isRequired: role.isRequired, holders: role.holders.count,
          proof: network.proof(ties))
      },
      contacts: (includesContacts && !isTooLarge ? ties.contacts : AccountContacts()).map {
        contact in
        _ = network.threads(to: ties.number(of: contact))
        return ContactThreads(contact: contact, proof: network.proof(ties))
      },
      isTooLarge: isTooLarge)
  }
}

extension AccountTies {
  /// The people of a cover, ours first, each in input order.
  func people(_ cover: (left: [Int], right: [Int])) -> [PersonID] {
    (cover.left.map { .staff(staff[$0]) }
      + cover.right.map { .contact(contact($0)) }).sorted()
  }
}
