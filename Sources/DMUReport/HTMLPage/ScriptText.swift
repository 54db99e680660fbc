/// A text as a part of an address after `#`, encoded as `encodeURIComponent` does.
func addressPart(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch Unicode.Scalar(byte) {
    case "A"..."Z", "a"..."z", "0"..."9", "-", "_", ".", "!", "~", "*", "'", "(", ")":
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return result
}

/// JSON that may stand in a script element: `<` is written as `\u003C`, which means the same within the
/// texts of JSON, and nowhere else is there one. So no text ends the element or begins a comment.
struct ScriptText: TextOutputStream {
  private(set) var text = ""

  package mutating func write(_ string: String) {
    guard string.utf8.contains(UInt8(ascii: "<")) else {
      text += string
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(string.utf8.count + 64)
    for byte in string.utf8 {
      if byte == UInt8(ascii: "<") {
        bytes.append(contentsOf: #"\u003C"#.utf8)
      } else {
        bytes.append(byte)
      }
    }
    text += String(decoding: bytes, as: UTF8.self)
  }
}
