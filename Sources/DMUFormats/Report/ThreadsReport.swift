package import DMUGraph

/// The threads of a portfolio, ready to be written in any of the formats.
package struct ThreadsReport: AnalysisReport {
  package static let analysis = "threads"
  package static let payload = "accounts"
  package static let columns = [
    "account_id", "account", "revenue", "currency", "to", "threads", "threads_confirmed", "paths",
    "cut_supplier_ids", "cut_customer_ids", "bottleneck_ids", "bottleneck_names",
  ]

  package let basis: ReportBasis
  /// The threads and who alone holds what.
  package let threads: ThreadAnalysis

  /// Makes a report of threads counted by the same policy on the same day.
  package init(_ threads: ThreadAnalysis, basis: ReportBasis) {
    self.threads = threads
    self.basis = basis
  }

  package var count: Int { threads.accounts.count }

  // MARK: JSON

  package func writeSummary(to json: inout JSONWriter) {
    json.object("summary") { json in
      json.member("accounts", count)
      json.member("accounts_unthreaded", accounts(with: 0).count)
      json.member("accounts_single_threaded", accounts(with: 1).count)
      json.member("revenue", revenue(threads.accounts))
      json.member("revenue_single_threaded", revenue(accounts(with: 1) + accounts(with: 0)))
    }
  }

  package func write(_ index: Int, to json: inout JSONWriter) {
    let account = threads.accounts[index]
    basis.writeAccount(account.account, to: &json)
    basis.writeRevenue(account.account, to: &json)
    json.member("threads", account.threads)
    json.member("threads_confirmed", account.confirmedThreads)
    json.member("threads_required", account.requiredThreads)
    json.array("pairs") { json in
      for pair in account.pairs { json.object { basis.writePair(pair, to: &$0) } }
    }
    json.member("cut_supplier", basis.ids(account.supplierCut))
    json.member("cut_customer", basis.ids(account.customerCut))
    json.array("bottlenecks") { json in
      for person in account.bottlenecks { json.object { basis.writePerson(person, to: &$0) } }
    }
    json.array("roles") { json in
      for role in account.roles {
        json.object { json in
          json.member("role", role.role.rawValue)
          json.member("required", role.isRequired)
          write(role.proof, to: &json)
        }
      }
    }
    guard !account.contacts.isEmpty else { return }
    json.array("contacts") { json in
      for contact in account.contacts {
        json.object { json in
          json.member("id", basis.id(.contact(contact.contact)))
          write(contact.proof, to: &json)
        }
      }
    }
  }

  package func writeRest(to json: inout JSONWriter) {
    json.array("people") { json in
      for holder in threads.holders {
        json.object { json in
          basis.writePerson(holder.person, to: &json)
          json.member("sole_accounts", holder.accounts.map { basis.id($0) })
          json.member("revenue", holder.revenue)
        }
      }
    }
  }

  private func write(_ proof: ThreadProof, to json: inout JSONWriter) {
    json.member("threads", proof.threads)
    json.member("paths", proof.paths.map(basis.ids))
    json.member("cut_supplier", basis.ids(proof.supplierCut))
    json.member("cut_customer", basis.ids(proof.customerCut))
  }

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

  // MARK: Words

  package func writeHead(to page: inout some Page) {
    page.title(basis.heading("Threads"))
    page.paragraph(
      "A thread is a tie that shares nobody with the others: as many people as there are threads, on "
        + "your side or theirs, must leave before an account is lost. Contacts who are all held by one "
        + "person are one thread.")
    let (none, one) = (accounts(with: 0), accounts(with: 1))
    page.paragraph(
      "\(plural(count, "account")): \(none.count) without a thread, \(one.count) with one.")
    guard !threads.holders.isEmpty else { return }
    page.section("Who alone holds accounts", [])
    page.table(
      [PageColumn("Person"), PageColumn("Side"), PageColumn("Accounts"), PageColumn("Revenue")],
      threads.holders.map { holder in
        [
          basis.name(holder.person), basis.side(holder.person),
          listed(holder.accounts) { basis.name($0) }, basis.money(holder.revenue),
        ]
      })
  }

  package func write(_ index: Int, to page: inout some Page) {
    let account = threads.accounts[index]
    page.section(
      basis.name(account.account),
      [
        basis.revenue(account.account),
        "\(plural(account.threads, "thread")), \(account.requiredThreads) asked for",
      ])
    page.item(verdict(account))
    if account.confirmedThreads < account.threads {
      page.item(
        "Without ties whose strength is only assumed, \(account.confirmedThreads) would be left.")
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
    page.table(
      [
        PageColumn("To"), PageColumn("Ways", isNumber: true), PageColumn("Separate ways in"),
        PageColumn("Closed when these leave"),
      ], rows)
  }

  package func writeFoot(to page: inout some Page) {
    let exposed = revenue(accounts(with: 0) + accounts(with: 1))
    let totals = revenue(threads.accounts).map { total in
      let part = exposed.first { $0.currency == total.currency }?.amount ?? 0
      return [grouped(part), "of " + basis.money(total)]
    }
    guard !totals.isEmpty else { return }
    page.section("Revenue that hangs on one person or on nobody", [])
    for total in totals { page.item(total.joined(separator: " ")) }
  }

  private func row(_ goal: String, _ proof: ThreadProof, _ nothing: String) -> [String] {
    [
      goal, String(proof.threads),
      proof.paths.isEmpty ? nothing : proof.paths.map(basis.route).joined(separator: "; "),
      proof.supplierCut.map { basis.name($0) }.joined(separator: " and "),
    ]
  }

  /// What the number of threads means, with the names that prove it.
  private func verdict(_ account: AccountThreads) -> String {
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
      let pairs = listed(account.pairs) {
        "\(basis.name(.staff($0.staff))) with \(basis.name(.contact($0.contact)))"
      }
      return "\(pairs) share nobody. The \(ties) are all gone only when \(account.threads) people "
        + "leave: \(listed(account.supplierCut) { basis.nameWithSide($0) })."
    }
  }

  private func accounts(with count: Int) -> [AccountThreads] {
    threads.accounts.filter { $0.threads == count }
  }

  private func revenue(_ accounts: [AccountThreads]) -> [Money] {
    basis.portfolio.revenue(ofAccounts: accounts.map(\.account))
  }
}

extension [String] {
  /// Ids of a path in one cell.
  var path: String { joined(separator: " > ") }
}
