/// A customer organisation.
public struct Account: Sendable {
  /// The id as it is printed: unique in the portfolio.
  public var id: Text
  /// The name, as it is written.
  public var name: Text
  /// `key`, `standard` or any other word; empty when the account has no tier.
  public var tier: Text = .empty
  /// Yearly revenue in ``currency``, at least 0; `nil` when it is not known.
  public var revenue: Double?
  /// The ISO 4217 code of the revenue's currency, or empty.
  public var currency: Text = .empty
  /// The day on which the contract ends.
  public var contractEnd: Day?
  /// The industry, or empty.
  public var industry: Text = .empty
  /// The region, or empty.
  public var region: Text = .empty
  /// The one of ours who leads the account.
  public var owner: StaffID?
  /// The account above it.
  public var parent: AccountID?

  /// Makes an account of which nothing but id and name is known.
  public init(id: Text, name: Text) {
    self.id = id
    self.name = name
  }
}

/// The facts that are known of any person, on either side.
public struct Person: Sendable {
  /// The id as it is printed: unique in the portfolio.
  public var id: Text
  /// The name, or empty.
  public var name: Text
  /// The title as it is written, or empty.
  public var title: Text = .empty
  /// The email address, or empty.
  public var email: Text = .empty
  /// The department, or empty.
  public var department: Text = .empty
  /// The location, or empty.
  public var location: Text = .empty
  /// The probability that this person leaves within a year, in place of the policy's; 0…1.
  public var departureRate: Double?
  /// The day from which on the person is gone, if one is written.
  public var leftOn: Day?
  /// True when it is written, or the title says, that the person has left, whatever the day.
  public var isFormer = false

  /// Makes a person of whom nothing but id and name is known.
  public init(id: Text, name: Text) {
    self.id = id
    self.name = name
  }

  /// True for a leaver: somebody who has left by a day.
  public func hasLeft(by day: Day) -> Bool { isFormer || leftOn.map { $0 <= day } ?? false }
}

/// A person of a customer's decision-making unit.
public struct Contact: Sendable {
  /// Name, title and so on.
  public var person: Person
  /// The contact's account, of several the first.
  public var account: AccountID
  /// The contact's attitude towards the supplier; `nil` when it is not known.
  public var stance: Stance?
  /// The roles held, written and inferred.
  public var roles: RoleSet = []
  /// Those of the ``roles`` that were inferred from the title.
  public var inferredRoles: RoleSet = []
  /// The weight of this contact's word in the account, 0…1; `nil` when it is not known.
  public var influence: Double?
  /// The rank in the customer's organisation; `nil` when it is not known.
  public var seniority: Seniority?
  /// True when the ``seniority`` was inferred from the title.
  public var isSeniorityInferred = false

  /// Makes a contact of an account.
  public init(person: Person, account: AccountID) {
    self.person = person
    self.account = account
  }

  /// The weight of this contact's word, 0…1: the written influence, or else what the policy assumes of the
  /// seniority.
  public func authority(_ policy: Policy) -> Double { influence ?? policy.authority[seniority] }
  /// True for a champion or supporter of ours.
  public var isFriendly: Bool { stance?.isFriendly ?? false }
  /// True for a critic or opponent of ours.
  public var isHostile: Bool { stance?.isHostile ?? false }
}

/// A person of the supplier.
public struct Staff: Sendable {
  /// Name, title and so on.
  public var person: Person
  /// The roles held: `account_manager` and the other known words, or any other word as written;
  /// empty when no role is known.
  public var roles: [String] = []

  /// Makes a member of staff.
  public init(person: Person) { self.person = person }
}

/// A rival supplier, or one of its people.
public struct Competitor: Sendable {
  /// Name and so on.
  public var person: Person

  /// Makes a competitor.
  public init(person: Person) { self.person = person }
}

/// Something that the supplier sells.
public struct Product: Sendable {
  /// The id as it is printed: unique in the portfolio.
  public var id: Text
  /// The name, or empty.
  public var name: Text

  /// Makes a product.
  public init(id: Text, name: Text) {
    self.id = id
    self.name = name
  }
}
