import Glibc

/// Tells the system that all of some memory will soon be written to, so that it may give it in large pages.
///
/// A page fault of 4 KiB costs more than filling them; of 2 MiB there are 512 times fewer. It is a hint,
/// without any effect where the system does not follow it.
package func preferLargePages(_ memory: UnsafeRawBufferPointer) {
  // Below, no whole large page fits in.
  guard memory.count >= 1 << 22, let start = memory.baseAddress else { return }
  let offset = Int(bitPattern: start) & 4095
  madvise(UnsafeMutableRawPointer(mutating: start - offset), memory.count + offset, MADV_HUGEPAGE)
}

extension Array {
  /// Makes room for so many elements in all, most of which will be there soon.
  package mutating func reserveLargely(_ capacity: Int) {
    reserveCapacity(capacity)
    withUnsafeBufferPointer {
      guard let start = $0.baseAddress else { return }
      preferLargePages(
        UnsafeRawBufferPointer(start: start, count: capacity * MemoryLayout<Element>.stride))
    }
  }
}
