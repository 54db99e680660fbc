import GraphML

/// Values worked out once for every text that stands for them.
///
/// ```swift
/// if let known = cache.known(text) { return known }
/// return cache.learn(workedOut(from: text))
/// ```
struct WordCache<Value>: ~Copyable {
  private var words = SymbolTable()
  private var values: [Value] = []

  /// The value of a text that was met before; for any other it is to be learned next.
  @inline(__always)
  mutating func known(_ text: borrowing Span<UInt8>) -> Value? {
    let word = words.internFrequent(text, scope: 0)
    return word < values.count ? values[word] : nil
  }

  /// Keeps the value of the text that was asked for last, and was not known.
  mutating func learn(_ value: Value) -> Value {
    values.append(value)
    return value
  }
}

/// A number as a file writes it: decimal digits with a point and an exponent, blanks around allowed.
///
/// `nil` when the text is no number. `INF`, `Infinity` and `NaN` are read as such.
func number(_ text: borrowing Span<UInt8>) -> Double? {
  var index = 0
  var end = text.count
  while index < end && text[index] <= 0x20 { index += 1 }
  while end > index && text[end - 1] <= 0x20 { end -= 1 }
  guard index < end else { return nil }
  let start = index
  let isNegative = text[index] == UInt8(ascii: "-")
  if isNegative || text[index] == UInt8(ascii: "+") { index += 1 }
  var mantissa: UInt64 = 0
  var digits = 0
  var fraction = 0
  var hasPoint = false
  while index < end {
    let byte = text[index]
    if byte == UInt8(ascii: "."), !hasPoint {
      hasPoint = true
    } else {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      digits += 1
      if digits <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
      if hasPoint { fraction += 1 }
    }
    index += 1
  }
  // With at most 15 digits both numbers are exact, and so is the rounding of their quotient.
  if index == end && digits > 0 && digits <= 15 {
    let value = Double(mantissa) / powersOfTen[fraction]
    return isNegative ? -value : value
  }
  return slowNumber(String(decoding: text.extracting(start..<end)))
}

private func slowNumber(_ text: String) -> Double? {
  switch text.lowercased() {
  case "inf", "+inf", "infinity", "+infinity": return .infinity
  case "-inf", "-infinity": return -.infinity
  case "nan": return .nan
  default: break
  }
  // Only digits, signs, a point and an exponent: no hexadecimal and no words.
  guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) })
  else { return nil }
  return Double(text)
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

/// Whether a text holds nothing but blanks.
func isBlank(_ text: borrowing Span<UInt8>) -> Bool {
  for index in text.indices where text[index] > 0x20 { return false }
  return true
}

/// Whether a text is certainly one line in which nothing would be trimmed.
func isPlainLine(_ text: borrowing Span<UInt8>) -> Bool {
  guard text.count > 0, isPlainStart(text[0]) else { return false }
  var last = text.count - 1
  while last > 0 && text[last] & 0xC0 == 0x80 { last -= 1 }
  guard isPlainStart(text[last]) else { return false }
  // 0xE2 begins the separators of lines and paragraphs. Without a way out the loop takes many at once.
  var others: UInt8 = 0
  for index in text.indices { others |= text[index] < 0x20 || text[index] == 0xE2 ? 1 : 0 }
  return others == 0
}

/// Whether no white space and no control character begins with a byte.
private func isPlainStart(_ byte: UInt8) -> Bool {
  if byte < 0x80 { return byte > 0x20 && byte < 0x7F }
  return byte != 0xC2 && !(0xE1...0xE3).contains(byte)
}

extension Span<UInt8> {
  /// Whether the bytes are those of an array.
  func equals(_ bytes: [UInt8]) -> Bool {
    if count != bytes.count { return false }
    for index in indices where self[index] != bytes[index] { return false }
    return true
  }
}
