/// Limits beyond which a file is refused with `limit-exceeded`.
///
/// The defaults are far beyond what real files need and keep the work and memory that a hostile one
/// can ask for in proportion to its size.
public struct Limits: Hashable, Sendable {
  /// The most bytes of a file.
  public var bytes = 4 << 30
  /// The most elements, attributes and other parts of a file.
  public var items = 100_000_000
  /// The deepest that elements may lie in one another. From version 2.13 on libxml2 itself allows no more than
  /// 2,048.
  public var depth = 1_000
  /// The most bytes of one value: of a data element with all that is in it.
  public var valueLength = 64 << 20
  /// The most attributes of one element with the namespaces that it declares, and the most namespaces in scope.
  public var attributes = 256
  /// The most different names of elements and attributes, prefixes, namespaces and the like.
  public var names = 100_000
  /// The most bytes that one tag, comment, processing instruction or CDATA section may take.
  public var tagLength = 128 << 10
  /// The most diagnostics of one code that are kept of a file; more are counted.
  public var diagnostics = 100

  /// Makes the default limits.
  public init() {}
}
