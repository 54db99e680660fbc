import DMUGraph
import DMUText
import OrderedCollections
import TestSupport
import Testing

@testable import DMUReport

@Suite("Gaps as a table")
struct ReportTableTests {
  private func lines(
    _ sample: Sample, width: Int = 80, color: Bool = false
  ) -> [String] {
    var options = ReportOptions()
    (options.width, options.color) = (width, color)
    return report(sample).text(.table, options: options)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func anAccountALineWithItsFindings() throws {
    let lines = lines(smallSample())
    #expect(lines[0] == "Coverage gaps on 2026-11-01, from chart.graphml")
    #expect(lines[1] == "3 accounts, 4 contacts, 2 people of ours, 3 ties")
    #expect(lines.contains("Account     Tier            Revenue  purc    tech    exec     Threads"))
    #expect(lines.contains("Alder GmbH  key       1,200,000 EUR  ✓ 100 % ✓ 100 % ✗ 0 %    1"))
    #expect(lines.contains("Birke AG    standard  80,000.50 CHF  ✓ 100 %                  1"))
    #expect(lines.contains { $0.hasPrefix("  high   Executive: no tie") && $0.hasSuffix(" → 1") })
    #expect(lines.contains { $0.hasPrefix("   1. Ask ") })
    #expect(lines.contains { $0.hasPrefix("Revenue that hangs on one person or on nobody: ") })
    #expect(lines.joined(separator: " ").contains("1,200,000 of 1,200,000 EUR"))
    #expect(
      lines.contains("Accounts by their worst finding: 1 high, 1 medium, 1 without findings."))
  }

  @Test func colorOnlyWhenAskedAndNeverAlone() {
    let plain = lines(smallSample())
    #expect(plain.allSatisfy { !$0.contains("\u{1B}") })
    let colored = lines(smallSample(), color: true)
    #expect(colored.contains { $0.contains("\u{1B}[31m✗\u{1B}[0m") })
    let stripped = colored.map { $0.replacing(/\u{1B}\[[0-9]+m/, with: "") }
    #expect(stripped == plain)
  }

  /// Every report of an ordinary portfolio at widths from a phone's on.
  @Test(arguments: [40, 41, 50, 60, 80, 132])
  func everyReportFitsTheWidth(_ width: Int) {
    let sample = smallSample()
    let review = sample.portfolio.review(
      policy: sample.policy, asOf: today, sources: ["chart.graphml"])
    var options = ReportOptions()
    options.width = width
    for text in [
      GapsReport(review).text(.table, options: options),
      ThreadsReport(review, includesContacts: true).text(.table, options: options),
      PathsReport(review).text(.table, options: options),
      PlanReport(review).text(.table, options: options),
      RiskReport(review).text(.table, options: options),
      InfluenceReport(review).text(.table, options: options),
      WhatIfReport(review, leaving: [.staff(0)]).text(.table, options: options),
      DiffReport(from: review, to: review).text(.table, options: options),
    ] {
      for line in text.split(separator: "\n") {
        #expect(displayWidth(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test(arguments: [60, 61, 70, 80, 120])
  func fitsTheWidth(_ width: Int) {
    var policy = Policy.default
    policy.tiers["default"]?.requiredRoles = Role.known + [Role(rawValue: "qualität_und_prüfung")]
    var sample = Sample(policy: policy)
    sample.staff("上海のとても長い名前の営業担当者 👩‍👩‍👧‍👦👨🏽‍🚀")
    sample.account(
      "株式会社日本橋電機製作所グループホールディングス東京本社", tier: "schlüsselkunde-und-mehr",
      revenue: 123_456_789_012.25, currency: "JPY")
    sample.contact(
      "e\u{301}\u{302}👍🏽🇩🇪", .purchasing, title: "長い" + String(repeating: "役", count: 90))
    sample.tie("上海のとても長い名前の営業担当者 👩‍👩‍👧‍👦👨🏽‍🚀", "e\u{301}\u{302}👍🏽🇩🇪", nil)
    sample.account("B", revenue: 1e20)
    sample.contact(String(repeating: "x", count: 300), .executive, influence: 1)
    let lines = lines(sample, width: width)
    #expect(lines.count > 20)
    for line in lines { #expect(displayWidth(line) <= width, "\(line)") }
  }

  @Test func nothingFromTheFileSteersTheTerminal() {
    var sample = Sample()
    sample.account(
      "A\u{1B}[2J\u{9B}B\u{202E}C\u{2066}\u{200F}\n\tD", tier: "k\u{7}", revenue: 1,
      currency: "\u{1B}c")
    sample.contact("P\r\nQ\u{0}", .purchasing, title: "\u{8}")
    let text = report(sample, sources: ["x\u{1B}]0;t\u{7}.graphml"]).text(.table)
    let allowed: (Unicode.Scalar) -> Bool = { scalar in
      scalar == "\n"
        || ![.control, .format, .lineSeparator].contains(scalar.properties.generalCategory)
    }
    #expect(text.unicodeScalars.allSatisfy(allowed))
    #expect(text.contains("A\u{FFFD}[2J\u{FFFD}B\u{FFFD}C\u{FFFD}\u{FFFD}  D"))
    #expect(text.contains("P Q\u{FFFD} (\u{FFFD})"))
  }

  @Test func noAccount() {
    #expect(lines(Sample()) == ["There is no account in chart.graphml.", ""])
  }

  @Test func saysWhereThreadsAreAssumed() {
    var sample = Sample()
    sample.account("A")
    for (staff, contact, strength) in [("Jo", "Pur", 0.8), ("Mo", "Pat", nil)] {
      sample.staff(staff)
      sample.contact(contact, .purchasing, .technical, .executive)
      sample.tie(staff, contact, strength)
    }
    let lines = lines(sample)
    #expect(lines.contains { $0.hasPrefix("A ") && $0.hasSuffix("  2 (1)") })
    #expect(lines.contains { $0.contains("Threads: ties sharing nobody (confirmed).") })
  }
}

@Suite("Width of characters")
struct DisplayWidthTests {
  @Test(
    arguments: [
      ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한글", 4),
      ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("→", 1), ("✓", 1),
      ("\u{200B}", 0), ("", 0), ("1️⃣", 2), ("ไทย", 3), ("נ", 1), ("\u{FFFD}", 1),
    ])
  func widths(_ text: String, _ expected: Int) { #expect(displayWidth(text) == expected) }

  @Test func cutsAndFills() {
    #expect(fitted("日本語", to: 5) == "日本…")
    #expect(fitted("日本語", to: 4) == "日… ")
    #expect(fitted("ab", to: 4) == "ab  ")
    #expect(fitted("ab", to: 4, onTheRight: true) == "  ab")
  }

  @Test func wraps() {
    #expect(wrapped("one two  three", to: 7) == ["one two", "three"])
    #expect(wrapped("abcdefgh i", to: 3) == ["abc", "def", "gh", "i"])
    #expect(wrapped("日本語", to: 5) == ["日本", "語"])
    #expect(wrapped("", to: 5) == [""])
  }

  @Test func money() {
    #expect(thousandsSeparated(0) == "0")
    #expect(thousandsSeparated(999) == "999")
    #expect(thousandsSeparated(1_234_567.5) == "1,234,567.50")
    #expect(thousandsSeparated(1_000.05) == "1,000.05")
    #expect(thousandsSeparated(1e20) == "1e+20")
  }
}
