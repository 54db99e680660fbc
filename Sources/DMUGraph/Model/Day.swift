/// A day of the proleptic Gregorian calendar, without a time and without a time zone.
///
/// ```swift
/// let day = Day("2026-11-01")!
/// print(day.advanced(by: 30))  // 2026-12-01
/// ```
///
/// The conversion between civil dates and day numbers follows Howard Hinnant,
/// *chrono-Compatible Low-Level Date Algorithms* (2013): eras of 400 years, years starting in March.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let number: Int32

  /// Makes a day from the number of days since 1970-01-01.
  public init(number: Int32) { self.number = number }

  /// Makes a day of a year 0…9999, a month 1…12 and a day of that month; `nil` when there is none.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads the day of an ISO 8601 date (`2026-11-01`, `20261101`) or date-time
  /// (`2026-11-01T09:30:00Z`, a blank in place of the `T` allowed): the day that is written in it,
  /// whatever its time zone.
  ///
  /// `nil` for anything else. Blanks around it are allowed.
  public init?(_ text: some StringProtocol) {
    var reader = ISO8601Reader(bytes: Array(text.utf8))
    guard let day = reader.day() else { return nil }
    self = day
  }

  /// The same as ``init(_:)`` for a text in UTF-8.
  public init?(utf8: Span<UInt8>) {
    if let day = Day(plain: utf8) {
      self = day
      return
    }
    var reader = ISO8601Reader(bytes: utf8.indices.map { utf8[$0] })
    guard let day = reader.day() else { return nil }
    self = day
  }

  /// The number of days from another day to this one; negative when this one is earlier.
  public func days(since other: Day) -> Int { Int(number) - Int(other.number) }

  /// The day so many days later, held within the range of the type.
  public func advanced(by days: Int) -> Day {
    Day(number: Int32(clamping: Int(number) + days))
  }

  /// True when this day is earlier than another.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// A day written as `YYYY-MM-DD` and nothing else, which nearly all are.
  private init?(plain utf8: Span<UInt8>) {
    guard utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-")
    else { return nil }
    var digits = 0
    for index in 0..<10 where index != 4 && index != 7 {
      let digit = utf8[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      digits = digits * 10 + Int(digit)
    }
    self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension Day: Codable {
  /// Reads a day that stands as a text.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    let text = try value.decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorruptedError(
        in: value, debugDescription: "\(text) is no day; write YYYY-MM-DD.")
    }
    self = day
  }

  /// Writes the day as a text, `YYYY-MM-DD`.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(description)
  }
}

/// Reads the day at the front of an ISO 8601 text and checks that a time follows, or nothing.
private struct ISO8601Reader {
  let bytes: [UInt8]
  var position = 0

  mutating func day() -> Day? {
    skipBlanks()
    guard let year = digits(4) else { return nil }
    let extended = accept("-")
    guard let month = digits(2) else { return nil }
    if extended && !accept("-") { return nil }
    guard let day = digits(2), let result = Day(year: year, month: month, day: day)
    else { return nil }
    guard time() else { return nil }
    skipBlanks()
    return position == bytes.count ? result : nil
  }

  /// A time of day with optional seconds, fraction and zone, or nothing at all.
  private mutating func time() -> Bool {
    let start = position
    if !accept("T") && !accept("t") {
      guard accept(" ") else { return true }
      guard position < bytes.count, isDigit(bytes[position]) else {
        position = start
        return true
      }
    }
    guard let hour = digits(2), hour <= 24 else { return false }
    var parts = 0
    while parts < 2 {
      let colon = accept(":")
      guard colon || (position < bytes.count && isDigit(bytes[position])) else { break }
      guard let value = digits(2), value <= (parts == 0 ? 59 : 60) else { return false }
      parts += 1
    }
    if accept(".") || accept(",") {
      guard digits(1) != nil else { return false }
      while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    }
    return zone()
  }

  private mutating func zone() -> Bool {
    if accept("Z") || accept("z") { return true }
    guard accept("+") || accept("-") else { return true }
    guard let hours = digits(2), hours <= 23 else { return false }
    let colon = accept(":")
    guard colon || (position < bytes.count && isDigit(bytes[position])) else { return true }
    return digits(2).map { $0 <= 59 } ?? false
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == 0x20 || (9...13).contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for index in position..<position + count {
      guard isDigit(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
