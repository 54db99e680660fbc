/// A finite number in the fewest digits that read back to the same double, whole ones without a
/// fraction.
package func shortest(_ number: Double) -> String {
  // Most numbers are counts. Negative zero keeps its sign, which it has in no other type.
  if let whole = Int32(exactly: number), whole != 0 || number.sign == .plus { return String(whole) }
  let digits = number.description
  return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
}

/// A strength to two digits: `0.85`, `1`.
package func rounded(_ value: Double) -> String {
  let text = "\((value * 100).rounded() / 100)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// An amount as people write it: whole thousands apart, cents only where there are some.
package func thousandsSeparated(_ amount: Double) -> String {
  guard abs(amount) < 1e13 else { return shortest(amount) }
  let cents = Int((abs(amount) * 100).rounded())
  var digits = String(cents / 100)
  var groups: [Substring] = []
  while digits.count > 3 {
    groups.insert(digits.suffix(3), at: 0)
    digits = String(digits.dropLast(3))
  }
  groups.insert(digits[...], at: 0)
  let rest = cents % 100
  let fraction = rest == 0 ? "" : (rest < 10 ? ".0" : ".") + String(rest)
  return (amount < 0 ? "-" : "") + groups.joined(separator: ",") + fraction
}

/// A probability in percent, to two digits that count; 0 % and 100 % only when it is so.
package func percentage(_ value: Double) -> String {
  let percent = value * 100
  if value > 0 && percent < 0.01 { return "under 0.01 %" }
  if value < 1 && percent > 99.99 { return "over 99.99 %" }
  let digits = percent < 1 || percent > 99 ? 100.0 : percent < 10 ? 10 : 1
  return shortest((percent * digits).rounded() / digits) + " %"
}
