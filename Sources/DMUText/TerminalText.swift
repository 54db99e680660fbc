/// A text from a file as it may stand on one line of a terminal or a page.
///
/// Line and page breaks become a blank. Control characters and those that turn the direction of
/// writing become U+FFFD, so that no name can move the cursor, set colours or show itself as another.
/// This is the one place where that is decided.
package func printable(_ text: String) -> String { printable(text, keepingLayout: false) }

/// The same for what was made of such texts: its own line feeds and tabs stay.
package func printable(_ text: String, keepingLayout: Bool) -> String {
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  var result = String.UnicodeScalarView()
  var previous: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09 where keepingLayout, 0x0A where keepingLayout: result.append(scalar)
    case 0x0A where previous == "\r": break
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069:
      result.append("\u{FFFD}")
    default: result.append(scalar)
    }
    previous = scalar
  }
  return String(result)
}

/// A text broken into lines of at most so many columns, at blanks; a word that is longer than a line
/// is broken where it must. Linear in the text.
package func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in text.split(separator: " ") {
    let columns = displayWidth(String(word))
    if used > 0 && used + 1 + columns <= width {
      line += " " + word
      used += 1 + columns
      continue
    }
    if used > 0 { lines.append(line) }
    (line, used) = ("", 0)
    if columns <= width {
      (line, used) = (String(word), columns)
      continue
    }
    for character in word {
      let columns = displayWidth(character)
      if used > 0 && used + columns > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line.append(character)
      used += columns
    }
  }
  if used > 0 || lines.isEmpty { lines.append(line) }
  return lines
}

/// A text in exactly so many columns: cut off with an ellipsis, or filled up with blanks.
package func fitted(_ text: String, to width: Int, onTheRight: Bool = false) -> String {
  var columns = displayWidth(text)
  var result = text
  if columns > width {
    (result, columns) = ("", 0)
    for character in text {
      let next = displayWidth(character)
      if columns + next > width - 1 { break }
      result.append(character)
      columns += next
    }
    if width > 0 {
      result += "…"
      columns += 1
    }
  }
  let blanks = String(repeating: " ", count: max(0, width - columns))
  return onTheRight ? blanks + result : result + blanks
}
