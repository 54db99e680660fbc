import DMUGraph
import DMUProfile
import DMUText
import GraphML
import OrderedCollections

/// The words of the profile, of a policy and of a mapping, each looked up once for every spelling.
struct WordMeanings: ~Copyable {
  let mapping: Mapping?
  let isStrict: Bool
  let roles: [Role]
  private let tiers: [String]
  private var nodeKinds = WordCache<NodeKind?>()
  private var edgeKinds = WordCache<EdgeKind?>()
  private var stances = WordCache<(stance: Stance?, isKnown: Bool)>()
  private var roleLists = WordCache<ContactRoles>()
  private var titles = WordCache<Title>()
  private let titlePhrases: TitlePhrases
  private var staffRoleLists = WordCache<[String]>()
  private var tierNames = WordCache<String>()

  /// The meaning of a contact's role attribute.
  struct ContactRoles {
    var roles: RoleSet = []
    /// Those that are no role words but titles.
    var inferred: RoleSet = []
    /// The rank that those titles say.
    var seniority: Seniority?
    /// The words that are neither.
    var unknown: [String] = []
    /// The stance that a word says, as of CRM systems `Champion` and `Blocker`.
    var stance: Stance?
  }

  /// The meaning of a title.
  struct Title {
    var roles: RoleSet = []
    var seniority: Seniority?
    /// The holder has left.
    var isFormer = false
    /// A rank is named, but no field of work.
    var lacksField = false
  }

  init(options: ImportOptions) {
    mapping = options.mapping
    isStrict = options.isStrict
    roles = options.policy.knownRoles
    titlePhrases = TitlePhrases(options.mapping)
    tiers = Array(options.policy.tiers.keys) + ["key", "standard"]
  }

  mutating func nodeKind(_ text: borrowing Span<UInt8>) -> NodeKind? {
    if let known = nodeKinds.known(text) { return known }
    return nodeKinds.learn(nodeKind(word: String(decoding: text)))
  }

  /// The kind of node that a value of a file names.
  mutating func nodeKind(of value: AttributeTable.Value, in table: AttributeTable) -> NodeKind? {
    table.withValue(value) { nodeKind($0) }
  }

  private func nodeKind(word: String) -> NodeKind? {
    if let kind = lookUp(unquoted(word), "kind", in: NodeKind.byWord) { return kind }
    guard word.contains(":") else { return nil }
    // Neo4j writes `:Customer:Person`, and without the first colon for TinkerPop. A person stays
    // one, whatever the other labels say of their company.
    var kinds: [NodeKind] = []
    for label in word.split(separator: ":") {
      if let kind = lookUp(String(label), "kind", in: NodeKind.byWord) { kinds.append(kind) }
    }
    guard kinds.contains(.contact) else { return kinds.first }
    return kinds.first { $0 == .staff || $0 == .competitor } ?? .contact
  }

  /// True for a kind that says staff or contact by what else is in the file.
  func isEmployee(_ value: AttributeTable.Value, in table: AttributeTable) -> Bool {
    let written = table.string(value)
    let words = written.split(separator: ":").map { unquoted(String($0)) }
    return words.contains { word in
      mapped(word, "kind") == nil && NodeKind.employee.contains(normalized(word))
    } && mapped(written, "kind") == nil
  }

  /// The seniority that a text names.
  func seniority(_ text: borrowing Span<UInt8>) -> Seniority? {
    Seniority(rawValue: normalized(String(decoding: text)))
  }

  /// The values that a mapping has in place of others, by attribute, apart from the words that are looked
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

  mutating func edgeKind(_ text: borrowing Span<UInt8>) -> EdgeKind? {
    if let known = edgeKinds.known(text) { return known }
    let word = unquoted(String(decoding: text))
    return edgeKinds.learn(
      lookUp(word, "kind", in: EdgeKind.byWord)
        ?? EdgeKind.byLabel(withoutSignsAround(word)))
  }

  /// True when a label says that a line leads to a second manager, false for the first one; `nil` when it
  /// says neither.
  func leadsToSecondManager(_ value: AttributeTable.Value, in table: AttributeTable) -> Bool? {
    if table.withValue(value, { $0.count > 100 }) { return nil }
    return EdgeKind.secondManagerByWord[normalized(withoutSignsAround(table.string(value)))]
  }

  /// The kind of edge that a value of a file names.
  mutating func edgeKind(of value: AttributeTable.Value, in table: AttributeTable) -> EdgeKind? {
    table.withValue(value) { edgeKind($0) }
  }

  /// The stance that a text names; `isKnown` is false when it names none, not even `unknown`.
  mutating func stance(_ text: borrowing Span<UInt8>) -> (stance: Stance?, isKnown: Bool) {
    if let known = stances.known(text) { return known }
    let word = String(decoding: text)
    let name = normalized(mapped(word, "stance") ?? word)
    let stance = Stance(rawValue: name) ?? BuyingRoleWords.stance(of: name)
    return stances.learn((stance, stance != nil || name == "unknown"))
  }

  /// The meaning of a title, of which the phrases of a mapping decide the roles before the table does.
  mutating func title(_ text: borrowing Span<UInt8>) -> Title {
    if let known = titles.known(text) { return known }
    return titles.learn(title(String(decoding: text)))
  }

  private func title(_ text: String) -> Title {
    let meaning = TitleMeaning(of: text)
    var title = Title(
      roles: set(meaning.roles), seniority: meaning.seniority, isFormer: meaning.isFormer,
      lacksField: meaning.lacksField)
    if !meaning.isFormer, let phrase = titlePhrases.longest(in: text) {
      title.roles = set(words(phrase).map { Role(rawValue: $0) })
      title.lacksField = false
    }
    return title
  }

  /// The roles that a contact's role attribute names, several separated by `;`, `,` or `|`.
  mutating func contactRoles(_ text: borrowing Span<UInt8>) -> ContactRoles {
    if let known = roleLists.known(text) { return known }
    return roleLists.learn(contactRoles(list: String(decoding: text)))
  }

  private func contactRoles(list: String) -> ContactRoles {
    var result = ContactRoles()
    for word in roleWords(list) {
      let key = normalized(word)
      if let position = roles.firstIndex(where: { normalized($0.rawValue) == key }) {
        result.roles.insert(RoleSet(position: position))
        continue
      }
      if let meaning = BuyingRoleWords.meaning(of: word) {
        if let role = meaning.role { result.roles.formUnion(set([role])) }
        result.stance = result.stance ?? meaning.stance
        continue
      }
      let title = isStrict ? Title() : title(word)
      if title.roles.isEmpty { result.unknown.append(word) }
      result.inferred.formUnion(title.roles)
      result.seniority = result.seniority ?? title.seniority
    }
    result.inferred.subtract(result.roles)
    return result
  }

  /// The roles that a staff member's role attribute names, known ones in their usual spelling.
  mutating func staffRoles(_ text: borrowing Span<UInt8>) -> [String] {
    if let known = staffRoleLists.known(text) { return known }
    return staffRoleLists.learn(
      roleWords(String(decoding: text)).map { WordSpellings.staffRoles.known($0) ?? $0 })
  }

  /// The words of a list of roles, as a mapping has them.
  private func roleWords(_ list: String) -> [String] {
    var result: [String] = []
    for word in words(list) { result += words(mapped(word, "role") ?? word) }
    return result
  }

  /// The roles of a set, in the order of the portfolio's.
  func names(_ set: RoleSet) -> [Role] {
    var names: [Role] = []
    for position in roles.indices where set.contains(position: position) {
      names.append(roles[position])
    }
    return names
  }

  /// A question whether a word was meant for a role that is known; empty when none is near.
  func hint(role word: String) -> String {
    guard word.utf8.count < 100, let near = nearest(to: word, among: roles.map(\.rawValue))
    else { return "" }
    return ". Did you mean \(near)?"
  }

  /// A tier in the spelling that the policy or the vocabulary has for it, else as written.
  mutating func tier(_ text: borrowing Span<UInt8>) -> String {
    if let known = tierNames.known(text) { return known }
    return tierNames.learn(tier(word: trimmedWord(String(decoding: text))))
  }

  private func tier(word written: String) -> String {
    if written.isEmpty { return "" }
    let word = mapped(written, "tier") ?? written
    let key = normalized(word)
    return tiers.first { normalized($0) == key } ?? word
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

/// A label without arrows, colons and other signs before and after its words.
private func withoutSignsAround(_ label: String) -> String {
  guard let first = label.firstIndex(where: { $0.isLetter || $0.isNumber }),
    let last = label.lastIndex(where: { $0.isLetter || $0.isNumber })
  else { return "" }
  return String(label[first...last])
}

/// A word without the quotation marks in which some programs write every text.
private func unquoted(_ word: String) -> String {
  let word = trimmedWord(word)
  for mark in ["\"", "'"] where word.count > 1 && word.hasPrefix(mark) && word.hasSuffix(mark) {
    return trimmedWord(word.dropFirst().dropLast())
  }
  return word
}
