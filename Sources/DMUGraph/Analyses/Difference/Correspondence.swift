/// Which accounts, contacts and staff of two portfolios are the same.
///
/// Accounts are the same when their names are; of several of one name those with the same id, then the
/// others in order. People are the same when their emails match, or else, unless both have an email,
/// their names; contacts only within an account that is in both. Of several of one name, those with the
/// same title (staff: the same roles) come first, then those with the same id, then the others in order:
/// a title says more than an id, as many editors number every file anew. Accounts and people without a
/// name are known by their ids. Nobody is matched twice. Linear in the size of both portfolios.
struct Correspondence {
  let accounts: RowMatching<AccountID>
  let contacts: RowMatching<ContactID>
  let staff: RowMatching<StaffID>

  init(_ before: Portfolio, _ after: Portfolio) {
    var accounts = RowMatching(before: before.accounts, after: after.accounts)
    for details in [[IdentityKey.Detail.id], []] {
      accounts.pair({ before.key(of: $0, details) }, { after.key(of: $0, details) })
    }
    let matched = accounts
    self.accounts = matched
    // The place of a contact is the account's position before; without one there is no match.
    contacts = RowMatching.people(
      before: before.contacts, after: after.contacts,
      { position, form in
        let account = before.contacts[position].account
        return matched.after[account] == nil
          ? nil : before.key(of: .contact(position), place: account.index, form)
      },
      { position, form in
        matched.before[after.contacts[position].account].flatMap {
          after.key(of: .contact(position), place: $0.index, form)
        }
      })
    staff = RowMatching.people(
      before: before.staff, after: after.staff,
      { before.key(of: .staff($0), place: 0, $1) }, { after.key(of: .staff($0), place: 0, $1) })
  }
}

/// Two lists of which some elements are the same, each matched with one at most.
struct RowMatching<ID: RowPosition> {
  /// By position before, the position after.
  private(set) var after: Rows<ID, ID?>
  /// By position after, the position before.
  private(set) var before: Rows<ID, ID?>
  private var openBefore: [ID]
  private var openAfter: [ID]

  /// Makes lists of which nothing is matched yet.
  init<Row>(before: Rows<ID, Row>, after: Rows<ID, Row>) {
    self.before = Rows(repeating: nil, likeRowsOf: after)
    self.after = Rows(repeating: nil, likeRowsOf: before)
    openBefore = Array(before.indices)
    openAfter = Array(after.indices)
  }

  /// Pairs what has the same key and is not matched yet, of several in order. Linear.
  mutating func pair(_ keyBefore: (ID) -> [UInt8]?, _ keyAfter: (ID) -> [UInt8]?) {
    if openBefore.isEmpty || openAfter.isEmpty { return }
    // Those of one key are a list: the first, and for each the next.
    var first: [[UInt8]: Int] = [:]
    var next = [Int?](repeating: nil, count: openAfter.count)
    for index in openAfter.indices.reversed() {
      guard let key = keyAfter(openAfter[index]) else { continue }
      next[index] = first.updateValue(index, forKey: key)
    }
    if first.isEmpty { return }
    for position in openBefore {
      guard let key = keyBefore(position), let index = first[key] else { continue }
      first[key] = next[index]
      after[position] = openAfter[index]
      before[openAfter[index]] = position
    }
    openBefore.removeAll { after[$0] != nil }
    openAfter.removeAll { before[$0] != nil }
  }

  /// Pairs people by their keys in every form, the most telling first.
  static func people<Row>(
    before: Rows<ID, Row>, after: Rows<ID, Row>, _ keyBefore: (ID, IdentityKey) -> [UInt8]?,
    _ keyAfter: (ID, IdentityKey) -> [UInt8]?
  ) -> RowMatching {
    var matching = RowMatching(before: before, after: after)
    for (one, other) in IdentityKey.passes {
      matching.pair({ keyBefore($0, one) }, { keyAfter($0, other) })
    }
    return matching
  }
}

/// A key by which a person is known.
struct IdentityKey {
  /// The detail that has to agree as well.
  enum Detail {
    case name
    /// The title of a contact, the roles of one of us.
    case trait
    case id
  }

  /// True when it is a key of those with an email, and whether that email is part of it.
  var hasEmail: Bool
  var includesEmail: Bool
  var details: [Detail]

  /// The keys before and after, pass for pass.
  static let passes: [(IdentityKey, IdentityKey)] = {
    let details: [[Detail]] = [[.trait, .id], [.trait], [.id], []]
    let emails = (details.map { [.name] + $0 } + [[]]).map {
      IdentityKey(hasEmail: true, includesEmail: true, details: $0)
    }
    func name(_ details: [Detail], _ hasEmail: Bool) -> IdentityKey {
      IdentityKey(hasEmail: hasEmail, includesEmail: false, details: [.name] + details)
    }
    let names = details.flatMap { details in
      [(false, false), (false, true), (true, false)].map {
        (name(details, $0.0), name(details, $0.1))
      }
    }
    return emails.map { ($0, $0) } + names
  }()
}

extension Portfolio {
  /// The key of an account.
  fileprivate func key(of position: AccountID, _ details: [IdentityKey.Detail]) -> [UInt8] {
    let account = accounts[position]
    var key: [UInt8] = []
    append(name: account.name, orID: account.id, to: &key)
    if !details.isEmpty { key += bytes(account.id) }
    return key
  }

  /// The key of a person in a place; `nil` for those who have no key of that form.
  fileprivate func key(of position: PersonID, place: Int, _ form: IdentityKey) -> [UInt8]? {
    let person = person(at: position)
    let email = person.email.isEmpty ? [] : self.email(person.email)
    guard email.isEmpty != form.hasEmail else { return nil }
    var key: [UInt8] = Array("\(place)".utf8)
    key.append(0)
    if form.includesEmail {
      key += email
      key.append(0)
    }
    for detail in form.details {
      switch detail {
      case .name: append(name: person.name, orID: person.id, to: &key)
      case .trait:
        if case .staff(let position) = position {
          let roles = staff[position].roles.map { normalized($0) }
          key += Set(roles).sorted().joined(separator: ";").utf8
        } else {
          key += bytes(person.title)
        }
      case .id: key += bytes(person.id)
      }
      key.append(0)
    }
    return key
  }

  /// Adds a name, or an id marked as such.
  private func append(name: Text, orID id: Text, to key: inout [UInt8]) {
    key.append(name.isEmpty ? 1 : 0)
    key += bytes(name.isEmpty ? id : name)
    key.append(0)
  }

  private func bytes(_ text: Text) -> ArraySlice<UInt8> {
    self.text[Int(text.offset)..<Int(text.offset) + Int(text.count)]
  }

  /// An email without blanks around it, in lower case.
  private func email(_ text: Text) -> [UInt8] {
    let scalars = string(text).lowercased().unicodeScalars
    let blank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !blank($0) }),
      let last = scalars.lastIndex(where: { !blank($0) })
    else { return [] }
    return Array(String(scalars[first...last]).utf8)
  }
}
