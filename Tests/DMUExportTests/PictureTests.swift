import DMUGraph
import TestSupport
import Testing

@testable import DMUExport

/// What a drawing promises, checked on every box and every bend.
@Suite("Pictures")
struct PictureTests {
  private static let sizes: [RandomPortfolio] = {
    var (large, crowded) = (RandomPortfolio(), RandomPortfolio())
    (large.accounts, large.contacts, large.staff) = (2...6, 0...40, 0...12)
    (large.tieDensity, large.linkDensity) = (0...15, 0...4)
    (crowded.contacts, crowded.staff, crowded.competitors) = (8...14, 3...8, 1...4)
    (crowded.tieDensity, crowded.linkDensity) = (50...90, 20...60)
    return [RandomPortfolio(), large, crowded]
  }()

  @Test(arguments: sizes.indices)
  func randomPortfolios(_ size: Int) {
    for seed in 0..<40 { check(Self.sizes[size].make(seed: seed, day: today)) }
  }

  @Test func fixtures() throws {
    check(try #require(fixturePortfolio(["portfolio"])))
    check(try #require(fixturePortfolio(["portfolio", "portfolio-2"])))
    check(try #require(fixturePortfolio(["key-account-yed"], supplier: "Nordhaus AG")))
    check(try #require(fixturePortfolio(["org-chart"])))
  }

  @Test func nothingAndAlmostNothing() {
    var sample = Sample()
    check(sample.portfolio)
    sample.staff("alone")
    check(sample.portfolio)
    sample.account("without anybody")
    check(sample.portfolio)
  }

  /// Every text there is, and names without end, stay inside their boxes.
  @Test func uglyNames() {
    for seed in 0..<60 { check(randomPortfolio(seed: seed, isSayable: seed % 2 == 0)) }
    var sample = Sample()
    sample.account(String(repeating: "Kohlen und Koks ", count: 40))
    sample.contact(
      String(repeating: "W", count: 5_000), title: String(repeating: "i ", count: 2_000))
    sample.contact(String(repeating: "漢", count: 300), .executive)
    sample.contact("")
    check(sample.portfolio)
  }

  // MARK: Org charts of every form

  @Test func aChainOfReports() {
    var sample = Sample()
    sample.account("A")
    for index in 0..<2_000 { sample.contact("c\(index)") }
    for index in 1..<2_000 { sample.link(.reportsTo, "c\(index)", "c\(index - 1)") }
    check(sample.portfolio)
  }

  @Test func oneManagerOfEverybody() {
    var sample = Sample()
    sample.account("A")
    for index in 0..<1_000 { sample.contact("c\(index)") }
    for index in 1..<1_000 { sample.link(.reportsTo, "c\(index)", "c0") }
    let picture = check(sample.portfolio)
    // Wide trees are wrapped.
    #expect((1...3).contains(picture.size.width / picture.size.height))
  }

  /// Managers stand above the middle of their reports, and reports in one row, in input order.
  @Test func aTidyTree() {
    var sample = Sample()
    sample.account("A")
    for name in ["top", "left", "right", "l1", "l2", "r1", "r2", "r3"] { sample.contact(name) }
    for (name, manager) in [
      ("left", "top"), ("right", "top"), ("l1", "left"), ("l2", "left"), ("r1", "right"),
      ("r2", "right"), ("r3", "right"),
    ] { sample.link(.reportsTo, name, manager) }
    let boxes = check(sample.portfolio).boxes.map(\.frame)
    for row in [1...2, 3...7] {
      #expect(Set(boxes[row].map(\.y)).count == 1)
      #expect(zip(boxes[row], boxes[row].dropFirst()).allSatisfy { $0.maxX < $1.x })
    }
    func middle(_ first: Int, _ last: Int) -> Double { (boxes[first].midX + boxes[last].midX) / 2 }
    for (manager, first, last) in [(0, 1, 2), (1, 3, 4), (2, 5, 7)] {
      #expect(abs(boxes[manager].midX - middle(first, last)) <= 1)
      #expect(boxes[manager].maxY < boxes[first].y)
    }
  }

  @Test func circlesOfReports() {
    var sample = Sample()
    sample.account("A")
    for index in 0..<12 { sample.contact("c\(index)") }
    for index in 0..<12 { sample.link(.reportsTo, "c\(index)", "c\((index + 1) % 12)") }
    sample.link(.reportsTo, "c3", "c3")
    check(sample.portfolio)
  }

  /// A person of a hundred ties, and a portfolio in which one knows everybody.
  @Test func oneWhoKnowsAll() {
    var sample = Sample()
    sample.staff("hub")
    for account in 0..<5 {
      sample.account("A\(account)")
      for index in 0..<30 {
        sample.contact("\(account) \(index)")
        sample.tie("hub", "\(account) \(index)")
      }
    }
    check(sample.portfolio)
  }

  // MARK: What is promised

  @discardableResult
  private func check(_ portfolio: Portfolio) -> Picture {
    let export = PortfolioExport(portfolio.review(asOf: today))
    let picture = Picture(export)
    #expect(picture.frames.map(\.account) == Array(portfolio.accounts.indices))
    let shown = Set(picture.boxes.map(\.node)).union(picture.frames.map { .account($0.account) })
    #expect(shown == Set(export.nodes))
    #expect(picture.boxes.count + picture.frames.count == export.nodes.count)
    let withoutLoops = export.edges.filter { export.ends($0).source != export.ends($0).target }
    #expect(Set(picture.lines.map(\.edge)) == Set(withoutLoops))
    #expect(picture.lines.count == withoutLoops.count)
    checkBoxes(picture)
    checkLines(picture, export)
    return picture
  }

  private func checkBoxes(_ picture: Picture) {
    var outside = 0
    for box in picture.boxes {
      outside += isInside(box.frame, picture.size) ? 0 : 1
      outside += box.label.height + 2 <= box.frame.height ? 0 : 1
      for line in box.label.lines {
        let width = TextMetrics.width(line.text, size: line.fontSize, isBold: line.isName)
        outside += width <= box.frame.width - 4 ? 0 : 1
      }
    }
    for frame in picture.frames {
      outside += isInside(frame.frame, picture.size) ? 0 : 1
      for position in picture.boxes.indices {
        let box = picture.boxes[position].frame
        let isMember = frame.boxes.contains(position)
        outside += isMember ? isInside(box, frame.frame) ? 0 : 1 : overlap(box, frame.frame) ? 1 : 0
      }
    }
    #expect(outside == 0)
    #expect(overlaps(picture.boxes.map(\.frame)) == 0)
    #expect(overlaps(picture.frames.map(\.frame)) == 0)
  }

  private func isInside(_ inner: Rectangle, _ outer: Rectangle) -> Bool {
    inner.x >= outer.x && inner.y >= outer.y && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY
  }

  private func overlap(_ one: Rectangle, _ other: Rectangle) -> Bool {
    one.x < other.maxX && other.x < one.maxX && one.y < other.maxY && other.y < one.maxY
  }

  /// How many of the rectangles stand on another, by a sweep from left to right.
  private func overlaps(_ rectangles: [Rectangle]) -> Int {
    let sorted = rectangles.sorted { $0.x < $1.x }
    var count = 0
    for (index, one) in sorted.enumerated() {
      for other in sorted[(index + 1)...].prefix(while: { $0.x < one.maxX }) {
        count += overlap(one, other) ? 1 : 0
      }
    }
    return count
  }

  /// Lines run upright and level, from the border of one box to that of the other, and over no box.
  private func checkLines(_ picture: Picture, _ export: PortfolioExport) {
    var (askew, loose, over) = (0, 0, 0)
    let rows = Dictionary(grouping: picture.boxes.map(\.frame)) { ($0.y / 200).rounded(.down) }
    for line in picture.lines {
      let ends = export.ends(line.edge)
      loose += isOnBorder(line.points[0], of: ends.source, picture) ? 0 : 1
      loose += isOnBorder(line.points[line.points.count - 1], of: ends.target, picture) ? 0 : 1
      for (one, other) in zip(line.points, line.points.dropFirst()) {
        askew += one.x == other.x || one.y == other.y ? 0 : 1
        let (left, right) = (min(one.x, other.x), max(one.x, other.x))
        let (top, bottom) = (min(one.y, other.y), max(one.y, other.y))
        for row in Int(top / 200) - 8...Int(bottom / 200) {
          for box in rows[Double(row)] ?? [] where left < box.maxX - 0.1 && right > box.x + 0.1 {
            over += top < box.maxY - 0.1 && bottom > box.y + 0.1 ? 1 : 0
          }
        }
        over += left >= 0 && right <= picture.size.width && top >= 0 ? 0 : 1
        over += bottom <= picture.size.height ? 0 : 1
      }
    }
    #expect(askew == 0 && loose == 0 && over == 0, "\(askew) askew, \(loose) loose, \(over) over")
  }

  private func isOnBorder(
    _ point: Point, of node: PortfolioExport.Node, _ picture: Picture
  ) -> Bool {
    let frame =
      picture.boxOf[node].map { picture.boxes[$0].frame }
      ?? picture.frames.first { .account($0.account) == node }?.frame
    guard let frame else { return false }
    let isLevel = point.y >= frame.y && point.y <= frame.maxY
    let isUpright = point.x >= frame.x && point.x <= frame.maxX
    return (isLevel && (point.x == frame.x || point.x == frame.maxX))
      || (isUpright && (point.y == frame.y || point.y == frame.maxY))
  }
}
