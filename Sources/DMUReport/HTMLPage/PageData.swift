import DMUGraph
import DMUText
import OrderedCollections

/// The data in the page, from which the script sorts, filters and draws: one JSON document.
///
/// Numbers and words are those of the documents of `gaps`, `threads`, `risk` and `paths`. Many of a kind are
/// columns of equal length. Our people and the competitors stand there once; an account names them by position.
/// Within an account people have the numbers of ``AccountMap``.
struct PageData: Encodable {
  var format = "dmugraph.report"
  var version = 1
  var asOf: String
  var policy: Policy
  var sources: [String]
  /// The number of months that the risk looks ahead.
  var months: Double
  var places: [String]
  var staff: PeopleColumns
  var competitors: PeopleColumns
  var accounts: [AccountData] = []

  enum CodingKeys: String, CodingKey {
    case format, version
    case asOf = "as_of"
    case policy, sources, months, places, staff, competitors, accounts
  }
}

/// People as columns. Of what is not known there is an empty text, or -1; columns in which nothing is known
/// are left out.
struct PeopleColumns: Encodable {
  var id: [String]
  var name: [String]
  var title: [String]
  /// Positions in ``PageData/places``.
  var place: [Int]?
  var roles: [String]?
  var inferred: [String]?
  var stance: [String]?
  var influence: [Double]?
  var threads: [Int]?

  init(_ people: [Person], _ workplaces: Workplaces, in portfolio: Portfolio) {
    id = people.map { portfolio.string($0.id) }
    name = people.map { printable(portfolio.displayName($0)) }
    title = people.map { printable(portfolio.string($0.title)) }
    let numbers = people.map { workplaces.number(of: $0, in: portfolio) ?? -1 }
    if numbers.contains(where: { $0 >= 0 }) { place = numbers }
  }
}

/// The departments and locations of people, each once: many share one.
struct Workplaces {
  private let numbers: OrderedDictionary<String, Int>

  init(_ portfolio: Portfolio) {
    let people =
      portfolio.contacts.map(\.person) + portfolio.staff.map(\.person)
      + portfolio.competitors.map(\.person)
    numbers = people.reduce(into: [:]) { numbers, person in
      let name = Self.name(person, portfolio)
      if !name.isEmpty && numbers[name] == nil { numbers[name] = numbers.count }
    }
  }

  var names: [String] { Array(numbers.keys) }

  func number(of person: Person, in portfolio: Portfolio) -> Int? {
    numbers[Self.name(person, portfolio)]
  }

  private static func name(_ person: Person, _ portfolio: Portfolio) -> String {
    [person.department, person.location].map { printable(portfolio.string($0)) }
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension HTMLReport {
  /// Writes the data as a JSON document.
  func writeData(to output: inout some TextOutputStream) {
    let workplaces = Workplaces(review.portfolio)
    var staff = PeopleColumns(
      review.portfolio.staff.map(\.person), workplaces, in: review.portfolio)
    staff.roles = review.portfolio.staff.map { printable($0.roles.joined(separator: ";")) }
    let data = PageData(
      asOf: review.day.description, policy: review.policy, sources: review.sources,
      months: risk.months, places: workplaces.names, staff: staff,
      competitors: PeopleColumns(
        review.portfolio.competitors.map(\.person), workplaces, in: review.portfolio))
    JSONWriter.write(
      data, list: "accounts", count: accounts.count, layout: .compact, to: &output
    ) { index in
      AccountData(accounts[index], tier: tierName(accounts[index]), workplaces, review)
    }
  }
}
