import Foundation
import Testing

@Suite("Deals and families through the tool")
struct UnitsTests {
  private static let deals = Tool.fixture("deals.graphml")
  private static let families = Tool.fixture("families.graphml")
  private static let day = ["--as-of", "2026-11-01"]

  private struct Document: Decodable {
    struct Account: Decodable {
      var id: String
      var name: String
    }
    struct Target: Decodable {
      var id: String
      var account: String
    }
    var by: String
    var accounts: [Account]?
    var targets: [Target]?
  }

  private static let analyses = [
    ["gaps"], ["threads"], ["plan"], ["risk"], ["influence"], ["what-if", "--leave", "k"],
  ]

  @Test(arguments: analyses)
  func everyAnalysisTakesUnits(_ command: [String]) throws {
    func run(_ options: [String]) throws -> Document {
      let run = try Tool.run(command + options + ["--format", "json"] + Self.day)
      #expect(run.status == 0, "\(run.errors)")
      return try run.decode(Document.self)
    }
    let deals = try run([Self.deals, "--by", "deal"])
    #expect(deals.by == "deal")
    #expect(Set(deals.accounts?.map(\.id) ?? []) == ["frame", "service"])
    let one = try run([Self.deals, "--deal", "Rahmen"])
    #expect(one.by == "deal" && one.accounts?.map(\.id) == ["frame"])
    let at = try run([Self.deals, "--by", "deal", "--account", "b"])
    #expect(at.accounts?.map(\.id) == ["service"])
    let families = try run([Self.families, "--by", "family"])
    #expect(families.by == "family")
    #expect(Set(families.accounts?.map(\.name) ?? []) == ["Rosenhof Gruppe", "Bodden GmbH"])
    let family = try run([Self.families, "--by", "family", "--account", "Rosenhof Nord"])
    #expect(family.accounts?.map(\.name) == ["Rosenhof Gruppe"])
    #expect(try run([Self.families]).by == "account")
  }

  /// A target in several units has a row for each.
  @Test func paths() throws {
    let run = try Tool.run(
      ["paths", Self.deals, "--by", "deal", "--to", "c2", "--format", "json"] + Self.day)
    let document = try run.decode(Document.self)
    #expect(document.by == "deal")
    #expect(document.targets?.map(\.account) == ["frame", "service"])
    let nobody = try Tool.run(["paths", Self.deals, "--by", "deal", "--to", "c3"] + Self.day)
    #expect(nobody.status == 64 && nobody.errors.contains("decides in no open deal"))
  }

  @Test func diff() throws {
    let run = try Tool.run(
      ["diff", Self.deals, Self.deals, "--by", "deal", "--format", "json"] + Self.day)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try run.decode(Document.self).accounts?.map(\.id) == ["frame", "service"])
    let one = try Tool.run(
      ["diff", Self.deals, Self.deals, "--deal", "service", "--format", "json"] + Self.day)
    #expect(try one.decode(Document.self).accounts?.map(\.id) == ["service"])
  }

  @Test func reportAndExports() throws {
    let folder = try TemporaryFolder()
    let page = folder.path("page.html")
    for options in [[Self.deals, "--by", "deal"], [Self.families, "--by", "family"]] {
      #expect(try Tool.run(["report"] + options + ["-o", page] + Self.day).status == 0)
      let text = try String(contentsOfFile: page, encoding: .utf8)
      #expect(text.contains(options[0] == Self.deals ? "Rahmenvertrag" : "Rosenhof Gruppe"))
      #expect(!text.contains("Altauftrag"))
      for format in ["yed", "gephi", "svg", "dot", "json", "csv"] {
        let run = try Tool.run(["export", "--to", format] + options + Self.day)
        #expect(run.status == 0, "\(format) \(run.errors)")
      }
    }
    // The deal carries its findings, and alone it is exported with its people alone.
    let run = try Tool.run(
      ["export", "--to", "json", Self.deals, "--deal", "frame"] + Self.day)
    let graph = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let nodes = try #require(graph["nodes"] as? [[String: Any]])
    let ids = nodes.compactMap { $0["id"] as? String }
    #expect(Set(ids) == ["a", "k", "c1", "c2", "frame"])
    let deal = try #require(nodes.first { $0["id"] as? String == "frame" })
    #expect(deal["threads"] as? Int == 1)
  }

  @Test func wrongUsage() throws {
    for (options, words) in [
      (["--deal", "Altauftrag"], "closed"), (["--deal", "Nothing"], "There is no deal"),
      (["--deal", "frame", "--by", "family"], "--deal looks at deals"),
      (["--deal", "frame", "--account", "a"], "not both"), (["--by", "week"], "--by"),
    ] {
      let run = try Tool.run(["gaps", Self.deals] + options + Self.day)
      #expect(run.status == 64 && run.output.isEmpty, "\(options)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    let run = try Tool.run(["gaps", Self.families, "--by", "deal"] + Self.day)
    #expect(run.status == 0 && run.errors.contains("no open deal"))
  }
}
