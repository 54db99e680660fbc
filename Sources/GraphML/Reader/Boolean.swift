/// The truth values of GraphML: `true`, `false`, `1` and `0`, in any case and with blanks around.
package enum Boolean {
  /// The value that a text spells; `nil` when it spells none.
  package static func parse(_ text: borrowing Span<UInt8>) -> Bool? {
    var word: [UInt8] = []
    for index in text.indices {
      let byte = text[index]
      guard word.count <= 5 else { return nil }
      if byte > 0x20 {
        word.append(byte | 0x20)
      } else if !word.isEmpty && index + 1 < text.count && text[index + 1] > 0x20 {
        return nil
      }
    }
    return switch String(decoding: word, as: UTF8.self) {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }
}
