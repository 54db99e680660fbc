@testable import DMUProfile
import OrderedCollections
import Testing

@Suite struct MappingFileTests {
  @Test func theExampleIsRead() throws {
    let mapping = try Mapping(
      yaml: """
        attributes: { role: [Buying Center Role], strength: [Closeness], last_contact: [Zuletzt gesprochen] }
        values: { role: { Einkauf: purchasing, EDV: technical } }
        supplier: Nordhaus AG
        strength_scale: 5
        """, path: "m")
    #expect(
      mapping.attributes == [
        "role": ["Buying Center Role"], "strength": ["Closeness"],
        "last_contact": ["Zuletzt gesprochen"],
      ])
    #expect(mapping.values == ["role": ["Einkauf": "purchasing", "EDV": "technical"]])
    #expect(mapping.supplier == "Nordhaus AG")
    #expect(mapping.strengthScale == 5)
  }

  @Test(arguments: ["", "# nothing", "{}", "attributes:\nvalues: {}\n"])
  func fileWithoutSettingsChangesNothing(text: String) throws {
    #expect(try Mapping(yaml: text, path: "m") == Mapping())
  }

  @Test func wordsAreSpelledAsTheProfileDoes() throws {
    let mapping = try Mapping(
      yaml: """
        attributes: { Last-Contact: [" A ", b], Role: Funktion }
        values:
          KIND: { Firma: Account, Kennt: Relation-Ship, 1: contact }
          stance: { "+": Supporter, no: OPPONENT }
          tier: { A: KEY, B: Strategic }
          role: { CTO: Technical ; executive, KAM: Account Manager, DSB: Data Protection }
          strength: { hoch: 0.9, 1.5: 2, "15": 3 }
          currency: { Euro: EUR }
        """, path: "m")
    #expect(mapping.attributes == ["last_contact": ["A", "b"], "role": ["Funktion"]])
    #expect(
      mapping.values["kind"] == ["Firma": "account", "Kennt": "relationship", "1": "contact"])
    #expect(mapping.values["stance"] == ["+": "supporter", "no": "opponent"])
    #expect(mapping.values["tier"] == ["A": "key", "B": "Strategic"])
    #expect(
      mapping.values["role"] == [
        "CTO": "technical;executive", "KAM": "account_manager", "DSB": "Data Protection",
      ])
    #expect(mapping.values["strength"] == ["hoch": "0.9", "1.5": "2", "15": "3"])
    #expect(mapping.values["currency"] == ["Euro": "EUR"])
  }

  @Test(arguments: [
    ("attribute: {}", 1, 1, "did you mean `attributes`?"),
    (
      "attributes: { strenght: [a] }", 1, 15,
      "`strenght` is not an attribute; did you mean `strength`?"
    ),
    (
      "attributes: { role: [a, Rolle], title: ['R O L L E'] }", 1, 41,
      "`R O L L E` already stands for `role`"
    ),
    ("attributes: { role: [a, A] }", 1, 25, "`A` repeats `a`"),
    ("attributes: { role: ['-'] }", 1, 22, "`-` names no attribute"),
    ("attributes: { role: }", 1, 21, "a list of names of attributes; found nothing"),
    ("attributes: { role: {} }", 1, 21, "found a map"),
    ("attributes: { last_contact: [a], LastContact: [b] }", 1, 34, "`LastContact` repeats"),
    ("values: { rolle: {} }", 1, 11, "did you mean `role`?"),
    ("values: { role: [a] }", 1, 17, "`values.role` must be a map"),
    ("values: { kind: { Firma: acount } }", 1, 26, "did you mean `account`?"),
    ("values: { stance: { gut: supportive } }", 1, 26, "`supportive` is not a known value"),
    ("values: { role: { A: user, a: technical } }", 1, 28, "`a` repeats `A`"),
    ("values: { role: { A: ; } }", 1, 22, "`;` names no role"),
    ("values: { role: { A: [user] } }", 1, 22, "must be a role; found a list"),
    ("values: { role: { '': user } }", 1, 19, "is no value"),
    ("values: { strength: { hoch: high } }", 1, 29, "a finite number of at least 0"),
    ("values: { departure_rate: { hoch: 2 } }", 1, 35, "a number from 0 to 1"),
    ("supplier: ''", 1, 11, "the name of an account"),
    ("supplier: [a]", 1, 11, "found a list"),
    ("strength_scale: 0", 1, 17, "a finite number above 0"),
    ("strength_scale: .inf", 1, 17, "a finite number above 0"),
    ("strength_scale: ten", 1, 17, "found the text `ten`"),
    ("- a", 1, 1, "`mapping` must be a map"),
  ])
  func problemsHaveAPlace(text: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: ConfigurationError.self) { try Mapping(yaml: text, path: "m.yaml") }
    #expect(error?.code == .badMapping)
    #expect(error?.problems.count == 1)
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }
}
