@testable import DMUProfile
import Testing

@Suite struct SuggestionTests {
  private let settings = ["active_threshold", "half_life_days", "threads", "tiers", "severity"]

  @Test(arguments: [
    ("active_treshold", "active_threshold"),
    ("Active-Threshold", "active_threshold"),
    ("half life days", "half_life_days"),
    ("thread", "threads"),
    ("tires", "tiers"),
    ("severtiy", "severity"),
    ("active_threshold", "active_threshold"),
  ])
  func nearWordIsSuggested(word: String, expected: String) {
    #expect(nearest(to: word, among: settings) == expected)
  }

  @Test(arguments: ["colour", "", "x", "half", String(repeating: "threads", count: 100_000)])
  func farWordIsNot(word: String) {
    #expect(nearest(to: word, among: settings) == nil)
  }

  @Test func nothingIsNearToNothing() {
    #expect(nearest(to: "a", among: [String]()) == nil)
    #expect(nearest(to: "a", among: ["b", "c"]) == "b")
  }

  @Test func swapCountsOnceAndTheNearestWins() {
    #expect(nearest(to: "abcdef", among: ["xbcdyf", "abdcef"]) == "abdcef")
    // Two letters of three are too much.
    #expect(nearest(to: "abc", among: ["axy"]) == nil)
  }

  @Test func firstOfEquallyNearWordsWins() {
    #expect(nearest(to: "lov", among: ["low", "lot"]) == "low")
    #expect(nearest(to: "lov", among: ["lot", "low"]) == "lot")
  }
}
