/// An element of which the end is still to come.
struct OpenElement: BitwiseCopyable {
  /// The position on the tape.
  var item: UInt32
  /// The row of the node, edge or endpoint; else that of the element around it.
  var row: UInt32
  var kind: Item.Kind
  /// True if the element asks for the white space between those inside, with `xml:space`.
  var keepsBlanks: Bool
  /// The number of open elements, this one included, in data or the like, of which the contents are text or XML of any
  /// kind.
  var payloadDepth: UInt32
  /// The number of namespaces in scope.
  var namespaces: UInt32
}

/// The id of a graph, a hyperedge or a port, which are few and looked at when the file has been read.
struct IDAttribute {
  var kind: Item.Kind
  var scope: UInt32
  var item: Int
  var attribute: Int
}

/// The port that an edge or an endpoint names.
struct PortReference {
  /// The end of an edge, or an endpoint, at which the port is.
  enum End {
    case source
    case target
    case endpoint
  }

  var end: End
  var row: Int
  var item: Int
  var attribute: Int
}
