public import DMUGraph
package import DMUText

/// The threads of a portfolio, ready to be written in any of the formats.
public struct ThreadsReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = ThreadsBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "to", "threads", "threads_confirmed", "paths",
    "cut_supplier_ids", "cut_customer_ids", "bottleneck_ids", "bottleneck_names",
  ]

  /// The review from which the results were worked out.
  public let review: Review
  /// The threads and who alone holds what.
  public let threads: ThreadAnalysis

  /// Counts the threads of a portfolio; takes what `Review.threads(accounts:includesContacts:)` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - accounts: The accounts to look at, or `nil` for all.
  ///   - includesContacts: Whether the threads to each contact are counted too.
  public init(
    _ review: Review, accounts: [AccountID]? = nil, includesContacts: Bool = false
  ) {
    self.review = review
    threads = review.threads(accounts: accounts, includesContacts: includesContacts)
  }

  package var count: Int { threads.accounts.count }

  // MARK: CSV

  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let account = threads.accounts[index]
    beginRow(account, "account", account.threads, to: &csv)
    csv.number(account.confirmedThreads)
    csv.list(account.pairs.map { review.ids([.staff($0.staff), .contact($0.contact)]).path })
    csv.list(review.ids(account.supplierCut))
    csv.list(review.ids(account.customerCut))
    csv.list(review.ids(account.bottlenecks))
    csv.list(account.bottlenecks.map { review.name($0) })
    csv.endRow(to: &output)
    for role in account.roles {
      write(account, "role \(role.role.rawValue)", role.proof, to: &csv, &output)
    }
    for contact in account.contacts {
      let id = review.id(.contact(contact.contact))
      write(account, "contact \(id)", contact.proof, to: &csv, &output)
    }
  }

  private func write(
    _ account: AccountThreads, _ goal: String, _ proof: ThreadProof, to csv: inout CSVWriter,
    _ output: inout some TextOutputStream
  ) {
    beginRow(account, goal, proof.threads, to: &csv)
    csv.text(nil)
    csv.list(proof.paths.map { review.ids($0).path })
    csv.list(review.ids(proof.supplierCut))
    csv.list(review.ids(proof.customerCut))
    csv.text(nil)
    csv.text(nil)
    csv.endRow(to: &output)
  }

  private func beginRow(
    _ account: AccountThreads, _ goal: String, _ threads: Int, to csv: inout CSVWriter
  ) {
    review.writeAccount(account.account, to: &csv)
    csv.text(goal)
    csv.number(threads)
  }

  // MARK: Sentences

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(review.heading("Threads"))
    writer.paragraph(
      "A thread is a tie that shares nobody with the others: as many people as there are threads, on "
        + "your side or theirs, must leave before no active tie is left. Contacts who are all held by one "
        + "person are one thread.")
    let (none, one) = (accounts(with: 0), accounts(with: 1))
    writer.paragraph(
      "\(review.units(count)): \(none.count) without a thread, \(one.count) with one.")
    guard !threads.holders.isEmpty else { return }
    writer.section("Who alone holds accounts", [])
    writer.table(
      [
        TableColumn("Person"), TableColumn("Side"), TableColumn("Accounts"), TableColumn("Revenue"),
      ],
      threads.holders.prefix(top ?? .max).map { holder in
        [
          review.name(holder.person), review.side(holder.person),
          listed(holder.accounts) { review.name($0) }, review.money(holder.revenue),
        ]
      })
    let rest = threads.holders.count - min(threads.holders.count, top ?? .max)
    if rest > 0 { writer.item("… and \(rest) more, who hold no more accounts than these.") }
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let account = threads.accounts[index]
    writer.section(
      review.name(account.account),
      [
        review.revenue(account.account),
        "\(plural(account.threads, "thread")), \(account.requiredThreads) asked for",
      ])
    writer.item(verdict(account))
    if account.confirmedThreads < account.threads {
      writer.item(
        "Without ties whose strength is only assumed, \(account.confirmedThreads) would be left.")
    }
    if account.isTooLarge {
      writer.item(
        "More than \(Review.maximumMeasuredContacts) contacts: the threads to each of them are not counted."
      )
    }
    let rows =
      account.roles.map { role in
        row(
          role.role.rawValue + (role.isRequired ? "" : " (not required)"), role.proof,
          role.holders == 0 ? "nobody on record" : "no way in")
      }
      + account.contacts.map {
        row(review.name(.contact($0.contact)), $0.proof, "no way in")
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
      return [thousandsSeparated(part), "of " + review.money(total)]
    }
    guard !totals.isEmpty else { return }
    writer.section("Revenue that hangs on one person or on nobody", [])
    for total in totals { writer.item(total.joined(separator: " ")) }
  }

  private func row(_ goal: String, _ proof: ThreadProof, _ nothing: String) -> [String] {
    [
      goal, String(proof.threads),
      proof.paths.isEmpty ? nothing : proof.paths.map(review.route).joined(separator: "; "),
      proof.supplierCut.map { review.name($0) }.joined(separator: " and "),
    ]
  }

  /// The meaning of the number of threads, with the names that prove it.
  func verdict(_ account: AccountThreads) -> String {
    let ties = plural(account.activeTies, "active tie")
    switch account.threads {
    case 0:
      return "Nobody of ours is in touch with anybody here: there is no active tie."
    case 1:
      let people = listed(account.bottlenecks, "or") { review.nameWithSide($0) }
      let all = account.activeTies == 1 ? "The only active tie" : "All \(ties)"
      return
        "\(all) \(account.activeTies == 1 ? "is" : "are") gone when one person leaves: \(people)."
    default:
      return
        "\(listed(account.pairs) { review.names($0) }) share nobody. The \(ties) are all gone only when \(account.threads) people "
        + "leave: \(listed(account.supplierCut) { review.nameWithSide($0) })."
    }
  }

  func accounts(with count: Int) -> [AccountThreads] {
    threads.accounts.filter { $0.threads == count }
  }

  func revenue(_ accounts: [AccountThreads]) -> [Money] {
    review.portfolio.revenue(of: accounts.map(\.account))
  }
}

extension [String] {
  /// Ids of a path in one cell.
  var path: String { joined(separator: " > ") }
}
