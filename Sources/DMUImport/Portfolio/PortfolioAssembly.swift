import DMUGraph
import DMUProfile
import GraphML

/// Puts the files of a portfolio together: the people and accounts of one after another, each staff
/// member, competitor and account once.
struct PortfolioAssembly {
  /// Where a row of the portfolio comes from.
  struct Origin {
    var file: Int
    var id: String
  }

  let options: ImportOptions
  var paths: [String] = []
  var builder: PortfolioBuilder
  var accounts: [(row: Account, origin: Origin)] = []
  /// By file: the position of its first contact.
  private var firstContacts: [Int] = []
  var products: [(row: Product, origin: Origin)] = []
  var staff = PersonIdentities()
  var competitors = PersonIdentities()
  /// True when all ids come from one graph, where they are unique.
  private var hasUniqueIDs = true
  var hasStaffBySupplier = false
  private var accountsByName: [[UInt8]: Int] = [:]
  private var productsByName: [[UInt8]: Int] = [:]

  init(options: ImportOptions) {
    self.options = options
    builder = PortfolioBuilder(policy: options.policy)
  }

  /// Adds the nodes and then the edges of a file.
  mutating func add(_ file: FileImport, words: inout WordMeanings) {
    let document = file.table.document
    paths.append(document.path)
    hasUniqueIDs =
      paths.count == 1 && document.counts.graphs <= 1 && file.inference.accountsByName.isEmpty
    firstContacts.append(builder.contactCount)
    let counts = file.edges.counts
    builder.reserve(
      contacts: file.classification.classes.count { $0 == .contact },
      ties: counts.of(.relationship),
      contactLinks: counts.of(.reportsTo, .chartLine, .influences, .worksWith))
    let accounts = addAccounts(file, &words)
    for row in file.classification.classes.indices
    where file.classification.classes[row] == .product {
      addProduct(row, file)
    }
    addPeople(file, accounts, &words)
    EdgeChecks(file).check(&file.log)
    addEdges(file)
    file.committees.add(to: &builder, positions: file.positions, file.values, &file.log)
  }

  var fileIndex: Int { paths.count - 1 }

  // MARK: Accounts and products

  private mutating func addAccounts(
    _ file: FileImport, _ words: inout WordMeanings
  ) -> [AccountID] {
    guard let entries = file.accounts?.entries else { return [] }
    var positions: [AccountID] = []
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
      positions.append(AccountID(position))
      guard let row = entry.row else { continue }
      file.positions[row] = Int32(position)
      describe(position, row, file, &words)
    }
    // Accounts are the same across files only, so that two of one file with one name stay two.
    for (key, position) in added where accountsByName[key] == nil { accountsByName[key] = position }
    return positions
  }

  /// Fills in what an account's node says and no earlier file has said.
  private mutating func describe(
    _ position: Int, _ row: Int, _ file: FileImport, _ words: inout WordMeanings
  ) {
    var account = accounts[position].row
    let tier = file.table[.tier, row]
    if account.tier.isEmpty && tier != 0 {
      account.tier = builder.text(file.table.withValue(tier) { words.tier($0) })
    }
    let revenue = file.values.number(.revenue, row, 0 ... .greatestFiniteMagnitude, &file.log)
    let currency = file.values.currency(row, &file.log)
    account.revenue = account.revenue ?? revenue
    if account.currency.isEmpty { account.currency = builder.text(currency) }
    let end = file.values.day(.contractEnd, row, &file.log)
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

  /// A value of a node as a text of the portfolio.
  mutating func text(_ attribute: NodeAttribute, _ row: Int, _ file: FileImport) -> Text {
    let value = file.table[attribute, row]
    return value == 0 ? .empty : file.table.withValue(value) { builder.text(utf8: $0) }
  }

  // MARK: The whole

  /// Warnings about the portfolio as a whole.
  var diagnostics: [Diagnostic] {
    var log = DiagnosticLog(file: paths.first ?? "-")
    if staff.entries.isEmpty {
      log.note(
        .warning, .noStaff, at: .none,
        "there is nobody of the supplier's, so nobody is covered; if a group or an account holds "
          + "your own people, name it with --supplier")
    }
    let currencies = Set(
      accounts.lazy.filter { $0.row.revenue != nil }.map { string($0.row.currency) })
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
          builder[idOf: ContactID(contact)] = builder.text(id)
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
    Origin(file: file, id: builder.string(builder[idOf: ContactID(position)]))
  }

  private var origins: [Origin] {
    accounts.map(\.origin) + staff.entries.map(\.origin)
      + competitors.entries.map(\.origin) + products.map(\.origin)
  }
}
