/// Which accounts, contacts and staff of two portfolios are the same.
///
/// Accounts are the same when their names are, as names are compared, deals when names and first accounts are; of several of one name those with the same
/// id, then the others in order. People are the same when their names are, unless both have an email and these
/// differ; contacts only within an account that is in both. Of several of one name, those with the same email come
/// first, then those with the same title (staff: the same roles), then those with the same id, then the others in
/// order: a title says more than an id, as many editors number every file anew. People are the same, too, when they
/// have an email that is nobody else's on either side, and their names agree in a word. Accounts and people without
/// a name are known by their ids. Nobody is matched twice. Linear in the size of both portfolios.
struct Correspondence {
  let accounts: RowMatching<AccountID>
  let contacts: RowMatching<ContactID>
  let staff: RowMatching<StaffID>

  init(_ before: Portfolio, _ after: Portfolio) {
    var names = NameNumbers()
    let accountNames = (names.number(accountsOf: before), names.number(accountsOf: after))
    var accounts = RowMatching(before: before.accounts, after: after.accounts)
    for details in [[IdentityKey.Detail.id], []] {
      accounts.pair(
        { before.key(of: $0, named: accountNames.0, details) },
        { after.key(of: $0, named: accountNames.1, details) })
    }
    let matched = accounts
    self.accounts = matched
    let contactNames = (
      before.contacts.map { names.number(of: $0.person.name, $0.person.id, before) },
      after.contacts.map { names.number(of: $0.person.name, $0.person.id, after) }
    )
    // The place of a contact is the account's position before; without one there is no match.
    contacts = RowMatching.people(
      before: before.contacts, after: after.contacts,
      { position, form in
        let account = before.contacts[position].account
        return matched.after[account] == nil
          ? nil
          : before.key(
            of: .contact(position), named: contactNames.0[position.index], place: account.index,
            form)
      },
      { position, form in
        matched.before[after.contacts[position].account].flatMap {
          after.key(
            of: .contact(position), named: contactNames.1[position.index], place: $0.index, form)
        }
      },
      agree: { before.agree(before.contacts[$0].person, after, after.contacts[$1].person) })
    let staffNames = (
      before.staff.map { names.number(of: $0.person.name, $0.person.id, before) },
      after.staff.map { names.number(of: $0.person.name, $0.person.id, after) }
    )
    staff = RowMatching.people(
      before: before.staff, after: after.staff,
      { before.key(of: .staff($0), named: staffNames.0[$0.index], place: 0, $1) },
      { after.key(of: .staff($0), named: staffNames.1[$0.index], place: 0, $1) },
      agree: { before.agree(before.staff[$0].person, after, after.staff[$1].person) })
  }
}

/// Numbers of names, the same for names that are equal as names are compared.
private struct NameNumbers {
  private var numbers: [String: Int] = [:]

  /// The number of a name, or of an id where there is no name.
  mutating func number(of name: Text, _ id: Text, _ portfolio: Portfolio) -> Int {
    let key =
      name.isEmpty
      ? "\u{0}" + portfolio.string(id) : ComparableName.folded(portfolio.string(name))
    let number = numbers[key] ?? numbers.count
    numbers[key] = number
    return number
  }
}

extension NameNumbers {
  /// The numbers of the names of all accounts and units of a portfolio.
  mutating func number(accountsOf portfolio: Portfolio) -> Rows<AccountID, Int> {
    Rows(portfolio.accounts.map { number(of: $0.name, $0.id, portfolio) })
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

  /// Pairs what has a key that nothing else has on either side, matched or not, and agrees. Linear.
  mutating func pairOnly(
    _ keyBefore: (ID) -> [UInt8]?, _ keyAfter: (ID) -> [UInt8]?, agree: (ID, ID) -> Bool
  ) {
    if openBefore.isEmpty || openAfter.isEmpty { return }
    func owners(_ positions: Range<ID>, _ key: (ID) -> [UInt8]?) -> [[UInt8]: ID?] {
      var owners: [[UInt8]: ID?] = [:]
      for position in positions {
        guard let key = key(position) else { continue }
        owners[key] = .some(owners[key] == nil ? position : nil)
      }
      return owners
    }
    let ownersBefore = owners(after.startIndex..<after.endIndex, keyBefore)
    let ownersAfter = owners(before.startIndex..<before.endIndex, keyAfter)
    for position in openBefore {
      guard let key = keyBefore(position), ownersBefore[key] == .some(position),
        let found = ownersAfter[key], let other = found, before[other] == nil,
        agree(position, other)
      else { continue }
      after[position] = other
      before[other] = position
    }
    openBefore.removeAll { after[$0] != nil }
    openAfter.removeAll { before[$0] != nil }
  }

  /// Pairs people by their keys in every form, the most telling first.
  ///
  /// - Parameter agree: Whether the names of two who share an email are of one person.
  static func people<Row>(
    before: Rows<ID, Row>, after: Rows<ID, Row>, _ keyBefore: (ID, IdentityKey) -> [UInt8]?,
    _ keyAfter: (ID, IdentityKey) -> [UInt8]?, agree: (ID, ID) -> Bool
  ) -> RowMatching {
    var matching = RowMatching(before: before, after: after)
    for (one, other) in IdentityKey.passes {
      matching.pair({ keyBefore($0, one) }, { keyAfter($0, other) })
    }
    matching.pairOnly(
      { keyBefore($0, .email) }, { keyAfter($0, .email) }, agree: agree)
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

  /// The email alone.
  static let email = IdentityKey(hasEmail: true, includesEmail: true, details: [])

  /// The keys before and after, pass for pass.
  static let passes: [(IdentityKey, IdentityKey)] = {
    let details: [[Detail]] = [[.trait, .id], [.trait], [.id], []]
    let emails = details.map {
      IdentityKey(hasEmail: true, includesEmail: true, details: [.name] + $0)
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
  /// The key of an account or a family by name, of a deal by name and first account.
  fileprivate func key(
    of position: AccountID, named names: Rows<AccountID, Int>, _ details: [IdentityKey.Detail]
  ) -> [UInt8] {
    var key = Array("\(names[position])".utf8)
    key.append(ownAccounts.contains(position) ? 0 : 1)
    if deal(ofUnit: position) != nil, let account = accounts(ofUnit: position).first {
      key += "\(names[account])".utf8
    }
    key.append(0)
    if !details.isEmpty { key += bytes(accounts[position].id) }
    return key
  }

  /// The key of a person in a place; `nil` for those who have no key of that form.
  fileprivate func key(
    of position: PersonID, named name: Int, place: Int, _ form: IdentityKey
  ) -> [UInt8]? {
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
      case .name: key += "\(name)".utf8
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

  /// True when the names of two people of one email are of one person: a word of three letters or more is in both,
  /// one is the other's abbreviated, or one is missing.
  fileprivate func agree(_ one: Person, _ portfolio: Portfolio, _ other: Person) -> Bool {
    if one.name.isEmpty || other.name.isEmpty { return true }
    let names = (string(one.name), portfolio.string(other.name))
    func words(_ name: String) -> Set<Substring> {
      Set(ComparableName.folded(name).split { !$0.isLetter }.filter { $0.count >= 3 })
    }
    return !words(names.0).isDisjoint(with: words(names.1))
      || AbbreviatedName.areOne(names.0, names.1)
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
