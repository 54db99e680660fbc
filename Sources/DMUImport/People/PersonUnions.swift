import DMUGraph
import GraphML

// The facts of several nodes that stand for one person: the first that is written counts.

extension Person {
  /// Adds what a further node says, and names the attributes of which it says something else.
  mutating func add(_ other: Person, _ texts: PortfolioBuilder) -> [String] {
    var differences: [String] = []
    if name.isEmpty {
      name = other.name
    } else if !other.name.isEmpty,
      !ComparableName.areEqual(texts.string(name), texts.string(other.name))
    {
      differences.append("name")
    }
    func add(_ attribute: String, _ path: WritableKeyPath<Person, Text>, _ person: inout Person) {
      if person[keyPath: path].isEmpty {
        person[keyPath: path] = other[keyPath: path]
      } else if !other[keyPath: path].isEmpty,
        texts.string(person[keyPath: path]) != texts.string(other[keyPath: path])
      {
        differences.append(attribute)
      }
    }
    add("title", \.title, &self)
    if email.isEmpty { email = other.email }
    add("department", \.department, &self)
    add("location", \.location, &self)
    differences += merge(&departureRate, other.departureRate, "departure_rate")
    differences += merge(&leftOn, other.leftOn, "left")
    isFormer = isFormer || other.isFormer
    return differences
  }
}

extension Contact {
  /// Adds what a further node says, and names the attributes of which it says something else.
  ///
  /// Roles add up; those inferred from a title count where none is written.
  mutating func add(_ other: Contact, _ texts: PortfolioBuilder) -> [String] {
    var differences = person.add(other.person, texts)
    let written = roles.subtracting(inferredRoles)
      .union(other.roles.subtracting(other.inferredRoles))
    roles = written.isEmpty ? roles.union(other.roles) : written
    inferredRoles = written.isEmpty ? roles : []
    differences += merge(&stance, other.stance, "stance")
    differences += merge(&influence, other.influence, "influence")
    if isSeniorityInferred, other.seniority != nil, !other.isSeniorityInferred { seniority = nil }
    if seniority == nil {
      (seniority, isSeniorityInferred) = (other.seniority, other.isSeniorityInferred)
    } else if let rank = other.seniority, rank != seniority, !other.isSeniorityInferred {
      differences.append("seniority")
    }
    return differences
  }
}

/// Takes a value where there is none yet; the name of the attribute where there is another.
private func merge<Value: Equatable>(
  _ value: inout Value?, _ other: Value?, _ attribute: String
) -> [String] {
  guard let known = value else {
    value = other
    return []
  }
  return other == nil || other == known ? [] : [attribute]
}

extension FileImport {
  /// Warns that a node is taken for somebody who is there already.
  ///
  /// - Parameter known: The node of that person and where it stands.
  func noteUnion(
    _ match: PersonIdentities.Match, _ name: String, _ node: PersonIdentities.Node, _ known: String,
    _ differences: [String]
  ) {
    var reason = "as the names are equal and no emails differ"
    if case .abbreviated = match { reason = "as the emails are equal and the names agree" }
    let difference =
      differences.isEmpty
      ? "" : "; of \(differences.joined(separator: ", ")) what was written first counts"
    note(
      .mergedPerson, node,
      "\(name.isEmpty ? "the node" : name) is taken for \(known), \(reason)\(difference); "
        + "--namesakes keeps apart whoever has two nodes in one file")
  }

  /// Warns that a node may be either of several people, or that two people have one email.
  func noteDoubt(
    _ match: PersonIdentities.Match, _ name: String, _ node: PersonIdentities.Node,
    _ known: String?
  ) {
    guard let known else {
      note(
        .mergedPerson, node,
        "\(name) could be any of the people of that name who follow, whose emails differ, and is taken "
          + "for none of them; give the node an email")
      return
    }
    if case .sharesEmail = match {
      note(
        .sharedEmail, node,
        "\(name) has the email of \(known), whose name differs; the two are read as two people")
    } else {
      note(
        .mergedPerson, node,
        "\(name) could be \(known) or somebody else of that name, whose emails differ, and is taken "
          + "for neither; give the node an email")
    }
  }

  private func note(
    _ code: Diagnostic.Code, _ node: PersonIdentities.Node, _ message: String
  ) {
    log.note(
      .warning, code, at: position(node.row), element: table.document.describe(node: node.row),
      message)
  }
}
