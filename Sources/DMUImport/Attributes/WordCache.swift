import GraphML

/// Values worked out once for every text that stands for them.
///
/// ```swift
/// if let known = cache.known(text) { return known }
/// return cache.learn(workedOut(from: text))
/// ```
struct WordCache<Value>: ~Copyable {
  private var words = SymbolTable()
  private var values: [Value] = []

  /// The value of a text that was met before; for any other it is to be learned next.
  @inline(__always)
  mutating func known(_ text: borrowing Span<UInt8>) -> Value? {
    let word = words.internFrequent(text, scope: 0)
    return word < values.count ? values[word] : nil
  }

  /// Keeps the value of the text that was asked for last, and was not known.
  mutating func learn(_ value: Value) -> Value {
    values.append(value)
    return value
  }
}
