import TestSupport
import Testing

@testable import GraphML

/// Data whose start tag was met before are what they would be if it had not been.
@Suite("Start tags of data that come again")
struct DataTagTests {
  /// What lies in a graph: data of all kinds, some of which only look like others.
  private static let pieces = [
    "<node id='n%'><data key='k'>a</data><data key='kab'>b</data><data key=\"kab\"/></node>\n",
    "<node id='n%'><data key='kcb'>ü</data><data key='kdb'>c</data></node> <!-- c -->\n",
    "<edge source='n0' target='n0'><data key='k'>d</data><data key='kab'>e</data></edge>",
    "<node id='n%'><port name='p'><data key='k'>f</data></port></node><data key='k'>g</data>\n",
    "<g:node xmlns:g='\(namespace)' xmlns='urn:o' id='n%'><data key='k'>h</data>"
      + "<g:data key='k'>i</g:data></g:node>\n",
    "<g:node xmlns:g='urn:o'><g:data key='k'>j</g:data></g:node>\n",
    "<node id='n%'><data\nkey='k'>k</data><data key='k' >l</data>\n  <data  key='k'>m</data></node>",
    "<node id='ñ%'><data key='ü'>n</data><data key='a&amp;b'>o</data><data key='&#107;'>p</data></node>",
    "<node id='n%'><data key='quite a long key, if one may say so'>q</data><data key='k'><data key='k'/>"
      + "</data></node>\n",
    "<node id='n%'><data key=''>r</data><data>s</data><data key='k' id='x'>t</data><data id='k'/></node>\n",
    "<hyperedge><data key='kab'>u</data><endpoint node='n0'><data key='k'>v</data></endpoint></hyperedge>\n",
  ]

  private static let namespace = "http://graphml.graphdrawing.org/xmlns"

  private func text(_ seed: Int) -> String {
    var numbers = Seeded(seed)
    let pieces = (1..<60).map { index in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &numbers)].replacing(
        "%", with: "\(index)")
    }
    return "\(root)\n<key id='k'/>\n<graph><node id='n0'/>\n\(pieces.joined())</graph></graphml>"
  }

  /// Tags that are too long to be remembered are always looked at.
  @Test(arguments: 0..<40)
  func knownTagsAreReadAsOthersAre(_ seed: Int) throws {
    let blanks = String(repeating: " ", count: DataTags.capacity)
    let text = text(seed)
    let long = text.replacing("<data", with: "<data\(blanks)")
      .replacing("<g:data", with: "<g:data\(blanks)")
    let (known, others) = (read(text), read(long))
    let document = try #require(known.document)
    let other = try #require(others.document)
    #expect(tape(document) == tape(other))
    #expect(values(document) == values(other))
    #expect(codes(known) == codes(others))
  }

  @Test(arguments: 0..<40)
  func everyTagIsWhereItBegins(_ seed: Int) throws {
    let text = text(seed)
    let document = try #require(read(text).document)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let entries = (0..<document.itemCount).filter { document.item($0).kind == .data }
    #expect(entries.count > 60)
    for entry in entries {
      let place = document.position(ofItem: entry)
      let rest = lines[place.line - 1].unicodeScalars.dropFirst(place.column - 1)
      #expect(["<data", "<g:da"].contains(String(String.UnicodeScalarView(rest.prefix(5)))))
    }
    #expect(Set(entries.map { document.position(ofItem: $0) }).count == entries.count)
  }
}
