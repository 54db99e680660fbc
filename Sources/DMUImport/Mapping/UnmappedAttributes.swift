import DMUGraph
import DMUProfile
import DMUText
import GraphML
import OrderedCollections

/// The attributes of a file that have no place in the profile, and its values of kinds, roles, stances and tiers that
/// are no known words.
struct UnmappedAttributes: Sendable {
  typealias Element = AttributeOwner

  /// An attribute, with as much of its values as it takes to guess what they are.
  struct Attribute: Sendable {
    var name: String
    var element: Element
    /// The number of elements that have a value.
    var count = 0
    /// The number of elements with each value, of the first values that were met.
    var values: [String: Int] = [:]
    /// The number of values that are numbers, and the bounds between which they lie.
    var numberCount = 0
    var least = Double.infinity
    var greatest = -Double.infinity
    /// The number of values that are days as they are read.
    var dayCount = 0
    var mailCount = 0

    static let valueLimit = 500

    mutating func add(_ text: Span<UInt8>) {
      if isBlank(text) { return }
      count += 1
      if let number = number(text), number.isFinite {
        numberCount += 1
        least = min(least, number)
        greatest = max(greatest, number)
      }
      if Day(utf8: text) != nil { dayCount += 1 }
      let value = trimmedWord(String(decoding: text))
      if value.contains("@") { mailCount += 1 }
      guard value.utf8.count <= 100 else { return }
      if values[value] != nil || values.count < Self.valueLimit { values[value, default: 0] += 1 }
    }

    mutating func add(_ other: Attribute) {
      count += other.count
      numberCount += other.numberCount
      least = min(least, other.least)
      greatest = max(greatest, other.greatest)
      dayCount += other.dayCount
      mailCount += other.mailCount
      for (value, count) in other.values { values[value, default: 0] += count }
    }
  }

  /// A value of an attribute whose words are known, but not this one.
  struct Value: Hashable, Sendable {
    var attribute: String
    var element: Element
    var text: String
  }

  private(set) var attributes: [Attribute] = []
  private(set) var values: [Value: Int] = [:]
  /// The number of contacts without a role, by title.
  private(set) var titlesWithoutRole: [String: Int] = [:]
  /// The attributes of the profile of which the file has values.
  private(set) var filled: [Element: Set<String>] = [:]
  /// The greatest strength of a relationship that is written.
  private(set) var greatestStrength = 0.0

  init() {}

  /// Looks through a file that has been understood; linear in its size.
  init(_ file: FileImport, words: inout WordMeanings, policy: Policy) {
    var gathering = Gathering(table: file.table)
    gathering.gather()
    attributes = gathering.attributes
    let table = file.table
    for row in file.classification.classes.indices {
      for attribute in NodeAttribute.allCases where table[attribute, row] != 0 {
        filled[.node, default: []].insert(attribute.names[0])
      }
      let isPerson = [.contact, .none].contains(file.classification.classes[row])
      note(table[.kind, row], "kind", .node, table) { text in
        words.nodeKind(text) == nil ? [String(decoding: text)] : []
      }
      note(table[.role, row], "role", .node, table) {
        isPerson ? words.contactRoles($0).unknown : []
      }
      note(table[.stance, row], "stance", .node, table) { text in
        words.stance(text).isKnown ? [] : [String(decoding: text)]
      }
      note(table[.tier, row], "tier", .node, table) { text in
        let word = words.tier(text)
        let isKnown = policy.tiers[word] != nil || WordSpellings.tiers.known(word) != nil
        return isKnown ? [] : [word]
      }
    }
    for edge in file.edges.meanings.indices {
      for attribute in EdgeAttribute.allCases where table[edge: attribute, edge] != 0 {
        filled[.edge, default: []].insert(attribute.names[0])
      }
      note(table[edge: .kind, edge], "kind", .edge, table) { text in
        words.edgeKind(text) == nil ? [String(decoding: text)] : []
      }
      guard [.relationship, .rivalry].contains(file.edges.meanings[edge]) else { continue }
      let strength = table[edge: .strength, edge]
      let value = strength != 0 ? strength : table[edge: .weight, edge]
      if value != 0, let number = table.withValue(value, number), number.isFinite {
        greatestStrength = max(greatestStrength, number)
      }
    }
    for (title, count) in file.titlesWithoutRole where title.utf8.count <= 100 {
      titlesWithoutRole[title] = count
    }
    for (edge, value) in table.otherLabels where table[edge: .kind, edge] == 0 {
      note(value, "kind", .edge, table) { [String(decoding: $0)] }
    }
  }

  private mutating func note(
    _ value: AttributeTable.Value, _ attribute: String, _ element: Element, _ table: AttributeTable,
    unknown: (Span<UInt8>) -> [String]
  ) {
    guard value != 0 else { return }
    for word in table.withValue(value, unknown) {
      let text = trimmedWord(word)
      if text.isEmpty || text.utf8.count > 100 { continue }
      let key = Value(attribute: attribute, element: element, text: text)
      if values[key] != nil || values.count < 10_000 { values[key, default: 0] += 1 }
    }
  }

  /// Adds what another file has.
  mutating func add(_ other: UnmappedAttributes) {
    for attribute in other.attributes {
      let known = attributes.firstIndex {
        $0.name == attribute.name && $0.element == attribute.element
      }
      if let known { attributes[known].add(attribute) } else { attributes.append(attribute) }
    }
    values.merge(other.values) { $0 + $1 }
    titlesWithoutRole.merge(other.titlesWithoutRole) { $0 + $1 }
    filled.merge(other.filled) { $0.union($1) }
    greatestStrength = max(greatestStrength, other.greatestStrength)
  }
}

/// Walks a document for data and XML attributes that the profile does not know.
private struct Gathering {
  let table: AttributeTable
  var attributes: [UnmappedAttributes.Attribute] = []
  private var positions: [UnmappedAttributes.Element: [String: Int]] = [:]

  init(table: AttributeTable) { self.table = table }

  mutating func gather() {
    table.eachOwnAttribute { attribute in
      let element = attribute.owner
      switch attribute.value {
      case .item(let item):
        table.document.withValue(item) { add(attribute.name, element, $0) }
      case .text(let text):
        let text = Array(text.utf8)
        add(attribute.name, element, text.span)
      }
    }
  }

  private mutating func add(
    _ name: String, _ element: UnmappedAttributes.Element, _ text: Span<UInt8>
  ) {
    let position = positions[element]?[name] ?? attributes.count
    if position == attributes.count {
      // A file with more attributes than that is no table.
      guard attributes.count < 1_000 else { return }
      attributes.append(UnmappedAttributes.Attribute(name: name, element: element))
      positions[element, default: [:]][name] = position
    }
    attributes[position].add(text)
  }
}
