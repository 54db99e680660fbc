extension Item.Kind {
  /// The element with a local name; `foreign` for one that GraphML does not have.
  init(_ local: String) {
    switch local {
    case "graphml": self = .graphml
    case "key": self = .key
    case "default": self = .default
    case "desc": self = .desc
    case "graph": self = .graph
    case "node": self = .node
    case "edge": self = .edge
    case "port": self = .port
    case "hyperedge": self = .hyperedge
    case "endpoint": self = .endpoint
    case "data": self = .data
    case "locator": self = .locator
    default: self = .foreign
    }
  }

  /// The element of a name, in a document whose root has a namespace.
  init(_ name: Document.QualifiedName, rootNamespace: String) {
    let isGraphML =
      name.namespace.utf8.elementsEqual(rootNamespace.utf8)
      || Namespace.isGraphML(name.namespace)
    self = isGraphML ? Item.Kind(name.local) : .foreign
  }

  /// The kind of element that a key must be declared for to serve data in this one.
  var keyDomain: Key.Domain {
    switch self {
    case .graph: .graph
    case .node: .node
    case .edge: .edge
    case .port: .port
    case .hyperedge: .hyperedge
    case .endpoint: .endpoint
    default: .graphml
    }
  }
}

/// The attributes of GraphML that the reader looks at.
enum AttributeName: UInt8, Sendable {
  case id
  case source
  case target
  case directed
  case key
  case `for`
  case attrName
  case attrType
  case edgedefault
  case node
  case type
  case name
  case port
  case sourceport
  case targetport
  case other

  init(_ local: String) {
    switch local {
    case "id": self = .id
    case "source": self = .source
    case "target": self = .target
    case "directed": self = .directed
    case "key": self = .key
    case "for": self = .for
    case "attr.name": self = .attrName
    case "attr.type": self = .attrType
    case "edgedefault": self = .edgedefault
    case "node": self = .node
    case "type": self = .type
    case "name": self = .name
    case "port": self = .port
    case "sourceport": self = .sourceport
    case "targetport": self = .targetport
    default: self = .other
    }
  }
}

/// The namespaces of GraphML.
enum Namespace {
  /// The one that documents should have.
  static let graphML = "http://graphml.graphdrawing.org/xmlns"
  /// The one to which the prefix `xml` is bound.
  static let xml = "http://www.w3.org/XML/1998/namespace"

  /// True if a namespace is GraphML's in some version or spelling.
  static func isGraphML(_ uri: String) -> Bool {
    uri.hasPrefix("http://graphml.graphdrawing.org/")
      || uri.hasPrefix("https://graphml.graphdrawing.org/")
  }
}
