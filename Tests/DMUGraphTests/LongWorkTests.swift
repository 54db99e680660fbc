import DMUGraph
import Synchronization
import TestSupport
import Testing

@Suite("Long work")
struct LongWorkTests {
  private let day = Day(number: 20_758)

  private var portfolio: Portfolio {
    var sizes = RandomPortfolio()
    sizes.accounts = 2_000...2_000
    sizes.contacts = 1...4
    return sizes.make(seed: 1, day: day)
  }

  /// Every account is told of, none twice, and what is done never falls.
  @Test func tellsHowFarItIs() throws {
    let (portfolio, day) = (portfolio, day)
    for (name, stepCount, work) in [
      ("gaps", 1, { _ = portfolio.review(asOf: day).gaps() }),
      ("plan", 2, { _ = portfolio.review(asOf: day).plan() }),
      ("threads", 1, { _ = portfolio.review(asOf: day).threads() }),
      ("risk", 1, { _ = portfolio.review(asOf: day).risk() }),
      ("paths", 3, { _ = portfolio.review(asOf: day).paths() }),
      ("influence", 1, { _ = portfolio.review(asOf: day).influence() }),
    ] {
      let told = Mutex<[WorkProgress]>([])
      try withCancellation { progress in
        told.withLock { $0.append(progress) }
      } perform: {
        work()
      }
      let steps = told.withLock { $0 }
      #expect(steps.count > 3 && steps.allSatisfy { $0.total == 2_000 }, "\(name)")
      #expect(zip(steps, steps.dropFirst()).count { $0.done > $1.done } == stepCount - 1, "\(name)")
      #expect(steps.count { $0.done == 2_000 } == stepCount, "\(name)")
    }
  }

  /// Cancelled after the first accounts, it ends long before the last, with an error.
  @Test func endsWhenTheTaskIsCancelled() async {
    let (portfolio, day) = (portfolio, day)
    let done = Atomic(0)
    let task = Task {
      try withCancellation { progress in
        done.store(progress.done, ordering: .relaxed)
        // Does something only on the thread on which the task runs, which takes a part of the work too.
        withUnsafeCurrentTask { $0?.cancel() }
      } perform: {
        _ = portfolio.review(asOf: day).plan()
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(done.load(ordering: .relaxed) < 2_000)
  }

  /// Without anybody who asked for it, cancellation changes no result.
  @Test func elsewhereResultsAreWhole() async {
    let (portfolio, day) = (portfolio, day)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return portfolio.review(asOf: day).gaps().count
    }
    #expect(await task.value == 2_000)
  }

  @Test func errorsOfTheWorkComeThrough() {
    struct Trouble: Error {}
    #expect(throws: Trouble.self) { try withCancellation { throw Trouble() } }
  }
}
