public import Glibc

/// A growing row of plain values in memory of its own.
///
/// The reader appends millions of values from C callbacks, where an array's reference counting and
/// uniqueness checks cost more than the parsing. `realloc` moves large rows without copying them.
/// Indices are trusted; debug builds check them.
@usableFromInline
@safe struct Growable<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  @usableFromInline var start: UnsafeMutablePointer<Element>
  @usableFromInline fileprivate(set) var count = 0
  fileprivate var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    unsafe start = Self.allocate(nil, capacity: self.capacity)
  }

  @inlinable deinit { unsafe free(start) }

  @inlinable subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe start[index]
    }
    set {
      assert(index >= 0 && index < count)
      unsafe start[index] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    unsafe (start + count).initialize(to: element)
    count &+= 1
  }

  @inline(__always)
  mutating func append(contentsOf span: borrowing Span<Element>) {
    let length = span.count
    if capacity &- count < length { grow(by: length) }
    unsafe span.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      unsafe (start + count).initialize(from: base, count: length)
    }
    count &+= length
  }

  /// Appends what a function makes of the elements of another row, from a position on.
  @inline(__always)
  mutating func append(
    _ other: borrowing Growable, from first: Int = 0, _ transform: (Element) -> Element
  ) {
    let length = other.count - first
    if capacity - count < length { grow(by: length) }
    for index in 0..<length {
      unsafe (start + count + index).initialize(to: transform(other.start[first + index]))
    }
    count += length
  }

  mutating func removeAll() { count = 0 }

  mutating func append(repeating element: Element, count repeats: Int) {
    if capacity - count < repeats { grow(by: repeats) }
    unsafe (start + count).initialize(repeating: element, count: repeats)
    count += repeats
  }

  mutating func removeLast(_ elements: Int = 1) {
    assert(elements <= count)
    count &-= elements
  }

  /// The values of a range, for as long as the body runs.
  @inlinable
  func withSpan<Result, Failure: Error>(
    _ range: Range<Int>, _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    let values = unsafe UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    return try unsafe body(values.span)
  }

  /// True if the values from a position on are those of a span.
  @inline(__always)
  func equals(_ span: borrowing Span<Element>, at position: Int) -> Bool {
    unsafe span.withUnsafeBufferPointer { other in
      guard let base = other.baseAddress else { return true }
      let size = other.count &* MemoryLayout<Element>.stride
      return unsafe memcmp(base, start + position, size) == 0
    }
  }

  @inline(never)
  fileprivate mutating func grow(by length: Int) {
    reallocate(capacity: max(capacity + capacity / 2, count + length))
  }

  private mutating func reallocate(capacity: Int) {
    unsafe start = Self.allocate(start, capacity: capacity)
    self.capacity = capacity
  }

  private static func allocate(
    _ old: UnsafeMutablePointer<Element>?, capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory = unsafe realloc(old, capacity * MemoryLayout<Element>.stride) else {
      fatalError("there is not enough memory")
    }
    return unsafe memory.bindMemory(to: Element.self, capacity: capacity)
  }
}
