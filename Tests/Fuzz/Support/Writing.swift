import DMUExport
import DMUImport
import DMUReport
import DMUGraph
import Foundation
import FoundationXML
import GraphML

/// Writes a report in every format; JSON is JSON, and no control character reaches a terminal.
func write(_ report: some Report) {
  let table = report.text(.table)
  require(isPrintable(table), "a control character in a table:\n\(table)")
  checkJSON(report.text(.json))
  for line in report.text(.jsonl).utf8.split(separator: 0x0A) { checkJSON(String(line) ?? "") }
  _ = report.text(.csv)
  let markdown = report.text(.markdown)
  require(isPrintable(markdown), "a control character in Markdown:\n\(markdown)")
}

private func checkJSON(_ text: String) {
  let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
  require(value != nil, "no JSON:\n\(text)")
}

/// Whether a text has no control character but line feeds, and none that turns the writing.
private func isPrintable(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

/// Writes every export; what is XML is read again.
func checkExports(_ review: Review) {
  let export = PortfolioExport(review)
  var output = ""
  export.writeDOT(to: &output)
  export.writeNodesCSV(headers: .gephi, to: &output)
  export.writeEdgesCSV(headers: .neo4j, to: &output)
  output = ""
  export.writeJSON(to: &output)
  checkJSON(output)
  output = ""
  export.writeSVG(to: &output)
  require(XMLParser(data: Data(output.utf8)).parse(), "no XML:\n\(output)")
  output = ""
  export.writeYEd(to: &output)
  checkGraphML(output)
  output = ""
  export.writeGephi(to: &output)
  checkGraphML(output)
  output = ""
  export.writeGraphML(to: &output)
  checkNative(output, review)
}

private func checkGraphML(_ text: String) {
  let reading = GraphMLReader().read(bytes: Array(text.utf8), path: "t")
  require(reading.document != nil && !reading.log.hasErrors, "\(reading.diagnostics)\n\(text)")
}

/// The native form means the same portfolio, with nothing inferred.
private func checkNative(_ text: String, _ review: Review) {
  let portfolio = review.portfolio
  var options = ImportOptions()
  options.policy = review.policy
  options.isStrict = true
  let reading = GraphMLReader().read(bytes: Array(text.utf8), path: "t")
  let result = PortfolioImport([reading], options: options)
  guard let again = result.portfolio else {
    require(false, "\(result.files.flatMap(\.diagnostics))\n\(text)")
    return
  }
  require(again.accounts.count == portfolio.accounts.count, text)
  require(again.contacts.count == portfolio.contacts.count, text)
  require(again.staff.count == portfolio.staff.count, text)
  require(again.competitors.count == portfolio.competitors.count, text)
  require(again.ties.count == portfolio.ties.count, text)
  require(again.rivalTies.count == portfolio.rivalTies.count, text)
  require(again.purchases.count == portfolio.purchases.count, text)
}
