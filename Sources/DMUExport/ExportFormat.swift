/// The forms in which a portfolio is written for other programs.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// GraphML in the profile that is read without a mapping.
  case graphml
  /// A finished drawing for yEd.
  case yed
  /// GraphML with labels, sizes, colours and positions for Gephi.
  case gephi
  /// A picture.
  case svg
  /// A drawing for Graphviz.
  case dot
  /// A table of nodes, an empty line and a table of edges.
  case csv
  /// Nodes and links.
  case json
}

extension PortfolioExport {
  /// Writes the portfolio in a form, in time linear in the portfolio.
  ///
  /// - Parameters:
  ///   - format: The form.
  ///   - csvHeaders: The program for which the columns of ``ExportFormat/csv`` are named.
  ///   - output: Takes the text, piece by piece.
  public func write(
    _ format: ExportFormat, csvHeaders: CSVHeaders = .gephi, to output: inout some TextOutputStream
  ) {
    switch format {
    case .graphml: writeGraphML(to: &output)
    case .yed: writeYEd(to: &output)
    case .gephi: writeGephi(to: &output)
    case .svg: writeSVG(to: &output)
    case .dot: writeDOT(to: &output)
    case .csv:
      writeNodesCSV(headers: csvHeaders, to: &output)
      output.write("\n")
      writeEdgesCSV(headers: csvHeaders, to: &output)
    case .json: writeJSON(to: &output)
    }
  }
}
