import DMUGraph
import GraphML

/// Who is who on one side of a portfolio: the people that nodes stand for, by name and email within a place.
///
/// The place of contacts is an account; staff, and competitors, are all in one. People of one place and one name
/// are one person, unless both have an email and these differ. Where nodes of one file have different emails, those
/// without one are neither. Linear in the number of nodes.
struct PersonIdentities {
  /// A node that stands for a person.
  struct Node {
    var row: Int
    /// The hash of the name, 0 without one.
    var name: UInt64
    /// The hash of the email, 0 without one.
    var email: UInt64
    /// The account of a contact, of several the first; 0 for others.
    var place: Int32 = 0
    var furtherPlaces: [Int32] = []

    var places: [Int32] { [place] + furtherPlaces }
  }

  /// The person that a node stands for.
  enum Match: Equatable {
    /// Somebody new.
    case new
    /// Somebody new, who could be either of several people of that name with different emails; one of them,
    /// or `nil` where all of them come later.
    case either(Int?)
    /// Somebody new with the email of another person.
    case sharesEmail(Int)
    /// Somebody of that name who is there already.
    case named(Int)
    /// Somebody of that email whose name is missing or the other's abbreviated.
    case abbreviated(Int)

    /// The person whom somebody new may be, or shares an email with.
    var other: Int? {
      switch self {
      case .either(let person): person
      case .sharesEmail(let person): person
      case .new, .named, .abbreviated: nil
      }
    }
  }

  /// The people of one name in one place.
  private struct Namesakes {
    /// The first of them; where there are several emails, the first who has one. -1 for none.
    var first: Int32 = -1
    /// The one without an email where there are several emails, or -1.
    var anonymous: Int32 = -1
    /// The email that was met first.
    var email: UInt64 = 0
    var hasSeveralEmails = false
    var firstHasEmail = false
  }

  private var namesakes: [UInt64: Namesakes] = [:]
  /// People of names with several emails, but for the first email of each.
  private var byNameAndEmail: [UInt64: Int32] = [:]
  private var byEmail: [UInt64: Int32] = [:]
  /// Those who share an email with somebody who was there before them, a few each.
  private var sharers: [UInt64: [Int32]] = [:]
  /// The number of nodes of each name in the file that is read, where namesakes are kept apart.
  private var ordinals: [UInt64: Int]?
  private var rowsMet: [Int32: Int] = [:]

  /// The most people of one email whose names are compared with that of another.
  private static let maximumSharers = 16

  /// - Parameter keepsNamesakes: Whether people who have two nodes in one file are kept apart.
  init(keepsNamesakes: Bool) {
    if keepsNamesakes { ordinals = [:] }
  }

  // MARK: A file

  /// Learns the names and emails of a file before any of its nodes is looked up.
  mutating func begin(_ nodes: inout [Node]) {
    if ordinals != nil { tellApart(&nodes) }
    for node in nodes where node.name != 0 && node.email != 0 {
      announce(key(node.place, node.name), node.email)
      for place in node.furtherPlaces { announce(key(place, node.name), node.email) }
    }
  }

  /// Gives each further node of one name in the file a name of its own.
  private mutating func tellApart(_ nodes: inout [Node]) {
    ordinals = [:]
    rowsMet = [:]
    for index in nodes.indices where nodes[index].name != 0 {
      let name = key(nodes[index].place, nodes[index].name)
      let ordinal = ordinals?[name] ?? 0
      ordinals?[name] = ordinal + 1
      if ordinal > 0 {
        nodes[index].name = key(Int32(truncatingIfNeeded: ordinal), nodes[index].name)
      }
    }
  }

  private mutating func announce(_ key: UInt64, _ email: UInt64) {
    var known = namesakes[key] ?? Namesakes()
    if known.email == 0 {
      known.email = email
    } else if known.email != email && !known.hasSeveralEmails {
      known.hasSeveralEmails = true
      if known.first >= 0 && !known.firstHasEmail {
        known.anonymous = known.first
        known.first = -1
      }
    }
    namesakes[key] = known
  }

  // MARK: Nodes

  /// The person that a node stands for.
  ///
  /// - Parameters:
  ///   - name: The node's name.
  ///   - nameOf: The names of the people who are there.
  func match(_ node: Node, name: () -> String, nameOf: (Int) -> String) -> Match {
    var result = Match.new
    if node.name != 0 {
      result = match(node, in: node.place)
      if result == .new {
        for place in node.furtherPlaces where result == .new { result = match(node, in: place) }
      }
      if case .named(let person) = result {
        let isSame = ComparableName.areEqual(name(), nameOf(person)) || !hasOnlyName(person)
        result = isSame && !hasNode(person) ? result : .new
      }
      if result != .new { return result }
    }
    return node.email == 0 ? .new : matchEmail(node, name: name, nameOf: nameOf)
  }

  /// True where a person was not met under other names, so that names of one hash are equal.
  private func hasOnlyName(_ person: Int) -> Bool { !renamed.contains(Int32(person)) }

  /// Those who were met under several names.
  private var renamed: Set<Int32> = []

  /// True for a person who has a node in the file that is read, where namesakes are kept apart.
  private func hasNode(_ person: Int) -> Bool { ordinals != nil && rowsMet[Int32(person)] != nil }

  private func match(_ node: Node, in place: Int32) -> Match {
    let key = key(place, node.name)
    guard let known = namesakes[key] else { return .new }
    if !known.hasSeveralEmails { return known.first < 0 ? .new : .named(Int(known.first)) }
    if node.email == 0 {
      if known.anonymous >= 0 { return .named(Int(known.anonymous)) }
      return .either(known.first < 0 ? nil : Int(known.first))
    }
    if node.email == known.email { return known.first < 0 ? .new : .named(Int(known.first)) }
    return byNameAndEmail[self.key(node.email, key)].map { .named(Int($0)) } ?? .new
  }

  private func matchEmail(
    _ node: Node, name: () -> String, nameOf: (Int) -> String
  ) -> Match {
    var shared: Int?
    for place in node.places {
      let email = key(place, node.email)
      guard let first = byEmail[email] else { continue }
      for person in [first] + (sharers[email] ?? []) where !hasNode(Int(person)) {
        let (one, other) = (name(), nameOf(Int(person)))
        if one.isEmpty || other.isEmpty || AbbreviatedName.areOne(one, other) {
          return .abbreviated(Int(person))
        }
        shared = shared ?? Int(person)
      }
    }
    return shared.map { .sharesEmail($0) } ?? .new
  }

  /// Remembers the person that a node stands for, new or not.
  mutating func add(_ node: Node, as person: Int, _ match: Match) {
    let person = Int32(person)
    if ordinals != nil { rowsMet[person] = node.row }
    if case .abbreviated = match { renamed.insert(person) }
    add(node, in: node.place, person)
    for place in node.furtherPlaces { add(node, in: place, person) }
  }

  private mutating func add(_ node: Node, in place: Int32, _ person: Int32) {
    if node.name != 0 {
      let key = key(place, node.name)
      var known = namesakes[key] ?? Namesakes()
      if node.email != 0 {
        if known.first < 0 { known.first = person }
        if known.first == person { known.firstHasEmail = true }
        if node.email != known.email { byNameAndEmail[self.key(node.email, key)] = person }
      } else if known.hasSeveralEmails {
        if known.anonymous < 0 { known.anonymous = person }
      } else if known.first < 0 {
        known.first = person
      }
      namesakes[key] = known
    }
    guard node.email != 0 else { return }
    let email = key(place, node.email)
    if let first = byEmail[email] {
      if first != person, sharers[email, default: []].count < Self.maximumSharers,
        !sharers[email, default: []].contains(person)
      {
        sharers[email, default: []].append(person)
      }
    } else {
      byEmail[email] = person
    }
  }

  private func key(_ place: Int32, _ hash: UInt64) -> UInt64 {
    key(UInt64(UInt32(bitPattern: place)) &+ 1, hash)
  }

  private func key(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = (one &* 0x9E37_79B9_7F4A_7C15 ^ other).multipliedFullWidth(
      by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
