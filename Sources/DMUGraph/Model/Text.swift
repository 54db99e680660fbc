/// A text of a portfolio: where its UTF-8 stands in the portfolio's text.
///
/// People and accounts have many texts of which an analysis needs few, so a text is eight bytes
/// until ``Portfolio/string(_:)`` makes a `String` of it.
public struct Text: Sendable {
  /// Where the text begins, in bytes.
  public let offset: UInt32
  /// The text's length in bytes.
  public let count: UInt32

  /// Makes a text from its place.
  public init(offset: UInt32, count: UInt32) {
    self.offset = offset
    self.count = count
  }

  /// The text without a character, which also stands for a text that is not known.
  public static let empty = Text(offset: 0, count: 0)

  /// True when there is no character in it.
  public var isEmpty: Bool { count == 0 }
}
