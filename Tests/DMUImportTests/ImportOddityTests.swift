import DMUGraph
import TestSupport
import Testing

@testable import DMUImport

/// What files in the wild brought up.
@Suite("Oddities of files")
struct ImportOddityTests {
  @Test(
    arguments: [
      ("@kind=contact", ["edge s u @kind=member_of"]),
      ("@title=Key_Account_Manager", ["edge s u @kind=member_of", "edge s u", "edge u s"]),
      ("", ["edge s u @kind=member_of", "edge s u"]),
    ])
  func whoIsAMemberOfTheSupplierIsStaff(_ data: String, _ edges: [String]) {
    for edge in edges {
      let file = Import(
        """
        node u @kind=account @name=Nord
        node t @kind=account @name=Alder
        node s @name=Jo \(data)
        node p @kind=contact @name=Ann @account=t
        \(edge)
        """
      ) { $0.supplier = "Nord" }
      #expect(file.staff == ["Jo"])
      #expect(file.contacts == ["Alder: Ann"])
      #expect(file.accounts == ["Alder"])
    }
  }

  @Test func labelsAsNeo4jWritesThem() {
    let file = Import(
      """
      node s @labels=:Staff @name=Jo
      node p @labels=:Person:Buyer @name=Ann
      node a @labels=:Company @name=Alder
      node x @labels=:Invoice @name=4711
      """)
    #expect(file.staff == ["Jo"])
    #expect(file.contacts == ["Alder: Ann"])
    #expect(file.codes == ["unknown-kind"])
  }

  @Test func anUnknownStanceIsNone() throws {
    let file = Import("node a @kind=contact @name=Ann @stance=unknown")
    #expect(file.codes == [])
    #expect(try #require(file.result.portfolio).contacts.map(\.stance) == [nil])
    #expect(Import("node a @kind=contact @name=Ann @stance=odd").codes == ["bad-value"])
  }

  @Test func strictMakesNoAccounts() {
    let text = "node p @kind=contact @name=Ann @account=Nowhere"
    #expect(Import(text).accounts == ["Nowhere"])
    let strict = Import(text) { $0.isStrict = true }
    #expect(strict.accounts == [])
    #expect(Set(strict.codes) == ["unknown-account", "contact-without-account"])
  }

  /// Only as long as it takes to tell the files apart.
  @Test func pathsInPrintedIDs() {
    var ids = PrintedIDs(paths: ["x/a/f.graphml", "y/a/f.graphml", "g.graphml", "y/a/f.xml"])
    let origins = (0..<4).map { PortfolioAssembly.Origin(file: $0, id: "n") }
    for origin in origins { ids.count(origin) }
    #expect(origins.map { ids.next($0) } == ["x/a/f/n", "y/a/f/n", "g/n", "y/a/f/n#2"])
  }
}
