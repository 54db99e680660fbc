/// A number as a file writes it: decimal digits with a point and an exponent, blanks around allowed.
///
/// `nil` when the text is no number. `INF`, `Infinity` and `NaN` are read as such.
package func number(_ text: borrowing Span<UInt8>) -> Double? {
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
  return text.extracting(start..<end).withUnsafeBufferPointer {
    slowNumber(String(decoding: $0, as: UTF8.self))
  }
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
