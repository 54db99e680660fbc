public import DMUGraph
package import DMUText

/// The risks of a portfolio, ready to be written in any of the formats.
public struct RiskReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = RiskBody

  package static let columns = [
    "account_id", "account", "revenue", "currency", "p_lost", "already_lost", "method",
    "interval_low", "interval_high", "revenue_exposed", "most_important_id",
    "most_important_name", "most_important_value",
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
    csv.number(risk.lost)
    csv.text(risk.isAlreadyLost ? "true" : "false")
    csv.text(risk.interval == nil ? "exact" : "monte_carlo")
    csv.number(risk.interval?.lowerBound)
    csv.number(risk.interval?.upperBound)
    csv.number(risk.isAlreadyLost ? nil : risk.revenueExposed)
    csv.text(risk.importance.first.map { review.id($0.person) })
    csv.text(risk.importance.first.map { review.name($0.person) })
    csv.number(risk.importance.first?.value)
    csv.endRow(to: &output)
  }

  // MARK: Sentences

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(review.heading("Risk within \(shortest(months)) months"))
    let rates = review.policy.departureRate
    writer.paragraph(
      "How likely each account is to lose its last active tie because people leave: \(percentage(rates.staff)) "
        + "of yours and \(percentage(rates.contact)) of theirs a year, each on their own, where the files say "
        + "nothing else.")
    var sum =
      "\(review.units(count)): \(portfolioRisk.alreadyLost) without an active tie already; of the "
      + "others \(rounded(portfolioRisk.expectedLosses)) are to be expected to be lost."
    if !portfolioRisk.revenueExposed.isEmpty {
      sum +=
        " Expected loss of yearly revenue: "
        + "\(review.money(portfolioRisk.revenueExposed.map(wholeAmount)))."
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
    writer.section("Whose departure costs most", [])
    writer.table(
      [
        TableColumn("Person"), TableColumn("Side"), TableColumn("Accounts", isNumber: true),
        TableColumn("More lost", isNumber: true), TableColumn("More revenue lost"),
      ],
      portfolioRisk.people.prefix(10).map { person in
        [
          review.name(person.person), review.side(person.person), String(person.accounts.count),
          rounded(person.lostAccounts), review.money(person.revenue.map(wholeAmount)),
        ]
      })
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let risk = risks[index]
    writer.section(
      review.name(risk.account),
      [
        review.revenue(risk.account),
        risk.isAlreadyLost ? "" : "\(percentage(risk.lost)) to be lost",
      ])
    guard !risk.isAlreadyLost else {
      writer.item("Nobody of ours is in touch with anybody here: there is nothing left to lose.")
      return
    }
    if let interval = risk.interval {
      writer.item(
        "Estimated from random departures: between \(percentage(interval.lowerBound)) and "
          + "\(percentage(interval.upperBound)) in 95 of 100 cases.")
    }
    if let exposed = risk.revenueExposed {
      let currency = review.portfolio.string(review.portfolio.accounts[risk.account].currency)
      writer.item(
        "Expected loss of yearly revenue: "
          + "\(review.money(wholeAmount(Money(currency: currency, amount: exposed)))).")
    }
    let people = risk.importance.prefix(3).filter { $0.value > 0 }
    if !people.isEmpty {
      writer.item(
        "More likely to be lost when they leave than when they stay: "
          + listed(people) { "\(review.nameWithSide($0.person)) by \(percentage($0.value))" } + ".")
    }
  }

  func wholeAmount(_ money: Money) -> Money {
    Money(currency: money.currency, amount: money.amount.rounded())
  }
}
