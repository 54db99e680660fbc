/// A decision under way at an account: an order, a renewal, a project.
public struct Deal: Sendable {
  /// The id as it is printed: unique in the portfolio.
  public var id: Text
  /// The name, or empty.
  public var name: Text
  /// The accounts at which the decision is made, the first one first.
  public var accounts: [AccountID]
  /// The value in ``currency``, at least 0; `nil` when it is not known.
  public var value: Double?
  /// The ISO 4217 code of the value's currency, or empty.
  public var currency: Text = .empty
  /// The day on which the decision is due.
  public var closeDate: Day?
  /// The stage as it is written, or empty.
  public var stage: Text = .empty
  /// True when the stage says that the decision is made.
  public var isClosed = false

  /// Makes an open deal.
  public init(id: Text, name: Text, accounts: [AccountID]) {
    self.id = id
    self.name = name
    self.accounts = accounts
  }

  /// True for the word of a stage at which a deal is no longer open: closed, won or lost.
  public static func isClosed(stage: some StringProtocol) -> Bool {
    ["closed", "won", "lost", "closedwon", "closedlost"].contains(normalized(stage))
  }
}

/// The part of a contact in a deal.
///
/// A role, a stance or an influence that is known stands in place of what the contact is otherwise.
public struct Decision: Sendable {
  /// The deal.
  public var deal: DealID
  /// The contact who decides in it.
  public var contact: ContactID
  /// The roles in this deal; empty when they are not written.
  public var roles: RoleSet = []
  /// The attitude towards the supplier in this deal.
  public var stance: Stance?
  /// The weight of the contact's word in this deal, 0…1.
  public var influence: Double?

  /// Makes the part of a contact of which nothing more is known.
  public init(deal: DealID, contact: ContactID) {
    self.deal = deal
    self.contact = contact
  }
}

/// The position of a deal in ``Portfolio/deals``.
public struct DealID: RowPosition {
  @usableFromInline let number: Int32

  /// Makes a position from its number, counted from 0.
  @inlinable
  public init(_ index: Int) { number = Int32(index) }

  /// The number of the position, counted from 0.
  @inlinable public var index: Int { Int(number) }
}
