import DMUGraph
import GraphML
import TestSupport
import Testing

@testable import DMUImport

/// Boxes of drawings that are no people, groups, and files of nothing but ids.
@Suite("Boxes, groups and ids")
struct BoxTests {
  /// A drawing as yEd writes it: `id label…` for a box, `[id label` and `]` for a group, `a>b` for a line.
  private func drawn(_ lines: [String]) -> String {
    var body = ""
    func data(_ label: Substring) -> String {
      "<data key=\"d\"><y:ShapeNode xmlns:y=\"urn:y\"><y:NodeLabel>"
        + label.replacing("|", with: "&#10;") + "</y:NodeLabel></y:ShapeNode></data>"
    }
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 1)
      if line == "]" {
        body += "</graph></node>\n"
      } else if line.hasPrefix("[") {
        body +=
          "<node id=\"\(words[0].dropFirst())\">\(data(words[1]))<graph edgedefault=\"directed\">\n"
      } else if words.count == 1 {
        let ends = line.split(separator: ">")
        body += "<edge source=\"\(ends[0])\" target=\"\(ends[1])\"/>\n"
      } else {
        body += "<node id=\"\(words[0])\">\(data(words[1]))</node>\n"
      }
    }
    return graphml(body).replacing(
      "<graph ", with: "<key id=\"d\" for=\"node\" yfiles.type=\"nodegraphics\"/><graph ",
      maxReplacements: 1)
  }

  private func read(
    _ lines: String..., options change: (inout ImportOptions) -> Void = { _ in }
  ) -> Import {
    Import(named: [("f.graphml", drawn(lines))], options: change)
  }

  private func boxes(_ file: Import) -> [String] {
    file.result.files[0].inference.boxes.map { "\($0.id) \($0.meaning)" }
  }

  private func departments(_ file: Import) -> [String] {
    file.result.portfolio.map { portfolio in
      portfolio.contacts.map { portfolio.string($0.person.department) }
    } ?? []
  }

  // MARK: Boxes

  @Test(
    arguments: [
      "Legende:|— fachlich", "Entwurf", "Stand 01.03.2026", "Version 3, 12/05/2025", "2025-2026",
      "confidential", "Key: red = left",
    ])
  func notesAreNobody(_ note: String) {
    let file = read("a Ann Bee|CEO", "b Bob Cee", "n \(note)", "a>b")
    #expect(file.contacts == ["f: Ann Bee (executive?)", "f: Bob Cee"])
    #expect(boxes(file) == ["n note"])
    #expect(file.codes == [] || file.codes == ["inferred-direction"])
    let all = read("a Ann Bee|CEO", "b Bob Cee", "n \(note)", "a>b") { $0.readsAllAsPeople = true }
    #expect(all.contacts.count == 3)
    #expect(boxes(all) == [])
  }

  @Test(arguments: ["Cy Dee|Einkäuferin", "Cy Dee|cy@x.example", "Cy Dee|+49 511 12345"])
  func whoHasATitleOrAnAddressIsSomebodyWithoutLines(_ label: String) {
    #expect(read("a Ann Bee|CEO", "b Bob Cee|Buyer", "n \(label)", "a>b").contacts.count == 3)
  }

  @Test func withoutAnyLineNobodyIsANote() {
    #expect(read("a Ann Bee", "b Bob Cee").contacts.count == 2)
  }

  @Test(
    arguments: [
      "Talgrund GmbH", "Kestrel Foods Ltd.", "Sandmann und Sohn, Inc.", "Wiatrak Sp. z o.o.",
      "Verne S.A.", "Rossi S.p.A.", "De Vries B.V.", "Talgrund|GmbH",
    ])
  func theCompanyIsTheAccount(_ label: String) {
    let file = read("c \(label)", "a Ann Bee|CEO", "b Bob Cee|Buyer", "c>a", "a>b")
    #expect(file.accounts == [label.replacing("|", with: " ")])
    #expect(file.contacts.count == 2)
    #expect(file.links == ["Bob Cee>Ann Bee"])
    #expect(file.codes == [])
  }

  @Test(arguments: ["Ann Bee|CEO|Talgrund AG", "Ann Bee|Talgrund AG", "Ann Bee, Talgrund AG"])
  func aCompanyBesideANameMakesNoAccount(_ label: String) {
    let file = read("a \(label)", "b Bob Cee|Buyer", "a>b")
    #expect(file.accounts == ["f"])
    #expect(file.contacts.count == 2)
  }

  @Test func linesThroughDepartmentsJoinTheirPeople() {
    let file = read(
      "a Ann Bee|CEO", "o Produktion", "p Einkauf", "i IT", "b Bob Cee|Einkaufsleiter",
      "c Cy Dee|IT-Leiter", "d Di Ede|Administrator", "a>o", "o>p", "o>i", "p>b", "i>c", "c>d")
    #expect(file.links.sorted() == ["Bob Cee>Ann Bee", "Cy Dee>Ann Bee", "Di Ede>Cy Dee"])
    #expect(departments(file) == ["", "Einkauf", "IT", "IT"])
    #expect(boxes(file) == ["o department", "p department", "i department"])
    let upward = read(
      "a Ann Bee|CEO", "p Einkauf", "b Bob Cee|Einkaufsleiter", "c Cy Dee|Einkäufer", "p>a", "b>p",
      "c>p")
    #expect(upward.links.sorted() == ["Bob Cee>Ann Bee", "Cy Dee>Ann Bee"])
    #expect(departments(upward) == ["", "Einkauf", "Einkauf"])
  }

  @Test func aDepartmentWithoutAManagerHasItsMostSeniorPerson() {
    let file = read("p Einkauf", "b Bob Cee|Einkäufer", "c Cy Dee|Einkaufsleiter", "p>b", "p>c")
    #expect(file.links == ["Bob Cee>Cy Dee"])
    #expect(departments(file) == ["Einkauf", "Einkauf"])
  }

  @Test func aMemberOfADepartmentHasNoOtherAccount() {
    let file = Import("node d @label=Einkauf\nnode b @label=Bob\nedge b d @kind=member__of")
    #expect(file.accounts == ["f0"])
    #expect(departments(file) == ["Einkauf"])
    #expect(file.codes == [])
  }

  // MARK: Groups

  @Test func groupsWithALegalFormStayAccounts() {
    let file = read(
      "[g Alpha GmbH", "a Ann Bee|CEO", "]", "[h Beta AG", "b Bob Cee|Buyer", "]", "a>b")
    #expect(file.accounts == ["Alpha GmbH", "Beta AG"])
    let inside = read(
      "[w Kunden", "[g Alpha GmbH", "a Ann Bee|CEO", "]", "[h Beta AG", "b Bob Cee", "]", "]")
    #expect(inside.accounts == ["Alpha GmbH", "Beta AG"])
    #expect(inside.codes == [])
  }

  @Test(
    arguments: [
      ["c>a", "c>b"], ["a>c", "b>c"], ["c>g"], ["g>h"], ["a>b"],
    ])
  func linesMakeDepartments(_ lines: [String]) {
    let file = Import(named: [
      (
        "f.graphml",
        drawn(
          [
            "[g Nord", "a Ann Bee|Head of IT", "]", "[h Süd", "b Bob Cee|Buyer", "]",
            "c Cy Dee|CEO",
          ] + lines)
      )
    ])
    #expect(file.accounts == ["f"])
    #expect(file.codes.contains("inferred-groups"))
    #expect(file.contacts.count == 3)
    let asked = Import(named: [
      ("f.graphml", drawn(["[g Nord", "a Ann Bee", "]", "[h Süd", "b Bob Cee", "]", "a>b"]))
    ]) { $0.groups = .accounts }
    #expect(asked.accounts == ["Nord", "Süd"])
  }

  @Test func aLineToAGroupReachesItsMostSeniorPerson() {
    let file = read(
      "c Cy Dee|CEO", "[g Produktion", "a Ann Bee|Worker", "b Bob Cee|Head of Production", "]",
      "c>g")
    #expect(file.links == ["Bob Cee>Cy Dee"])
  }

  @Test func linesOfTheSupplierSayNothingOfGroups() {
    let file = read(
      "[s Nord AG", "j Jo Ix|Sales", "]", "[g Alpha", "a Ann Bee|CEO", "]", "[h Beta",
      "b Bob Cee|CTO", "]", "j>a", "j>b", "s>a", "s>h"
    ) { $0.supplier = "Nord AG" }
    #expect(file.accounts == ["Alpha", "Beta"])
    #expect(file.staff == ["Jo Ix"])
    #expect(file.contacts.count == 2)
  }

  @Test func whoIsJoinedByLinesIsOfThatAccount() {
    let file = Import(
      """
      node x @kind=account @name=Alder
      node y @kind=account @name=Birke
      node a @kind=contact @name=Ann @account=x
      node b @kind=contact @name=Bob
      node c @kind=contact @name=Cy
      node d @kind=contact @name=Di @account=y
      node e @kind=contact @name=Ed
      edge a b @kind=works__with
      edge c b @kind=reports__to
      edge e a @kind=influences
      edge e d @kind=influences
      """)
    #expect(file.contacts == ["Alder: Ann", "Alder: Bob", "Alder: Cy", "Birke: Di"])
    #expect(file.codes == ["contact-without-account"])
  }

  // MARK: Ids

  @Test(
    arguments: [
      ["Ann Sollers", "Tom Trent"], ["Sollers, Ann", "Trent, Tom"], ["ann.sollers", "tom.trent"],
      ["a@x.example", "t@x.example"], ["Łukasz Nowak", "Óscar de la Peña"],
    ])
  func idsThatAreNamesArePeople(_ ids: [String]) {
    let nodes = ids.map { "<node id=\"\($0)\"/>" }.joined(separator: "\n")
    let file = Import(named: [("f.graphml", graphml(nodes))])
    #expect(file.contacts == ids.map { "f: \($0)" })
  }

  @Test(arguments: [
    ["1", "2"], ["n0", "n1"], ["TP53", "BRCA1"], ["A", "B"], ["Paris", "Rome"],
    ["node_1", "node_2"],
  ])
  func otherIDsAreNobody(_ ids: [String]) {
    let nodes = ids.map { "<node id=\"\($0)\"/>" }.joined(separator: "\n")
    let file = Import(named: [("f.graphml", graphml(nodes))])
    #expect(file.contacts == [])
    #expect(file.codes == ["unknown-kind"])
    #expect(file.result.files[0].diagnostics[0].message.contains("--people"))
    let people = Import(named: [("f.graphml", graphml(nodes))]) { $0.readsAllAsPeople = true }
    #expect(people.contacts == ids.map { "f: \($0)" })
  }

  @Test func endsOfWrittenLinesArePeople() {
    let file = Import(
      "node a @kind=account @name=Alder\nnode b @name=Bob\nnode c @name=Cy\nedge b c @kind=reports__to"
    )
    #expect(file.contacts == ["Alder: Bob", "Alder: Cy"])
  }
}
