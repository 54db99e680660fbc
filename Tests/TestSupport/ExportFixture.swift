package import DMUExport
package import DMUGraph
import DMUImport
import DMUProfile
import Foundation
import GraphML

/// What an export of a sample would write, measured on ``today``.
package func export(_ sample: Sample) -> PortfolioExport {
  PortfolioExport(sample.portfolio.review(policy: sample.policy, asOf: today))
}

/// A portfolio of fixtures.
package func fixturePortfolio(_ names: [String], supplier: String? = nil) -> Portfolio? {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../fixtures").path()
  var options = ImportOptions()
  options.supplier = supplier
  let readings = names.map { GraphMLReader().read(path: "\(folder)/\($0).graphml") }
  return PortfolioImport(readings, options: options).portfolio
}

/// Texts in which every syntax has something to escape, none with blanks around it.
package let uglyTexts = [
  "Mara Eller", "a\"b", "it's, \"quoted\"", "x;y|z", "<&>", "&amp;lt;", "]]>", "<![CDATA[x]]>",
  "=1+1", "+49 30", "-1", "@SUM(A1)", "'=1", "back\\slash", "end\\", "\\n\\N\\G", "{record|<p>}",
  "emoji 👩‍💻", "שלום עולם", "e\u{301}", "Ω≈ç√", "a:b", "%s", "${x}", "#{y}", "\u{200F}rtl",
  "</data></node>", "-->", "a  b", "0x10", "1e5", "true",
]

/// Texts that only a program can make: of several lines, with blanks around, with control characters.
package let madeTexts = [
  "two\nlines", "two\r\nlines", "\ttab", " blank ", "bell\u{7}", "\u{1B}[31m", "nul\u{0}byte",
  "\u{FFFE}", "return\rhere", "line\u{2028}separator",
]

/// A portfolio made by chance, in which no two have the same name or email.
///
/// - Parameter isSayable: Whether the GraphML profile has words for everything in it.
package func randomPortfolio(seed: Int, isSayable: Bool) -> Portfolio {
  var random = Seeded(seed)
  var builder = PortfolioBuilder()
  var used = Set<[UInt8]>()
  func id(_ random: inout Seeded) -> Text {
    var id = random.pick(uglyTexts)
    if random.chance(50) { id = "file/n\(random.number(0...99))" }
    if !isSayable && random.chance(20) { id = " " + id + "\n" }
    while !used.insert(Array(id.utf8)).inserted { id += "\(random.number(0...9))" }
    return builder.text(id)
  }
  func text(_ random: inout Seeded) -> Text {
    if random.chance(30) { return .empty }
    return builder.text(random.pick(isSayable ? uglyTexts : uglyTexts + madeTexts))
  }
  var usedNames = Set<String>()
  func name(_ random: inout Seeded) -> Text {
    if random.chance(30) { return .empty }
    var name = random.pick(isSayable ? uglyTexts : uglyTexts + madeTexts)
    while !usedNames.insert(ComparableName.folded(name)).inserted {
      name += "\(random.number(0...9))"
    }
    return builder.text(name)
  }
  func person(_ random: inout Seeded) -> Person {
    var person = Person(id: id(&random), name: name(&random))
    person.title = text(&random)
    person.email = name(&random)
    person.department = text(&random)
    person.location = text(&random)
    person.departureRate = random.fraction()
    return person
  }
  let accounts = random.number(1...4)
  for _ in 0..<accounts {
    var account = Account(id: id(&random), name: name(&random))
    account.tier = builder.text(random.pick(["", "key", "standard", "gold & silver"]))
    account.revenue = random.chance(50) ? Double(random.number(0...99_999_999)) / 100 : nil
    account.currency = builder.text(random.pick(["", "EUR", "CHF"]))
    account.contractEnd = random.chance(50) ? Day(number: Int32(random.number(0...30_000))) : nil
    account.industry = text(&random)
    account.region = text(&random)
    builder.add(account)
  }
  let contacts = random.number(0...10)
  for _ in 0..<contacts {
    var contact = Contact(
      person: person(&random), account: AccountID(random.number(0...accounts - 1)))
    if random.chance(60) { contact.roles = RoleSet(rawValue: UInt64(random.number(1...127))) }
    if random.chance(20) {
      contact.person.title = builder.text("Head of Procurement")
      contact.inferredRoles = .purchasing
      contact.roles = .purchasing
    }
    if isSayable && contact.roles.isEmpty {
      contact.inferredRoles = roles(forTitle: builder.string(contact.person.title))
        .reduce(into: []) { $0.formUnion(RoleSet($1)) }
      contact.roles = contact.inferredRoles
    }
    contact.influence = random.fraction()
    contact.stance = random.chance(50) ? random.pick(Stance.allCases) : nil
    builder.add(contact)
  }
  let staff = random.number(0...4)
  for _ in 0..<staff {
    var row = Staff(person: person(&random))
    if random.chance(60) { row.roles = ["account_manager"] }
    if random.chance(30) { row.roles.append(isSayable ? "key \"<& pilot" : "a;b,c|d") }
    builder.add(row)
  }
  let competitors = random.number(0...2)
  for _ in 0..<competitors { builder.add(Competitor(person: person(&random))) }
  let products = random.number(0...2)
  for _ in 0..<products { builder.add(Product(id: id(&random), name: text(&random))) }
  let assumption = random.chance(50) ? 0.3 : nil
  func tie<Party: RowPosition>(_ parties: Int, _ random: inout Seeded) -> Tie<Party> {
    var tie = Tie(
      party: Party(random.number(0...parties - 1)),
      contact: ContactID(random.number(0...contacts - 1)), strength: random.fraction())
    if tie.strength == nil && random.chance(60) { tie.assumedStrength = assumption }
    if random.chance(60) { tie.lastContact = Day(number: Int32(random.number(18_000...20_800))) }
    return tie
  }
  if contacts > 0 {
    if staff > 0 { for _ in 0..<random.number(0...9) { builder.addTie(tie(staff, &random)) } }
    if competitors > 0 { builder.addRivalTie(tie(competitors, &random)) }
  }
  for _ in 0..<random.number(0...9) where contacts > 1 {
    let source = random.number(0...contacts - 1)
    let step = isSayable ? random.number(1...contacts - 1) : random.number(0...contacts - 1)
    var link = Link(
      kind: random.pick([.reportsTo, .influences, .worksWith]), source: ContactID(source),
      target: ContactID((source + step) % contacts))
    if !isSayable || link.kind != .reportsTo { link.weight = random.fraction() }
    builder.addContactLink(link)
  }
  for _ in 0..<random.number(0...3) where staff > 1 {
    builder.addStaffLink(
      Link(kind: random.pick([.reportsTo, .worksWith]), source: 0, target: StaffID(staff - 1)))
  }
  for _ in 0..<random.number(0...3) where products > 0 {
    builder.add(
      Purchase(
        account: AccountID(random.number(0...accounts - 1)), product: 0, revenue: random.fraction(),
        target: random.fraction()))
  }
  return builder.build()
}

/// All that a portfolio holds, a row a line, to compare two.
package func rows(_ portfolio: Portfolio) -> [String] {
  func text(_ text: Text) -> String { "\(Array(portfolio.string(text).unicodeScalars))" }
  func person(_ person: Person) -> String {
    [person.id, person.name, person.title, person.email, person.department, person.location]
      .map(text).joined(separator: " ") + " \(person.departureRate as Any)"
  }
  var rows = ["roles \(portfolio.roles.map(\.rawValue))"]
  rows += portfolio.accounts.map { account in
    "account "
      + [
        account.id, account.name, account.tier, account.currency, account.industry, account.region,
      ].map(text).joined(separator: " ")
      + " \(account.revenue as Any) \(account.contractEnd as Any)"
  }
  rows += portfolio.contacts.map {
    "contact \(person($0.person)) \($0.account) \($0.roles.rawValue) \($0.inferredRoles.rawValue) "
      + "\($0.influence as Any) \($0.stance as Any)"
  }
  rows += portfolio.staff.map { "staff \(person($0.person)) \($0.roles)" }
  rows += portfolio.competitors.map { "competitor \(person($0.person))" }
  rows += portfolio.products.map { "product \(text($0.id)) \(text($0.name))" }
  func row<Party>(_ name: String, _ tie: Tie<Party>) -> String {
    "\(name) \(tie.party) \(tie.contact) \(tie.strength as Any) \(tie.assumedStrength as Any) "
      + "\(tie.lastContact as Any)"
  }
  func row<End>(_ name: String, _ link: Link<End>) -> String {
    "\(name) \(link.kind) \(link.source) \(link.target) \(link.weight as Any)"
  }
  rows += portfolio.ties.map { row("tie", $0) }
  rows += portfolio.rivalTies.map { row("rival tie", $0) }
  rows += portfolio.contactLinks.map { row("link", $0) }
  rows += portfolio.staffLinks.map { row("staff", $0) }
  rows += portfolio.purchases.map {
    "purchase \($0.account) \($0.product) \($0.revenue as Any) \($0.target as Any)"
  }
  return rows
}

/// All that a portfolio holds, by ids and in no order, to compare two; an id serves for a name.
package func facts(_ portfolio: Portfolio) -> [String] {
  let export = PortfolioExport(portfolio.review(asOf: today))
  let nodes = export.nodes.map { node in
    (NodeColumn.profile + NodeColumn.analysis).filter { $0.name != "name" }.map {
      "\($0.value(export, node) as Any)"
    }
    .joined(separator: " ") + " \(export.id(node)) \(export.label(node))"
  }
  let edges = (export.memberships + export.edges).map { edge in
    let ends = export.ends(edge)
    return (EdgeColumn.profile + EdgeColumn.analysis).map { "\($0.value(export, edge) as Any)" }
      .joined(separator: " ") + " \(export.id(ends.source)) \(export.id(ends.target))"
  }
  return (nodes + edges).sorted()
}
