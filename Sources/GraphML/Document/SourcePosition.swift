/// Where an entry of a tape begins in the file.
struct SourcePosition: BitwiseCopyable, Equatable {
  /// The line, from 1; 0 where no place is known.
  var line: UInt32
  /// The column in characters, from 1.
  var column: UInt32

  /// Of a text, or of the end of an element.
  static let none = SourcePosition(line: 0, column: 0)
}

extension Position {
  init(_ position: SourcePosition) {
    self.init(line: Int(position.line), column: Int(position.column))
  }
}
