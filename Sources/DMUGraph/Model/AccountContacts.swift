/// The contacts of an account, in input order, each with a number within the account from 0.
///
/// A contact of several accounts is among the contacts of each.
public struct AccountContacts: RandomAccessCollection, Sendable {
  private let positions: ArraySlice<ContactID>

  /// Makes a list of contacts by rising position; nobody when left out.
  package init(_ positions: ArraySlice<ContactID> = []) { self.positions = positions }

  /// The number of the first contact.
  public var startIndex: Int { 0 }
  /// The number behind the last contact.
  public var endIndex: Int { positions.count }
  /// The contact of a number.
  public subscript(number: Int) -> ContactID { positions[positions.startIndex + number] }

  /// True when a contact is one of the account's.
  public func contains(_ contact: ContactID) -> Bool { number(of: contact) != nil }

  /// The number of a contact; `nil` for one who belongs elsewhere.
  ///
  /// Constant time where all belong to this account first, else logarithmic.
  public func number(of contact: ContactID) -> Int? {
    guard let first = positions.first, let last = positions.last, first <= contact, contact <= last
    else { return nil }
    let distance = first.distance(to: contact)
    if first.distance(to: last) == count - 1 { return distance }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < contact { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == contact ? low : nil
  }
}

/// The contacts of every account, by account and for one in input order.
struct Memberships: Sendable {
  private let members: [ContactID]
  private let starts: [Int]

  /// Groups contacts by the accounts that they belong to; linear.
  ///
  /// - Parameters:
  ///   - contacts: The contacts, in the order of their first accounts.
  ///   - others: The further accounts of contacts who have several.
  init(_ contacts: [Contact], others: [Membership], accountCount: Int) {
    var pairs = contacts.indices.map {
      Membership(contact: ContactID($0), account: contacts[$0].account)
    }
    if !others.isEmpty { pairs = (pairs + others).sorted { $0.contact < $1.contact } }
    var (starts, sorted): ([Int], [Membership]) = ([], [])
    group(pairs, into: accountCount, starts: &starts, values: &sorted) { pairs[$0].account.index }
    self.init(members: sorted.map(\.contact), starts: starts)
  }

  private init(members: [ContactID], starts: [Int]) {
    self.members = members
    self.starts = starts
  }

  /// The contacts of an account.
  func contacts(of account: AccountID) -> AccountContacts {
    AccountContacts(members[starts[account.index]..<starts[account.index + 1]])
  }

  /// The memberships of those who pass a test.
  func filter(_ isIncluded: (ContactID) -> Bool) -> Memberships {
    var members: [ContactID] = []
    var starts = [0]
    for account in self.starts.indices.dropLast() {
      members += self.members[self.starts[account]..<self.starts[account + 1]].filter(isIncluded)
      starts.append(members.count)
    }
    return Memberships(members: members, starts: starts)
  }
}

/// A contact and an account that the contact belongs to besides the first.
public struct Membership: Sendable {
  /// The contact.
  public var contact: ContactID
  /// The account.
  public var account: AccountID

  /// Makes a membership.
  public init(contact: ContactID, account: AccountID) {
    self.contact = contact
    self.account = account
  }
}
