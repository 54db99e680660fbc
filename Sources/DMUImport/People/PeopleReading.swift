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
    addContacts(file, accounts, &words)
    for side in [NodeClass.staff, .competitor] {
      var nodes: [PersonIdentities.Node] = []
      for row in file.positions.indices
      where file.classification.classes[row] == side && !file.isVacancy(row) {
        nodes.append(node(row, file))
      }
      if side == .staff {
        staff.identities.begin(&nodes)
      } else {
        competitors.identities.begin(&nodes)
      }
      for node in nodes { add(node, side, file, &words) }
    }
  }

  private func node(_ row: Int, _ file: FileImport) -> PersonIdentities.Node {
    let (name, email) = (file.table[.name, row], file.table[.email, row])
    var node = PersonIdentities.Node(row: row, name: 0, email: 0)
    if name != 0, file.table.withValue(name, isPlainLine) {
      node.name = file.table.withValue(name) { ComparableName.hash($0) }
    } else {
      var name = file.personName(row)
      node.name = name.withUTF8 { ComparableName.hash($0.span) }
    }
    if email != 0 { node.email = file.table.withValue(email) { ComparableName.hash($0) } }
    return node
  }

  // MARK: Contacts

  private mutating func addContacts(
    _ file: FileImport, _ accounts: [AccountID], _ words: inout WordMeanings
  ) {
    guard let assignment = file.accounts else { return }
    var nodes: [PersonIdentities.Node] = []
    for row in file.positions.indices
    where file.classification.classes[row] == .contact && !file.isVacancy(row) {
      guard assignment.accountOf[row] >= 0 else {
        // Those who belong nowhere are left out, after a look at what is written of them.
        _ = contact(row, at: 0, file, &words)
        continue
      }
      var node = node(row, file)
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
    var person = person(row, file)
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
      contact.stance = contact.stance ?? found.stance
      if !found.inferred.isEmpty { source = file.table.string(value) }
      for word in found.unknown {
        file.log.note(
          .warning, .unknownRole, at: file.table.position(value),
          element: file.table.document.describe(node: row),
          "\"\(word)\" is no role and no title that is known; it counts as no role"
            + words.hint(role: word))
      }
    }
    if contact.roles.isEmpty && !options.isStrict && !contact.person.title.isEmpty {
      contact.roles = builder.withUTF8(contact.person.title) { words.roles(ofTitle: $0) }
      contact.inferredRoles = contact.roles
      if !contact.roles.isEmpty { source = builder.string(contact.person.title) }
    }
    if !contact.inferredRoles.isEmpty {
      file.inference.roles.append(
        .init(
          id: file.table.document.nodeID(row), name: builder.string(contact.person.name),
          roles: words.names(contact.inferredRoles), title: source))
    }
  }

  // MARK: Staff and competitors

  /// Adds a member of staff or a competitor, or what a further node says of one who is there.
  private mutating func add(
    _ node: PersonIdentities.Node, _ side: NodeClass, _ file: FileImport,
    _ words: inout WordMeanings
  ) {
    let value = file.table[.role, node.row]
    let entry = IdentifiedPeople.Entry(
      person: person(node.row, file),
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

  private mutating func person(_ row: Int, _ file: FileImport) -> Person {
    let (name, title) = nameAndTitle(row, file)
    var person = Person(id: .empty, name: name)
    person.title = title
    person.email = text(.email, row, file)
    person.department = text(.department, row, file)
    person.location = text(.location, row, file)
    let department = Int(file.classification.department[row])
    if person.department.isEmpty && department >= 0 {
      person.department = builder.text(file.table.name(ofGroup: department))
    }
    person.departureRate = file.values.number(.departureRate, row, 0...1, &file.log)
    (person.leftOn, person.isFormer) = file.values.departure(row, &file.log)
    return person
  }

  /// A person's name and title: of a text of several lines the first is the name.
  private mutating func nameAndTitle(_ row: Int, _ file: FileImport) -> (name: Text, title: Text) {
    // Nearly all names are one line without blanks around it, and need no string.
    let (nameValue, titleValue) = (file.table[.name, row], file.table[.title, row])
    if nameValue != 0, file.table.withValue(nameValue, isPlainLine),
      titleValue == 0 ? file.table.labels[row] == 0 : file.table.withValue(titleValue, isPlainLine)
    {
      return (text(.name, row, file), text(.title, row, file))
    }
    let (name, title) = file.nameAndTitle(row)
    return (builder.text(name), builder.text(title))
  }
}

extension FileImport {
  /// The name of the person of a node.
  func personName(_ row: Int) -> String { nameAndTitle(row).name }

  /// A person's name and title: of a text of several lines the first is the name.
  func nameAndTitle(_ row: Int) -> (name: String, title: String) {
    let written = lines(table.string(table[.name, row]))
    let drawn = table.labels[row] == 0 ? [] : table.labelLines(row)
    let name = written.first ?? drawn.first ?? ""
    let title = trimmedWord(table.string(table[.title, row]))
    if !title.isEmpty {
      return (written.isEmpty ? name : written.joined(separator: " "), title)
    }
    let rest = written.count > 1 ? written : drawn
    return (name, rest.dropFirst().joined(separator: " "))
  }

  /// True for a post on the chart that nobody holds.
  func isVacancy(_ row: Int) -> Bool { false }

  /// Where a node stands in the file.
  func position(_ row: Int) -> Position {
    table.document.position(ofItem: table.document.nodeItem(row))
  }
}
