import DMUGraph
import DMUText

// What the whole page is filled with.
extension HTMLReport {
  var view: View {
    var view: View = [
      "title": "Account review, \(review.day)",
      "day": review.day.description,
      "style": PageAssets.style,
      "styleHash": PageAssets.styleHash,
      "script": PageAssets.script,
      "scriptHash": PageAssets.scriptHash,
      "data": data,
      "accounts": accountSections,
      "template": String(decoding: PackageResources.account_mustache, as: UTF8.self),
      "views": views,
      "portfolio": PageTemplates.render(portfolioView, with: "portfolio"),
      "people": PageTemplates.render(peopleView, with: "people"),
      "basis": PageTemplates.render(basisView, with: "basis"),
    ]
    view.set("extent", gaps.extent)
    return view
  }

  /// The sections of the accounts that are HTML from the start.
  private var accountSections: String {
    concurrentMap(count: readable, partsOf: 20) { part in
      part.map { PageTemplates.render(accountView($0), with: "account") }.joined()
    }.joined()
  }

  /// What the sections of the other accounts are filled with, as JSON that may stand in a script element.
  private var views: String {
    var output = ScriptText()
    var json = JSONWriter(.compact)
    json.object { json in
      json.member("first", readable)
      json.array("views", of: accounts.count - readable) { index, json in
        json.members(of: accountView(readable + index))
      }
    }
    json.flush(to: &output)
    return output.text
  }
}

/// Style and script of the page, and the hashes by which its content security policy lets them pass.
enum PageAssets {
  static let style = text([PackageResources.page_css, PackageResources.map_css])

  static let script = text([
    PackageResources.base_js, PackageResources.template_js, PackageResources.state_js,
    PackageResources.portfolio_js,
    PackageResources.map_js, PackageResources.view_js, PackageResources.person_js,
    PackageResources.account_js, PackageResources.main_js,
  ])

  /// SHA-256 of ``style`` in Base64; the browser, and so the tests, refuse any other.
  static let styleHash = "teb9dM0Wy/jbA2arOgJE1kzVFT7ylzslto5xKVPxq9I="
  /// SHA-256 of ``script`` in Base64.
  static let scriptHash = "wsAtnTYMqjvq6k6/wckRP+bTsWgdzf0yKG1Cn4JeIcI="

  private static func text(_ files: [[UInt8]]) -> String {
    "\n" + files.map { String(decoding: $0, as: UTF8.self) }.joined()
  }
}
