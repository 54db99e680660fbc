public import DMUGraph
package import DMUText

/// The risks of a portfolio, ready to be written in any of the formats.
public struct RiskReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = RiskBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "p_no_tie", "untied", "method",
    "interval_low", "interval_high", "revenue_without_contact", "most_important_id",
    "most_important_name", "most_important_value", "p_no_supporter",
  ]

  /// The review from which the results were worked out.
  public let review: Review
  /// The risks of the accounts.
  public let risks: [AccountRisk]
  /// The number of months ahead that they look.
  public let months: Double
  /// The figures to which the risks come over the portfolio.
  public let portfolioRisk: PortfolioRisk

  /// Works out the risks of a portfolio; takes what `Review.risk(months:accounts:)` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - months: How far ahead to look, above 0.
  ///   - accounts: The accounts to look at, or `nil` for all.
  public init(_ review: Review, months: Double = 12, accounts: [AccountID]? = nil) {
    self.review = review
    self.months = months
    risks = review.risk(months: months, accounts: accounts)
    portfolioRisk = PortfolioRisk(risks, in: review.portfolio)
  }

  package var count: Int { risks.count }

  // MARK: CSV

  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let risk = risks[index]
    review.writeAccount(risk.account, to: &csv)
    csv.number(risk.noTie)
    csv.text(risk.isUntied ? "true" : "false")
    csv.text(risk.interval == nil ? "exact" : "monte_carlo")
    csv.number(risk.interval?.lowerBound)
    csv.number(risk.interval?.upperBound)
    csv.number(risk.revenueWithoutContact)
    csv.text(risk.importance.first.map { review.id($0.person) })
    csv.text(risk.importance.first.map { review.name($0.person) })
    csv.number(risk.importance.first.map { points($0.value) })
    csv.number(risk.noSupporter)
    csv.endRow(to: &output)
  }

  // MARK: Sentences

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(review.heading("Risk within \(shortest(months)) months"))
    let rates = review.policy.departureRate
    writer.paragraph(
      "How likely it is that our last active tie to an account ends because people leave: "
        + "\(percentage(rates.staff)) of yours and \(percentage(rates.contact)) of theirs a year, each on their "
        + "own, where the files say nothing else. Losing the last tie is not losing the customer.")
    var sum =
      "\(review.units(count)): \(portfolioRisk.untied) without an active tie; of the others, "
      + "\(rounded(portfolioRisk.expectedUntied)) are left without one, on average."
    if !portfolioRisk.revenueWithoutContact.isEmpty {
      sum +=
        " Yearly revenue left without a contact, on average: "
        + "\(review.money(portfolioRisk.revenueWithoutContact.map(wholeAmount)))."
    }
    writer.paragraph(sum)
    writer.section("How the accounts are spread", [])
    writer.table(
      [
        TableColumn("Probability"), TableColumn("Accounts", isNumber: true), TableColumn("Revenue"),
      ],
      portfolioRisk.bands.map { band in
        let bounds =
          "\(percentage(band.from)) to \(band.to == 1 ? "" : "below ")\(percentage(band.to))"
        return [bounds, String(band.accounts), review.money(band.revenue)]
      })
    writer.section("On whom most hangs", [])
    writer.table(
      [
        TableColumn("Person"), TableColumn("Side"), TableColumn("Accounts", isNumber: true),
        TableColumn("More untied", isNumber: true),
        TableColumn("More revenue without a contact"),
      ],
      portfolioRisk.people.prefix(10).map { person in
        [
          review.name(person.person), review.side(person.person), String(person.accounts.count),
          rounded(person.untiedAccounts), review.money(person.revenue.map(wholeAmount)),
        ]
      })
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let risk = risks[index]
    writer.section(
      review.name(risk.account),
      [
        review.revenue(risk.account),
        risk.isUntied
          ? (["no active tie"] + [review.contractNote(risk.account)].compactMap(\.self))
            .joined(separator: "; ") : "\(percentage(risk.noTie)): our last active tie ends",
      ])
    if risk.isUntied { return }
    if let interval = risk.interval {
      writer.item(
        "Estimated from random departures: between \(percentage(interval.lowerBound)) and "
          + "\(percentage(interval.upperBound)) in 95 of 100 cases.")
    }
    if let exposed = risk.revenueWithoutContact {
      let currency = review.portfolio.string(review.portfolio.accounts[risk.account].currency)
      writer.item(
        "Yearly revenue left without a contact, on average: "
          + "\(review.money(wholeAmount(Money(currency: currency, amount: exposed)))).")
    }
    let people = risk.importance.prefix(3).filter { $0.value > 0 }
    if !people.isEmpty {
      writer.item(
        "Likelier when they leave than when they stay, by percentage points: "
          + listed(people) { "\(review.nameWithSide($0.person)) \(pointsInWords($0.value))" } + ".")
    }
    if let supporter = risk.noSupporter {
      writer.item("\(percentage(supporter)): our last active tie to somebody who is for us ends.")
    }
  }

  /// A difference of probabilities in percentage points, rounded as a person would.
  func pointsInWords(_ difference: Double) -> String {
    let value = points(difference)
    if value < 0.1 { return "under 0.1" }
    if value < 100 && value >= 99.5 { return "over 99" }
    return rounded(value < 1 ? (value * 10).rounded() / 10 : value.rounded())
  }

  func wholeAmount(_ money: Money) -> Money {
    Money(currency: money.currency, amount: money.amount.rounded())
  }
}
