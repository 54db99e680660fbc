/// A portfolio with the policy by which, and the day at which, everything about it is measured.
///
/// ```swift
/// let review = try Review(portfolio, asOf: day)
/// for account in review.threads().accounts where account.threads == 1 {
///   print(portfolio.displayName(portfolio.accounts[account.account]))
/// }
/// ```
///
/// Every analysis is a method that gives plain values, whose positions are those of ``portfolio``. The same
/// portfolio, policy and day give the same results.
///
/// It is one reference, so that workspaces on all cores do not count at every step who uses which of a portfolio's
/// many lists.
public final class Review: Sendable {
  /// The portfolio, to which the positions in the results refer.
  public let portfolio: Portfolio
  /// Thresholds, requirements, rates and severities.
  public let policy: Policy
  /// The day at which everything is measured.
  public let day: Day
  /// The paths of the files that were read, as they were given; reports name them.
  public let sources: [String]
  /// The contacts of each account who have not left by the day.
  private let memberships: Memberships
  /// The links among contacts by their second end; `nil` where all stay within an account.
  let contactLinkIndex: ContactLinkIndex?
  /// By position: true for our people who have left by the day.
  let hasLeft: Rows<StaffID, Bool>
  /// The number of those of us who have not left by the day.
  public let staffCount: Int

  /// Makes a review of a portfolio.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - policy: The policy, which names no role that the portfolio was not made with.
  ///   - day: The day at which everything is measured, as ties fade with time.
  ///   - sources: The paths of the files that were read.
  /// - Throws: ``UnknownRoles`` when the portfolio was made without some of the policy's roles: nobody there can hold
  ///   them, and they would be found missing everywhere.
  public convenience init(
    _ portfolio: Portfolio, policy: Policy = .default, asOf day: Day, sources: [String] = []
  ) throws(UnknownRoles) {
    let unknown = policy.namedRoles.filter { portfolio.position(of: $0) == nil }
    if !unknown.isEmpty { throw UnknownRoles(roles: unknown) }
    self.init(unchecked: portfolio, policy: policy, asOf: day, sources: sources)
  }

  /// Makes a review of a portfolio that knows the roles of the policy.
  package init(unchecked portfolio: Portfolio, policy: Policy, asOf day: Day, sources: [String]) {
    self.portfolio = portfolio
    self.policy = policy
    self.day = day
    self.sources = sources
    hasLeft = Rows(portfolio.staff.map { $0.person.hasLeft(by: day) })
    staffCount = hasLeft.count { !$0 }
    contactLinkIndex = ContactLinkIndex(portfolio)
    memberships =
      portfolio.contacts.contains { $0.person.hasLeft(by: day) }
      ? portfolio.memberships.filter { !portfolio.contacts[$0].person.hasLeft(by: day) }
      : portfolio.memberships
  }

  /// The contacts of an account who have not left by the day: those whom analyses look at.
  public func contacts(of account: AccountID) -> AccountContacts {
    memberships.contacts(of: account)
  }

  /// The contacts of an account who have left by the day, in input order.
  public func contactsWhoLeft(from account: AccountID) -> [ContactID] {
    let everyone = portfolio.contacts(of: account)
    if everyone.count == contacts(of: account).count { return [] }
    return everyone.filter { portfolio.contacts[$0].person.hasLeft(by: day) }
  }

  /// Those of us who have not left by the day.
  public var staff: [StaffID] { portfolio.staff.indices.filter { !hasLeft[$0] } }

  /// True for a tie neither end of which has left by the day, and which is strong enough.
  public func isActive<Party>(_ tie: Tie<Party>, party: Person) -> Bool {
    !party.hasLeft(by: day) && !portfolio.contacts[tie.contact].person.hasLeft(by: day)
      && tie.effectiveStrength(on: day, policy: policy) >= policy.activeThreshold
  }

  /// The review of some accounts alone: see ``Portfolio/selecting(accounts:includesPurchases:)``.
  public func selecting(accounts: [AccountID], includesPurchases: Bool = true) -> Review {
    replacing(portfolio.selecting(accounts: accounts, includesPurchases: includesPurchases))
  }

  /// The review without some people: see ``Portfolio/removing(_:)``.
  public func removing(_ people: some Sequence<PersonID>) -> Review {
    replacing(portfolio.removing(people))
  }

  /// The review in which some people leave on its day: see ``Portfolio/departing(_:on:)``.
  public func departing(_ people: some Sequence<PersonID>) -> Review {
    replacing(portfolio.departing(people, on: day))
  }

  /// The review without the contacts who have left by the day.
  package func withoutContactsWhoLeft() -> Review {
    removing(
      portfolio.contacts.indices.filter { portfolio.contacts[$0].person.hasLeft(by: day) }
        .map { .contact($0) })
  }

  private func replacing(_ portfolio: Portfolio) -> Review {
    Review(unchecked: portfolio, policy: policy, asOf: day, sources: sources)
  }
}

/// Roles that a policy names and a portfolio was made without.
public struct UnknownRoles: Error, Hashable, Sendable, CustomStringConvertible {
  /// The roles, in the order in which the policy names them.
  public let roles: [Role]

  /// The roles in a sentence.
  public var description: String {
    "The policy names roles that the portfolio was made without: "
      + roles.map(\.rawValue).joined(separator: ", ")
      + ". Read or build the portfolio with this policy."
  }
}

extension Review {
  /// True for somebody who has left by the day of the review.
  package func hasLeft(_ person: PersonID) -> Bool {
    switch person {
    case .staff(let staff): hasLeft[staff]
    case .contact(let contact): portfolio.contacts[contact].person.hasLeft(by: day)
    case .competitor(let rival): portfolio.competitors[rival].person.hasLeft(by: day)
    }
  }
}
