/// What the fuzzer's bytes decide, one after the other; when they are used up, always the first choice.
struct Choices {
  private var bytes: ArraySlice<UInt8>

  /// Begins with the first byte.
  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// The next byte, or 0.
  mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

  /// A number from 0 up to a bound.
  mutating func number(below bound: Int) -> Int {
    bound > 256 ? (Int(byte()) << 8 | Int(byte())) % bound : Int(byte()) % bound
  }

  /// Whether one of so many cases is the case.
  mutating func oneOf(_ count: Int) -> Bool { number(below: count) == count - 1 }

  /// One of several.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// Whether there are bytes left.
  var isEmpty: Bool { bytes.isEmpty }

  /// The bytes that are left.
  var rest: [UInt8] { Array(bytes) }
}

/// The fuzzer's bytes.
public func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}

/// Ends the run as a crash, so that the fuzzer keeps the input.
func require(
  _ holds: Bool, _ what: @autoclosure () -> String, file: StaticString = #file, line: UInt = #line
) {
  if !holds { fatalError(what(), file: file, line: line) }
}
