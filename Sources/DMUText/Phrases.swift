package import DMUGraph

/// A number with a noun in its singular or plural: `1 tie`, `2 ties`, `0 ties`.
package func plural(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

/// Up to four items as one speaks: `A`, `A and B`, `A, B and C`; of more, three and a count.
package func listed<Item>(
  _ items: some Collection<Item>, _ joint: String = "and", _ text: (Item) -> String
) -> String {
  let shown = items.count > 4 ? 3 : items.count
  var words = items.prefix(shown).map(text)
  if items.count > shown { words.append("\(items.count - shown) others") }
  guard let last = words.popLast() else { return "" }
  return words.isEmpty ? last : "\(words.joined(separator: ", ")) \(joint) \(last)"
}

/// A word of a vocabulary as one speaks: `account_manager` is `account manager`.
package func spoken(_ word: String) -> String {
  guard word.utf8.contains(UInt8(ascii: "_")) else { return word }
  return String(
    decoding: word.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
}

/// A role at the head of a sentence: `Purchasing`.
package func capitalized(_ role: Role) -> String {
  let word = spoken(role.rawValue)
  guard let first = word.utf8.first, (0x61...0x7A).contains(first) else { return word }
  return String(Unicode.Scalar(first - 0x20)) + word.dropFirst()
}
