/// Why a file cannot be read to its end.
struct ReadingFailure: Error {
  var code: Diagnostic.Code
  var position: Position
  /// The element that is open, or the root.
  var element = ""
  var message: String

  static let raiseLimit = "if the file is what it should be, raise the limit"
}
