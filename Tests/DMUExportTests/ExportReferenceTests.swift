import DMUGraph
import Foundation
import TestSupport
import Testing

@testable import DMUExport

/// Everything that was exported, read by other people's programs.
@Suite("Exports and other programs")
struct ExportReferenceTests {
  @Test func othersReadTheSame() throws {
    let folder = URL.temporaryDirectory.appending(path: "dmugraph-exports-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var portfolios = [
      smallSample().portfolio, try #require(fixturePortfolio(["portfolio"])),
      try #require(fixturePortfolio(["portfolio", "portfolio-2"])),
      try #require(fixturePortfolio(["key-account-yed"], supplier: "Nordhaus AG")),
    ]
    for seed in 0..<40 { portfolios.append(randomPortfolio(seed: seed, isSayable: seed % 2 == 0)) }
    var paths: [String] = []
    for (index, portfolio) in portfolios.enumerated() {
      let place = folder.appending(path: "\(index)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try write(PortfolioExport(portfolio.review(asOf: today)), to: place)
      paths.append(place.path())
    }
    let result = try Python.run("exports.py", paths, needing: "networkx, igraph")
    #expect(result.status == 0, "\(result.output)")
  }

  private func write(_ export: PortfolioExport, to folder: URL) throws {
    func save(_ name: String, _ write: (inout String) -> Void) throws {
      try Data(written(write).utf8).write(to: folder.appending(path: name))
    }
    try save("native.graphml") { export.writeGraphML(to: &$0) }
    try save("gephi.graphml") { output in
      export.writeGephi(to: &output) { node in
        let place = Double(export.nodes.firstIndex(of: node) ?? 0)
        return (x: place, y: 0.5 * place)
      }
    }
    try save("graph.json") { export.writeJSON(to: &$0) }
    try save("graph.dot") { export.writeDOT(to: &$0) }
    for headers in CSVHeaders.allCases {
      try save("\(headers)-nodes.csv") { export.writeNodesCSV(headers: headers, to: &$0) }
      try save("\(headers)-edges.csv") { export.writeEdgesCSV(headers: headers, to: &$0) }
    }
    try JSONSerialization.data(withJSONObject: expected(export))
      .write(to: folder.appending(path: "expected.json"))
  }

  /// What should be in every file, by a way of its own into JSON.
  private func expected(_ export: PortfolioExport) -> [String: Any] {
    func plain(_ value: PortfolioExport.Value) -> Any {
      switch value {
      case .text(let text): text
      case .number(let number): number
      case .count(let count): count
      case .flag(let flag): flag
      }
    }
    let nodes = export.nodes.enumerated().map { place, node -> [String: Any] in
      var columns: [String: Any] = [:]
      for column in NodeColumn.profile + NodeColumn.analysis {
        if let value = column.value(export, node) { columns[column.name] = plain(value) }
      }
      return [
        "id": export.id(node), "label": export.label(node), "columns": columns, "x": place,
        "y": 0.5 * Double(place),
      ]
    }
    let edges = (export.memberships + export.edges).map { edge -> [String: Any] in
      var columns: [String: Any] = [:]
      for column in EdgeColumn.profile + EdgeColumn.analysis {
        if let value = column.value(export, edge) { columns[column.name] = plain(value) }
      }
      return [
        "source": export.id(export.ends(edge).source),
        "target": export.id(export.ends(edge).target),
        "directed": export.isDirected(edge), "columns": columns,
      ]
    }
    return ["nodes": nodes, "edges": edges]
  }
}
