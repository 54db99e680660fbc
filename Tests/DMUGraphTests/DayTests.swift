import DMUGraph
import Testing

@Suite("Days")
struct DayTests {
  @Test(
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
      ("2026-11-01", 20_758), ("0000-01-01", -719_528), ("9999-12-31", 2_932_896),
    ])
  func numbers(_ text: String, _ number: Int) throws {
    let day = try #require(Day(text))
    #expect(Int(day.number) == number)
    #expect(day.description == text)
    #expect(Day(utf8: text.utf8.span) == day)
  }

  @Test(
    arguments: [
      "20261101", "2026-11-01T09:30:00Z", "2026-11-01 09:30", "2026-11-01T23:59:59.999+14:00",
      " 2026-11-01 ", "2026-11-01T24:00", "2026-11-01t0930-0500",
    ])
  func readsTheDayThatIsWritten(_ text: String) {
    #expect(Day(text)?.description == "2026-11-01")
    #expect(Day(utf8: text.utf8.span)?.description == "2026-11-01")
  }

  @Test(
    arguments: [
      "", "2026", "2026-11", "2026-13-01", "2026-00-10", "2026-02-29", "1900-02-29", "2026-04-31",
      "2026-11-1", "01.11.2026", "2026-11-01x", "2026-11-01T", "2026-11-01T25:00", "2026/11/01",
      "2026-1101", "٢٠٢٦-11-01",
    ])
  func refusesWhatIsNoDay(_ text: String) {
    #expect(Day(text) == nil)
    #expect(Day(utf8: text.utf8.span) == nil)
  }

  @Test func countsDays() throws {
    let (first, second) = (try #require(Day("2024-02-28")), try #require(Day("2024-03-01")))
    #expect(second.days(since: first) == 2)
    #expect(first.days(since: second) == -2)
    #expect(first.advanced(by: 2) == second)
    #expect(first < second)
  }
}
