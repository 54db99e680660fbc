import DMUGraph
import DMUProfile
import GraphML
import OrderedCollections

/// Puts the files of a portfolio together: the people and accounts of one after another, each staff
/// member, competitor and account once.
struct PortfolioAssembly {
  /// Where a row of the portfolio comes from.
  struct Origin {
    var file: Int
    var id: String
    var line = 0

    /// The node and where it stands, in words.
    func described(_ paths: [String]) -> String { "node \(id) (\(paths[file]):\(line))" }
  }

  let options: ImportOptions
  var paths: [String] = []
  var builder: PortfolioBuilder
  var accounts: [(row: Account, origin: Origin)] = []
  /// By file: the position of its first contact.
  private var firstContacts: [Int] = []
  var products: [(row: Product, origin: Origin)] = []
  var deals: [(row: Deal, origin: Origin)] = []
  var contacts: PersonIdentities
  /// By contact: the line of the node that stands for it first.
  var contactLines: [UInt32] = []
  /// By contact: the accounts besides the first.
  var furtherAccounts: [Int32: OrderedSet<AccountID>] = [:]
  /// By file: its people in the order of their nodes, where they are listed.
  var listedPeople: [[PersonID]] = []
  /// Managers, owners and parents that are looked up when all files are read.
  var references: [Reference] = []
  var staff: IdentifiedPeople
  var competitors: IdentifiedPeople
  /// True when all ids come from one graph, where they are unique.
  private var hasUniqueIDs = true
  var hasStaffBySupplier = false
  /// By name, as names are compared.
  var accountsByName: [String: Int] = [:]
  private var productsByName: [[UInt8]: Int] = [:]

  init(options: ImportOptions) {
    self.options = options
    builder = PortfolioBuilder(policy: options.policy)
    contacts = PersonIdentities(keepsNamesakes: options.keepsNamesakes)
    staff = IdentifiedPeople(options: options)
    competitors = IdentifiedPeople(options: options)
  }

  /// The day by which somebody has left; without one everybody who has a day of leaving.
  var lastDay: Day { options.day ?? Day(number: .max) }

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
      contactLinks: counts.of(.reportsTo, .manages, .influences, .worksWith))
    let accounts = addAccounts(file, &words)
    for row in file.classification.classes.indices
    where file.classification.classes[row] == .product {
      addProduct(row, file)
    }
    addPeople(file, accounts, &words)
    for row in file.classification.classes.indices where file.classification.classes[row] == .deal {
      addDeal(row, file, accounts)
    }
    EdgeChecks(file).check(&file.log)
    addEdges(file, &words)
    addReferences(file)
    if options.listsPeople { listedPeople.append(file.people) }
    file.committees.add(to: &builder, positions: file.positions, file.values, &file.log)
  }

  var fileIndex: Int { paths.count - 1 }

  // MARK: Accounts and products

  private mutating func addAccounts(
    _ file: FileImport, _ words: inout WordMeanings
  ) -> [AccountID] {
    guard let entries = file.accounts?.entries else { return [] }
    return entries.map { entry in
      let name = ComparableName.folded(entry.name)
      let position: Int
      if !name.isEmpty, let known = accountsByName[name] {
        position = known
      } else {
        position = accounts.count
        let id = entry.rows.first.map { file.table.document.nodeID($0) } ?? entry.name
        let account = Account(id: .empty, name: builder.text(entry.name))
        accounts.append((account, Origin(file: fileIndex, id: id)))
        if !name.isEmpty { accountsByName[name] = position }
      }
      for row in entry.rows {
        file.positions[row] = Int32(position)
        describe(position, row, file, &words)
      }
      return AccountID(position)
    }
  }

  /// Fills in what an account's node says and no earlier one has said.
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

  private mutating func addDeal(_ row: Int, _ file: FileImport, _ accounts: [AccountID]) {
    guard let assignment = file.accounts else { return }
    let first = assignment.accountOf[row]
    let entries = (first < 0 ? [] : [first]) + (assignment.furtherAccounts[row] ?? [])
    var deal = Deal(
      id: .empty, name: builder.text(file.table.name(ofGroup: row)),
      accounts: entries.map { accounts[Int($0)] })
    deal.value = file.values.number(.value, row, 0 ... .greatestFiniteMagnitude, &file.log)
    deal.currency = builder.text(file.values.currency(row, &file.log))
    deal.closeDate = file.values.day(.closeDate, row, &file.log)
    deal.stage = text(.stage, row, file)
    deal.isClosed = Deal.isClosed(stage: file.table.string(file.table[.stage, row]))
    file.positions[row] = Int32(deals.count)
    deals.append((deal, Origin(file: fileIndex, id: file.table.document.nodeID(row))))
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

  /// Gives every row its id.
  mutating func nameRows() {
    var ids = PrintedIDs(paths: paths)
    if !hasUniqueIDs {
      for origin in origins { ids.count(origin) }
      for contact in 0..<builder.contactCount { ids.count(origin(ofContact: contact)) }
    }
    for index in accounts.indices {
      accounts[index].row.id = builder.text(ids.next(accounts[index].origin))
    }
    if !hasUniqueIDs {
      for (file, first) in firstContacts.enumerated() {
        let end = file + 1 < firstContacts.count ? firstContacts[file + 1] : builder.contactCount
        for contact in first..<end {
          let id = ids.next(origin(ofContact: contact, in: file))
          builder[ContactID(contact)].person.id = builder.text(id)
        }
      }
    }
    for index in staff.entries.indices {
      staff.entries[index].person.id = builder.text(ids.next(staff.entries[index].origin))
    }
    for index in competitors.entries.indices {
      let id = ids.next(competitors.entries[index].origin)
      competitors.entries[index].person.id = builder.text(id)
    }
    for index in products.indices {
      products[index].row.id = builder.text(ids.next(products[index].origin))
    }
    for index in deals.indices {
      deals[index].row.id = builder.text(ids.next(deals[index].origin))
    }
  }

  /// The id in the portfolio of a node, once the rows have theirs.
  func printedID(of node: OwnColumnRows.Node) -> String {
    let position = Int(node.position)
    let id: Text =
      switch node.side {
      case .account: accounts[position].row.id
      case .contact: builder[ContactID(position)].person.id
      case .staff: staff.entries[position].person.id
      case .competitor: competitors.entries[position].person.id
      case .product: products[position].row.id
      case .deal: deals[position].row.id
      case .none, .department: .empty
      }
    return builder.string(id)
  }

  /// Builds the portfolio, once every row has its id.
  consuming func build() -> Portfolio {
    for (account, _) in accounts { builder.add(account) }
    for entry in staff.entries {
      var row = Staff(person: entry.person)
      row.roles = entry.roles
      builder.add(row)
    }
    for entry in competitors.entries { builder.add(Competitor(person: entry.person)) }
    for (product, _) in products { builder.add(product) }
    for (deal, _) in deals { builder.add(deal) }
    for (contact, accounts) in furtherAccounts.sorted(by: { $0.key < $1.key }) {
      for account in accounts {
        builder.add(Membership(contact: ContactID(Int(contact)), account: account))
      }
    }
    return builder.build()
  }

  /// The node that stands for a contact first.
  func origin(ofContact position: Int) -> Origin {
    // The last of the files that begin at the contact or before it.
    var (low, high) = (0, firstContacts.count)
    while low < high {
      let middle = (low + high) / 2
      if firstContacts[middle] <= position { low = middle + 1 } else { high = middle }
    }
    return origin(ofContact: position, in: low - 1)
  }

  private func origin(ofContact position: Int, in file: Int) -> Origin {
    Origin(
      file: file, id: builder.string(builder[ContactID(position)].person.id),
      line: Int(contactLines[position]))
  }

  private var origins: [Origin] {
    accounts.map(\.origin) + staff.entries.map(\.origin)
      + competitors.entries.map(\.origin) + products.map(\.origin) + deals.map(\.origin)
  }
}
