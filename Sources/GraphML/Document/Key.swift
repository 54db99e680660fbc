/// A declaration of an attribute.
public struct Key: Sendable {
  /// The kinds of element that an attribute can be declared for.
  public enum Domain: String, CaseIterable, Sendable {
    /// The document itself.
    case graphml
    /// Graphs.
    case graph
    /// Nodes.
    case node
    /// Edges.
    case edge
    /// Hyperedges.
    case hyperedge
    /// Ports.
    case port
    /// Endpoints.
    case endpoint
    /// Every kind.
    case all
  }

  /// The type of an attribute's values.
  public enum ValueType: String, Sendable {
    /// `true` or `false`.
    case boolean
    /// A whole number.
    case int
    /// A whole number.
    case long
    /// A number.
    case float
    /// A number.
    case double
    /// A text.
    case string
  }

  /// The position of the key on the tape.
  public internal(set) var item: Int
  /// The id.
  public internal(set) var id = ""
  /// The kind of element the key is declared for.
  public internal(set) var domain = Domain.all
  /// `attr.name`, or the id when there is none.
  public internal(set) var name = ""
  /// `attr.type`; text when there is none, or another than GraphML's six.
  public internal(set) var type = ValueType.string
  /// The position of the default on the tape.
  public internal(set) var defaultItem: Int?
}

extension Document {
  /// The attribute of data: the id of a key, in a kind of element.
  public struct Slot: Sendable {
    /// The id of the key.
    public let keyID: String
    /// The kind of element that the data lie in.
    public let domain: Key.Domain
    /// The position of the key in ``Document/keys``; `nil` when none is declared.
    public internal(set) var key: Int?
  }
}
