import DMUGraph
import DMUImport
import DMUText
import Foundation
import TestSupport
import Testing

@testable import DMUReport

@Suite("The page for the browser")
struct HTMLReportTests {
  private func page(_ sample: Sample, accounts: [AccountID]? = nil) -> HTMLReport {
    HTMLReport(
      PortfolioImport([], options: ImportOptions()),
      review: sample.portfolio.review(
        policy: sample.policy, asOf: today, sources: ["chart.graphml"]),
      months: 12, accounts: accounts)
  }

  private func text(_ sample: Sample) -> String { written { page(sample).write(to: &$0) } }

  /// The text of the element of the page that holds JSON.
  private func json(_ element: String, in page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: "id=\"\(element)\">")).upperBound
    let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
    let value = try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))
    return try #require(value as? [String: Any])
  }

  @Test func whatIsToBeReadIsThere() {
    let text = text(smallSample())
    for part in [
      "<title>Account review, 2026-11-01</title>", "Alder GmbH", "Birke AG", "Ceder",
      "1,200,000 EUR", "Proved: no other set of ties", "Paul Wirth", "Borealis",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(written { page(smallSample()).write(to: &$0) } == text)
  }

  /// High findings first, then revenue times probability.
  @Test func theAccountMostAtRiskComesFirst() {
    let accounts = page(smallSample()).accounts
    #expect(accounts.count == 3)
    let keys = accounts.map { account -> (Int, Double) in
      (
        account.gaps.findings.first?.severity == .high ? 0 : 1,
        -(smallSample().portfolio.accounts[account.position].revenue ?? 0) * account.risk.noTie
      )
    }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(page(smallSample(), accounts: [1]).accounts.map(\.position) == [1])
  }

  @Test func dataAreJSON() throws {
    let data = try json("data", in: text(smallSample()))
    #expect(data["format"] as? String == "dmugraph.report")
    #expect(data["as_of"] as? String == "2026-11-01")
    let accounts = try #require(data["accounts"] as? [[String: Any]])
    #expect(Set(accounts.compactMap { $0["id"] as? String }) == ["a1", "a2", "a3"])
  }

  private static let hostile = [
    "</script><script>alert(1)</script>", "<!--<script>", "\"\u{301} onload=alert(1) x=\"",
    "'\u{301}><img src=x onerror=alert(1)>", "{{name}}{{{data}}}", "&lt;b&gt;", "</style><b>",
    "a\u{0}b\u{1B}[31m\u{202E}c", "\u{2028}</noscript><b>",
  ]

  @Test(arguments: hostile)
  func textIsNeverMarkup(_ name: String) throws {
    var sample = Sample()
    sample.staff(name, name)
    sample.competitor(name + "r")
    sample.account(name, tier: name, revenue: 1, currency: name)
    sample.contact(name + "c", .executive, title: name)
    sample.contact(name + "d", inferred: [.purchasing], title: name, stance: .opponent)
    sample.tie(name, name + "c", 0.5)
    sample.rivalTie(name + "r", name + "c", 0.9)
    sample.link(.influences, name + "c", name + "d")
    let text = text(sample)
    let data = try #require(text.range(of: "<script type=\"application/json\" id=\"sections\">"))
    // The page's own elements and no others.
    #expect(text.components(separatedBy: "<script").count == 4)
    #expect(text.components(separatedBy: "</script").count == 4)
    #expect(text.components(separatedBy: "<style").count == 2)
    let whole = Array(text.unicodeScalars)
    for markup in ["<img", "<b>alert", "<!--", "\u{0}", "\u{1B}"] {
      #expect(!contains(whole, Array(markup.unicodeScalars)), "\(markup)")
    }
    // Ids stand in the data as they are. In HTML a quote that ended an attribute would stand before the accent.
    let markup = Array(text[..<data.lowerBound].unicodeScalars)
    for part in ["\"\u{301}", "'\u{301}", "\u{202E}"] {
      #expect(!contains(markup, Array(part.unicodeScalars)))
    }
    let accounts = try #require(try json("data", in: text)["accounts"] as? [[String: Any]])
    #expect(accounts.first?["id"] as? String == name)
  }

  /// Whether some scalars stand in others; texts are compared by characters, which may hide a sign.
  private func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard let first = part.first else { return true }
    return text.indices.contains { start in
      text[start] == first && text[start...].starts(with: part)
    }
  }

  /// By bytes, so that what combines with a sign does not hide it.
  @Test func signsOfMarkupAreEscaped() {
    let escape = PageText().escapeText
    #expect(escape("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;")
    #expect(
      Array(escape("\"\u{301}<\u{338}").unicodeScalars)
        == Array("&quot;\u{301}&lt;\u{338}".unicodeScalars))
    #expect(escape("a\u{0}\u{85}\u{202E}\u{2028}b") == "a\u{FFFD} \u{FFFD} b")
    #expect(escape("Größe 大") == "Größe 大")
  }

  @Test func addressesAreEncodedAsBrowsersDo() {
    #expect(addressPart("a::n0/x y") == "a%3A%3An0%2Fx%20y")
    #expect(addressPart("é\n&=#") == "%C3%A9%0A%26%3D%23")
    #expect(addressPart("A-z_0.9!~*'()") == "A-z_0.9!~*'()")
  }

  @Test func dataCannotEndTheirElement() throws {
    var output = ScriptText()
    var json = JSONWriter(.compact)
    json.object { $0.member("a", "</script><!--\u{338}") }
    json.flush(to: &output)
    #expect(output.text == #"{"a":"\u003C/script>\u003C!--"# + "\u{338}\"}")
    let value = try JSONSerialization.jsonObject(with: Data(output.text.utf8)) as? [String: String]
    #expect(value == ["a": "</script><!--\u{338}"])
  }

  /// A section put in later is, once the script has put the fixed texts back, what it is from the start.
  @Test func fixedTextsAreTakenOutOfATemplate() throws {
    let short = PageTemplates.shortAccount
    #expect(!short.texts.isEmpty && Set(short.texts).count == short.texts.count)
    for index in 0..<3 {
      let context = page(smallSample()).accountContext(index)
      var text = PageTemplates.render(context, with: "account-short")
      for number in short.texts.indices.reversed() {
        text = text.replacing("&\(number);", with: short.texts[number])
      }
      #expect(text == PageTemplates.render(context, with: "account"))
    }
  }

  @Test func nothingToShow() throws {
    let text = text(Sample())
    #expect(text.contains("0 of 0 accounts"))
    #expect((try json("data", in: text)["accounts"] as? [Any])?.isEmpty == true)
  }
}
