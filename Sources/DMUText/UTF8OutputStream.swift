/// A stream that takes a text as the UTF-8 it is, without a `String` in between.
package protocol UTF8OutputStream: AnyObject, TextOutputStream {
  /// Writes a text of whole characters.
  func write(utf8 bytes: Span<UInt8>)
}
