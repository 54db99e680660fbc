/// A text without the blanks around it.
package func trimmedWord(_ text: some StringProtocol) -> String {
  // Most texts have nothing around them.
  var copy = String(text)
  if copy.withUTF8({ isPlainLine($0.span) }) { return copy }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(text[first...last])
}

/// True when a text holds nothing but blanks.
package func isBlank(_ text: borrowing Span<UInt8>) -> Bool {
  for index in text.indices where text[index] > 0x20 { return false }
  return true
}

/// True when a text is certainly one line in which nothing would be trimmed.
package func isPlainLine(_ text: borrowing Span<UInt8>) -> Bool {
  guard text.count > 0, isPlainStart(text[0]) else { return false }
  var last = text.count - 1
  while last > 0 && text[last] & 0xC0 == 0x80 { last -= 1 }
  guard isPlainStart(text[last]) else { return false }
  // 0xE2 begins the separators of lines and paragraphs. Without a way out the loop takes many at once.
  var others: UInt8 = 0
  for index in text.indices { others |= text[index] < 0x20 || text[index] == 0xE2 ? 1 : 0 }
  return others == 0
}

/// True when no white space and no control character begins with a byte.
private func isPlainStart(_ byte: UInt8) -> Bool {
  if byte < 0x80 { return byte > 0x20 && byte < 0x7F }
  return byte != 0xC2 && !(0xE1...0xE3).contains(byte)
}
