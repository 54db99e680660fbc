import DMUGraph
import DMUProfile
import Foundation
import GraphML
import OrderedCollections
import TestSupport
import Testing

@testable import DMUImport

/// A long file is read in parts at once; what comes of it must not show where they begin.
@Suite("Import in parts")
struct ImportPartsTests {
  private static let counts = [2, 3, 7]

  /// Everything that comes of an import, down to where texts stand.
  private static func image(
    of files: [(path: String, bytes: [UInt8])], parts: Int,
    options change: (inout ImportOptions) -> Void
  ) -> [String] {
    var options = ImportOptions()
    options.remembersUnmapped = true
    change(&options)
    options.parts = parts
    let readings = files.lazy.map { GraphMLReader().read(bytes: $0.bytes, path: $0.path) }
    let result = PortfolioImport(readings, options: options)
    var lines = (result.files.flatMap(\.diagnostics) + result.diagnostics).map(\.description)
    for file in result.files {
      lines += ["\(file.kinds)", "\(file.inference)", "\(file.titlesWithoutRole)"]
      lines += file.unmapped.filled.map { "\($0.key): \($0.value.sorted())" }.sorted()
      lines += file.unmapped.values.map { "\($0)" }.sorted()
    }
    lines.append("\(result.foundSupplier) \(result.supplierCandidates)")
    return lines + [result.portfolio.map { "\($0)" } ?? "unusable"]
  }

  private static func expectTheSame(
    _ files: [(path: String, bytes: [UInt8])],
    options change: (inout ImportOptions) -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let whole = image(of: files, parts: 1, options: change)
    for count in counts {
      let parts = image(of: files, parts: count, options: change)
      let difference = zip(parts, whole).first { $0 != $1 }
      #expect(
        parts.count == whole.count && difference == nil,
        "\(count) parts of \(files.map(\.path)): \(difference ?? ("", ""))",
        sourceLocation: sourceLocation)
    }
  }

  @Test func fixtures() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../fixtures").standardizedFileURL
    let paths = try #require(FileManager.default.enumerator(atPath: folder.path())).compactMap {
      ($0 as? String).flatMap { $0.hasSuffix(".graphml") ? $0 : nil }
    }
    #expect(paths.count > 100)
    for path in paths.sorted() {
      let file = (path, Array(try Data(contentsOf: folder.appending(path: path))))
      // What is refused as a whole has no parts.
      guard GraphMLReader().read(bytes: file.1, path: path).document != nil else { continue }
      Self.expectTheSame([file])
      Self.expectTheSame([file]) { $0.isStrict = true }
    }
  }

  /// A default that is asked for with the edges may stand among the nodes.
  @Test func defaultsBehindNodes() {
    let people = (0..<40).map {
      "<node id='c\($0)'><data key='k'>contact</data><data key='a'>Alder</data></node>"
    }
    let ties = (0..<40).map {
      "<edge source='s' target='c\($0)'><data key='k'>relationship</data></edge>"
    }
    let weight = "<key id='w' for='edge' attr.name='strength'><default>0.75</default></key>"
    let staff = "<node id='s'><data key='k'>staff</data></node>"
    for text in [
      "<graph>\(staff)\(people.joined())\(ties.joined())</graph>\(weight)",
      "<graph>\(staff)\(people[..<9].joined())\(weight)\(people[9...].joined())\(ties.joined())</graph>",
    ] {
      let text =
        "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"
        + "<key id='k' attr.name='kind'/><key id='a' attr.name='account'/>\(text)</graphml>"
      Self.expectTheSame([("t.graphml", Array(text.utf8))])
    }
  }

  @Test(arguments: 0..<30)
  func filesWithPitfalls(seed: Int) throws {
    var random = Seeded(seed)
    let files = (0..<random.number(1...2)).map { number in
      var file = PitfallFile(random: random)
      defer { random = file.random }
      return (path: "f\(number).graphml", bytes: Array(file.text().utf8))
    }
    for file in files {
      let reading = GraphMLReader().read(bytes: file.bytes, path: file.path)
      #expect(reading.document != nil, "\(reading.diagnostics)")
    }
    Self.expectTheSame(files)
    let isStrict = random.chance(30)
    Self.expectTheSame(files) {
      $0.isStrict = isStrict
      $0.supplier = "Group 1"
      $0.mapping = Mapping()
      $0.mapping?.values["account"] = ["Alder": "Birch"]
      $0.mapping?.attributes["title"] = ["odd"]
    }
  }

  /// More warnings of a kind than are kept: the first ones stay.
  @Test func moreDiagnosticsThanAreKept() {
    var text = ""
    for number in 0..<400 {
      text += "node c\(number) @kind=\(number % 3 == 0 ? "staff" : "contact") @account=Alder "
      text += "@role=boss\(number) @influence=\(number % 2 == 0 ? "x" : "7") @departure_rate=9\n"
      text += "edge c\(number) c\(number / 3) @kind=relationship @strength=\(number)\n"
      text += "edge c\(number) c\(number / 7) @kind=reports_to\n"
    }
    Self.expectTheSame([("many.graphml", Array(graphml(text).utf8))])
  }

  /// What is there to be cut: else the tests above would compare a whole with itself.
  @Test func partsAreCutBetweenOutermostElements() throws {
    var text = "group g @name=Alder\nnode a @name=Ann\nnode b @name=Bea\nend\n"
    for number in 0..<20 { text += "node n\(number) @kind=contact\nedge n\(number) a\n" }
    let bytes = Array(graphml(text).utf8)
    let document = try #require(GraphMLReader().read(bytes: bytes, path: "-").document)
    var options = ImportOptions()
    options.parts = 1_000
    let parts = DocumentPart.cut(document, options)
    // First the keys and the start of the graph, then the group, then one by one.
    #expect(parts.count == 42)
    #expect(parts[0].nodes == 0..<0)
    #expect(parts[1].nodes == 0..<3)
    #expect(parts[0].items.lowerBound == 0)
    #expect(parts.last?.items.upperBound == document.itemCount)
    #expect(parts.map(\.nodes.count).reduce(0, +) == document.nodeCount)
    #expect(parts.map(\.edges.count).reduce(0, +) == document.edgeCount)
    for (one, next) in zip(parts, parts.dropFirst()) {
      #expect(one.items.upperBound == next.items.lowerBound)
      #expect(next.open.map { document.item($0).kind } == [.graphml, .graph])
    }
  }
}

/// A file in which what belongs together lies far apart, and much is odd.
private struct PitfallFile {
  var random: Seeded
  private var count = 0

  init(random: Seeded) { self.random = random }

  mutating func text() -> String {
    var body = ""
    for _ in 0..<random.number(1...2) {
      body += "<graph id='g\(count)' edgedefault='\(random.pick(["directed", "undirected"]))'>"
      body += data(percent: 20) + elements(depth: 0, 30) + data(percent: 20) + "</graph>"
    }
    let defaults = ["kind": "contact", "account": "Birch", "strength": "0.4"]
    let keys = Self.names.map { name in
      let value = random.chance(20) ? defaults[name] : nil
      let type = ["strength", "influence", "weight"].contains(name) ? "double" : "string"
      return "<key id='\(name)' for='all' attr.name='\(name)' attr.type='\(type)'>"
        + (value.map { "<default>\($0)</default>" } ?? "") + "</key>"
    }
    return "<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='urn:y'>"
      + keys.joined() + body + "<desc>end</desc></graphml>"
  }

  private static let names = [
    "kind", "name", "account", "role", "title", "influence", "stance", "strength", "weight",
    "last_contact", "label", "odd", "id", "drawing",
  ]

  private mutating func elements(depth: Int, _ most: Int) -> String {
    var result = ""
    for _ in 0..<random.number(0...most) {
      switch random.number(0...9) {
      case 0...4: result += node(depth)
      case 5...7: result += edge(depth)
      case 8:
        result += random.pick(["<desc>d</desc>", "<y:o>t<y:p/></y:o>", "<?p?>", "<!-- c -->"])
      default: result += random.chance(2) ? hyperedge() : ""
      }
    }
    return result
  }

  private mutating func node(_ depth: Int) -> String {
    count += 1
    var result = "<node id='n\(count)'\(attributes())>" + data(percent: 40)
    if depth < 3 && random.chance(25) {
      let inner = elements(depth: depth + 1, 12)
      result += random.chance(70) ? "<graph>\(inner)</graph>" : inner
    }
    if random.chance(10) { result += "<port name='p'>\(data(percent: 20))</port>" }
    // Data behind what lies in the node are its own, too.
    return result + data(percent: 15) + "</node>"
  }

  private mutating func edge(_ depth: Int) -> String {
    guard count > 0 else { return "" }
    let (source, target) = (random.number(1...count), random.number(1...count))
    let direction = random.chance(20) ? " directed='\(random.chance(50))'" : ""
    var result = "<edge source='n\(source)' target='n\(target)'\(direction)\(attributes())>"
    result += data(percent: 25)
    if depth < 2 && random.chance(5) {
      result += "<graph>\(elements(depth: depth + 1, 6))</graph>"
    }
    return result + data(percent: 5) + "</edge>"
  }

  private mutating func hyperedge() -> String {
    guard count > 1 else { return "" }
    return
      "<hyperedge>\(data(percent: 10))<endpoint node='n1'/><endpoint node='n\(count)'/></hyperedge>"
  }

  private mutating func attributes() -> String {
    guard random.chance(10) else { return "" }
    return random.pick([" role='CEO'", " label='relationship'", " title='Buyer'", " weight='2'"])
  }

  private mutating func data(percent: Int) -> String {
    var result = ""
    for name in Self.names where random.chance(percent) {
      result += "<data key='\(name)'>\(value(name))</data>"
    }
    return result
  }

  private mutating func value(_ name: String) -> String {
    switch name {
    case "kind":
      random.pick([
        "contact", "contact", "staff", "account", "competitor", "product", "relationship",
        "reports_to", "influences", "works_with", "member_of", "buys", "other", "", ":Person:Buyer",
      ])
    case "name", "account":
      random.pick(["Alder", "Birch", "Group 1", "n1", "two\nlines", " Ann ", ""])
    case "role": random.pick(["purchasing", "technical;executive", "CEO", "boss", ""])
    case "influence", "strength", "weight": random.pick(["0.5", "1", "7", "x", "", " 0.2 "])
    case "last_contact": random.pick(["2026-10-01", "1.10.2026", ""])
    case "drawing":
      random.pick([
        "<y:NodeLabel>Drawn\nTitle</y:NodeLabel>", "<y:EdgeLabel>knows</y:EdgeLabel>",
        "<y:Json>{\"account\": \"Alder\", \"kind\": \"staff\"}</y:Json>", "<y:UMLNoteNode/>",
        "<y:Arrows source='standard' target='none'/>", "plain",
      ])
    default: random.pick(["Buyer", "knows", "champion", "42", "", "n2"])
    }
  }
}
