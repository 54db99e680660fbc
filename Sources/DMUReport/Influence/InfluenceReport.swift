public import DMUGraph
package import DMUText

/// How influence flows in accounts, ready to be written in any of the formats.
public struct InfluenceReport: AnalysisReport {
  /// What the JSON document has of its own.
  public typealias Body = InfluenceBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "contact_id", "contact", "reach", "reached",
    "betweenness", "rank", "influence",
  ]

  /// What the results were worked out from.
  public let review: Review
  /// How influence flows in each account.
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
      csv.number(review.portfolio.contacts[contact.contact].influence)
      csv.endRow(to: &output)
    }
  }

  // MARK: Words

  package func writeHead(to page: inout some Page, top: Int?) {
    page.title(review.heading("Influence"))
    page.paragraph(
      "Reach: how strongly a contact moves the others on average, by the best path to each; 1 would be "
        + "everybody fully.")
    page.paragraph(
      "Brokers: contacts past whom the best paths among others lead; the number is the share of all pairs "
        + "of others that meet through them.")
    page.paragraph(
      "Gatekeepers: whoever is on every way from you to an executive, along active ties and influence at or "
        + "above \(rounded(review.policy.activeThreshold)). Without them you do not get there.")
    page.paragraph(
      "Rank misleads: contacts who move the others more than somebody above them in the reporting lines."
    )
  }

  package func write(_ index: Int, to page: inout some Page) {
    let account = accounts[index]
    page.section(review.name(account.account), [review.revenue(account.account)])
    if account.isTooLarge {
      page.item(
        "More than \(Review.maximumMeasuredContacts) contacts: reach, brokers and rank are not measured."
      )
    }
    let movers = account.contacts.enumerated().filter { $0.element.reach > 0 }.sorted {
      $0.element.reach == $1.element.reach
        ? $0.offset < $1.offset : $0.element.reach > $1.element.reach
    }
    if movers.isEmpty && !account.isTooLarge {
      page.item("No influence among the contacts is on record.")
    }
    page.table(
      [
        PageColumn("Who moves most"), PageColumn("Reach", isNumber: true),
        PageColumn("People reached", isNumber: true),
      ],
      movers.prefix(3).map {
        [name($0.element.contact), rounded($0.element.reach), String($0.element.reached)]
      }
    )
    let brokers = account.brokers
    if !brokers.isEmpty {
      page.item(
        "Brokers: "
          + brokers.prefix(3).map { "\(name($0.contact)) (\(percent($0.betweenness)))" }
          .joined(separator: ", ") + ".")
    }
    for gate in account.gatekeepers {
      page.item(
        gate.people.isEmpty
          ? "\(name(gate.executive)): you have separate ways; no single person can close them."
          : "\(name(gate.executive)): every way of yours leads past "
            + (gate.omitted > 0 ? "\(gate.omitted) others and at last " : "")
            + "\(listed(gate.people) { review.nameWithSide($0) }).")
    }
    for executive in account.unreached {
      page.item("\(name(executive)): you have no way there that is warm.")
    }
    for inversion in account.inversions.prefix(3) {
      page.item(
        "Rank misleads: \(name(inversion.contact)) moves the others more than "
          + "\(name(inversion.manager)), who is above (\(rounded(inversion.reach)) against "
          + "\(rounded(inversion.managerReach))).")
    }
    if account.inversions.count > 3 {
      page.item("and \(account.inversions.count - 3) more like that.")
    }
  }

  private func name(_ contact: ContactID) -> String { review.name(.contact(contact)) }
}
