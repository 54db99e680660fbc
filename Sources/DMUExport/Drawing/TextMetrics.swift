/// The widths of texts, near enough to break them into lines that fit into a box.
///
/// The widths are those of DejaVu Sans, which is among the widest of the fonts that drawings are shown
/// in, so that what fits here fits in Helvetica or Arial too.
enum TextMetrics {
  /// The advance widths of the characters from U+0020 to U+007E in thousandths of the font's size.
  private static let plain: [Int] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  /// The width of a text in pixels in a font of a size.
  static func width(_ text: some StringProtocol, size: Double, isBold: Bool = false) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += width(scalar) }
    return Double(thousandths) * size / 1_000 * (isBold ? 1.13 : 1)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: plain[Int(scalar.value) - 0x20]
    case 0..<0x20, 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100..<0x1160, 0x2E80..<0xD7B0, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0xFF61,
      0x1F000...:
      1_050
    case 0xA0..<0x250: 700
    default: 800
    }
  }

  /// Breaks a text into lines no wider than a width: between words, and inside a word only where it
  /// does not fit on a line of its own. What does not fit on the last line ends in an ellipsis.
  static func lines(
    _ text: String, width limit: Double, size: Double, isBold: Bool = false, atMost count: Int
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      for piece in pieces(word, limit, size, isBold) {
        let longer = line.isEmpty ? piece : line + " " + piece
        if width(longer, size: size, isBold: isBold) <= limit {
          line = longer
          continue
        }
        if !line.isEmpty { lines.append(line) }
        line = piece
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > count else { return lines }
    var last = lines[count - 1]
    while !last.isEmpty, width(last + "…", size: size, isBold: isBold) > limit { last.removeLast() }
    return lines.prefix(count - 1) + [last + "…"]
  }

  /// A word in pieces that each fit on a line; nearly always the word itself.
  private static func pieces(
    _ word: Substring, _ limit: Double, _ size: Double, _ isBold: Bool
  ) -> [String] {
    if width(word, size: size, isBold: isBold) <= limit { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    var room = limit
    for character in word {
      let step = width(String(character), size: size, isBold: isBold)
      if step > room, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        room = limit
      }
      piece.append(character)
      room -= step
    }
    return pieces + [piece]
  }
}
