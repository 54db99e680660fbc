import DMUGraph
import DMUProfile
import DMUText
import GraphML
import OrderedCollections

extension PortfolioAssembly {
  /// Adds the contacts, staff and competitors of a file, each person once.
  ///
  /// - Parameter accounts: By account of the file, its position in the portfolio.
  mutating func addPeople(
    _ file: FileImport, _ accounts: [AccountID], _ words: inout WordMeanings
  ) {
    file.personKeys = PersonKeys(file.table, file.classification)
    addContacts(file, accounts, &words)
    for side in [NodeClass.staff, .competitor] {
      var nodes: [PersonIdentities.Node] = []
      for row in file.positions.indices
      where file.classification.classes[row] == side && !file.personKeys.vacancies.contains(row) {
        nodes.append(file.personKeys[row])
      }
      if side == .staff {
        staff.identities.begin(&nodes)
      } else {
        competitors.identities.begin(&nodes)
      }
      for node in nodes { add(node, side, file, &words) }
    }
  }

  // MARK: Contacts

  private mutating func addContacts(
    _ file: FileImport, _ accounts: [AccountID], _ words: inout WordMeanings
  ) {
    guard let assignment = file.accounts else { return }
    var nodes: [PersonIdentities.Node] = []
    for row in file.positions.indices
    where file.classification.classes[row] == .contact && !file.personKeys.vacancies.contains(row) {
      guard assignment.accountOf[row] >= 0 else {
        // Those who belong nowhere are left out, after a look at what is written of them.
        _ = contact(row, at: 0, file, &words)
        continue
      }
      var node = file.personKeys[row]
      node.place = Int32(accounts[Int(assignment.accountOf[row])].index)
      if let further = assignment.furtherAccounts[row] {
        node.furtherPlaces = further.map { Int32(accounts[Int($0)].index) }
      }
      nodes.append(node)
    }
    contacts.begin(&nodes)
    for node in nodes { add(node, file, &words) }
  }

  /// Adds a contact, or what a further node says of one who is there.
  private mutating func add(
    _ node: PersonIdentities.Node, _ file: FileImport, _ words: inout WordMeanings
  ) {
    let contact = contact(node.row, at: AccountID(Int(node.place)), file, &words)
    let name = builder.string(contact.person.name)
    let match = contacts.match(node, name: { name }) { position in
      builder.string(builder[ContactID(position)].person.name)
    }
    let position: Int
    switch match {
    case .named(let known), .abbreviated(let known):
      position = known
      var row = builder[ContactID(known)]
      let differences = row.add(contact, builder)
      builder[ContactID(known)] = row
      file.noteUnion(match, name, node, origin(ofContact: known).described(paths), differences)
    case .new, .either, .sharesEmail:
      position = builder.add(contact).index
      contactLines.append(UInt32(clamping: file.position(node.row).line))
      if match != .new {
        file.noteDoubt(
          match, name, node, match.other.map { origin(ofContact: $0).described(paths) })
      }
    }
    for place in node.places where place != Int32(builder[ContactID(position)].account.index) {
      furtherAccounts[Int32(position), default: []].append(AccountID(Int(place)))
    }
    contacts.add(node, as: position, match)
    file.positions[node.row] = Int32(position)
    if builder[ContactID(position)].person.hasLeft(by: lastDay) {
      file.leavers.insert(.contact(ContactID(position)))
    }
  }

  private mutating func contact(
    _ row: Int, at account: AccountID, _ file: FileImport, _ words: inout WordMeanings
  ) -> Contact {
    var person = person(row, file, &words)
    person.id = file.table.document.withNodeID(row) { builder.text(utf8: $0) }
    var contact = Contact(person: person, account: account)
    contact.influence = file.values.number(.influence, row, 0...1, &file.log)
    contact.stance = file.values.stance(row, &words, &file.log)
    contact.seniority = file.values.seniority(row, words, &file.log)
    addRoles(to: &contact, row, file, &words)
    return contact
  }

  /// Adds the roles that are written, or else those that the title says.
  private mutating func addRoles(
    to contact: inout Contact, _ row: Int, _ file: FileImport, _ words: inout WordMeanings
  ) {
    let value = file.table[.role, row]
    var source = ""
    if value != 0 {
      let found = file.table.withValue(value) { words.contactRoles($0) }
      contact.roles = found.roles.union(found.inferred)
      contact.inferredRoles = found.inferred
      contact.seniority = contact.seniority ?? found.seniority
      contact.stance = contact.stance ?? found.stance
      if !found.inferred.isEmpty { source = file.table.string(value) }
      file.noteUnknown(found, value, of: file.table.document.describe(node: row), words)
    }
    let title = contact.person.title
    if !options.isStrict && !title.isEmpty {
      let meaning = meaning(ofTitle: title, in: contact.person.department, &words)
      if contact.seniority == nil, let seniority = meaning.seniority {
        (contact.seniority, contact.isSeniorityInferred) = (seniority, true)
      }
      if contact.roles.isEmpty {
        contact.roles = meaning.roles
        contact.inferredRoles = meaning.roles
        if !meaning.roles.isEmpty { source = builder.string(title) }
      }
    }
    if contact.roles.isEmpty && !title.isEmpty {
      file.titlesWithoutRole[builder.string(title), default: 0] += 1
    }
    if !contact.inferredRoles.isEmpty {
      file.inference.roles.append(
        .init(
          id: file.table.document.nodeID(row), name: builder.string(contact.person.name),
          roles: words.names(contact.inferredRoles), title: source))
    }
  }

  /// The meaning of a title; one that names a rank alone is of the department beside it.
  private func meaning(
    ofTitle title: Text, in department: Text, _ words: inout WordMeanings
  ) -> WordMeanings.Title {
    let meaning = builder.withUTF8(title) { words.title($0) }
    if !meaning.lacksField || department.isEmpty { return meaning }
    let both = Array("\(builder.string(title)), \(builder.string(department))".utf8)
    return words.title(both.span)
  }

  // MARK: Staff and competitors

  /// Adds a member of staff or a competitor, or what a further node says of one who is there.
  private mutating func add(
    _ node: PersonIdentities.Node, _ side: NodeClass, _ file: FileImport,
    _ words: inout WordMeanings
  ) {
    let value = file.table[.role, node.row]
    let entry = IdentifiedPeople.Entry(
      person: person(node.row, file, &words),
      roles: value == 0 ? [] : file.table.withValue(value) { words.staffRoles($0) },
      origin: Origin(
        file: fileIndex, id: file.table.document.nodeID(node.row),
        line: file.position(node.row).line))
    if side == .competitor {
      file.positions[node.row] = Int32(competitors.add(entry, node, builder, paths, file))
      return
    }
    if file.table[.account, node.row] != 0 { hasStaffBySupplier = true }
    let position = staff.add(entry, node, builder, paths, file)
    file.positions[node.row] = Int32(position)
    if staff.entries[position].person.hasLeft(by: lastDay) {
      file.leavers.insert(.staff(StaffID(position)))
    }
  }

  // MARK: Facts

  private mutating func person(
    _ row: Int, _ file: FileImport, _ words: inout WordMeanings
  ) -> Person {
    var person = Person(id: .empty, name: .empty)
    let hasKind = file.classification.hasKind[row]
    person.department = text(.department, row, file)
    person.email = text(.email, row, file)
    if file.table.isPlainPerson(row, hasKind: hasKind) {
      person.name = text(.name, row, file)
      person.title = text(.title, row, file)
    } else {
      let label = file.table.personDescription(row, hasKind: hasKind)
      person.name = builder.text(label.name.isEmpty ? file.table.nameByID(row) : label.name)
      person.title = builder.text(label.title)
      if person.department.isEmpty { person.department = builder.text(label.department) }
      if person.email.isEmpty { person.email = builder.text(label.email) }
    }
    person.location = text(.location, row, file)
    let department = file.edges.departments[row] ?? Int(file.classification.department[row])
    if person.department.isEmpty && department >= 0 {
      person.department = builder.text(file.table.name(ofGroup: department))
    }
    person.departureRate = file.values.number(.departureRate, row, 0...1, &file.log)
    (person.leftOn, person.isFormer) = file.values.departure(row, &file.log)
    if !options.isStrict && !person.title.isEmpty && person.leftOn == nil {
      person.isFormer =
        person.isFormer || builder.withUTF8(person.title) { words.title($0) }.isFormer
    }
    return person
  }
}

extension FileImport {
  /// Warns of the words in a value of roles that are neither roles nor titles.
  func noteUnknown(
    _ roles: WordMeanings.ContactRoles, _ value: AttributeTable.Value,
    of element: @autoclosure () -> String, _ words: borrowing WordMeanings
  ) {
    for word in roles.unknown {
      log.note(
        .warning, .unknownRole, at: table.position(value), element: element(),
        "\"\(word)\" is no role and no title that is known; it counts as no role"
          + words.hint(role: word))
    }
  }

  /// Where a node stands in the file.
  func position(_ row: Int) -> Position {
    table.document.position(ofItem: table.document.nodeItem(row))
  }
}
