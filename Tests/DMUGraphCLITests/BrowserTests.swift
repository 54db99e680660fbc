import Foundation
import TestSupport
import Testing

@Suite("The page in a browser")
struct BrowserTests {
  /// Opened, sorted, filtered, walked through by keys, printed, read without scripts, and searched for what
  /// hinders access.
  @Test func thePageDoesWhatItShould() throws {
    let run = try Python.run(
      "../Browser/report.py", ["--binary", Tool.binary],
      needing: "playwright, axe_playwright_python, pypdf")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func thePageReplacesTheFileOrNothing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("page.html", "old")
    let bad = Tool.fixture("broken/dangling-edge.graphml")
    #expect(try Tool.run(["report", bad, "-o", path]).status == 2)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    let good = ["report", "-q", Tool.fixture("portfolio.graphml"), "--as-of", "2026-11-01"]
    #expect(try Tool.run(good + ["-o", path]).status == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("<!DOCTYPE html>\n"))
    #expect(folder.names == ["page.html"])
    #expect(try Tool.run(good).text == text)
  }
}
