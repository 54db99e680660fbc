import DMUExport
import DMUGraph
import DMUProfile
import DMUText

/// The map of one account: where its people stand and how the lines run, as in a drawing of the account alone.
///
/// People have numbers: the contacts in input order, then those of us with a tie there, then the competitors.
struct AccountMap {
  private let review: Review
  private let account: HTMLReport.Account
  private let places: Places
  private let export: PortfolioExport
  private let picture: Picture
  /// Those of us, and the competitors, who have a tie there: positions in the whole portfolio.
  private let staff: [StaffID]
  private let competitors: [CompetitorID]
  private let numbers: [PersonID: Int]

  /// Draws an account; takes time linear in the portfolio and O(n log n) in the account.
  init(_ account: HTMLReport.Account, _ places: Places, review: Review) {
    self.review = review
    self.account = account
    self.places = places
    let whole = review.portfolio
    export = PortfolioExport(
      review.selecting(accounts: [account.position], includesPurchases: false))
    picture = Picture(export)
    let contacts = whole.contacts(of: account.position)
    staff = Set(contacts.flatMap { whole.ties(of: $0).map(\.party) }).sorted()
    competitors = Set(contacts.flatMap { whole.rivalTies(of: $0).map(\.party) }).sorted()
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
    case .account, .product: nil
    }
  }

  /// The numbers of people of the whole portfolio.
  func numbers(_ people: [PersonID]) -> [Double] {
    people.compactMap { numbers[$0].map(Double.init) }
  }

  /// Writes the members that describe people and lines.
  package func write(to json: inout JSONWriter) {
    json.object("contacts") { writeContacts(to: &$0) }
    json.member("staff", staff.map { Double($0.index) })
    json.member("competitors", competitors.map { Double($0.index) })
    var importance = [Double](repeating: -1, count: numbers.count)
    for person in account.risk.importance {
      if let number = numbers[person.person] { importance[number] = digits(person.value) }
    }
    json.member("importance", importance)
    json.member("card_width", PictureLayout.nodeWidth)
    json.member("size", [picture.size.width, picture.size.height].map { $0.rounded() })
    if let frame = picture.frames.first { json.member("frame", corners(frame.frame)) }
    json.member(
      "boxes",
      nodes.flatMap { node in
        picture.boxOf[node].map { box in
          let frame = picture.boxes[box].frame
          return [frame.x.rounded(), frame.y.rounded(), frame.height.rounded()]
        } ?? [0, 0, 0]
      })
    writeLines(to: &json)
  }

  /// Writes what is known of the contacts as columns of equal length. What is not known is an empty text, or -1.
  private func writeContacts(to json: inout JSONWriter) {
    let portfolio = export.portfolio
    let contacts = portfolio.contacts
    json.writeColumns(of: contacts.map(\.person), places, in: portfolio)
    json.member("roles", contacts.map { words($0.roles) })
    if contacts.contains(where: { !$0.inferredRoles.isEmpty }) {
      json.member("inferred", contacts.map { words($0.inferredRoles) })
    }
    json.member("stance", contacts.map { $0.stance?.rawValue ?? "" })
    json.member("influence", contacts.map { $0.influence ?? -1 })
    json.member(
      "threads", contacts.indices.map { Double(export.coverage(of: $0).threads ?? -1) })
  }

  private func words(_ roles: RoleSet) -> String {
    export.roleNames(roles).joined(separator: ";")
  }

  /// A number to four digits, for showing.
  private func digits(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  private func corners(_ frame: Rectangle) -> [Double] {
    [frame.x, frame.y, frame.width, frame.height].map { $0.rounded() }
  }

  // MARK: Lines

  /// Writes the lines of each kind as columns of equal length.
  private func writeLines(to json: inout JSONWriter) {
    var kinds: [(String, [Picture.Line])] = [
      ("ties", []), ("rival_ties", []), ("reporting", []), ("influence", []), ("colleagues", []),
    ]
    for line in picture.lines {
      let kind: Int
      switch (line.edge, export.kind(line.edge)) {
      case (.tie, _): kind = 0
      case (.rivalTie, _): kind = 1
      case (_, .reportsTo): kind = 2
      case (_, .influences): kind = 3
      case (_, .worksWith): kind = 4
      default: continue
      }
      kinds[kind].1.append(line)
    }
    json.object("lines") { json in
      for (kind, lines) in kinds where !lines.isEmpty {
        json.object(kind) { write(lines, to: &$0) }
      }
    }
  }

  private func write(_ lines: [Picture.Line], to json: inout JSONWriter) {
    func ends(_ end: (PortfolioExport.Edge) -> PortfolioExport.Node) -> [Double] {
      lines.map { Double(number(end($0.edge)) ?? 0) }
    }
    json.member("from", ends { export.ends($0).source })
    json.member("to", ends { export.ends($0).target })
    json.member("path", lines.map { path($0.points) })
    switch lines[0].edge {
    case .tie, .rivalTie:
      json.member(
        "strength",
        lines.map { digits(export.effectiveStrength($0.edge) ?? 0) })
      json.member("last", lines.map { export.tie($0.edge)?.lastContact?.description ?? "" })
      let cold = lines.indices.filter { export.isActive(lines[$0].edge) == false }
      json.member("cold", cold.map(Double.init))
      let assumed = lines.indices.filter { export.tie(lines[$0].edge)?.isConfirmed == false }
      json.member("assumed", assumed.map(Double.init))
    case .membership, .contactLink, .staffLink, .purchase: break
    }
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
