public import DMUGraph
package import DMUText

/// The flow of influence in accounts, ready to be written in any of the formats.
public struct InfluenceReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = InfluenceBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "contact_id", "contact", "reach", "reached",
    "betweenness", "rank", "influence",
  ]

  /// The review from which the results were worked out.
  public let review: Review
  /// The flow of influence in each account.
  public let accounts: [AccountInfluence]

  /// Measures the influence in a portfolio; takes what `Review.influence(accounts:)` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - accounts: The accounts to look at, or `nil` for all.
  public init(_ review: Review, accounts: [AccountID]? = nil) {
    self.review = review
    self.accounts = review.influence(accounts: accounts)
  }

  package var count: Int { accounts.count }

  // MARK: CSV

  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let account = accounts[index]
    for contact in account.contacts {
      review.writeAccount(account.account, to: &csv)
      csv.id(review.id(.contact(contact.contact)))
      csv.text(review.name(.contact(contact.contact)))
      csv.number(contact.reach)
      csv.number(contact.reached)
      csv.number(contact.betweenness)
      csv.number(contact.rank.map { Double($0) })
      csv.number(review.portfolio.contact(contact.contact, in: account.account).influence)
      csv.endRow(to: &output)
    }
  }

  // MARK: Sentences

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(review.heading("Influence"))
    writer.paragraph(
      "Reach: how strongly a contact moves the others on average, by the best path to each; 1 would be "
        + "everybody fully.")
    writer.paragraph(
      "Brokers: contacts past whom the best paths among others lead; the number is the share of all pairs "
        + "of others that meet through them.")
    writer.paragraph(
      "Gatekeepers: whoever is on every way from you to an executive, along active ties and influence at or "
        + "above \(rounded(review.policy.activeThreshold)). Without them you do not get there.")
    writer.paragraph(
      "Rank misleads: contacts who move the others more than somebody above them in the reporting lines."
    )
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let account = accounts[index]
    writer.section(review.name(account.account), [review.revenue(account.account)])
    if account.isTooLarge {
      writer.item(
        "More than \(Review.maximumMeasuredContacts) contacts: reach, brokers and rank are not measured."
      )
    }
    let movers = account.contacts.enumerated().filter { $0.element.reach > 0 }.sorted {
      $0.element.reach == $1.element.reach
        ? $0.offset < $1.offset : $0.element.reach > $1.element.reach
    }
    if movers.isEmpty && !account.isTooLarge {
      writer.item("No influence among the contacts is on record.")
    }
    writer.table(
      [
        TableColumn("Who moves most"), TableColumn("Reach", isNumber: true),
        TableColumn("People reached", isNumber: true),
      ],
      movers.prefix(3).map {
        [name($0.element.contact), rounded($0.element.reach), String($0.element.reached)]
      }
    )
    let brokers = account.brokers
    if !brokers.isEmpty {
      writer.item(
        "Brokers: "
          + brokers.prefix(3).map { "\(name($0.contact)) (\(percentage($0.betweenness)))" }
          .joined(separator: ", ") + ".")
    }
    for gate in account.gatekeepers {
      writer.item(
        gate.people.isEmpty
          ? "\(name(gate.executive)): you have separate ways; no single person can close them."
          : "\(name(gate.executive)): every way of yours leads past "
            + (gate.omitted > 0 ? "\(gate.omitted) others and at last " : "")
            + "\(listed(gate.people) { review.nameWithSide($0) }).")
    }
    for executive in account.unreached {
      writer.item("\(name(executive)): you have no way there that is warm.")
    }
    for inversion in account.inversions.prefix(3) {
      writer.item(
        "Rank misleads: \(name(inversion.contact)) moves the others more than "
          + "\(name(inversion.manager)), who is above (\(rounded(inversion.reach)) against "
          + "\(rounded(inversion.managerReach))).")
    }
    if account.inversions.count > 3 {
      writer.item("and \(account.inversions.count - 3) more like that.")
    }
  }

  private func name(_ contact: ContactID) -> String { review.name(.contact(contact)) }
}
