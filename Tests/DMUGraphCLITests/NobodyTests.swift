import Testing

/// Files in which nothing is an account or a contact.
@Suite("Nobody")
struct NobodyTests {
  private let file = Tool.fixture("broken/nobody.graphml")

  @Test(arguments: ["gaps", "threads", "risk"])
  func nothingUnderstoodIsUnusable(_ command: String) throws {
    let run = try Tool.run([command, file])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("nothing was understood as an account or a contact"))
    #expect(run.errors.contains("--people"))
    #expect(try Tool.run([command, file, "--people"]).status == 0)
  }

  @Test func validatePrintsItsDocumentAllTheSame() throws {
    let run = try Tool.run(["validate", "--format", "json", file])
    #expect(run.status == 2)
    let document = try run.decode(ValidateDocument.self)
    #expect(document.all.map(\.code).contains("unknown-kind"))
  }

  /// What a file is about does not matter where it is written as it was.
  @Test func anUntouchedFileIsWrittenAllTheSame() throws {
    #expect(try Tool.run(["export", file, "--to", "graphml"]).status == 0)
    #expect(try Tool.run(["export", file, "--to", "json"]).status == 2)
  }

  @Test func strictAndPeopleExcludeEachOther() throws {
    #expect(try Tool.run(["gaps", file, "--people", "--strict"]).status == 64)
  }
}
