@testable import DMUReport
import DMUGraph
import OrderedCollections
import TestSupport
import Testing
import Yams

@Suite("Gaps as JSON")
struct ReportJSONTests {
  /// Every JSON document is a YAML document, so a reader that is not ours checks ours.
  private func read(_ text: String) throws -> [String: Any] {
    try #require(try Yams.load(yaml: text) as? [String: Any])
  }

  private func keys(_ value: Any?) -> [String]? { (value as? [String: Any])?.keys.sorted() }

  @Test func wholeDocument() throws {
    let text = report(smallSample(), sources: ["a \"b\".graphml"]).text(.json)
    let document = try read(text)
    #expect(
      document.keys.sorted() == [
        "accounts", "as_of", "by", "format", "policy", "sources", "summary", "version",
      ])
    #expect(document["format"] as? String == "dmugraph.gaps")
    #expect(document["version"] as? Int == 2)
    #expect(text.contains(#""as_of": "2026-11-01""#))
    #expect(((document["sources"] as? [[String: String]])?.first) == ["path": "a \"b\".graphml"])
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["accounts"] as? Int == 3)
    #expect(summary["ties"] as? Int == 3)
    #expect(summary["accounts_unthreaded"] as? Int == 1)
    #expect(summary["accounts_single_threaded"] as? Int == 2)
    #expect(
      (summary["revenue"] as? [[String: Any]])?.map { $0["currency"] as? String } == ["CHF", "EUR"])
    let accounts = try #require(document["accounts"] as? [[String: Any]])
    #expect(accounts.map { $0["id"] as? String } == ["a1", "a2", "a3"])
    let roles = try #require(accounts[0]["roles"] as? [[String: Any]])
    #expect(roles.map { $0["status"] as? String } == ["covered", "covered", "uncovered"])
    #expect(roles.map { $0["inferred"] as? Bool } == [nil, true, nil])
    #expect(roles[1]["inferred_holders"] as? [String] == ["Ida Kern"])
    #expect(accounts[0]["threads_confirmed"] as? Int == 1)
    #expect(accounts[2]["tier"] == nil)
    #expect(accounts[2]["tier_applied"] as? String == "default")
    let codes = (accounts[0]["findings"] as? [[String: Any]])?.map { $0["code"] as? String }
    #expect(
      codes == [
        "role-uncovered", "single-threaded", "rival-foothold", "key-contact-uncovered",
        "counterpart-missing",
      ])
  }

  @Test func linesAreTheAccounts() throws {
    let text = report(smallSample()).text(.jsonl)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    #expect(lines[3].isEmpty)
    #expect(lines[0].hasPrefix(#"{"id":"a1","name":"Alder GmbH","tier":"key","revenue":1200000,"#))
    for line in lines.dropLast() { #expect(try read(String(line))["threads"] is Int) }
  }

  @Test func echoesThePolicy() throws {
    var policy = Policy.default
    policy.severity = [.roleThin: .off, .roleCold: .severity(.low)]
    policy.tiers["gold"] = Policy.Tier(requiredRoles: [Role(rawValue: "quality")], threads: 4)
    var sample = Sample(policy: policy)
    sample.account("A")
    let document = try read(report(sample).text(.json))
    let echo = try #require(document["policy"] as? [String: Any])
    #expect(
      echo.keys.sorted() == [
        "acquaintance", "active_threshold", "authority", "colleague_influence", "counterparts",
        "coverage_authority", "default_strength", "departure_rate", "departure_window_days",
        "downward_influence", "half_life_days", "influence_default", "key_influence", "plan",
        "renewal_window_days", "severity", "tiers", "untiered", "upward_influence",
        "worthwhile_authority",
      ])
    #expect(echo["departure_rate"] as? [String: Double] == ["staff": 0.2, "contact": 0.16])
    #expect(echo["severity"] as? [String: String] == ["role-thin": "off", "role-cold": "low"])
    #expect(keys(echo["tiers"]) == ["default", "gold", "standard"])
    let gold = (echo["tiers"] as? [String: Any])?["gold"] as? [String: Any]
    #expect(gold?["required_roles"] as? [String] == ["quality"])
    #expect(gold?["threads"] as? Int == 4)
  }

  @Test func sameInputSameBytes() {
    #expect(
      report(smallSample()).text(.json)
        == report(smallSample()).text(.json))
  }

  /// Every code and status in one document, and every evidence with it.
  @Test func everythingFitsTheSchema() throws {
    var policy = Policy.default
    policy.tiers["triple"] = Policy.Tier(
      requiredRoles: [.purchasing, .technical], roleThreads: 2, threads: 3)
    var sample = Sample(policy: policy)
    sample.staff("Jo", "technical")
    sample.staff("Mo", "technical")
    sample.competitor("Borealis")
    sample.account(
      "Cold", id: "1", tier: "key", revenue: 5, currency: "EUR", contractEnd: "2026-12-24")
    sample.contact("c1", inferred: [.purchasing])
    sample.contact("c2", .technical, influence: 0.9, stance: .critic)
    sample.contact("c3")
    sample.tie("Jo", "c1", nil, last: "2020-01-01")
    sample.account("Thin", id: "2", tier: "triple", revenue: 0)
    sample.contact("t1", .purchasing, .user)
    sample.contact("t2", .legal)
    sample.tie("Jo", "t1")
    sample.tie("Mo", "t2", nil)
    sample.rivalTie("Borealis", "t1", 0.9)
    sample.account("Single", id: "3", tier: "key")
    sample.contact("s1", .purchasing)
    sample.tie("Jo", "s1", nil)
    sample.account("Weighed", id: "4", tier: "key", contractEnd: "2026-12-24", owner: sample["Mo"])
    sample.contact("w1", .purchasing, stance: .critic)
    sample.contact("w2", .technical, seniority: .board)
    sample.contact("w3", .technical)
    sample.contact("w4", .executive, stance: .champion, left: "2026-08-01")
    sample.tie("Jo", "w1")
    sample.tie("Jo", "w3")
    sample.tie("Jo", "w4")
    sample.account("Friendly", id: "5", tier: "key")
    sample.contact("f1", .purchasing, stance: .supporter)
    sample.tie("Jo", "f1")
    let gaps = report(sample)
    let codes = Set(gaps.gaps.flatMap(\.findings).map(\.code))
    #expect(codes == Set(FindingCode.allCases))
    let documents = [gaps, report(smallSample()), report(Sample())].map { $0.text(.json) }
    #expect(try SchemaChecker("gaps").check(documents) == [[], [], []])
  }

  /// The schema refuses what it should, so that the test above can fail.
  @Test func theSchemaIsStrict() throws {
    let missed = try SchemaChecker("gaps").missed(
      [
        ("\"version\": 2", "\"version\": 1"), ("\"by\": \"account\"", "\"by\": \"product\""),
        ("\"threads\": 1,", "\"threads\": 1, \"extra\": 1,"),
        ("\"threads_confirmed\": 1,", ""), ("\"status\": \"covered\"", "\"status\": \"warm\""),
        ("\"via\"", "\"by\""), ("2026-11-01", "1.11.2026"), ("\"high\": 3", "\"high\": -3"),
        ("\"inferred\": true,", ""),
      ], of: report(smallSample()).text(.json))
    #expect(missed == [])
  }
}
