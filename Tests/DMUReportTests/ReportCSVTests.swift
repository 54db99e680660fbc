import DMUText
import TestSupport
import Testing

@testable import DMUReport

@Suite("Gaps as CSV")
struct ReportCSVTests {
  @Test(
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("a;b", "\"a;b\""), (" a", "\" a\""),
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
      ("\rx", "\"'\rx\""), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), ("a=b", "a=b"), ("", ""),
      ("=\u{301}1", "'=\u{301}1"),
    ])
  func texts(_ text: String, _ expected: String) {
    var csv = CSVWriter()
    csv.text(text)
    #expect(csv.row == expected)
  }

  @Test func numbersAreNotText() {
    var csv = CSVWriter()
    csv.number(-1.5)
    csv.number(nil)
    csv.number(-3)
    csv.number(1_200_000.0)
    #expect(csv.row == "-1.5,,-3,1200000")
  }

  @Test func oneRowAFindingAndOneForAnAccountWithout() {
    let rows = report(smallSample()).text(.csv)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[0].hasPrefix("account_id,account,tier,tier_applied,revenue,currency,"))
    #expect(rows.filter { $0.hasPrefix("a1,Alder GmbH,key,") }.count == 5)
    #expect(
      rows.filter { $0.hasPrefix("a2,") }
        == ["a2,Birke AG,standard,,80000.5,CHF,,,1,1,1,1,,,,,,,,,,,"])
    #expect(rows.last == "")
    let columns = rows[0].split(separator: ",").count
    #expect(rows[rows.count - 2].filter { $0 == "," }.count >= columns - 1)
  }
}
