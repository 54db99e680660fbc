public import DMUGraph
package import DMUText

/// Influence paths, ready to be written in any of the formats.
public struct PathsReport: AnalysisReport {
  /// The part of the JSON document that is its own.
  public typealias Body = PathsBody

  package static let columns = [
    "account_id", "account", "contact_id", "contact", "roles", "threads", "path", "strength",
    "people_ids", "people_names", "in_disjoint_pair", "assumed", "planned",
  ]

  /// The review from which the results were worked out.
  public let review: Review
  /// The targets and their paths.
  public let targets: [PathTarget]
  /// Who was asked to begin, if anybody.
  public let start: StaffID?
  /// The number of further contacts a tie to whom would close a finding, at accounts where there are too many to
  /// look for ways to all.
  let omitted: Int

  /// Finds ways to contacts; takes what `Review.paths(to:from:count:accounts:)` takes.
  ///
  /// - Parameters:
  ///   - review: The portfolio, the policy and the day.
  ///   - targets: The contacts; `nil` for everybody a tie to whom would close a finding.
  ///   - start: The one of our people who is to begin, or `nil` for anybody.
  ///   - count: How many paths to give at most.
  ///   - accounts: The accounts to look at, or `nil` for all.
  public init(
    _ review: Review, to targets: [ContactID]? = nil, from start: StaffID? = nil, count: Int = 3,
    accounts: [AccountID]? = nil
  ) {
    let targets = review.paths(to: targets, from: start, count: count, accounts: accounts)
    self.targets = targets
    self.start = start
    self.review = review
    omitted = targets.reduce(0) { $0 + $1.omitted }
  }

  package func more(_ count: Int) -> String { plural(count, "more contact") }
  package var count: Int { targets.count }

  // MARK: CSV

  package func write(
    _ index: Int, to csv: inout CSVWriter, _ output: inout some TextOutputStream
  ) {
    let target = targets[index]
    func begin() {
      csv.text(review.id(target.account))
      csv.text(review.name(target.account))
      csv.text(review.id(.contact(target.contact)))
      csv.text(review.name(.contact(target.contact)))
      csv.list(target.roles.map(\.rawValue))
      csv.number(target.threads)
    }
    let others = target.pair.filter { path in
      !target.paths.contains { $0.people == path.people }
    }
    for (number, path) in (target.paths + others).enumerated() {
      begin()
      if number < target.paths.count { csv.number(number + 1) } else { csv.text(nil) }
      csv.number(path.strength)
      csv.list(review.ids(path.people))
      csv.list(path.people.map { review.name($0) })
      csv.text(target.pair.contains { $0.people == path.people } ? "true" : "false")
      csv.text(path.isAssumed ? "true" : "false")
      csv.text(path.isPlanned ? "true" : "false")
      csv.endRow(to: &output)
    }
    if target.paths.isEmpty {
      begin()
      for _ in 0..<7 { csv.text(nil) }
      csv.endRow(to: &output)
    }
  }

  // MARK: Sentences

  package func writeHead(to writer: inout some ReportWriter, top: Int?) {
    writer.title(review.heading("Ways to decision-makers"))
    writer.paragraph(
      "A way leads from one of your people over those who know or influence one another. Its strength "
        + "is the product of its steps: 1 is a certain word in the right ear, 0 none.")
    if let start { writer.paragraph("Only ways that begin with \(review.name(.staff(start))).") }
    if targets.isEmpty {
      writer.paragraph(
        "No tie to anybody on record would close a finding; the command “gaps” says what needs other "
          + "steps.")
    }
    if omitted > 0 {
      writer.paragraph(
        "Of accounts where a tie to more than \(Review.maximumPathTargets) people would close a finding, the "
          + "\(Review.maximumPathTargets) whom your strongest ways reach are looked at. "
          + "\(thousandsSeparated(Double(omitted))) more are left out; ask for one of them with --to."
      )
    }
  }

  package func write(_ index: Int, to writer: inout some ReportWriter) {
    let target = targets[index]
    let contact = review.portfolio.contact(target.contact, in: target.account)
    writer.section(
      review.name(.contact(target.contact)),
      [
        review.portfolio.string(contact.person.title),
        review.name(target.account),
        target.roles.isEmpty
          ? "" : "for \(listed(target.roles) { spoken($0.rawValue) })",
      ])
    guard !target.paths.isEmpty else {
      writer.item(
        "No way leads there" + (start == nil ? " from anybody of ours" : "")
          + ": nobody on record can introduce you. Somebody must make the acquaintance without an introduction."
      )
      return
    }
    for (number, path) in target.paths.enumerated() {
      writer.item(
        ItemMark("\(number + 1).  \(rounded(path.strength))", .dim), review.route(path.people),
        [path.steps.map(words).joined(separator: "; ")]
          + (path.isPlanned ? ["the way of the plan"] : []))
    }
    writer.item(doors(target))
  }

  /// The number of people who must leave before the way is closed, and the best two ways apart, in words.
  private func doors(_ target: PathTarget) -> String {
    let ours = start == nil ? "" : " from anybody of ours"
    var text =
      switch target.threads {
      case 0: "Every way\(ours) is cold or weak at some step."
      case 1: "One departure can close every way\(ours) that is strong enough to count."
      default: "\(target.threads) ways\(ours) that are strong enough to count share nobody."
      }
    guard target.pair.count == 2 else { return text }
    let nobody = start.map { "nobody but \(review.name(.staff($0)))" } ?? "nobody"
    let isBest = zip(target.pair, target.paths).allSatisfy { $0.people == $1.people }
    if isBest && target.paths.count >= 2 {
      text += " The first two ways share \(nobody): try both at once."
    } else {
      text +=
        " The best two ways at once, which share \(nobody): \(review.route(target.pair[0].people)) "
        + "(\(rounded(target.pair[0].strength))) and \(review.route(target.pair[1].people)) "
        + "(\(rounded(target.pair[1].strength)))."
    }
    return text
  }

  /// A step in words: `Jo Bern knows Mara Eller (0.8)`.
  private func words(_ step: InfluenceStep) -> String {
    let (from, to) = (review.name(step.from), review.name(step.to))
    let verb =
      switch step.kind {
      case .relationship: step.strength < review.policy.activeThreshold ? "once knew" : "knows"
      case .influences: "influences"
      case .worksWith: "works with"
      case .reportsTo: "reports to"
      case .manages: "manages"
      case .acquaintance: "may know"
      }
    return "\(from) \(verb) \(to) (\(rounded(step.strength)))"
  }
}
