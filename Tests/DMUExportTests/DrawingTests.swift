import DMUGraph
import DMUImport
import Foundation
import FoundationXML
import GraphML
import TestSupport
import Testing

@testable import DMUExport

/// Drawings for yEd and for browsers.
@Suite("Drawings")
struct DrawingTests {
  private static let portfolios: [Portfolio] = {
    var portfolios = [
      fixturePortfolio(["portfolio"]), fixturePortfolio(["portfolio", "portfolio-2"]),
      fixturePortfolio(["key-account-yed"], supplier: "Nordhaus AG"),
      fixturePortfolio(["org-chart"]),
    ].compactMap(\.self)
    portfolios += (0..<40).map { randomPortfolio(seed: $0, isSayable: $0 % 2 == 0) }
    return portfolios
  }()

  private func export(_ portfolio: Portfolio) -> PortfolioExport {
    PortfolioExport(portfolio.review(asOf: today))
  }

  private func parsed(_ text: String) -> Elements {
    let elements = Elements()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = elements
    #expect(parser.parse(), "\(parser.parserError as Any)")
    return elements
  }

  // MARK: yEd

  /// What was drawn means the same when it is read; nothing of the legend comes along.
  @Test func yEdReadsBack() throws {
    #expect(Self.portfolios.count == 44)
    for portfolio in Self.portfolios
    where !portfolio.ties.contains(where: { $0.assumedStrength != nil }) {
      let text = written { export(portfolio).writeYEd(to: &$0) }
      let again = Import(named: [("portfolio.graphml", text)])
      #expect(again.errors == [])
      let isSayable = rows(portfolio).allSatisfy { !$0.contains("\\u{") }
      guard isSayable, let result = again.result.portfolio else { continue }
      let (before, after) = (facts(portfolio), facts(result))
      #expect(Set(after).subtracting(before) == [])
      #expect(Set(before).subtracting(after) == [])
    }
  }

  @Test func yEdHasEverythingDrawn() {
    for portfolio in Self.portfolios {
      let export = export(portfolio)
      let picture = Picture(export)
      let elements = parsed(written { export.writeYEd(to: &$0) })
      let legend = Legend(export)
      let sorts = legend.swatches.count + legend.strokes.count
      #expect(elements.count["node"] == export.nodes.count + sorts)
      #expect(elements.count["y:ShapeNode"] == picture.boxes.count + sorts)
      #expect(elements.count["y:GroupNode", default: 0] == 2 * picture.frames.count)
      #expect(elements.count["y:PolyLineEdge", default: 0] == picture.lines.count)
      #expect(Set(elements.ids).count == elements.ids.count)
    }
  }

  // MARK: SVG

  @Test func svgHasEverythingDrawn() {
    for portfolio in Self.portfolios {
      let export = export(portfolio)
      let picture = Picture(export)
      let elements = parsed(written { export.writeSVG(to: &$0) })
      let legend = Legend(export)
      let markers = 3
      #expect(
        elements.count["path"] == picture.lines.count + legend.strokes.count + markers)
      // One for the whole and for the legend, each account, each box and each line.
      #expect(
        elements.count["title"] == 2 + picture.frames.count + picture.boxes.count
          + picture.lines.count)
      let lines = picture.boxes.reduce(0) { $0 + $1.label.lines.count }
      #expect(
        elements.count["text"] == lines + 2 * picture.frames.count + 2 + legend.swatches.count
          + legend.strokes.count)
      for text in elements.references { #expect(text.hasPrefix("#"), "\(text)") }
      #expect(elements.count["script"] == nil && elements.count["image"] == nil)
    }
  }

  /// Every line has its colour, its dashes and its width.
  @Test func linesTellTies() {
    var sample = Sample()
    sample.staff("S")
    sample.account("A")
    for name in ["C", "D", "E"] { sample.contact(name) }
    sample.tie("S", "C", 1)
    sample.tie("S", "D", 0.1)
    sample.link(.reportsTo, "C", "D")
    let export = PortfolioExport(sample.portfolio.review(asOf: today))
    let lines = written { export.writeSVG(to: &$0) }.split(separator: "\n")
      .filter { $0.contains("<path") }.map(String.init)
    let active = lines.first { $0.contains("stroke-width=\"5\"") }
    let cold = lines.first { $0.contains("stroke-width=\"1.4\"") }
    #expect(active?.contains("stroke-dasharray") == false)
    #expect(cold?.contains("stroke-dasharray=\"7 4\"") == true)
    let signs = written { export.writeSVG(to: &$0) }
    #expect(signs.contains("● C") && signs.contains("◐ D") && signs.contains("○ E"))
  }

  /// Counts what is in a document, with what it points to.
  private final class Elements: NSObject, XMLParserDelegate {
    var count: [String: Int] = [:]
    var ids: [String] = []
    var references: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      count[element, default: 0] += 1
      if element == "node", let id = attributes["id"] { ids.append(id) }
      for (name, value) in attributes where name.hasSuffix("href") || value.contains("url(") {
        references.append(value.replacing("url(", with: ""))
      }
    }
  }
}
