import Testing

import TestSupport

@testable import DMUText

@Suite("JSON")
struct JSONWriterTests {
  private func compact(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter(.compact)
    json.object(body)
    return written { json.flush(to: &$0) }
  }

  @Test(
    arguments: [
      ("plain", "plain"), ("a\"b\\c", "a\\\"b\\\\c"), ("\n\r\t", "\\n\\r\\t"),
      ("\u{0}\u{8}\u{1F}", "\\u0000\\u0008\\u001f"), ("\u{7F}é😀", "\u{7F}é😀"),
      ("\u{2028}\u{2029}", "\u{2028}\u{2029}"), ("</script>", "</script>"), ("\r\n", "\\r\\n"),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(compact { $0.member("k", text) } == "{\"k\":\"\(expected)\"}")
    #expect(compact { $0.member(text, 1) } == "{\"\(expected)\":1}")
    #expect(
      compact { $0.member("k", [text, text]) } == "{\"k\":[\"\(expected)\",\"\(expected)\"]}")
  }

  @Test(
    arguments: [
      (1.0, "1"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"), (1_200_000, "1200000"),
      (1e300, "1e+300"),
      (Double.leastNonzeroMagnitude, "5e-324"), (-2.5, "-2.5"), (100_000_000_000_000_000, "1e+17"),
    ])
  func numbers(_ number: Double, _ expected: String) {
    #expect(compact { $0.member("n", number) } == "{\"n\":\(expected)}")
    #expect(Double(expected) == number)
  }

  @Test func leavesOutWhatIsAbsentOrNoNumber() {
    let text = compact { json in
      json.member("a", nil as String?)
      json.member("b", nil as Double?)
      json.member("c", Double.nan)
      json.member("d", -Double.infinity)
      json.member("e", nil as Int?)
      json.member("f", false)
    }
    #expect(text == #"{"f":false}"#)
  }

  @Test func layouts() {
    func body(_ json: inout JSONWriter) {
      json.object("empty") { _ in }
      json.array("none") { _ in }
      json.member("ids", ["a", "b"])
      json.array("list") { json in
        json.object { $0.member("x", 1) }
        json.object { $0.member("y", 2) }
      }
      json.member("last", "z")
    }
    #expect(
      compact(body)
        == #"{"empty":{},"none":[],"ids":["a","b"],"list":[{"x":1},{"y":2}],"last":"z"}"#)
    var json = JSONWriter(.indented)
    json.object(body)
    json.endDocument()
    #expect(
      written { json.flush(to: &$0) } == """
        {
          "empty": {},
          "none": [],
          "ids": ["a", "b"],
          "list": [
            {
              "x": 1
            },
            {
              "y": 2
            }
          ],
          "last": "z"
        }

        """)
  }
}
