/// The columns that a text takes in a terminal.
///
/// East Asian wide and fullwidth characters (UAX #11) and emoji take two, combining marks and
/// invisible characters none, all others one. Characters of ambiguous width count as one. Linear in
/// the text.
package func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns that one character, with all its marks, takes.
package func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  let isEmoji = first.properties.isEmojiPresentation || scalars.contains("\u{FE0F}")
  return isEmoji ? 2 : min(2, scalars.reduce(0) { $0 + width($1) })
}

private func width(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: return 0
  case .format: return scalar == "\u{AD}" ? 1 : 0
  default: break
  }
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }
  return wide.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// The wide and fullwidth scalars of Unicode's EastAsianWidth.txt that are not emoji; unassigned ones
/// among them included.
private let wide: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4C6,
  0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,
  0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
]
