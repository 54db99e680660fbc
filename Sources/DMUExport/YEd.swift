import DMUGraph
import DMUImport
import DMUProfile
import GraphML

extension PortfolioExport {
  /// Writes GraphML that yEd opens as a finished drawing: the `Picture`, with accounts as groups, and
  /// all columns of `NodeColumn` and `EdgeColumn` as properties.
  ///
  /// The legend is made of nodes of the kind `legend`, which reading leaves out. Reading the file again
  /// gives the same portfolio, but that staff and competitors may come in another order, who has no name
  /// is named by the id, people's links to themselves are not drawn, and a default strength that the file had is the policy's. Time and
  /// size are linear in the portfolio.
  public func writeYEd(to output: inout some TextOutputStream) {
    var writer = YEdWriter(self, xml: XMLWriter(output))
    writer.write()
    output = writer.xml.finish()
  }
}

/// Writes a portfolio as GraphML with yEd's drawing elements.
private struct YEdWriter<Stream: TextOutputStream>: ~Copyable {
  let export: PortfolioExport
  let picture: Picture
  let nodeColumns = NodeColumn.all
  let edgeColumns = EdgeColumn.all
  var own: OwnExportColumns
  var xml: XMLWriter<Stream>

  init(_ export: PortfolioExport, xml: consuming XMLWriter<Stream>) {
    self.export = export
    picture = Picture(export)
    own = OwnExportColumns(
      export, nodeNames: nodeColumns.map(\.name) + OwnColumnNames.exportedOfNodes,
      edgeNames: edgeColumns.map(\.name) + OwnColumnNames.exportedOfEdges)
    self.xml = xml
  }

  package mutating func write() {
    xml.declaration()
    xml.start("graphml")
    xml.attribute("xmlns", GraphMLTable.namespace)
    xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    xml.attribute("xmlns:y", "http://www.yworks.com/xml/graphml")
    xml.attribute(
      "xsi:schemaLocation",
      "http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
    )
    writeKeys()
    xml.start("graph")
    xml.attribute("id", "G")
    xml.attribute("edgedefault", "directed")
    for frame in picture.frames { write(frame) }
    let grouped = picture.frames.reduce(into: Set<Int>()) { $0.formUnion($1.boxes) }
    for box in picture.boxes.indices where !grouped.contains(box) { write(picture.boxes[box]) }
    writeLegend()
    for (number, line) in picture.lines.enumerated() { write(line, number) }
    for (number, edge) in export.membershipsOfNote.enumerated() {
      start(edge, picture.lines.count + number)
      xml.end("edge")
    }
    xml.end("graph")
    xml.end("graphml")
  }

  private mutating func writeKeys() {
    for (index, column) in nodeColumns.enumerated() {
      xml.key("n\(index)", of: "node", name: column.name, type: column.type.graphML)
    }
    xml.keys(own.nodes, of: "node")
    writeGraphicsKey("ng", of: "node")
    for (index, column) in edgeColumns.enumerated() {
      xml.key("e\(index)", of: "edge", name: column.name, type: column.type.graphML)
    }
    xml.keys(own.edges, of: "edge")
    writeGraphicsKey("eg", of: "edge")
  }

  /// Declares the key of how nodes or edges are drawn.
  private mutating func writeGraphicsKey(_ id: String, of domain: String) {
    xml.element("key") { xml in
      xml.attribute("id", id)
      xml.attribute("for", domain)
      xml.attribute("yfiles.type", domain + "graphics")
    }
  }

  // MARK: Nodes

  private mutating func write(_ frame: Picture.Frame) {
    let node = PortfolioExport.Node.account(frame.account)
    xml.start("node")
    xml.attribute("id", export.id(node))
    xml.attribute("yfiles.foldertype", "group")
    writeData(of: node)
    let boxes = frame.boxes.map { picture.boxes[$0].frame }
    xml.group(
      frame.frame, around: boxes, title: frame.title, subtitle: frame.subtitle, key: "ng")
    xml.start("graph")
    xml.attribute("id", export.id(node) + ":")
    xml.attribute("edgedefault", "directed")
    for box in frame.boxes { write(picture.boxes[box]) }
    xml.end("graph")
    xml.end("node")
  }

  private mutating func write(_ box: Picture.Box) {
    xml.start("node")
    xml.attribute("id", export.id(box.node))
    writeData(of: box.node)
    let lines = box.label.lines.map(\.text).joined(separator: "\n")
    let swatch = export.swatch(box.node)
    xml.shapeNode(box.frame, kind: box.node.kind, swatch, label: lines, key: "ng")
    xml.end("node")
  }

  private mutating func writeData(of node: PortfolioExport.Node) {
    for (index, column) in nodeColumns.enumerated() {
      // Without a name the label, signs included, would be read as one.
      let name: PortfolioExport.Value? = column.name == "name" ? .text(export.label(node)) : nil
      xml.data("n\(index)", name ?? export.lastingValue(of: column, node))
    }
    xml.data(own.values(of: node), own.nodes)
  }

  // MARK: Edges

  private mutating func write(_ line: Picture.Line, _ number: Int) {
    let ends = export.ends(line.edge)
    start(line.edge, number)
    xml.polyLine(
      line.points, from: frame(of: ends.source), to: frame(of: ends.target),
      export.stroke(line.edge), width: export.lineWidth(line.edge),
      hasArrow: export.isDirected(line.edge), key: "eg")
    xml.end("edge")
  }

  /// Begins an edge, with all that is said of it.
  private mutating func start(_ edge: PortfolioExport.Edge, _ number: Int) {
    let ends = export.ends(edge)
    xml.start("edge")
    xml.attribute("id", "e\(number)")
    xml.attribute("source", export.id(ends.source))
    xml.attribute("target", export.id(ends.target))
    if !export.isDirected(edge) { xml.attribute("directed", "false") }
    for (index, column) in edgeColumns.enumerated() {
      xml.data("e\(index)", column.value(export, edge))
    }
    xml.data(own.values(ofNext: edge), own.edges)
  }

  private func frame(of node: PortfolioExport.Node) -> Rectangle {
    if case .account(let account) = node { return picture.frames[account.index].frame }
    return picture.boxes[picture.boxOf[node] ?? 0].frame
  }

  // MARK: The legend

  private mutating func writeLegend() {
    let legend = Legend(export)
    let x = picture.size.width
    var y = 40.0
    let items =
      legend.swatches.map { ($0.kind, $0.swatch, Legend.words($0.swatch)) }
      + legend.strokes.map { stroke in
        // A line is shown by the colour and the dashes of a border.
        (
          NodeKind.staff,
          Palette.Swatch(
            name: stroke.name, meaning: stroke.meaning, fill: "#FFFFFF", border: stroke.color,
            style: stroke.style), Legend.words(stroke)
        )
      }
    let width = legend.width - 24
    let ids = Set(export.nodes.map(export.id))
    var prefix = "legend:"
    while items.indices.contains(where: { ids.contains("\(prefix)\($0)") }) { prefix += ":" }
    for (number, item) in items.enumerated() {
      xml.start("node")
      xml.attribute("id", "\(prefix)\(number)")
      xml.data("n0", NodeKind.legend)
      xml.shapeNode(
        Rectangle(x: x, y: y, width: width, height: 22), kind: item.0, item.1, label: item.2,
        key: "ng")
      xml.end("node")
      y += Legend.step + 2
    }
  }
}
