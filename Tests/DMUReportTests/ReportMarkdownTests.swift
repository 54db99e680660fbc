@testable import DMUReport
import DMUGraph
import TestSupport
import Testing

@Suite("Gaps as Markdown")
struct ReportMarkdownTests {
  @Test func accountsRolesAndFindings() {
    let text = report(smallSample()).text(.markdown)
    #expect(text.hasPrefix("# Coverage gaps on 2026-11-01, from chart.graphml\n"))
    #expect(
      text.contains("\n## Alder GmbH\n\nTier key, revenue 1,200,000 EUR, contacts 3, threads 1.\n"))
    #expect(
      text.contains("| technical | ✓ covered | 100 % | Ida Kern (role inferred) | Ida Kern |\n"))
    #expect(text.contains("| executive | ✗ uncovered | 0 % | Paul Wirth |  |\n"))
    #expect(text.contains("- **high** Executive: no tie with"))
    #expect(
      text.contains(
        "\n### What to do, in this order\n\n1. Ask Uli Roth to approach Paul Wirth"
      ))
    #expect(text.contains("Tier standard, revenue 80,000.50 CHF"))
    #expect(text.contains("\nNo tier (held to default), contacts 0, threads 0.\n"))
  }

  @Test func textIsNeverMarkup() {
    var sample = Sample()
    sample.account(
      "<img src=x>\n# A | `b` **c** [d](javascript:e) &lt; https://x.y www.z\u{1B}[31m")
    sample.contact("*_~\\", .purchasing, title: "a|b\r\nc")
    let text = report(sample).text(.markdown)
    #expect(
      text.contains(
        "## \\<img src=x\\> \\# A \\| \\`b\\` \\*\\*c\\*\\* \\[d\\](javascript:e) \\&lt; https\\://x.y "
          + "www\\.z\u{FFFD}\\[31m\n"))
    #expect(text.contains("| purchasing | ✗ uncovered | 0 % | \\*\\_\\~\\\\ |  |\n"))
    #expect(text.contains("(a\\|b c)"))
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("<" + "img") || text.contains("\\<img"))
  }

  @Test func noAccount() {
    let text = report(Sample()).text(.markdown)
    #expect(
      text == "There is no account in chart.graphml.\n")
  }
}
