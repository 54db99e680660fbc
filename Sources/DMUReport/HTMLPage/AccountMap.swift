import DMUExport
import DMUGraph
import DMUProfile
import DMUText

/// The map of one account: where its people stand and how the lines run, as in a drawing of the account alone.
///
/// People have numbers: the contacts in input order, then those of us with a tie there or who lead the account, then
/// the competitors.
struct AccountMap {
  private let export: PortfolioExport
  private let picture: Picture
  /// Those of us, and the competitors, who are drawn, as positions in the whole portfolio.
  let staff: [StaffID]
  let competitors: [CompetitorID]
  private let numbers: [PersonID: Int]

  /// Draws an account; takes time linear in the portfolio and O(n log n) in the account.
  init(_ account: AccountID, _ review: Review) {
    let whole = review.portfolio
    export = PortfolioExport(
      review.selecting(accounts: [account], includesPurchases: false).withoutContactsWhoLeft())
    picture = Picture(export)
    let contacts = review.contacts(of: account)
    let selection = whole.selection(of: [account])
    staff = selection.staff
    competitors = selection.competitors
    let people =
      contacts.map { PersonID.contact($0) } + staff.map { .staff($0) }
      + competitors.map { .competitor($0) }
    numbers = Dictionary(uniqueKeysWithValues: zip(people, people.indices))
  }

  // MARK: People

  /// The nodes of the drawing in the order of the numbers.
  private var nodes: [PortfolioExport.Node] {
    let portfolio = export.portfolio
    return portfolio.contacts.indices.map { .contact($0) }
      + portfolio.staff.indices.map { .staff($0) }
      + portfolio.competitors.indices.map { .competitor($0) }
  }

  private func number(_ node: PortfolioExport.Node) -> Int? {
    switch node {
    case .contact(let position): position.index
    case .staff(let position): export.portfolio.contacts.count + position.index
    case .competitor(let position):
      export.portfolio.contacts.count + export.portfolio.staff.count + position.index
    case .account, .product, .deal: nil
    }
  }

  /// The numbers of people of the whole portfolio.
  func numbers(_ people: [PersonID]) -> [Int] { people.compactMap { numbers[$0] } }

  /// The degree to which people matter, by number; -1 where that is not known.
  func importance(_ people: [PersonImportance]) -> [Double] {
    var importance = [Double](repeating: -1, count: numbers.count)
    for person in people {
      if let number = numbers[person.person] { importance[number] = digits(person.value) }
    }
    return importance
  }

  /// The facts that are known of the contacts.
  func contacts(_ workplaces: Workplaces) -> PeopleColumns {
    let contacts = export.portfolio.contacts
    var columns = PeopleColumns(contacts.map(\.person), workplaces, in: export.portfolio)
    columns.roles = contacts.map { names($0.roles) }
    if contacts.contains(where: { !$0.inferredRoles.isEmpty }) {
      columns.inferred = contacts.map { names($0.inferredRoles) }
    }
    columns.stance = contacts.map { $0.stance?.rawValue ?? "" }
    columns.influence = contacts.map { $0.influence ?? -1 }
    columns.threads = contacts.indices.map { export.coverage(of: $0)?.threads ?? -1 }
    return columns
  }

  private func names(_ roles: RoleSet) -> String {
    export.roleNames(roles).joined(separator: ";")
  }

  /// A number to four digits, for showing.
  private func digits(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  // MARK: Cards and lines

  var cardWidth: Double { PictureLayout.nodeWidth }

  /// The width and height of the whole.
  var size: [Double] { [picture.size.width, picture.size.height].map { $0.rounded() } }

  /// The x, y, width and height of the frame around the account.
  var frame: [Double]? {
    picture.frames.first.map { frame in
      [frame.frame.x, frame.frame.y, frame.frame.width, frame.frame.height].map { $0.rounded() }
    }
  }

  /// The x, y and height of each person's card.
  var boxes: [Double] {
    nodes.flatMap { node in
      picture.boxOf[node].map { box in
        let frame = picture.boxes[box].frame
        return [frame.x.rounded(), frame.y.rounded(), frame.height.rounded()]
      } ?? [0, 0, 0]
    }
  }

  /// The lines by kind.
  var lines: LinesData {
    var lines = LinesData()
    let kinds = Dictionary(grouping: picture.lines, by: kind)
    for (kind, list) in kinds { if let kind { lines[keyPath: kind] = columns(list) } }
    return lines
  }

  private func kind(_ line: Picture.Line) -> WritableKeyPath<LinesData, LinesData.Columns?>? {
    switch (line.edge, export.kind(line.edge)) {
    case (.tie, _): \.ties
    case (.rivalTie, _): \.rivalTies
    case (_, .reportsTo): \.reporting
    case (_, .influences): \.influence
    case (_, .worksWith): \.colleagues
    default: nil
    }
  }

  private func columns(_ lines: [Picture.Line]) -> LinesData.Columns {
    func ends(_ end: (PortfolioExport.Edge) -> PortfolioExport.Node) -> [Int] {
      lines.map { number(end($0.edge)) ?? 0 }
    }
    var columns = LinesData.Columns(
      from: ends { export.ends($0).source }, to: ends { export.ends($0).target },
      path: lines.map { path($0.points) })
    switch lines[0].edge {
    case .tie, .rivalTie:
      columns.strength = lines.map { digits(export.effectiveStrength($0.edge) ?? 0) }
      columns.last = lines.map { export.tie($0.edge)?.lastContact?.description ?? "" }
      columns.cold = lines.indices.filter { export.isActive(lines[$0].edge) == false }
      columns.assumed = lines.indices.filter {
        export.tie(lines[$0].edge)?.isConfirmed(on: export.day) == false
      }
    case .membership, .contactLink, .staffLink, .purchase, .decision: break
    }
    return columns
  }

  /// The way of a line: level and upright parts, in whole pixels.
  private func path(_ points: [Point]) -> String {
    let points = points.map { Point(x: $0.x.rounded(), y: $0.y.rounded()) }
    var path = "M\(shortest(points[0].x)) \(shortest(points[0].y))"
    for (last, point) in zip(points, points.dropFirst()) {
      if point.x != last.x { path += "h\(shortest(point.x - last.x))" }
      if point.y != last.y { path += "v\(shortest(point.y - last.y))" }
    }
    return path
  }
}
