/// The numbers of names by the addresses that the parser's dictionary gives their parts.
///
/// Addresses stay the same for as long as a file is parsed, so that a name is compared as text once.
struct NameNumbers: ~Copyable {
  struct NameAddresses: BitwiseCopyable, Equatable {
    var local: UInt
    var prefix: UInt
    var namespace: UInt
  }

  struct Entry: BitwiseCopyable {
    var key: NameAddresses
    var number: Int32
  }

  private var entries = Growable<Entry>(capacity: 256)
  private var count = 0

  init() { clear(256) }

  @inline(__always)
  subscript(key: NameAddresses) -> Int? {
    let mask = entries.count &- 1
    var place = NameNumbers.hash(key) & mask
    while true {
      let entry = entries[place]
      if entry.key == key { return Int(entry.number) }
      if entry.number < 0 { return nil }
      place = (place &+ 1) & mask
    }
  }

  mutating func insert(_ key: NameAddresses, _ number: Int) {
    if (count + 1) * 2 > entries.count { rehash() }
    place(key, Int32(number))
    count += 1
  }

  private mutating func place(_ key: NameAddresses, _ number: Int32) {
    let mask = entries.count - 1
    var place = NameNumbers.hash(key) & mask
    while entries[place].number >= 0 { place = (place + 1) & mask }
    entries[place] = Entry(key: key, number: number)
  }

  private mutating func rehash() {
    var old = Growable<Entry>(capacity: 0)
    swap(&old, &entries)
    clear(old.count * 2)
    for index in 0..<old.count where old[index].number >= 0 {
      place(old[index].key, old[index].number)
    }
  }

  private mutating func clear(_ size: Int) {
    entries = Growable(capacity: size)
    entries.append(
      repeating: Entry(key: NameAddresses(local: 0, prefix: 0, namespace: 0), number: -1),
      count: size)
  }

  @inline(__always)
  private static func hash(_ key: NameAddresses) -> Int {
    let mixed = (key.local ^ (key.namespace << 1) ^ (key.prefix << 2)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
