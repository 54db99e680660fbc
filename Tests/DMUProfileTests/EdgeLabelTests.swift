import Testing

@testable import DMUProfile

@Suite("Labels of lines, and names of companies")
struct EdgeLabelTests {
  @Test(
    arguments: [
      ("reports to", EdgeKind.reportsTo), ("berichtet an", .reportsTo),
      ("rend compte à", .reportsTo), ("rend compte a", .reportsTo), ("reporta a", .reportsTo),
      ("riporta a", .reportsTo), ("rapporteert aan", .reportsTo), ("responde a", .reportsTo),
      ("podlega", .reportsTo), ("is managed by", .reportsTo), ("wird geführt von", .reportsTo),
      ("manages", .manages), ("leitet", .manages), ("è responsabile di", .manages),
      ("is boss of", .manages), ("supervisa a", .manages), ("zarządza", .manages),
      ("kennt", .relationship), ("connaît", .relationship), ("zna", .relationship),
      ("arbeitet mit", .worksWith), ("lavora con", .worksWith), ("werkt samen met", .worksWith),
      ("beeinflusst", .influences), ("wpływa na", .influences),
      ("works at", .memberOf), ("arbeitet bei", .memberOf), ("trabalha na", .memberOf),
      ("REPORTS_TO", .reportsTo), ("Works-For", .memberOf),
    ])
  func words(_ label: String, _ kind: EdgeKind) {
    #expect(EdgeKind.byLabel(label) == kind)
  }

  @Test(arguments: ["friends", "studied together", "plays tennis with", "is", "of", "70 %", ""])
  func otherLabels(_ label: String) { #expect(EdgeKind.byLabel(label) == nil) }

  /// No word has two meanings.
  @Test func everyWordHasOneKind() {
    for (kind, languages) in EdgeLabelWords.kinds {
      for word in languages.joined() { #expect(EdgeKind.byLabel(word) == kind, "\(word)") }
      #expect(languages.count == 8)
    }
  }

  @Test(
    arguments: [
      "Talgrund GmbH", "Talgrund GmbH & Co. KG", "Kestrel Foods Ltd", "Sunrise, Inc.", "Verne S.A.",
      "Verne S.à r.l.", "Rossi S.p.A.", "Jansen B.V.", "Kowalski Sp. z o.o.", "Lopes Lda.",
      "Nordic AB", "Bauer eG", "Talgrund SE", "Müller AG (Konzern)", "Acme LLC",
    ])
  func legalForms(_ name: String) { #expect(hasLegalForm(name)) }

  @Test(
    arguments: [
      "Ann Bee", "Einkauf", "SE", "AG", "Berlin Zoo", "Day Spa", "as soon as possible", "Inc",
      "e.g. this", "Kai Sa Lund", "",
    ])
  func otherNames(_ name: String) { #expect(!hasLegalForm(name)) }
}
