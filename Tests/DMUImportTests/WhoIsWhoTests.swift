import DMUGraph
import GraphML
import TestSupport
import Testing

@testable import DMUImport

@Suite("Who is who, and what is known of them")
struct WhoIsWhoTests {

  private func read(_ lines: String...) -> Import {
    Import("node a @kind=account @name=Alder\n" + lines.joined(separator: "\n")) {
      $0.day = Day("2026-11-01")
    }
  }

  @Test func ofThreeTheOneWithoutEmailIsNeither() {
    for order in [["@email=a@x", "@email=b@x", ""], ["", "@email=a@x", "@email=b@x"]] {
      let nodes = order.enumerated().map {
        "node c\($0) @kind=contact @name=Jo @account=a \($1)"
      }
      let file = read(nodes[0], nodes[1], nodes[2])
      #expect(file.contacts.count == 3)
      #expect(file.codes.contains("merged-person"))
    }
  }

  @Test(arguments: [("Brandt", 1), ("J.Brandt", 1), ("Eva", 2), ("E.Brandt", 2)])
  func sharedEmails(_ name: String, _ count: Int) {
    let file = read(
      "node b @kind=contact @fullname=Jonas_Brandt @account=a @email=x@y".replacing("_", with: "."),
      "node c @kind=contact @fullname=\(name) @account=a @email=X@y")
    #expect(file.contacts.count == count)
    #expect(file.codes == [count == 1 ? "merged-person" : "shared-email"])
  }

  /// A circle of parents is cut at its first account, and whoever is named and unknown is none.
  @Test func circlesOfParents() {
    let file = read(
      "node b @kind=account @name=Birke @parent=d", "node c @kind=account @name=Ceder @parent=b",
      "node d @kind=account @name=Dorn @parent=Ceder", "node e @kind=account @name=Eibe @parent=e",
      "node f @kind=account @name=Fichte @parent=nobody",
      "node p @kind=contact @account=a @role=user")
    #expect(file.result.portfolio?.accounts.map { $0.parent } == [nil, nil, 1, 2, nil, nil])
    #expect(file.codes.sorted() == ["reporting-cycle", "reporting-cycle", "unknown-account"])
  }

  @Test func firstValuesCountAndRolesAddUp() throws {
    let file = read(
      "node b @kind=contact @name=Jo @account=a @role=user @title=CTO",
      "node c @kind=contact @name=jo @account=a @role=legal @title=CEO @influence=0.5")
    let portfolio = try #require(file.result.portfolio)
    let contact = portfolio.contacts[0]
    #expect(portfolio.contacts.count == 1)
    #expect(portfolio.string(contact.person.title) == "CTO")
    #expect(contact.roles == PortfolioBuilder().roleSet([.user, .legal]))
    #expect(contact.influence == 0.5)
    #expect(file.result.files[0].diagnostics[0].message.contains("of title"))
  }

  @Test func leavers() throws {
    let file = read(
      "node b @kind=contact @name=Bo @account=a @left=2026-11-01",
      "node c @kind=contact @name=Cy @account=a @left=2026-11-02",
      "node d @kind=contact @name=Di @account=a @status=Former",
      "node s @kind=staff @name=Sue @active=false", "edge s c @kind=knows @strength=0.9")
    let portfolio = try #require(file.result.portfolio)
    #expect(file.result.files[0].leavers == 3)
    let review = try Review(portfolio, asOf: #require(Day("2026-11-01")))
    #expect(review.contacts(of: 0).map(\.index) == [1])
    #expect(review.staffCount == 0)
    let gaps = review.gaps()[0]
    #expect(gaps.threads == 0)
    #expect(review.coverage()[0].contacts.map(\.status) == [.cold])
  }

  @Test func managersOwnersAndParents() throws {
    let file = read(
      "node p @kind=account @name=Group @owner=Sue @parent=Alder",
      "node b @kind=contact @name=Bo @account=a @email=bo@x",
      "node c @kind=contact @name=Cy @account=a @manager=BO",
      "node d @kind=contact @name=Di @account=a @manager=bo@x",
      "node e @kind=contact @name=Ed @account=a @manager=Nobody", "node s @kind=staff @name=Sue")
    let portfolio = try #require(file.result.portfolio)
    #expect(portfolio.contactLinks.map(\.source.index) == [1, 2])
    #expect(portfolio.contactLinks.allSatisfy { $0.target == 0 && $0.kind == .reportsTo })
    #expect(portfolio.accounts[1].owner == 0)
    #expect(portfolio.accounts[1].parent == 0)
    #expect(file.codes == ["unknown-person"])
  }

  @Test func deals() throws {
    let file = read(
      "node d @kind=opportunity @name=Order @account=a @amount=5 @stage=Closed_Won".replacing(
        "_", with: "-"),
      "node c @kind=contact @name=Cy @account=a", "edge c d @role=legal @stance=critic")
    let portfolio = try #require(file.result.portfolio)
    #expect(portfolio.deals.map(\.value) == [5])
    #expect(portfolio.deals[0].isClosed)
    #expect(portfolio.decisions(of: 0).map(\.stance) == [.critic])
  }

  @Test func namesAreHashedAsTheyAreCompared() {
    let names = [
      "Strasse", "STRA\u{DF}E", "J\u{FC}rgen  \u{D6}z", "ju\u{308}rgen\u{A0}o\u{308}z",
      "\u{39D}\u{3AF}\u{3BA}\u{3B7}", "\u{3BD}\u{3B9}\u{301}\u{3BA}\u{3B7}", "I", "\u{131}", "",
    ]
    for one in names {
      for other in names {
        func hash(_ name: String) -> UInt64 {
          var name = name
          return name.withUTF8 { ComparableName.hash($0.span) }
        }
        #expect(
          ComparableName.areEqual(one, other) == (hash(one) == hash(other)), "\(one) \(other)")
      }
    }
    #expect(ComparableName.areEqual(names[0], names[1]))
    #expect(ComparableName.areEqual(names[2], names[3]))
    #expect(ComparableName.areEqual(names[4], names[5]))
  }
}
