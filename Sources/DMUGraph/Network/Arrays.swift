/// Sets the first `count` elements to a value and drops the rest.
@inline(__always)
func refill<Element>(_ array: inout [Element], _ count: Int, with value: Element) {
  if array.count > count { array.removeLast(array.count - count) }
  var kept = array.mutableSpan
  for index in kept.indices { kept[index] = value }
  if array.count < count {
    array.append(contentsOf: repeatElement(value, count: count - array.count))
  }
}

/// Values by group, stable, and where each group begins: a counting sort.
package func grouped(
  _ values: [Int32], by groups: [Int32], into count: Int
) -> (starts: [Int], values: [Int32]) {
  var starts: [Int] = []
  var result: [Int32] = []
  group(values, into: count, starts: &starts, values: &result) { Int(groups[$0]) }
  return (starts, result)
}

/// The same in arrays that are there.
///
/// - Parameter group: The group of the value at an index.
@inline(__always)
func group<Value>(
  _ values: [Value], into count: Int, starts: inout [Int], values result: inout [Value],
  by group: (Int) -> Int
) {
  refill(&starts, count + 1, with: 0)
  result.removeAll(keepingCapacity: true)
  guard let first = values.first else { return }
  result.append(contentsOf: repeatElement(first, count: values.count))
  for index in values.indices { starts[group(index)] += 1 }
  var end = 0
  for index in starts.indices {
    end += starts[index]
    starts[index] = end
  }
  // From the last value backwards, a group's end moves to its beginning.
  for index in values.indices.reversed() {
    let group = group(index)
    starts[group] -= 1
    result[starts[group]] = values[index]
  }
}
