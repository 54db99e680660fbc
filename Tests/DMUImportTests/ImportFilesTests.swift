import DMUGraph
import DMUText
import TestSupport
import Testing

@testable import DMUImport

@Suite("Several files, and numbers")
struct ImportFilesTests {
  @Test(
    arguments: [
      ("@email=jo@x", "@email=JO@x", 1), ("@email=jo@x", "@email=ju@x", 2),
      ("@role=service", "@role=Service", 1), ("@role=service", "@role=technical", 1),
      ("@role=service", "", 1), ("", "", 1), ("@email=jo@x @role=service", "@role=service", 1),
      ("@email=jo@x @role=service", "@email=jo@x @role=technical", 1),
    ])
  func staffOfTwoFiles(_ one: String, _ other: String, _ count: Int) {
    for kind in ["staff", "competitor"] {
      let file = Import(
        "node s @kind=\(kind) @name=Jo \(one)", "node t @kind=\(kind) @name=Jo \(other)")
      let people =
        kind == "staff"
        ? file.result.portfolio?.staff.count : file.result.portfolio?.competitors.count
      #expect(people == count, "\(kind)")
      #expect(file.codes == (count == 1 ? ["merged-person"] : []))
    }
  }

  @Test func onePersonOfTwoNodes() {
    let text = "node s @kind=staff @name=Jo @email=jo@x\nnode t @kind=staff @name=JO @email=jo@x"
    let file = Import(text)
    #expect(file.staff == ["Jo"])
    #expect(file.codes == ["merged-person"])
    let apart = Import(text) { $0.keepsNamesakes = true }
    #expect(apart.staff == ["Jo", "JO"])
    #expect(apart.codes == [])
  }

  @Test func accountsByName() throws {
    let file = Import(
      "node a @kind=account @name=Alder @revenue=5\nnode c @kind=contact @name=Cy @account=a",
      "node x @kind=account @name=Alder @revenue=7 @tier=KEY\nnode c @kind=contact @name=Di @account=x",
      "node c @kind=contact @name=Ed @account=Alder")
    #expect(file.accounts == ["Alder"])
    #expect(file.contacts == ["Alder: Cy", "Alder: Di", "Alder: Ed"])
    #expect(file.codes == [])
    let portfolio = try #require(file.result.portfolio)
    #expect(portfolio.accounts[0].revenue == 5)
    #expect(portfolio.string(portfolio.accounts[0].tier) == "key")
    #expect(portfolio.string(portfolio.accounts[0].id) == "a")
    #expect(portfolio.contacts.map { portfolio.string($0.person.id) } == ["f0/c", "f1/c", "f2/c"])
  }

  @Test func namesCompareWithoutCaseAndComposition() {
    let file = Import(
      "node a @kind=account @name=Caf\u{E9}", "node a @kind=account @name=Cafe\u{301}",
      "node a @kind=account @name=CAF\u{C9}")
    #expect(file.accounts.count == 1)
  }

  @Test func idsGetAsMuchOfThePathAsItTakes() {
    let text: (String) -> String = {
      graphml("node s @kind=staff @name=\($0)\nnode u\($0) @kind=staff @name=U\($0)")
    }
    let file = Import(
      named: [
        ("q/a/x.graphml", text("A")), ("q/b/x.graphml", text("B")), ("y.graphml", text("C")),
      ])
    #expect(file.staffIDs == ["a/x/s", "uA", "b/x/s", "uB", "y/s", "uC"])
  }

  @Test func aFileThatCannotBeReadSpoilsThePortfolio() {
    let file = Import(named: [("a", graphml("node s @kind=staff @name=Jo")), ("b", "<graphml>")])
    #expect(file.result.portfolio == nil)
    #expect(file.result.files.map { $0.counts == nil } == [false, true])
  }

  // MARK: Numbers

  private func parse(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return number(bytes.span)
  }

  /// Digits in every shape against Swift's own reading.
  @Test func numbersAreThoseOfSwift() {
    var state: UInt64 = 42
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    var wrong: [String] = []
    for _ in 0..<50_000 {
      var text = ["", "", "-", "+"][Int(random(4))]
      for _ in 0..<random(22) { text += "\(random(10))" }
      if random(2) == 0 { text += "." }
      for _ in 0..<random(20) { text += "\(random(10))" }
      if random(5) == 0 { text += ["e", "E", "e-", "e+"][Int(random(4))] + "\(random(320))" }
      let expected = Double(text)
      if parse(text)?.bitPattern != expected?.bitPattern { wrong.append(text) }
      if parse(" \n\(text)\t")?.bitPattern != expected?.bitPattern {
        wrong.append("blanks \(text)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
  }

  @Test(arguments: [
    "", " ", "-", ".", "+.", "1,5", "1 2", "0x10", "1e", "e5", "--1", "1.2.3", "one",
    "1_000", "٣", "1e5x", "1-2", "infinit", "nan(1)", "0x1p3",
  ])
  func noNumbers(_ text: String) { #expect(parse(text) == nil) }

  @Test func words() {
    #expect(parse("INF") == .infinity)
    #expect(parse("-Infinity") == -.infinity)
    #expect(parse("NaN")?.isNaN == true)
    #expect(parse("-0")?.sign == .minus)
    #expect(parse("1e999") == .infinity || parse("1e999") == nil)
  }
}
