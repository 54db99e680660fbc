import DMUGraph
import DMUImport
import DMUText
import GraphML

extension ValidationReport {
  /// Writes what was understood and what is wrong, file by file; it needs no colours.
  package func writeTable(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    func write(_ text: String, indent: Int = 0) {
      let margin = String(repeating: " ", count: indent)
      for line in wrapped(printable(text), to: max(options.width, 40) - indent) {
        output.write(margin + line + "\n")
      }
    }
    for file in result.files.prefix(options.shown(of: count)) {
      write(file.path)
      write(extent(file), indent: 2)
      if !file.kinds.isEmpty {
        write("read as: " + list(file.kinds), indent: 2)
      }
      let inferences = inferences(file)
      if !inferences.isEmpty {
        write("inferred:", indent: 2)
        for line in inferences { write(line, indent: 4) }
      }
      for diagnostic in file.diagnostics { write(diagnostic.description, indent: 2) }
      output.write("\n")
    }
    for diagnostic in result.diagnostics { write(diagnostic.description) }
    for line in totals { write(line) }
  }

  /// Writes the diagnostics as CSV, a row each.
  package func writeCSV(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    output.write("file,line,column,severity,code,element,message\n")
    var csv = CSVWriter()
    for diagnostic in diagnostics {
      let place = diagnostic.position
      csv.text(diagnostic.file)
      csv.text(place.line > 0 ? String(place.line) : nil)
      csv.text(place.line > 0 ? String(place.column) : nil)
      csv.text(diagnostic.severity.rawValue)
      csv.text(diagnostic.code.rawValue)
      csv.text(diagnostic.element)
      csv.text(diagnostic.message)
      csv.endRow(to: &output)
    }
  }

  /// Writes the report as Markdown; text from the files is escaped.
  package func writeMarkdown(
    to output: inout some TextOutputStream, options: ReportOptions = ReportOptions()
  ) {
    output.write("# What was understood\n")
    for file in result.files.prefix(options.shown(of: count)) {
      output.write("\n## \(escaped(file.path))\n\n- \(escaped(extent(file)))\n")
      if !file.kinds.isEmpty { output.write("- read as: \(escaped(list(file.kinds)))\n") }
      for line in inferences(file) { output.write("- inferred: \(escaped(line))\n") }
      for diagnostic in file.diagnostics { output.write("- \(escaped(diagnostic.description))\n") }
    }
    output.write("\n## Totals\n\n")
    for diagnostic in result.diagnostics { output.write("- \(escaped(diagnostic.description))\n") }
    for line in totals { output.write("- \(escaped(line))\n") }
  }

  private func list(_ counts: [FileUnderstanding.KindCount]) -> String {
    counts.map { "\($0.kind) \($0.count)" }.joined(separator: ", ")
  }

  var totals: [String] {
    var lines: [String] = []
    if let completeness {
      lines.append(
        "contacts with a role: "
          + percent(completeness.contactsWithRole, of: completeness.contacts))
      lines.append(
        "ties with a strength: " + percent(completeness.tiesWithStrength, of: completeness.ties))
      lines.append(
        "ties with a date of last contact: "
          + percent(completeness.tiesWithDate, of: completeness.ties))
    }
    let (errors, warnings) = (count(.error), count(.warning))
    lines.append(
      "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
        + (result.portfolio == nil ? "; the files cannot be analysed as they are" : ""))
    return lines
  }
}

/// A diagnostic as it may stand on a line of a terminal.
public func terminalLine(_ text: String) -> String { printable(text) }

/// A text of several lines as it may be shown at a terminal, in whatever format it is.
public func terminalText(_ text: String) -> String { printable(text, keepingLayout: true) }
