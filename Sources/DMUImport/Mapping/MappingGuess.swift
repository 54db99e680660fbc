import DMUGraph
import DMUProfile

/// The probable meaning of attributes and values that have no place in the profile.
struct MappingGuess {
  /// An attribute, and what it seems to be.
  struct Attribute {
    var attribute: UnmappedAttributes.Attribute
    /// The attribute of the profile; `nil` when nothing speaks for one.
    var meaning: String?
    /// Why it is not suggested although it seems to be that.
    var doubt: String?
  }

  /// A value, and what it seems to be.
  struct Value {
    var text: String
    var count: Int
    var meaning: String?
    var doubt: String?
  }

  /// Most frequent first.
  private(set) var attributes: [Attribute] = []
  /// By attribute of the profile, each most frequent first.
  private(set) var values: [(attribute: String, values: [Value])] = []
  /// The strength that is probably 1, and the range from which that follows.
  private(set) var scale: (value: Int, greatest: Double)?
  /// The names of attributes that belong to drawings and to the bookkeeping of programs.
  private(set) var technical: [String] = []

  init(_ unmapped: UnmappedAttributes) {
    var taken = unmapped.filled
    /// The attributes that names stand for, of nodes and of edges.
    var owners: [String: [UnmappedAttributes.Element: String]] = [:]
    var counts: [String: [String: Int]] = [:]
    for value in unmapped.values {
      counts["\(value.key.element) \(value.key.attribute)", default: [:]][value.key.text] =
        value.value
    }
    var greatest = unmapped.greatestStrength
    let ordered = unmapped.attributes.filter { $0.count > 0 }.sorted {
      ($1.count, $0.name, $0.element.rawValue) < ($0.count, $1.name, $1.element.rawValue)
    }
    for attribute in ordered {
      let name = normalized(attribute.name)
      let isName = name == "name" && attribute.element == .edge
      if MappingDictionary.technical.contains(name) || name.isEmpty || isName {
        technical.append(attribute.name)
        continue
      }
      var guess = Attribute(attribute: attribute)
      (guess.meaning, guess.doubt) = Self.meaning(of: attribute)
      if let meaning = guess.meaning, guess.doubt == nil {
        let element = attribute.element
        if let owner = Self.owner(of: name, in: owners, besides: meaning, element) {
          guess.doubt = "an attribute of that name is \(owner) already"
        } else if taken[element, default: []].contains(meaning) {
          guess.doubt = "\(meaning) is there already"
        } else {
          taken[element, default: []].insert(meaning)
          owners[name, default: [:]][element] = meaning
          if meaning == "strength" { greatest = max(greatest, attribute.greatest) }
          let known = "\(element) \(meaning)"
          for (text, count) in attribute.values where !Self.isKnown(text, meaning, attribute) {
            counts[known, default: [:]][text, default: 0] += count
          }
        }
      }
      attributes.append(guess)
    }
    if greatest > 1, greatest <= 100 {
      scale = ([5, 10, 100].first { greatest <= Double($0) } ?? 100, greatest)
    }
    findValues(counts, titles: unmapped.titlesWithoutRole)
  }

  /// The attribute that a name stands for already, so that it cannot stand for another one: one of the
  /// same elements, or where one of the two is an attribute of nodes and of edges.
  private static func owner(
    of name: String, in owners: [String: [UnmappedAttributes.Element: String]],
    besides meaning: String, _ element: UnmappedAttributes.Element
  ) -> String? {
    for (other, owner) in owners[name] ?? [:] where owner != meaning {
      if other == element || !MappingReader.areApart(owner, meaning) { return owner }
    }
    return nil
  }

  /// True when nothing is left to say.
  var isEmpty: Bool { attributes.isEmpty && values.isEmpty && scale == nil }

  // MARK: Attributes

  private static func meaning(
    of attribute: UnmappedAttributes.Attribute
  ) -> (meaning: String?, doubt: String?) {
    if attribute.element == .node, MappingDictionary.isOwnTurnover(attribute.name) {
      return (nil, "what the customer itself turns over is not what it buys from us")
    }
    let own =
      attribute.element == .node
      ? NodeAttribute.allCases.filter { $0 != .originalID }.map { ($0.names[0], $0.names) }
      : EdgeAttribute.allCases.map { ($0.names[0], $0.names) }
    let others =
      attribute.element == .node
      ? MappingDictionary.nodeAttributes : MappingDictionary.edgeAttributes
    let table = own.map { name, names in
      (meaning: name, words: names + (others.first { $0.meaning == name }?.words ?? []))
    }
    if let meaning = MappingDictionary.meaning(of: attribute.name, in: table) {
      return (meaning, misfit(attribute, meaning))
    }
    return (meaning(ofValues: attribute), nil)
  }

  /// Why the values cannot be of an attribute; `nil` when they can.
  private static func misfit(_ attribute: UnmappedAttributes.Attribute, _ meaning: String)
    -> String?
  {
    func most(_ count: Int) -> Bool { count * 5 >= attribute.count * 4 }
    switch meaning {
    case "strength", "weight", "revenue", "target":
      return most(attribute.numberCount) ? nil : "not all are numbers"
    case "influence", "departure_rate":
      if !most(attribute.numberCount) { return "not all are numbers" }
      return attribute.least >= 0 && attribute.greatest <= 1 ? nil : "not all are from 0 to 1"
    case "last_contact", "contract_end":
      return most(attribute.dayCount) ? nil : "not all are days as YYYY-MM-DD"
    case "email": return most(attribute.mailCount) ? nil : "not all are addresses"
    default: return nil
    }
  }

  /// The meaning of an attribute by its values alone.
  private static func meaning(ofValues attribute: UnmappedAttributes.Attribute) -> String? {
    func most(_ count: Int) -> Bool { count * 5 >= attribute.count * 4 }
    if most(attribute.mailCount) { return attribute.element == .node ? "email" : nil }
    if attribute.element == .edge {
      if most(attribute.dayCount) { return "last_contact" }
      let matches = share(attribute) {
        MappingDictionary.meaning(of: $0, in: MappingDictionary.edgeKinds)
      }
      return most(matches) ? "kind" : nil
    }
    if most(attribute.numberCount) || most(attribute.dayCount) { return nil }
    let kinds = share(attribute) { exact($0, in: MappingDictionary.nodeKinds) }
    if most(kinds) { return "kind" }
    if most(share(attribute) { exact($0, in: MappingDictionary.stances) }) { return "stance" }
    if most(share(attribute) { exact($0, in: MappingDictionary.roles) }) { return "role" }
    let titles = share(attribute) { roles(forTitle: $0).first?.rawValue }
    return titles * 2 >= attribute.count ? "title" : nil
  }

  /// The number of elements that have a value that means something.
  private static func share(
    _ attribute: UnmappedAttributes.Attribute, _ meaning: (String) -> String?
  ) -> Int {
    attribute.values.reduce(0) { $0 + (meaning($1.key) == nil ? 0 : $1.value) }
  }

  private static func exact(_ text: String, in table: MappingDictionary.Table) -> String? {
    let word = normalized(text)
    return table.first { meaning, words in
      normalized(meaning) == word || words.contains { normalized($0) == word }
    }?.meaning
  }

  /// True when a value needs no mapping once its attribute has one.
  private static func isKnown(
    _ text: String, _ meaning: String, _ attribute: UnmappedAttributes.Attribute
  ) -> Bool {
    let word = normalized(text)
    return switch meaning {
    case "kind" where attribute.element == .node: NodeKind.byWord[word] != nil
    case "kind": EdgeKind.byWord[word] != nil
    case "role":
      WordSpellings.contactRoles.known(text) ?? WordSpellings.staffRoles.known(text) != nil
    case "stance": Stance(rawValue: word) != nil || word == "unknown"
    case "tier": WordSpellings.tiers.known(text) != nil
    default: true
    }
  }

  // MARK: Values

  private mutating func findValues(_ counts: [String: [String: Int]], titles: [String: Int]) {
    for attribute in ["kind", "role", "stance", "tier"] {
      var found: [Value] = []
      var positions: [String: Int] = [:]
      for element in ["node", "edge"] {
        for (text, count) in counts["\(element) \(attribute)"] ?? [:] {
          let key = normalized(text)
          if key.isEmpty { continue }
          let guess = Self.value(text, attribute, element: element)
          if let position = positions[key] {
            found[position].count += count
            // Of two spellings the smaller stands, so that the order of the file does not show.
            found[position].text = min(found[position].text, text)
            if found[position].meaning == nil { found[position].meaning = guess.meaning }
          } else {
            positions[key] = found.count
            found.append(
              Value(text: text, count: count, meaning: guess.meaning, doubt: guess.doubt))
          }
        }
      }
      if attribute == "role" {
        // A title that no table knows is no role of ours by any likeness of words.
        for (title, count) in titles where positions[normalized(title)] == nil {
          found.append(Value(text: title, count: count))
        }
      }
      if found.isEmpty { continue }
      found.sort { ($1.count, $0.text) < ($0.count, $1.text) }
      values.append((attribute, found))
    }
  }

  private static func value(
    _ text: String, _ attribute: String, element: String
  ) -> (meaning: String?, doubt: String?) {
    switch attribute {
    case "kind" where element == "node":
      return (MappingDictionary.meaning(of: text, in: MappingDictionary.nodeKinds), nil)
    case "kind":
      return (MappingDictionary.meaning(of: text, in: MappingDictionary.edgeKinds), nil)
    case "role":
      if let role = exact(text, in: MappingDictionary.roles) { return (role, nil) }
      let roles = roles(forTitle: text)
      if !roles.isEmpty { return (roles.map(\.rawValue).joined(separator: ";"), nil) }
      return (MappingDictionary.meaning(of: text, in: MappingDictionary.roles), nil)
    case "stance": return (MappingDictionary.meaning(of: text, in: MappingDictionary.stances), nil)
    default: return (exact(text, in: MappingDictionary.tiers), nil)
    }
  }
}
