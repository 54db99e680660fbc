/// The message where an anchor or alias stands.
let aliasMessage =
  "YAML anchors (`&name`) and aliases (`*name`) are not read; write the value out in each place"

/// Refuses what could cost the parser work or memory out of proportion, or has no place in a text.
func checkConfiguration(_ text: String) throws(ConfigurationError.Problem) {
  guard text.utf8.count <= 1 << 20 else {
    throw ConfigurationError.Problem(
      line: 1, column: 1, message: "the file is larger than 1 MiB; leave out what is not needed")
  }
  var place = TextPlace()
  var before: Unicode.Scalar = "\n"
  var mark: Unicode.Scalar = "\n"
  var anchors = 0
  var aliases: [TextPlace] = []
  for scalar in text.unicodeScalars {
    guard isAllowed(scalar) else {
      throw ConfigurationError.Problem(
        line: place.line, column: place.column,
        message: "the control character U+\(hexadecimal(scalar)) cannot stand in a text; remove it")
    }
    // An anchor or alias begins a token: no letter or digit stands before it, one stands after.
    if isWord(scalar), mark == "&" || mark == "*", !isWord(before) {
      if mark == "&" { anchors += 1 } else { aliases.append(place) }
    }
    (before, mark) = (mark, scalar)
    place.advance(past: scalar)
  }
  // A few cost little and are refused, with their place, once the text is understood.
  if anchors > 0, aliases.count > 8 {
    throw ConfigurationError.Problem(
      line: aliases[0].line, column: max(1, aliases[0].column - 1), message: aliasMessage)
  }
}

/// A line and a column, from 1, in Unicode scalars.
struct TextPlace {
  var line = 1
  var column = 1
  private var afterReturn = false

  mutating func advance(past scalar: Unicode.Scalar) {
    switch scalar {
    case "\n" where afterReturn: afterReturn = false
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
      line += 1
      column = 1
      afterReturn = scalar == "\r"
    default:
      column += 1
      afterReturn = false
    }
  }
}

private func isWord(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
  default: false
  }
}

/// True when YAML allows the character in a text.
private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D, 0x85, 0x20...0x7E, 0xA0...0xFFFD, 0x10000...: true
  default: false
  }
}

private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
