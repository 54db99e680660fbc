/// Numbers that look random and are the same for the same seed (splitmix64).
public struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  /// Begins the numbers of a seed.
  public init(_ seed: Int) {
    state = UInt64(seed)
    // Else the numbers of one seed would be those of the next, but for the first.
    state = next()
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number of a range.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// Whether something happens that does in so many of a hundred cases.
  public mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  /// A fraction, often one of few or many digits.
  public mutating func fraction() -> Double? {
    switch number(0...4) {
    case 0: nil
    case 1: [0, 1, 0.5, 0.1, 1e-300][number(0...4)]
    default: Double.random(in: 0...1, using: &self)
    }
  }

  /// One of several.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }
}
