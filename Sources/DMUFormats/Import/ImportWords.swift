import DMUGraph
import GraphML
import OrderedCollections

/// The words of the profile, of a policy and of a mapping, each looked up once for every spelling.
final class ImportWords {
  let mapping: Mapping?
  let isStrict: Bool
  let roles: [Role]
  private let tiers: [String]
  private var nodeKinds = WordCache<NodeKind?>()
  private var edgeKinds = WordCache<EdgeKind?>()
  private var stances = WordCache<(stance: Stance?, isKnown: Bool)>()
  private var roleLists = WordCache<ContactRoles>()
  private var titles = WordCache<RoleSet>()
  private var staffRoleLists = WordCache<[String]>()

  /// What a contact's role attribute says.
  struct ContactRoles {
    var roles: RoleSet = []
    /// Those that are no role words but titles.
    var inferred: RoleSet = []
    /// The words that are neither.
    var unknown: [String] = []
  }

  init(options: ImportOptions) {
    mapping = options.mapping
    isStrict = options.isStrict
    roles = options.policy.knownRoles
    tiers = Array(options.policy.tiers.keys) + ["key", "standard"]
  }

  func nodeKind(_ text: borrowing Span<UInt8>) -> NodeKind? {
    nodeKinds.value(text) { word in
      if let kind = self.lookUp(unquoted(word), "kind", in: NodeKind.byWord) { return kind }
      guard word.contains(":") else { return nil }
      // Neo4j writes `:Customer:Person`, and without the first colon for TinkerPop. A person stays
      // one, whatever the other labels say of their company.
      let kinds = word.split(separator: ":").compactMap {
        self.lookUp(String($0), "kind", in: NodeKind.byWord)
      }
      guard kinds.contains(.contact) else { return kinds.first }
      return kinds.first { $0 == .staff || $0 == .competitor } ?? .contact
    }
  }

  /// What a mapping has in place of other values, by attribute, apart from the words that are looked
  /// up ignoring case.
  var replacements: [String: [String: String]] {
    var result: [String: [String: String]] = [:]
    for (attribute, values) in mapping?.values ?? [:]
    where !["kind", "role", "stance", "tier"].contains(attribute) {
      for (written, meant) in values {
        result[attribute, default: [:]][trimmedWord(written)] = meant
      }
    }
    return result
  }

  func edgeKind(_ text: borrowing Span<UInt8>) -> EdgeKind? {
    edgeKinds.value(text) { lookUp(unquoted($0), "kind", in: EdgeKind.byWord) }
  }

  /// The stance that a text names; `isKnown` is false when it names none, not even `unknown`.
  func stance(_ text: borrowing Span<UInt8>) -> (stance: Stance?, isKnown: Bool) {
    stances.value(text) { word in
      let word = normalized(mapped(word, "stance") ?? word)
      let stance = Stance(rawValue: word)
      return (stance, stance != nil || word == "unknown")
    }
  }

  /// The roles that a contact's title stands for.
  func roles(ofTitle title: borrowing Span<UInt8>) -> RoleSet {
    titles.value(title) { set(DMUFormats.roles(forTitle: $0)) }
  }

  /// The roles that a contact's role attribute names, several separated by `;`, `,` or `|`.
  func contactRoles(_ text: borrowing Span<UInt8>) -> ContactRoles {
    roleLists.value(text) { list in
      var result = ContactRoles()
      for word in words(list).flatMap({ words(mapped($0, "role") ?? $0) }) {
        let key = normalized(word)
        if let position = roles.firstIndex(where: { normalized($0.rawValue) == key }) {
          result.roles.insert(RoleSet(position: position))
          continue
        }
        let inferred = isStrict ? [] : set(DMUFormats.roles(forTitle: word))
        if inferred.isEmpty { result.unknown.append(word) }
        result.inferred.formUnion(inferred)
      }
      result.inferred.subtract(result.roles)
      return result
    }
  }

  /// The roles that a staff member's role attribute names, known ones in their usual spelling.
  func staffRoles(_ text: borrowing Span<UInt8>) -> [String] {
    staffRoleLists.value(text) { list in
      words(list).flatMap { words(mapped($0, "role") ?? $0) }.map { word in
        Vocabulary.staffRoles.known(word) ?? word
      }
    }
  }

  /// The roles of a set, in the order of the portfolio's.
  func names(_ set: RoleSet) -> [Role] {
    roles.indices.filter { set.contains(position: $0) }.map { roles[$0] }
  }

  /// A tier in the spelling that the policy or the vocabulary has for it, else as written.
  func tier(_ text: String) -> String {
    let word = mapped(text, "tier") ?? text
    return tiers.first { normalized($0) == normalized(word) } ?? word
  }

  /// The words of a list: `a; b`, or as programs write lists of values, `[a, b]` and `["a","b"]`.
  private func words(_ list: String) -> [String] {
    var list = trimmedWord(list)[...]
    if list.hasPrefix("["), list.hasSuffix("]") { list = list.dropFirst().dropLast() }
    return list.split { $0 == ";" || $0 == "," || $0 == "|" }
      .map { unquoted(trimmedWord($0)) }.filter { !$0.isEmpty }
  }

  private func set(_ roles: [Role]) -> RoleSet {
    roles.reduce(into: []) { set, role in
      if let position = self.roles.firstIndex(of: role) { set.insert(RoleSet(position: position)) }
    }
  }

  private func lookUp<Value>(_ word: String, _ attribute: String, in table: [String: Value])
    -> Value?
  {
    table[normalized(mapped(word, attribute) ?? word)]
  }

  private func mapped(_ word: String, _ attribute: String) -> String? {
    guard let values = mapping?.values[attribute] else { return nil }
    let key = normalized(word)
    return values.first { normalized($0.key) == key }?.value
  }
}

/// A word without the quotation marks in which some programs write every text.
private func unquoted(_ word: String) -> String {
  let word = trimmedWord(word)
  for mark in ["\"", "'"] where word.count > 1 && word.hasPrefix(mark) && word.hasSuffix(mark) {
    return trimmedWord(word.dropFirst().dropLast())
  }
  return word
}
