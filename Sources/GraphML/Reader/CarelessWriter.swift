/// Programs that use keys for more kinds of element than they declare them for.
///
/// Their files would be refused by the letter of GraphML, but what they mean is plain.
enum CarelessWriter {
  /// Cytoscape declares the columns of nodes, edges and networks one after the other, all for nodes,
  /// and so several of them twice.
  case cytoscape
  /// Neo4j's APOC, in its form for Gephi, writes a `label` on nodes that it declares for edges only.
  case apoc

  /// The program that wrote a document with such keys.
  init?(_ keys: [Key]) {
    func has(_ id: String, for domain: Key.Domain) -> Bool {
      keys.contains { $0.id == id && $0.domain == domain }
    }
    if keys.allSatisfy({ $0.domain == .node }) && has("SUID", for: .node)
      && has("shared name", for: .node)
    {
      self = .cytoscape
    } else if has("TYPE", for: .node) && has("TYPE", for: .edge) && has("label", for: .edge) {
      self = .apoc
    } else {
      return nil
    }
  }

  /// The kind of element for which the key is declared that is meant by an id that is not declared
  /// for the kind in which it is used.
  func domain(ofKey id: String, usedFor domain: Key.Domain) -> Key.Domain? {
    switch self {
    case .cytoscape: .node
    case .apoc: id == "label" && domain == .node ? .edge : nil
    }
  }
}
