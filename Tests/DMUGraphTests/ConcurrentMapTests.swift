import DMUGraph
import Synchronization
import Testing

@Suite("Concurrent map")
struct ConcurrentMapTests {
  @Test(arguments: [(0, 1), (1, 1), (7, 10), (10, 3), (1_000, 7), (3_000, 1)])
  func partsComeInOrderAndShareWorkspaces(_ count: Int, _ size: Int) {
    let made = Atomic(0)
    let parts = concurrentMap(count: count, partsOf: size) {
      made.wrappingAdd(1, ordering: .relaxed)
      return [Int]()
    } body: { workspace, part in
      // What is in a workspace was put there by one part after the other.
      workspace.append(part.lowerBound)
      return (part, workspace == workspace.sorted())
    }
    #expect(parts.count == max(1, count / size))
    #expect(parts.flatMap { Array($0.0) } == Array(0..<count))
    #expect(parts.count == 1 || parts.allSatisfy { $0.0.count >= size })
    #expect(parts.allSatisfy { $0.1 })
    let workspaces = made.load(ordering: .relaxed)
    #expect(workspaces >= 1 && workspaces <= min(parts.count, 500))
  }
}
