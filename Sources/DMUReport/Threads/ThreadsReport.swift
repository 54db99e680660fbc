public import DMUGraph
package import DMUText

/// The threads of a portfolio, ready to be written in any of the formats.
public struct ThreadsReport: AnalysisReport {
  /// What the JSON document has of its own.
  public typealias Body = ThreadsBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "to", "threads", "threads_confirmed", "paths",
    "cut_supplier_ids", "cut_customer_ids", "bottleneck_ids", "bottleneck_names",
  ]

  /// What the results were worked out from.
  public let basis: ReportBasis
  /// The threads and who alone holds what.
  public let threads: ThreadAnalysis

  /// Makes a report of threads counted by the same policy on the same day.
  public init(_ threads: ThreadAnalysis, basis: ReportBasis) {
    self.threads = threads
    self.basis = basis
  }

  package var count: Int { threads.accounts.count }

  // MARK: CSV

  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let account = threads.accounts[index]
    beginRow(account, "account", account.threads, to: &csv)
    csv.number(account.confirmedThreads)
    csv.list(account.pairs.map { basis.ids([.staff($0.staff), .contact($0.contact)]).path })
    csv.list(basis.ids(account.supplierCut))
    csv.list(basis.ids(account.customerCut))
    csv.list(basis.ids(account.bottlenecks))
    csv.list(account.bottlenecks.map { basis.name($0) })
    csv.endRow(to: &output)
    for role in account.roles {
      write(account, "role \(role.role.rawValue)", role.proof, to: &csv, &output)
    }
    for contact in account.contacts {
      let id = basis.id(.contact(contact.contact))
      write(account, "contact \(id)", contact.proof, to: &csv, &output)
    }
  }

  private func write(
    _ account: AccountThreads, _ goal: String, _ proof: ThreadProof, to csv: inout CSVWriter,
    _ output: inout some TextOutputStream
  ) {
    beginRow(account, goal, proof.threads, to: &csv)
    csv.text(nil)
    csv.list(proof.paths.map { basis.ids($0).path })
    csv.list(basis.ids(proof.supplierCut))
    csv.list(basis.ids(proof.customerCut))
    csv.text(nil)
    csv.text(nil)
    csv.endRow(to: &output)
  }

  private func beginRow(
    _ account: AccountThreads, _ goal: String, _ threads: Int, to csv: inout CSVWriter
  ) {
    basis.writeAccount(account.account, to: &csv)
    csv.text(goal)
    csv.number(threads)
  }

  // MARK: Sentences

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(basis.heading("Threads"))
    writer.paragraph(
      "A thread is a tie that shares nobody with the others: as many people as there are threads, on "
        + "your side or theirs, must leave before an account is lost. Contacts who are all held by one "
        + "person are one thread.")
    let (none, one) = (accounts(with: 0), accounts(with: 1))
    writer.paragraph(
      "\(plural(count, "account")): \(none.count) without a thread, \(one.count) with one.")
    guard !threads.holders.isEmpty else { return }
    writer.section("Who alone holds accounts", [])
    writer.table(
      [TableColumn("Person"), TableColumn("Side"), TableColumn("Accounts"), TableColumn("Revenue")],
      threads.holders.prefix(top ?? .max).map { holder in
        [
          basis.name(holder.person), basis.side(holder.person),
          listed(holder.accounts) { basis.name($0) }, basis.money(holder.revenue),
        ]
      })
    let rest = threads.holders.count - min(threads.holders.count, top ?? .max)
    if rest > 0 { writer.item("… and \(rest) more, who hold no more accounts than these.") }
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let account = threads.accounts[index]
    writer.section(
      basis.name(account.account),
      [
        basis.revenue(account.account),
        "\(plural(account.threads, "thread")), \(account.requiredThreads) asked for",
      ])
    writer.item(verdict(account))
    if account.confirmedThreads < account.threads {
      writer.item(
        "Without ties whose strength is only assumed, \(account.confirmedThreads) would be left.")
    }
    if account.isTooLarge {
      writer.item(
        "More than \(Portfolio.mostMeasured) contacts: the threads to each of them are not counted."
      )
    }
    let rows =
      account.roles.map { role in
        row(
          role.role.rawValue + (role.isRequired ? "" : " (not required)"), role.proof,
          role.holders == 0 ? "nobody on record" : "no way in")
      }
      + account.contacts.map {
        row(basis.name(.contact($0.contact)), $0.proof, "no way in")
      }
    writer.table(
      [
        TableColumn("To"), TableColumn("Ways", isNumber: true), TableColumn("Separate ways in"),
        TableColumn("Closed when these leave"),
      ], rows)
  }

  package func writeFoot(to writer: inout some ReportWriter, top: Int?) {
    let exposed = revenue(accounts(with: 0) + accounts(with: 1))
    let totals = revenue(threads.accounts).map { total in
      let part = exposed.first { $0.currency == total.currency }?.amount ?? 0
      return [thousandsSeparated(part), "of " + basis.money(total)]
    }
    guard !totals.isEmpty else { return }
    writer.section("Revenue that hangs on one person or on nobody", [])
    for total in totals { writer.item(total.joined(separator: " ")) }
  }

  private func row(_ goal: String, _ proof: ThreadProof, _ nothing: String) -> [String] {
    [
      goal, String(proof.threads),
      proof.paths.isEmpty ? nothing : proof.paths.map(basis.route).joined(separator: "; "),
      proof.supplierCut.map { basis.name($0) }.joined(separator: " and "),
    ]
  }

  /// What the number of threads means, with the names that prove it.
  func verdict(_ account: AccountThreads) -> String {
    let ties = plural(account.activeTies, "active tie")
    switch account.threads {
    case 0:
      return "Nobody of ours is in touch with anybody here: there is no active tie."
    case 1:
      let people = listed(account.bottlenecks, "or") { basis.nameWithSide($0) }
      let all = account.activeTies == 1 ? "The only active tie" : "All \(ties)"
      return
        "\(all) \(account.activeTies == 1 ? "is" : "are") gone when one person leaves: \(people)."
    default:
      return "\(listed(account.pairs) { basis.names($0) }) share nobody. The \(ties) are all gone only when \(account.threads) people "
        + "leave: \(listed(account.supplierCut) { basis.nameWithSide($0) })."
    }
  }

  func accounts(with count: Int) -> [AccountThreads] {
    threads.accounts.filter { $0.threads == count }
  }

  func revenue(_ accounts: [AccountThreads]) -> [Money] {
    basis.portfolio.revenue(of: accounts.map(\.account))
  }
}

extension [String] {
  /// Ids of a path in one cell.
  var path: String { joined(separator: " > ") }
}
