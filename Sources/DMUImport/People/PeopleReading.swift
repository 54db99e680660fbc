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
    let person = person(row, file)
    let email = file.table.string(file.table[.email, row])
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
    var person = person(row, file)
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

  private mutating func person(_ row: Int, _ file: FileImport) -> Person {
    let (name, title) = nameAndTitle(row, file)
    var person = Person(id: .empty, name: name)
    person.title = title
    person.email = text(.email, row, file)
    person.department = text(.department, row, file)
    person.location = text(.location, row, file)
    let department = file.edges.departments[row] ?? Int(file.classification.department[row])
    if person.department.isEmpty && department >= 0 {
      person.department = builder.text(file.table.name(ofGroup: department))
    }
    person.departureRate = file.values.number(.departureRate, row, 0...1, &file.log)
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
    let written = lines(file.table.string(nameValue))
    let drawn = file.table.labels[row] == 0 ? [] : file.table.labelLines(row)
    let name = written.first ?? drawn.first ?? file.table.nameByID(row)
    let title = trimmedWord(file.table.string(titleValue))
    if !title.isEmpty {
      return (
        builder.text(written.isEmpty ? name : written.joined(separator: " ")), builder.text(title)
      )
    }
    let rest = written.count > 1 ? written : drawn
    return (builder.text(name), builder.text(rest.dropFirst().joined(separator: " ")))
  }
}
