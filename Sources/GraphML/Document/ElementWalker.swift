/// Walks the elements of a document in the order of the file, and passes over what lies in data.
///
/// ```swift
/// var walker = ElementWalker(document)
/// while let position = walker.next() {
///   if document.item(position).kind == .data { print(walker.owner, document.string(position)) }
/// }
/// ```
public struct ElementWalker {
  /// The document that is walked.
  public let document: Document
  @usableFromInline var position = -1
  /// The open elements that have an end on the tape, outermost first.
  public private(set) var ancestors: [Int] = []
  /// The element in which data that were just met lie.
  public private(set) var owner: Int?
  /// The number of nodes that have begun so far; the row of the last one is one less.
  public private(set) var nodeCount = 0
  /// The number of edges that have begun so far.
  public private(set) var edgeCount = 0
  /// The number of endpoints that have begun so far.
  public private(set) var endpointCount = 0

  /// Starts before the root.
  public init(_ document: Document) { self.document = document }

  /// The position of the next element of GraphML, of the outermost element of another vocabulary, or
  /// of the end of an element; `nil` at the end of the document.
  public mutating func next() -> Int? {
    position += 1
    while position < document.itemCount {
      let item = document.item(position)
      switch item.kind {
      case .attribute, .namespace:
        position += 1
        continue
      case .data:
        let data = position
        if item.hasEnd { position = document.endOfPayload(position) }
        return data
      case .end:
        ancestors.removeLast()
        owner = ancestors.last
      case .desc, .default, .foreign:
        owner = ancestors.last
        let start = position
        position = document.endOfPayload(position)
        return start
      case .text, .instruction:
        owner = ancestors.last
        position += 1
        continue
      case .node:
        nodeCount += 1
        open(item)
      case .edge:
        edgeCount += 1
        open(item)
      case .endpoint:
        endpointCount += 1
        open(item)
      case .graphml, .key, .graph, .port, .hyperedge, .locator: open(item)
      }
      return position
    }
    return nil
  }

  private mutating func open(_ item: Item) {
    if item.hasEnd { ancestors.append(position) }
    owner = position
  }

  /// Tag and id of the element in which data that were just met lie.
  public func describeOwner() -> String { owner.map(document.describe(itemAt:)) ?? "" }
}

extension Document {
  /// The last position of what lies in data or in an element of another vocabulary.
  public func endOfPayload(_ start: Int) -> Int {
    var position = start
    if item(start).hasEnd {
      var depth = 1
      while depth > 0 {
        position += 1
        let item = item(position)
        if item.hasEnd { depth += 1 }
        if item.kind == .end { depth -= 1 }
      }
    }
    return position
  }
}
