/// Names that say the same at different length, such as "J. Brandt" and "Jonas Brandt".
package enum AbbreviatedName {
  /// True when every word of one name stands in the other, in order, as a whole or by its first letter, and a whole
  /// word is the same.
  package static func areOne(_ left: String, _ right: String) -> Bool {
    let (one, other) = (words(left), words(right))
    return one.count <= other.count ? abbreviates(one, other) : abbreviates(other, one)
  }

  private static func abbreviates(_ short: [Substring], _ long: [Substring]) -> Bool {
    var hasWholeWord = false
    var rest = long[...]
    for word in short {
      guard let index = rest.firstIndex(where: { isSame(word, $0) }) else { return false }
      hasWholeWord = hasWholeWord || (word.count > 1 && word == rest[index])
      rest = rest[(index + 1)...]
    }
    return hasWholeWord
  }

  private static func isSame(_ one: Substring, _ other: Substring) -> Bool {
    if one == other { return true }
    guard one.count == 1 || other.count == 1 else { return false }
    return one.first == other.first
  }

  /// The words of a name as names are compared, given names first: "Brandt, J." is "J. Brandt".
  private static func words(_ name: String) -> [Substring] {
    let parts = ComparableName.folded(name).split(separator: ",", maxSplits: 1)
    let ordered = parts.count == 2 ? parts[1] + " " + parts[0] : Substring(parts.first ?? "")
    return Substring(ordered).split { $0 == " " || $0 == "." }
  }
}
