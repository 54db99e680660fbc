/// The known word that somebody probably meant who wrote another, or `nil` when none is near.
///
/// ```swift
/// nearest(to: "active_treshold", among: ["active_threshold", "tiers"])  // "active_threshold"
/// nearest(to: "colour", among: ["active_threshold", "tiers"])  // nil
/// ```
///
/// Near is a restricted Damerau–Levenshtein distance (insert, delete, replace, swap neighbours; no
/// part is edited twice) of at most a third of the longer word, and at least 1 is allowed. Case and
/// the choice among `_`, `-`, `.` and blank do not count. Of equally near words the first is
/// meant.
///
/// The distance is that of B. J. Oommen and R. K. S. Loke, *Pattern recognition of strings with
/// substitutions, insertions, deletions and generalized transpositions* (1997).
///
/// - Complexity: O(*n* · *m*) for each of the known words whose length is near.
package func nearest(to word: String, among known: some Sequence<String>) -> String? {
  let written = folded(word)
  var best: (word: String, distance: Int)?
  for candidate in known {
    let letters = folded(candidate)
    let longer = max(written.count, letters.count)
    let limit = min(max(1, longer / 3), (best?.distance ?? .max) - 1)
    guard abs(written.count - letters.count) <= limit else { continue }
    let distance = editDistance(written, letters)
    if distance <= limit { best = (candidate, distance) }
  }
  return best?.word
}

/// The letters that count when words are compared.
private func folded(_ word: String) -> [Character] {
  word.lowercased().map { "-. ".contains($0) ? "_" : $0 }
}

/// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into
/// another.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in 0..<left.count {
    var row = [Int](repeating: i + 1, count: right.count + 1)
    for j in 0..<right.count {
      let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
      row[j + 1] = min(replaced, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}
