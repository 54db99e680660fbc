/// Sets the first `count` elements to a value and drops the rest.
func refill<Element>(_ array: inout [Element], _ count: Int, with value: Element) {
  array.removeAll(keepingCapacity: true)
  array.append(contentsOf: repeatElement(value, count: count))
}

/// Values by group, stable, and where each group begins: a counting sort.
func grouped(
  _ values: [Int32], by groups: [Int32], into count: Int
) -> (starts: [Int], values: [Int32]) {
  var starts = [Int](repeating: 0, count: count + 1)
  for group in groups { starts[Int(group) + 1] += 1 }
  for index in 0..<count { starts[index + 1] += starts[index] }
  var next = starts
  var result = [Int32](repeating: 0, count: values.count)
  for (value, group) in zip(values, groups) {
    result[next[Int(group)]] = value
    next[Int(group)] += 1
  }
  return (starts, result)
}
