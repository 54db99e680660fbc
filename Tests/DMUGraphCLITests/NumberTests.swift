import Foundation
import TestSupport
import Testing

@Suite("Numbers at their limits")
struct NumberTests {
  /// Revenues whose sum is more than a number can be.
  @Test(arguments: ["gaps", "threads", "risk"], ["json", "table", "csv", "markdown"])
  func sumsStayFinite(_ command: String, _ format: String) throws {
    let folder = try TemporaryFolder()
    let text = Large.portfolio(accounts: 4)
      .replacing(#/<data key="revenue">\d+</#, with: "<data key=\"revenue\">1.7e308<")
    let file = try folder.write("huge.graphml", text)
    let run = try Tool.run([command, "-q", "--format", format, "--as-of", "2026-11-01", file])
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.text.contains(#/\b(inf|nan)\b/#), "\(run.text)")
    guard format == "json" else { return }
    #expect(try SchemaChecker(command).check(run.text) == [])
    #expect(run.text.contains("\"amount\": 1.7976931348623157e+308"))
  }
}
