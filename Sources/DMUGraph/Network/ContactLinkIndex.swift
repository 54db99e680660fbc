/// The links among all contacts by their second end.
///
/// A portfolio has them by their first end; who leads to a contact is asked from both.
struct ContactLinkIndex: Sendable {
  private let starts: [Int]
  private let links: [Int32]

  /// Sorts the links of a portfolio, in linear time; `nil` where none leads from unit to unit, so that
  /// nobody has to look.
  init?(_ portfolio: Portfolio) {
    guard portfolio.contactLinks.contains(where: portfolio.leavesUnit) else { return nil }
    (starts, links) = grouped(
      portfolio.contactLinks.indices.map { Int32($0) },
      by: portfolio.contactLinks.map { Int32($0.target.index) }, into: portfolio.contacts.count)
  }

  /// The positions of the links that end at a contact.
  func positions(endingAt contact: ContactID) -> ArraySlice<Int32> {
    links[starts[contact.index]..<starts[contact.index + 1]]
  }
}

extension Portfolio {
  /// True for a link of whose ends one belongs to a unit and the other does not.
  fileprivate func leavesUnit(_ link: Link<ContactID>) -> Bool {
    if unitKind == .account && furtherMemberships.isEmpty {
      return contacts[link.source].account != contacts[link.target].account
    }
    return Set(units(of: link.source)) != Set(units(of: link.target))
      || Set(accounts(of: link.source)) != Set(accounts(of: link.target))
  }
}
