import DMUGraph
import GraphML

/// Puts the files of a portfolio together: the people and accounts of one after another, each staff
/// member, competitor and account once.
struct PortfolioAssembly {
  /// Where a row of the portfolio comes from.
  struct Origin {
    var file: Int
    var id: String
  }

  let words: ImportWords
  let options: ImportOptions
  var paths: [String] = []
  var builder: PortfolioBuilder
  var accounts: [(row: Account, origin: Origin)] = []
  /// By file: the position of its first contact.
  private var firstContacts: [Int] = []
  var products: [(row: Product, origin: Origin)] = []
  var staff: Identities
  var competitors: Identities
  /// Whether all ids come from one graph, where they are unique.
  private var hasUniqueIDs = true
  var hasStaffBySupplier = false
  private var accountsByName: [[UInt8]: Int] = [:]
  private var productsByName: [[UInt8]: Int] = [:]

  /// - Parameter fileCount: How many files there are.
  init(fileCount: Int, words: ImportWords, options: ImportOptions) {
    staff = Identities(isAlone: fileCount == 1)
    competitors = staff
    self.words = words
    self.options = options
    builder = PortfolioBuilder(policy: options.policy)
  }

  /// Adds the nodes and then the edges of a file.
  mutating func add(_ file: FileImport) {
    let document = file.table.document
    paths.append(document.path)
    hasUniqueIDs =
      paths.count == 1 && document.counts.graphs <= 1 && file.inference.accountsByName.isEmpty
    firstContacts.append(builder.contactCount)
    builder.reserve(contacts: file.classes.contactCount)
    let accountPositions = addAccounts(file)
    for row in file.classes.classes.indices {
      switch file.classes.classes[row] {
      case .contact: addContact(row, accountPositions, file)
      case .staff:
        if file.table[.account, row] != 0 { hasStaffBySupplier = true }
        add(row, to: \.staff, file)
      case .competitor: add(row, to: \.competitors, file)
      case .product: addProduct(row, file)
      case .account, .department, .none: break
      }
    }
    staff.closeFile()
    competitors.closeFile()
    var edges = EdgeAssembly(file)
    edges.add(to: &builder, options: options, log: &file.log)
    file.committees.add(to: &builder, positions: file.positions, file.values, &file.log)
  }

  private var fileIndex: Int { paths.count - 1 }

  // MARK: Accounts and products

  private mutating func addAccounts(_ file: FileImport) -> [Int] {
    guard let entries = file.accounts?.entries else { return [] }
    var positions: [Int] = []
    var added: [([UInt8], Int)] = []
    for entry in entries {
      let key = Array(entry.name.utf8)
      let position: Int
      if !key.isEmpty, let known = accountsByName[key] {
        position = known
      } else {
        position = accounts.count
        let id = entry.row.map { file.table.document.nodeID($0) } ?? entry.name
        let account = Account(id: .empty, name: builder.text(entry.name))
        accounts.append((account, Origin(file: fileIndex, id: id)))
        added.append((key, position))
      }
      positions.append(position)
      guard let row = entry.row else { continue }
      file.positions[row] = Int32(position)
      describe(position, row, file)
    }
    // Accounts are the same across files only, so that two of one file with one name stay two.
    for (key, position) in added where accountsByName[key] == nil { accountsByName[key] = position }
    return positions
  }

  /// Fills in what an account's node says and no earlier file has said.
  private mutating func describe(_ position: Int, _ row: Int, _ file: FileImport) {
    let values = file.values
    var account = accounts[position].row
    let tier = trimmedWord(file.table.string(file.table[.tier, row]))
    if account.tier.isEmpty && !tier.isEmpty { account.tier = builder.text(words.tier(tier)) }
    let revenue = values.number(.revenue, row, 0 ... .greatestFiniteMagnitude, &file.log)
    let currency = values.currency(row, &file.log)
    account.revenue = account.revenue ?? revenue
    if account.currency.isEmpty { account.currency = builder.text(currency) }
    let end = values.day(.contractEnd, row, &file.log)
    account.contractEnd = account.contractEnd ?? end
    if account.industry.isEmpty { account.industry = text(.industry, row, file) }
    if account.region.isEmpty { account.region = text(.region, row, file) }
    accounts[position].row = account
  }

  private mutating func addProduct(_ row: Int, _ file: FileImport) {
    let name = file.table.name(ofGroup: row)
    let key = Array(name.utf8)
    if !key.isEmpty, let known = productsByName[key], products[known].origin.file != fileIndex {
      file.positions[row] = Int32(known)
      return
    }
    file.positions[row] = Int32(products.count)
    if !key.isEmpty && productsByName[key] == nil { productsByName[key] = products.count }
    let product = Product(id: .empty, name: builder.text(name))
    products.append((product, Origin(file: fileIndex, id: file.table.document.nodeID(row))))
  }

  // MARK: People

  private mutating func addContact(_ row: Int, _ accounts: [Int], _ file: FileImport) {
    var person = person(row, file)
    let entry = file.accounts?.accountOf[row] ?? -1
    if entry >= 0 {
      person.id = file.table.document.withNodeID(row) { builder.text(utf8: $0) }
    }
    // Whoever belongs nowhere is left out, after a look at what is written of them.
    var contact = Contact(person: person, account: entry < 0 ? 0 : accounts[Int(entry)])
    contact.influence = file.values.number(.influence, row, 0...1, &file.log)
    contact.stance = file.values.stance(row, &file.log)
    addRoles(to: &contact, row, file)
    guard entry >= 0 else { return }
    file.positions[row] = Int32(builder.add(contact))
  }

  private mutating func addRoles(to contact: inout Contact, _ row: Int, _ file: FileImport) {
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
            + hint(word))
      }
    }
    if contact.roles.isEmpty && !options.isStrict && !contact.person.title.isEmpty {
      contact.roles = builder.withUTF8(contact.person.title) { words.roles(ofTitle: $0) }
      contact.inferredRoles = contact.roles
      if !contact.roles.isEmpty { source = builder.string(contact.person.title) }
    }
    if !contact.inferredRoles.isEmpty {
      file.noteInferredRole(
        row, name: builder.string(contact.person.name), words.names(contact.inferredRoles), source)
    }
  }

  private func hint(_ word: String) -> String {
    guard word.utf8.count < 100, let near = nearest(to: word, among: words.roles.map(\.rawValue))
    else { return "" }
    return ". Did you mean \(near)?"
  }

  /// Adds a member of staff, or a competitor, to those of that kind.
  private mutating func add(
    _ row: Int, to identities: WritableKeyPath<Self, Identities>, _ file: FileImport
  ) {
    let value = file.table[.role, row]
    let roles = value == 0 ? [] : file.table.withValue(value) { words.staffRoles($0) }
    let person = person(row, file)
    file.positions[row] = self[keyPath: identities].add(
      person, roles: roles, email: file.table.string(file.table[.email, row]),
      name: self[keyPath: identities].isAlone ? "" : file.nameAndTitle(row).name,
      origin: Origin(file: fileIndex, id: file.table.document.nodeID(row)),
      row: row, file)
  }

  private mutating func person(_ row: Int, _ file: FileImport) -> Person {
    let name = nameAndTitle(row, file)
    var person = Person(id: .empty, name: name.name)
    person.title = name.title
    person.email = text(.email, row, file)
    person.department = text(.department, row, file)
    person.location = text(.location, row, file)
    let department = Int(file.classes.department[row])
    if person.department.isEmpty && department >= 0 {
      person.department = builder.text(file.table.name(ofGroup: department))
    }
    person.departureRate = file.values.number(.departureRate, row, 0...1, &file.log)
    return person
  }

  private mutating func nameAndTitle(_ row: Int, _ file: FileImport) -> (name: Text, title: Text) {
    // Nearly all names are one line without blanks around it, and need no string.
    let (name, title) = (file.table[.name, row], file.table[.title, row])
    if name != 0, file.table.withValue(name, isPlainLine),
      title == 0
        ? file.table.labels[row] == 0 : file.table.withValue(title, isPlainLine)
    {
      return (text(.name, row, file), text(.title, row, file))
    }
    return slowNameAndTitle(row, file)
  }

  private mutating func slowNameAndTitle(
    _ row: Int, _ file: FileImport
  ) -> (name: Text, title: Text) {
    let (name, title) = file.nameAndTitle(row)
    return (builder.text(name), builder.text(title))
  }

  private mutating func text(_ attribute: NodeAttribute, _ row: Int, _ file: FileImport) -> Text {
    let value = file.table[attribute, row]
    return value == 0 ? .empty : file.table.withValue(value) { builder.text(utf8: $0) }
  }

  // MARK: The whole

  /// What the portfolio as a whole makes doubtful.
  var diagnostics: [Diagnostic] {
    var log = DiagnosticLog(file: paths.first ?? "-")
    if staff.entries.isEmpty {
      log.note(
        .warning, .noStaff, at: .none,
        "there is nobody of the supplier's, so nobody is covered; if a group or an account holds "
          + "your own people, name it with --supplier")
    }
    let currencies = Set(accounts.filter { $0.row.revenue != nil }.map { string($0.row.currency) })
    if currencies.count > 1 {
      log.note(
        .warning, .mixedCurrencies, at: .none,
        "revenues are in \(currencies.sorted().joined(separator: ", ")); accounts are put in order "
          + "by the number alone, and sums are made for each currency")
    }
    return log.diagnostics
  }

  private func string(_ text: Text) -> String {
    let currency = builder.string(text)
    return currency.isEmpty ? "no currency" : currency
  }

  /// Gives every row its id and builds the portfolio.
  consuming func build() -> Portfolio {
    var ids = PrintedIDs(paths: paths)
    if !hasUniqueIDs {
      for origin in origins { ids.count(origin) }
      for contact in 0..<builder.contactCount { ids.count(origin(ofContact: contact, in: 0)) }
    }
    for (account, origin) in accounts {
      var account = account
      account.id = builder.text(ids.next(origin))
      builder.add(account)
    }
    if !hasUniqueIDs {
      for (file, first) in firstContacts.enumerated() {
        let end = file + 1 < firstContacts.count ? firstContacts[file + 1] : builder.contactCount
        for contact in first..<end {
          let id = ids.next(origin(ofContact: contact, in: file))
          builder[idOfContact: contact] = builder.text(id)
        }
      }
    }
    for entry in staff.entries {
      var row = Staff(person: entry.person)
      row.person.id = builder.text(ids.next(entry.origin))
      row.roles = entry.roles
      builder.add(row)
    }
    for entry in competitors.entries {
      var row = Competitor(person: entry.person)
      row.person.id = builder.text(ids.next(entry.origin))
      builder.add(row)
    }
    for (product, origin) in products {
      var product = product
      product.id = builder.text(ids.next(origin))
      builder.add(product)
    }
    return builder.build()
  }

  private func origin(ofContact position: Int, in file: Int) -> Origin {
    Origin(file: file, id: builder.string(builder[idOfContact: position]))
  }

  private var origins: [Origin] {
    accounts.map(\.origin) + staff.entries.map(\.origin)
      + competitors.entries.map(\.origin) + products.map(\.origin)
  }
}
