/// The entries of title tables as a tree of letters.
struct TitleMatcher: Sendable {
  /// The tables of all languages, which are tried together, as a title does not say its language.
  static let shared = TitleMatcher(TitleTable.files.map { TitleTable($0.value) })

  /// A letter after others.
  private struct Node {
    var letter: UInt8
    /// The position of the sense of the entry that ends here, from 1; 0 where none does.
    var meaning: UInt16 = 0
    /// The first letter that follows; 0 where none does.
    var child: UInt32 = 0
    /// Another letter in place of this one; 0 where there is none.
    var sibling: UInt32 = 0
  }

  private var nodes = [Node(letter: 0)]
  /// The node of the first three letters of entries, as a number of three digits; 0 where none has
  /// them.
  private var roots = [UInt32](repeating: 0, count: 1 << 15)
  private var meanings: [TitleWordMeaning] = []

  /// A match in the letters of a title.
  struct Match {
    var end: Int
    var meaning: TitleWordMeaning
  }

  init(_ tables: [TitleTable]) {
    nodes.reserveCapacity(1 << 16)
    for table in tables {
      let first = meanings.count + 1
      meanings += table.meanings
      for entry in table.entries { insert(entry.letters, UInt16(first + entry.meaning)) }
    }
  }

  private func root(_ letters: ArraySlice<UInt8>) -> Int {
    letters.prefix(3).reduce(0) { $0 << 5 | Int($1) }
  }

  /// Adds an entry of three letters or more; of two with the same letters the first counts.
  private mutating func insert(_ letters: ArraySlice<UInt8>, _ meaning: UInt16) {
    let root = root(letters)
    if roots[root] == 0 {
      roots[root] = UInt32(nodes.count)
      nodes.append(Node(letter: 0))
    }
    var node = Int(roots[root])
    for letter in letters.dropFirst(3) {
      var next = Int(nodes[node].child)
      while next != 0, nodes[next].letter != letter { next = Int(nodes[next].sibling) }
      if next == 0 {
        next = nodes.count
        nodes.append(Node(letter: letter, sibling: nodes[node].child))
        nodes[node].child = UInt32(next)
      }
      node = next
    }
    if nodes[node].meaning == 0 { nodes[node].meaning = meaning }
  }

  /// The longest entry that begins at a place of a title; at a blank, also one that begins after it,
  /// where that reaches further.
  func match(_ letters: [UInt8], at start: Int) -> Match? {
    let whole = longest(letters, from: start)
    guard letters[start] == TitleLetter.blank, let inner = longest(letters, from: start + 1) else {
      return whole
    }
    return inner.end > whole?.end ?? 0 ? inner : whole
  }

  private func longest(_ letters: [UInt8], from start: Int) -> Match? {
    if start + 3 > letters.count { return nil }
    var found: (end: Int, meaning: UInt16)?
    var node = Int(roots[root(letters[start...])])
    var end = start + 3
    while node != 0 {
      if nodes[node].meaning != 0 { found = (end, nodes[node].meaning) }
      if end == letters.count { break }
      let letter = letters[end]
      node = Int(nodes[node].child)
      while node != 0, nodes[node].letter != letter { node = Int(nodes[node].sibling) }
      end += 1
    }
    return found.map { Match(end: $0.end, meaning: meanings[Int($0.meaning) - 1]) }
  }
}
