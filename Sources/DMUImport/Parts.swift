import DMUGraph
import GraphML

/// Into how many parts things are cut that are looked at at once, at most one for each of them; what comes of
/// them does not depend on that.
///
/// - Parameters:
///   - count: How many things there are.
///   - least: How many are worth a thread.
///   - options: Whether another number is asked for.
func partCount(of count: Int, atLeast least: Int, _ options: ImportOptions) -> Int {
  max(1, min(options.parts ?? min(GraphMLReader.cores, count / least), count))
}

/// The ranges into which so many things are cut.
func ranges(of count: Int, parts: Int) -> [Range<Int>] {
  (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
}

/// What a body makes of each part of a range, on all cores, and what becomes of that one after the other.
///
/// - Parameters:
///   - parts: The ranges, one at least.
///   - append: Appends what was made of the next part.
func joined<Part: Sendable, Result: Sendable>(
  _ parts: [Part], _ body: @Sendable (Part) -> Result, append: (inout Result, Result) -> Void
) -> Result {
  var rest = concurrentResults(of: parts, body)
  rest.reverse()
  var whole = rest.removeLast()
  while let next = rest.popLast() { append(&whole, next) }
  return whole
}
