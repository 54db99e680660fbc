/// Texts of several scopes, each with a small number: interning by an open-addressing hash table.
///
/// Two ids are the same when their bytes and their scopes are. The hash is seeded at random, so that
/// no file can be made to collide; nothing that is read depends on it.
package struct SymbolTable: ~Copyable {
  private(set) var bytes = Growable<UInt8>(capacity: 1 << 10)
  private(set) var ends = Growable<UInt32>(capacity: 1 << 7)
  private var entries = Growable<Entry>(capacity: 1 << 8)
  private var scopes = Growable<UInt32>(capacity: 1 << 7)
  private let seed: UInt64
  /// The texts met last by ``internFrequent(_:scope:)``, each in a place that little decides.
  private var recent = Growable<UInt32>(capacity: 64)

  struct Entry: BitwiseCopyable {
    var hash: UInt32
    /// The number plus one; 0 in an empty place.
    var symbol: UInt32
  }

  package init() {
    seed = UInt64.random(in: .min ... .max)
    entries.append(repeating: Entry(hash: 0, symbol: 0), count: 1 << 8)
    recent.append(repeating: 0, count: 64)
  }

  package var count: Int { ends.count }

  func range(of symbol: Int) -> Range<Int> {
    (symbol == 0 ? 0 : Int(ends[symbol - 1]))..<Int(ends[symbol])
  }

  /// The number of a text, which is new when it equals the count before the call.
  package mutating func intern(_ text: borrowing Span<UInt8>, scope: UInt32) -> Int {
    let hash = hash(text, scope: scope)
    let mask = entries.count &- 1
    var place = Int(hash) & mask
    while true {
      let entry = entries[place]
      if entry.symbol == 0 { return insert(text, scope: scope, hash: hash, at: place) }
      if entry.hash == hash {
        let symbol = Int(entry.symbol) &- 1
        if scopes[symbol] == scope && equals(text, symbol) { return symbol }
      }
      place = (place &+ 1) & mask
    }
  }

  /// The number of a text that was interned before.
  package func find(_ text: borrowing Span<UInt8>, scope: UInt32) -> Int? {
    let hash = hash(text, scope: scope)
    let mask = entries.count &- 1
    var place = Int(hash) & mask
    while true {
      let entry = entries[place]
      if entry.symbol == 0 { return nil }
      let symbol = Int(entry.symbol) &- 1
      if entry.hash == hash && scopes[symbol] == scope && equals(text, symbol) { return symbol }
      place = (place &+ 1) & mask
    }
  }

  /// The text with a number and its scope, for as long as the body runs.
  func withText<Result>(of symbol: Int, _ body: (Span<UInt8>, UInt32) -> Result) -> Result {
    bytes.withSpan(range(of: symbol)) { body($0, scopes[symbol]) }
  }

  /// The scope in which a text was interned.
  func scope(of symbol: Int) -> UInt32 { scopes[symbol] }

  /// The same for one of a few texts that come again and again.
  @inline(__always)
  package mutating func internFrequent(_ text: borrowing Span<UInt8>, scope: UInt32) -> Int {
    guard text.count > 0 else { return intern(text, scope: scope) }
    let letters = Int(text[0]) &+ Int(text[text.count &- 1]) &* 7
    let place = (letters &+ text.count &* 13 &+ Int(scope) &* 29) & 63
    let symbol = Int(recent[place])
    if symbol < count && scopes[symbol] == scope && equals(text, symbol) { return symbol }
    let found = intern(text, scope: scope)
    recent[place] = UInt32(truncatingIfNeeded: found)
    return found
  }

  @inline(__always)
  private func equals(_ text: borrowing Span<UInt8>, _ symbol: Int) -> Bool {
    let range = range(of: symbol)
    guard range.count == text.count else { return false }
    return bytes.equals(text, at: range.lowerBound)
  }

  private mutating func insert(
    _ text: borrowing Span<UInt8>, scope: UInt32, hash: UInt32, at place: Int
  ) -> Int {
    bytes.append(contentsOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    scopes.append(scope)
    entries[place] = Entry(hash: hash, symbol: UInt32(ends.count))
    if ends.count * 2 > entries.count { rehash() }
    return ends.count - 1
  }

  private mutating func rehash() {
    var larger = Growable<Entry>(capacity: entries.count * 2)
    larger.append(repeating: Entry(hash: 0, symbol: 0), count: entries.count * 2)
    let mask = larger.count - 1
    for index in 0..<entries.count where entries[index].symbol != 0 {
      var place = Int(entries[index].hash) & mask
      while larger[place].symbol != 0 { place = (place + 1) & mask }
      larger[place] = entries[index]
    }
    entries = larger
  }

  /// A multiply-and-fold hash, eight bytes a step.
  @inline(__always)
  private func hash(_ text: borrowing Span<UInt8>, scope: UInt32) -> UInt32 {
    var state = seed ^ (UInt64(scope) &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(text.count)
    let raw = unsafe text.bytes
    let count = raw.byteCount
    func fold(_ word: UInt64) {
      let product = (state ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
      state = product.high ^ product.low
    }
    if count >= 8 {
      var index = 0
      while index &+ 8 < count {
        fold(unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
        index &+= 8
      }
      // The last eight bytes, which may overlap those before.
      fold(unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 8, as: UInt64.self))
    } else if count >= 4 {
      let first = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
      let last = unsafe raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: count &- 4, as: UInt32.self)
      fold(UInt64(first) | UInt64(last) &<< 32)
    } else if count > 0 {
      fold(UInt64(text[0]) | UInt64(text[count / 2]) &<< 8 | UInt64(text[count &- 1]) &<< 16)
    }
    let product = state.multipliedFullWidth(by: 0x8EBC_6AF0_9C88_C6E3)
    return UInt32(truncatingIfNeeded: product.high ^ product.low)
  }
}
