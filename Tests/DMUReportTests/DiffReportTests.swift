import DMUGraph
import TestSupport
import Testing
import Yams

@testable import DMUReport

@Suite("Diff report")
struct DiffReportTests {
  /// The small sample, and what became of it: Paul left, Lea came, a tie cooled, one was dropped, one
  /// account is gone and one is new.
  private func diff(sameDay: Bool = false) -> DiffReport {
    let before = smallSample()
    var after = Sample()
    after.staff("Jo Bern", "account_manager")
    after.account("Dorn KG", id: "x9", tier: "standard", revenue: 10, currency: "EUR")
    after.contact("=Eve", .purchasing)
    after.account("Alder GmbH", id: "x1", tier: "key", revenue: 1_300_000, currency: "EUR")
    after.contact("Mara Eller", .purchasing, title: "Head of Purchasing", influence: 0.6)
    after.contact("Ida Kern", inferred: [.technical], title: "Head of IT")
    after.contact("Lea Moor", .executive, title: "CFO", influence: 0.9)
    after.tie("Jo Bern", "Mara Eller", 0.8, last: "2026-10-20")
    after.account("Ceder", id: "x3")
    let later = sameDay ? today : today.advanced(by: 400)
    return DiffReport(
      from: before.portfolio.review(asOf: today, sources: ["old.graphml"]),
      to: after.portfolio.review(asOf: later, sources: ["new.graphml"]))
  }

  /// The findings of the account that is gone, by itself.
  private var birkeFindings: Int {
    let gaps = smallSample().portfolio.review(asOf: today).gaps()
    return gaps.first { $0.account == 1 }?.findings.count ?? -1
  }

  @Test func document() throws {
    let text = diff().text(.json)
    let checker = SchemaChecker("diff")
    #expect(try checker.check(text) == [])
    let document = try #require(try Yams.load(yaml: text) as? [String: Any])
    #expect(text.contains(#""as_of": "2027-12-06""#))
    #expect(text.contains(#""as_of_before": "2026-11-01""#))
    #expect(
      (document["sources"] as? [[String: String]])?.map { $0["path"] }
        == ["old.graphml", "new.graphml"])
    let accounts = try #require(document["accounts"] as? [[String: Any]])
    let byName = Dictionary(uniqueKeysWithValues: accounts.map { ($0["name"] as? String, $0) })
    #expect(accounts.map { $0["id"] as? String } == ["x1", "x3"])
    let alder = try #require(byName["Alder GmbH"])
    #expect(alder["threads_before"] as? Int == 1 && alder["threads_after"] as? Int == 0)
    #expect(alder["arrived"] as? [String] == ["Lea Moor"])
    #expect(alder["left"] as? [String] == ["Paul Wirth"])
    let cooled = try #require((alder["cooled"] as? [[String: Any]])?.first)
    #expect(cooled["staff"] as? String == "Jo Bern" && cooled["contact"] as? String == "Mara Eller")
    let dropped = try #require(alder["dropped"] as? [[String: Any]])
    #expect(dropped.map { $0["contact"] as? String } == ["Ida Kern"])
    #expect(dropped.first?["before"] as? Double == 0.5)
    let gone = try #require((document["gone"] as? [[String: Any]])?.first)
    #expect(gone["id"] as? String == "a2" && gone["name"] as? String == "Birke AG")
    #expect(gone["findings"] as? Int == birkeFindings)
    let added = try #require((document["added"] as? [[String: Any]])?.first)
    #expect(added["id"] as? String == "x9" && added["revenue"] as? Int == 10)
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["accounts"] as? Int == 2 && summary["accounts_changed"] as? Int == 1)
    #expect(summary["accounts_gone"] as? Int == 1 && summary["accounts_added"] as? Int == 1)
    #expect(summary["arrived"] as? Int == 1 && summary["left"] as? Int == 1)
  }

  @Test func linesAndRows() {
    let lines = diff().text(.jsonl).split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix(#"{"id":"#) })
    let rows = diff().text(.csv).split(separator: "\n")
    #expect(rows.contains("x1,Alder GmbH,1300000,EUR,arrived,,,,Lea Moor,Lea Moor,,,,,,"))
    #expect(rows.contains { $0.hasPrefix("x1,Alder GmbH,1300000,EUR,cooled,,,,Mara Eller,") })
    #expect(rows.contains("x1,Alder GmbH,1300000,EUR,role,,,purchasing,,,,,covered,cold,,"))
    #expect(
      rows[1].hasPrefix("a2,Birke AG,") && rows[1].hasSuffix(",gone,,,,,,,,\(birkeFindings),,,"))
    #expect(rows[2].hasPrefix("x9,Dorn KG,10,EUR,added,,,,,,,,,"))
    #expect(rows.contains("x3,Ceder,,,none,,,,,,,,,,,"))
  }

  @Test func words() {
    let page = diff().text(.markdown)
    #expect(
      page.hasPrefix(
        "# What changed from 2026-11-01 (old.graphml) to 2027-12-06 (new.graphml)\n"))
    for text in [
      "1 account of 2 changed.", "- Lea Moor arrived.", "- Paul Wirth left.",
      "- The tie of Jo Bern with Mara Eller cooled from 0.76 to 0.16: no contact since.",
      "- The tie of Jo Bern with Ida Kern is no longer on record (0.5 before).",
      "- 1 thread before, 0 now.", "## No longer in the newer file", "- Birke AG: ",
      "## New in the newer file",
      "- Dorn KG: 10 EUR, ",
      "- Nothing changed at 1 account.",
      "- The role purchasing was covered before and is cold now.",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("--as-of-before") && !page.contains("## Ceder"))
    #expect(
      diff(sameDay: true).text(.table).contains("--as-of-before"))
  }

  /// The schema refuses what it should, so that the test above can fail.
  @Test func theSchemaIsStrict() throws {
    let missed = try SchemaChecker("diff").missed(
      [
        ("\"as_of_before\"", "\"as_of_then\""), ("\"gone\": [", "\"lost\": ["),
        ("\"cooled\": [", "\"warmed\": ["), ("\"unchanged\": ", "\"unchanged\": -1"),
        ("\"before\": \"covered\"", "\"before\": \"warm\""), ("\"resolved\"", "\"solved\""),
      ], of: diff().text(.json))
    #expect(missed == [])
  }
}
