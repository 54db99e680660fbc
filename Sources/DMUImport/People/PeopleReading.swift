import DMUGraph
import DMUProfile
import DMUText
import GraphML

extension PortfolioAssembly {
  /// Adds the contacts, staff and competitors of a file.
  ///
  /// - Parameter accounts: By account of the file, its position in the portfolio.
  mutating func addPeople(
    _ file: FileImport, _ accounts: [AccountID], _ words: inout WordMeanings
  ) {
    let accountOf = file.accounts?.accountOf ?? []
    for row in file.positions.indices {
      switch file.classification.classes[row] {
      case .contact:
        // Those who belong nowhere are left out, after a look at what is written of them.
        let account = accountOf[row] < 0 ? nil : accounts[Int(accountOf[row])]
        let contact = contact(row, at: account ?? 0, file, &words)
        if account != nil { file.positions[row] = Int32(builder.add(contact).index) }
      case .staff, .competitor: addIdentity(row, file, &words)
      case .account, .product, .department, .none: break
      }
    }
    staff.closeFile()
    competitors.closeFile()
  }

  /// Adds a member of staff, or a competitor, to those of that kind.
  private mutating func addIdentity(
    _ row: Int, _ file: FileImport, _ words: inout WordMeanings
  ) {
    let value = file.table[.role, row]
    let roles = value == 0 ? [] : file.table.withValue(value) { words.staffRoles($0) }
    let person = person(row, file, &words)
    let email = builder.string(person.email)
    let name = builder.string(person.name)
    let origin = Origin(file: fileIndex, id: file.table.document.nodeID(row))
    if file.classification.classes[row] == .competitor {
      file.positions[row] = competitors.add(
        person, roles: roles, email: email, name: name, origin: origin, row: row, file)
      return
    }
    if file.table[.account, row] != 0 { hasStaffBySupplier = true }
    file.positions[row] = staff.add(
      person, roles: roles, email: email, name: name, origin: origin, row: row, file)
  }

  private mutating func contact(
    _ row: Int, at account: AccountID, _ file: FileImport, _ words: inout WordMeanings
  ) -> Contact {
    var person = person(row, file, &words)
    person.id = file.table.document.withNodeID(row) { builder.text(utf8: $0) }
    var contact = Contact(person: person, account: account)
    contact.influence = file.values.number(.influence, row, 0...1, &file.log)
    contact.stance = file.values.stance(row, &words, &file.log)
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
      contact.seniority = found.seniority
      if !found.inferred.isEmpty { source = file.table.string(value) }
      for word in found.unknown {
        file.log.note(
          .warning, .unknownRole, at: file.table.position(value),
          element: file.table.document.describe(node: row),
          "\"\(word)\" is no role and no title that is known; it counts as no role"
            + words.hint(role: word))
      }
    }
    let title = contact.person.title
    if !options.isStrict && !title.isEmpty {
      let meaning = meaning(ofTitle: title, in: contact.person.department, &words)
      contact.seniority = meaning.seniority ?? contact.seniority
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
      person.name = builder.text(label.name)
      person.title = builder.text(label.title)
      if person.department.isEmpty { person.department = builder.text(label.department) }
      if person.email.isEmpty { person.email = builder.text(label.email) }
    }
    person.location = text(.location, row, file)
    let department = Int(file.classification.department[row])
    if person.department.isEmpty && department >= 0 {
      person.department = builder.text(file.table.name(ofGroup: department))
    }
    if !options.isStrict && !person.title.isEmpty {
      person.isFormer = builder.withUTF8(person.title) { words.title($0) }.isFormer
    }
    person.departureRate = file.values.number(.departureRate, row, 0...1, &file.log)
    return person
  }
}
