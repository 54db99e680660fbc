import DMUGraph
import DMUText

// The values with which the whole page is filled.
extension HTMLReport {
  var pageContext: TemplateContext {
    var context: TemplateContext = [
      "title": "Account review, \(review.day)",
      "day": review.day.description,
      "style": PageAssets.style,
      "styleHash": PageAssets.styleHash,
      "script": PageAssets.script,
      "scriptHash": PageAssets.scriptHash,
      "data": scriptText { writeData(to: &$0) },
      "accounts": accountSections,
      "laterSections": scriptText { writeLaterSections(to: &$0) },
      "portfolio": PageTemplates.render(portfolioContext, with: "portfolio"),
      "people": PageTemplates.render(peopleContext, with: "people"),
      "basis": PageTemplates.render(basisContext, with: "basis"),
    ]
    context.set("extent", gaps.extent)
    return context
  }

  /// The sections of the accounts that are HTML from the start.
  private var accountSections: String {
    concurrentMap(count: readable, partsOf: 20) { part in
      part.map { PageTemplates.render(accountContext($0), with: "account") }.joined()
    }.joined()
  }

  /// The sections of the other accounts: what the script puts into the page when they are opened.
  private struct LaterSections: Encodable {
    /// The number of the first of these accounts.
    var first: Int
    /// The fixed texts of ``ShortTemplate``.
    var texts: [String]
    var sections: [String] = []
  }

  private func writeLaterSections(to output: inout some TextOutputStream) {
    let count = accounts.count - readable
    let texts = count == 0 ? [] : PageTemplates.shortAccount.texts
    JSONWriter.write(
      LaterSections(first: readable, texts: texts), list: "sections", count: count,
      layout: .compact, to: &output
    ) { index in
      PageTemplates.render(accountContext(readable + index), with: "account-short")
    }
  }
}

/// JSON as a text that may stand in a script element.
private func scriptText(_ write: (inout ScriptText) -> Void) -> String {
  var output = ScriptText()
  write(&output)
  return output.text
}

/// Style and script of the page, and the hashes by which its content security policy lets them pass.
enum PageAssets {
  static let style = text([PackageResources.page_css, PackageResources.map_css])

  static let script = text([
    PackageResources.base_js, PackageResources.state_js,
    PackageResources.portfolio_js,
    PackageResources.map_js, PackageResources.view_js, PackageResources.person_js,
    PackageResources.account_js, PackageResources.main_js,
  ])

  /// SHA-256 of ``style`` in Base64; the browser, and so the tests, refuse any other.
  static let styleHash = "xBQuCEbuuzcYX+biN0LaP10cEqrjUkeo3o7d9jxizDM="
  /// SHA-256 of ``script`` in Base64.
  static let scriptHash = "gklkBaOnNj6y80OGoWbLw6KoUkmOxKyVAjiuriKdW6k="

  private static func text(_ files: [[UInt8]]) -> String {
    "\n" + files.map { String(decoding: $0, as: UTF8.self) }.joined()
  }
}
