import Testing

@testable import GraphML

@Suite("Elements of GraphML")
struct ReaderGrammarTests {
  @Test func everyElement() throws {
    let reading = read(
      inside: """
        <desc>D</desc><key id="k" for="node" attr.name="color" attr.type="string"><desc>K</desc>
        <default>green</default></key><key id="g" for="graphml"/><data key="g">G</data>
        <graph id="G" edgedefault="directed"><desc>x</desc><locator href="y"/>
        <node id="n0"><port name="p"><port name="q"/></port><data key="k">red</data></node>
        <node id="n1"/><edge id="e" source="n0" target="n1" sourceport="p"/>
        <edge source="n1" target="n0" directed="false" targetport="q"/>
        <hyperedge id="h"><endpoint node="n0" port="q" type="in"/><endpoint node="n1"/></hyperedge>
        </graph>
        """)
    #expect(summaries(reading) == [])
    let document = try #require(reading.document)
    let expected = Document.Counts(
      graphs: 1, nodes: 2, edges: 2, hyperedges: 1, ports: 2, keys: 2)
    #expect(document.counts == expected)
    #expect(document.nodeCount == 2 && document.edgeCount == 2)
    #expect([0, 1].map { document.nodeID($0) } == ["n0", "n1"])
    #expect(ends(document) == ["n0->n1", "n1->n0"])
    #expect([0, 1].map { document.item(document.edgeItem($0)).isDirected } == [nil, false])
    #expect([0, 1].map { document.describe(edge: $0) } == ["edge e", "edge n1 -> n0"])
    #expect([0, 1].map { document.node(ofEndpoint: $0) } == [0, 1])
    #expect(values(document) == ["graphml: g=G", "node n0: k=red"])
    let key = document.keys[0]
    #expect(key.id == "k" && key.name == "color" && key.domain == .node && key.type == .string)
    #expect(key.defaultItem.map { document.string($0) } == "green")
  }

  @Test func keysAnywhereForAllAndOneIDForSeveralKinds() throws {
    let reading = read(
      inside: """
        <graph><node id="n"><data key="a">1</data><data key="b">2</data><data key="c">3</data></node>
        <edge source="n" target="n"><data key="a">4</data><data key="c">5</data></edge></graph>
        <key id="a" for="node" attr.name="first" attr.type="int"/><key id="b"/>
        <key id="a" for="edge" attr.name="second" attr.type="double"/>
        <key id="c" for="all" attr.name="third" attr.type="colour"/>
        """)
    #expect(summaries(reading) == [])
    let document = try #require(reading.document)
    let names = document.slots.dropFirst().map { slot in
      "\(slot.domain) \(slot.keyID) \(slot.key.map { document.keys[$0].name } ?? "?")"
    }
    #expect(names == ["node a first", "node b b", "node c third", "edge a second", "edge c third"])
    #expect(document.keys.map(\.type) == [.int, .string, .double, .string])
    #expect(document.keys.map(\.domain) == [.node, .all, .edge, .all])
  }

  @Test func aKeyOfItsKindGoesBeforeOneForAll() throws {
    let document = try #require(
      read(
        inside: """
          <key id="a" attr.name="all"/><key id="a" for="node" attr.name="node"/>
          <graph><node id="n"><data key="a"/></node></graph>
          """
      ).document)
    #expect(document.slots.last?.key == 1)
  }

  @Test func nestedGraphsInNodesAndEdges() throws {
    let reading = read(
      inside: """
        <key id="k"/><graph id="g"><node id="a"><graph><node id="b"><graph><node id="c"/></graph>
        </node></graph><data key="k">a</data></node>
        <edge source="c" target="d"><graph><node id="d"/></graph></edge></graph>
        """)
    #expect(summaries(reading) == [])
    let document = try #require(reading.document)
    #expect(document.counts.graphs == 4)
    #expect((0..<4).map { document.nodeID($0) } == ["a", "b", "c", "d"])
    #expect(ends(document) == ["c->d"])
    #expect(document.target(ofEdge: 0) == 3)
    #expect(values(document) == ["node a: k=a"])
  }

  /// Data behind a node without an end on the tape belong to the graph, not to the node.
  @Test func dataAfterALeafBelongToTheGraph() throws {
    for node in ["<node id=\"n\"/>", "<node id=\"n\"><data key=\"k\">1</data></node>"] {
      let document = try #require(
        read(
          inside: """
            <key id="k"/><graph id="G">\(node)<data key="k">2</data><edge source="n" target="n"/>
            <data key="k">3</data></graph><data key="k">4</data>
            """
        ).document)
      #expect(
        values(document).filter { !$0.hasPrefix("node") } == [
          "graph G: k=2", "graph G: k=3", "graphml: k=4",
        ])
    }
  }

  @Test func idsAreScopedByTheGraphsUnderTheRoot() throws {
    let reading = read(
      inside: """
        <graph><node id="n"/><node id="m"/><edge source="n" target="m"/></graph>
        <graph><node id="n"/><edge source="n" target="n"/><edge source="n" target="m"/></graph>
        """)
    #expect(codes(reading) == ["dangling-edge"])
    let document = try #require(reading.document)
    #expect((0..<3).allSatisfy { document.isReferable(node: $0) })
    #expect((0..<3).map { document.source(ofEdge: $0) } == [0, 2, 2])
    #expect((0..<3).map { document.target(ofEdge: $0) } == [1, 2, nil])
    #expect(document.node(withID: Array("n".utf8).span, besideNode: 1) == 0)
    #expect(document.node(withID: Array("n".utf8).span, besideNode: 2) == 2)
  }

  @Test func idsCompareByCodePointUntrimmed() throws {
    let reading = read(
      inside: """
        <graph><node id="\u{E9}"/><node id="e\u{301}"/><node id=" \u{E9}"/>
        <edge source="\u{E9}" target="e\u{301}"/><edge source="\u{E9} " target=" \u{E9}"/></graph>
        """)
    #expect(codes(reading) == ["dangling-edge"])
    let document = try #require(reading.document)
    #expect(document.source(ofEdge: 0) == 0 && document.target(ofEdge: 0) == 1)
    #expect(document.source(ofEdge: 1) == nil && document.target(ofEdge: 1) == 2)
  }

  @Test(
    arguments: [
      ("<node id='a'/><node id='a'/>", "error duplicate-id 2:15 node a"),
      ("<node/>", "error bad-value 2:1 node"),
      ("<node id='a'/><edge source='a'/>", "error dangling-edge 2:15 edge a -> "),
      ("<edge id='e' source='x' target='y'/>", "error dangling-edge 2:1 edge e"),
      ("<node id='a'><data key='z'/></node>", "error undeclared-key 2:14 node a"),
      ("<node id='a'><data/></node>", "error undeclared-key 2:14 node a"),
      (
        "<node id='a'/><edge source='a' target='a' directed='no'/>",
        "error bad-value 2:15 edge a -> a"
      ),
      ("<hyperedge><endpoint node='x'/></hyperedge>", "error dangling-edge 2:12 endpoint x"),
      (
        "<node id='a'/><hyperedge><endpoint node='a' type='x'/></hyperedge>",
        "error bad-value 2:26 endpoint a"
      ),
      (
        "<node id='a'/><edge id='e' source='a' target='a' sourceport='p'/>",
        "warning dangling-port 2:15 edge e"
      ),
      (
        "<node id='a'><port name='p'/><port name='p'/></node>",
        "warning duplicate-id 2:30 port p"
      ),
      ("<hyperedge id='h'/><hyperedge id='h'/>", "warning duplicate-id 2:20 hyperedge h"),
    ])
  func problems(_ text: String, _ expected: String) {
    let reading = read(inside: "<graph>\n\(text)</graph>")
    #expect(summaries(reading) == [expected])
    // A lenient reading makes warnings of them and keeps the document.
    let lenient = read("\(root)<graph>\(text)</graph></graphml>") { $0.isLenient = true }
    #expect(lenient.document != nil)
    #expect(lenient.diagnostics.map(\.severity) == [.warning])
  }

  @Test func booleansAndDirections() throws {
    let edges = [" TRUE ", "0", "1", "False"].map {
      "<edge source='n' target='n' directed='\($0)'/>"
    }
    let reading = read(
      inside: "<graph edgedefault='undirected'><node id='n'/>\(edges.joined())</graph>")
    #expect(summaries(reading) == [])
    let document = try #require(reading.document)
    #expect(
      (0..<4).map { document.item(document.edgeItem($0)).isDirected } == [true, false, true, false])
    #expect(codes(read(inside: "<graph edgedefault='Directed'/>")) == ["bad-value"])
  }

  @Test func duplicateData() {
    let reading = read(
      inside: """
        <key id="k"/><key id="l"/><graph><node id="n"><data key="k">1</data><data key="l">2</data>
        <data key="k">3</data></node><node id="m"><data key="k">1</data></node></graph>
        """)
    #expect(summaries(reading) == ["warning duplicate-data 2:1 node n"])
  }

  @Test func aDocumentWithoutAGraphIsValid() throws {
    let reading = read(inside: "")
    #expect(summaries(reading) == [])
    #expect(try #require(reading.document).counts == Document.Counts())
  }
}
