import DMUGraph
import DMUProfile
import TestSupport
import Testing

@testable import DMUImport

@Suite("Titles of people that are read")
struct TitleImportTests {
  private func contact(_ data: String, mapping: String = "") throws -> Contact {
    let lines = "node a @kind=account @name=Alder\nnode c @kind=contact @name=Cy @account=a " + data
    let map = try Mapping(yaml: mapping, path: "m.yaml")
    let portfolio = try #require(Import(lines) { $0.mapping = map }.result.portfolio)
    return portfolio.contacts[0]
  }

  private func roles(_ data: String, mapping: String = "") throws -> [Role] {
    let found = try contact(data, mapping: mapping).roles
    return Role.known.indices.filter { found.contains(position: $0) }.map { Role.known[$0] }
  }

  @Test func titleSaysRolesAndRank() throws {
    let head = try contact("@title=Einkaufsleiterin")
    #expect(head.seniority == .head && !head.roles.isEmpty && head.roles == head.inferredRoles)
    // A written role stands, and the rank is the title's all the same.
    let user = try contact("@title=Einkaufsleiterin @role=user")
    #expect(user.seniority == .head && user.inferredRoles.isEmpty)
    #expect(try contact("@role=Einkaufsleiterin").seniority == .head)
    #expect(try contact("@title=Zauberer").seniority == nil)
  }

  @Test func formerHolderIsMarked() throws {
    let former = try contact("@title=ex-CTO")
    #expect(former.person.isFormer && former.roles.isEmpty)
    #expect(try !contact("@title=Executive_Buyer").person.isFormer)
  }

  @Test func generalRankIsOfItsDepartment() throws {
    #expect(try roles("@title=Director") == [.executive])
    #expect(try roles("@title=Director @department=Procurement") == [.purchasing])
    #expect(try roles("@title=Manager @department=IT") == [.technical])
    #expect(try roles("@title=CEO @department=Procurement") == [.executive])
    #expect(try roles("@title=Zauberer @department=Procurement") == [])
  }

  @Test func mappingDecidesBeforeTheTable() throws {
    let mapping = """
      values: { role: { Leiter Fuhrpark: purchasing, leiter-fuhrpark technik: "technical;user", Einkauf: legal } }
      """
    #expect(try roles("@title=Leiter-Fuhrpark-Nord", mapping: mapping) == [.purchasing])
    #expect(try roles("@title=LEITER/Fuhrpark/Technik", mapping: mapping) == [.technical, .user])
    #expect(try roles("@title=Einkauf-Nord", mapping: mapping) == [.legal])
    // Whole words only.
    #expect(try roles("@title=Einkaufsleiter", mapping: mapping) == [.purchasing])
  }

  @Test func labelsAreReadWhereNothingIsWritten() throws {
    func person(_ node: String) throws -> (String, String, String) {
      let portfolio = try #require(
        Import("node a @kind=account @name=Alder\nnode c @account=a " + node).result.portfolio)
      let person = portfolio.contacts[0].person
      return (
        portfolio.string(person.name), portfolio.string(person.title),
        portfolio.string(person.email)
      )
    }
    #expect(try person("@label=CFO:&#32;Cy") == ("Cy", "CFO", ""))
    #expect(
      try person("@label=Cy,&#32;CFO&#10;cy@alder.example") == ("Cy", "CFO", "cy@alder.example"))
    #expect(try person("@label=CFO:&#32;Cy @name=Cyril @title=CEO") == ("Cyril", "CEO", ""))
    #expect(try person("@kind=contact @name=Dean,&#32;Cy") == ("Dean, Cy", "", ""))
  }
}
