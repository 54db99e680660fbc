import Testing

@testable import DMUImport

@Suite("Labels of boxes")
struct BoxLabelTests {
  /// A label, its lines parted by `¶`; the name; the title.
  private static let rows = #"""
    Ute Sandmann¶CFO → Ute Sandmann → CFO
    CTO¶Jan Ritter → Jan Ritter → CTO
    Leiter Einkauf¶Bernd Keßler → Bernd Keßler → Leiter Einkauf
    Head of Procurement¶Tom Hart → Tom Hart → Head of Procurement
    Mira Lohse, CEO → Mira Lohse → CEO
    Kai Brunner (CIO) → Kai Brunner → CIO
    CFO: Vera Stahl → Vera Stahl → CFO
    CEO - Olaf Thiel → Olaf Thiel → CEO
    Rita Vogel - Einkaufsleiterin → Rita Vogel → Einkaufsleiterin
    Sven Kuhn – Leiter IT → Sven Kuhn → Leiter IT
    Nina Hesse | Head of IT → Nina Hesse → Head of IT
    Leiter Produktion → Leiter Produktion → Leiter Produktion
    Head of Legal → Head of Legal → Head of Legal
    Falk Otto¶falk.otto@talgrund.example¶Einkäufer → Falk Otto → Einkäufer
    Gitta Rau¶+49 89 1234 56¶Leiterin Einkauf → Gitta Rau → Leiterin Einkauf
    Bodo Wirth¶Einkauf¶+49 40 9876 → Bodo Wirth → Einkauf
    Dr.¶Elke Frank¶Geschäftsführerin → Dr. Elke Frank → Geschäftsführerin
    Hans-Jürgen¶Meyer-Lüdenscheidt¶Leiter Qualitätssicherung → Hans-Jürgen Meyer-Lüdenscheidt → Leiter Qualitätssicherung
    Frau Dr. Uta Neuer¶Leiterin Recht → Frau Dr. Uta Neuer → Leiterin Recht
    Anke Paul¶Controllerin → Anke Paul → Controllerin
    IT¶Klaus Dreyer → Klaus Dreyer → IT
    Jörg Sachs¶VP Operations → Jörg Sachs → VP Operations
    Carla Jahn¶Team Nord → Carla Jahn → Team Nord
    Piet Haas¶Gärtner → Piet Haas → Gärtner
    Egon Fritz → Egon Fritz → -
    Moni Lux¶Buyer → Moni Lux → Buyer
    Directeur des achats¶Paul Blanchet → Paul Blanchet → Directeur des achats
    Chiara Bassi¶Amministratore Delegato → Chiara Bassi → Amministratore Delegato
    Jefe de Compras: Luis Ferrán → Luis Ferrán → Jefe de Compras
    Nowak Jan (Dyrektor Techniczny) → Nowak Jan → Dyrektor Techniczny
    Sandmann, Ute → Sandmann, Ute → -
    Koch, Anna → Koch, Anna → -
    Dean, Howard → Dean, Howard → -
    Meister, Karl¶Einkäufer → Meister, Karl → Einkäufer
    Anna Koch¶Einkäuferin → Anna Koch → Einkäuferin
    Koch¶Leiter Einkauf → Koch → Leiter Einkauf
    Anna Müller¶Koch → Anna Müller → Koch
    Dean¶Howard Wolf → Howard Wolf → Dean
    Howard Dean¶CTO → Howard Dean → CTO
    Howard Dean → Howard Dean → -
    Anna Koch¶Team Nord → Anna Koch → Team Nord
    Sandmann, Ute, CFO → Sandmann, Ute → CFO
    Sandmann, Ute (CFO) → Sandmann, Ute → CFO
    CFO: Sandmann, Ute → Sandmann, Ute → CFO
    CFO¶Sandmann, Ute → Sandmann, Ute → CFO
    Hart¶Director, Global Sourcing → Hart → Director, Global Sourcing
    Hart¶Director, Northern Europe → Hart → Director, Northern Europe
    Director, Northern Europe¶Anna Hart → Anna Hart → Director, Northern Europe
    Anna Hart, Director - Northern Europe → Anna Hart → Director - Northern Europe
    Director, Northern Europe: Anna Hart → Anna Hart → Director, Northern Europe
    Leiter Einkauf (Berit Kolbe) → Berit Kolbe → Leiter Einkauf
    Leiter Einkauf (komm.) → Leiter Einkauf (komm.) → Leiter Einkauf (komm.)
    Head of IT - Germany → Head of IT - Germany → Head of IT - Germany
    Head of Sales, North America → Head of Sales, North America → Head of Sales, North America
    Leiter IT (m/w/d) → Leiter IT (m/w/d) → Leiter IT (m/w/d)
    CEO: Thiel → Thiel → CEO
    Thiel (CEO) → Thiel → CEO
    Thiel, CEO → Thiel → CEO
    Einkauf: Berit Kolbe, Leiterin → Berit Kolbe → Leiterin
    IT – Klaus Dreyer (Leiter) → Klaus Dreyer → Leiter
    Robert (Bob) Smith, CEO → Robert (Bob) Smith → CEO
    Leiter:in Einkauf: Berit Kolbe → Berit Kolbe → Leiter:in Einkauf
    Gitta Rau, Leiterin Einkauf, Tel. 4711 → Gitta Rau → Leiterin Einkauf
    Gitta Rau¶Tel.: 089 123456¶Fax: 089 123457¶Leiterin Einkauf → Gitta Rau → Leiterin Einkauf
    Gitta Rau +49 89 123456¶Leiterin Einkauf → Gitta Rau → Leiterin Einkauf
    Falk Otto <falk@x.example>, Einkäufer → Falk Otto → Einkäufer
    E-Mail: falk@x.example¶Falk Otto¶Einkäufer → Falk Otto → Einkäufer
    Falk Otto¶Einkäufer¶mailto:falk@x.example → Falk Otto → Einkäufer
    Leiter Einkauf¶N.N. → N.N. → Leiter Einkauf
    Leiter Einkauf (vakant) → vakant → Leiter Einkauf
    Head of IT - TBD → TBD → Head of IT
    vakant¶Leiterin Finanzen → vakant → Leiterin Finanzen
    Directeur des achats :¶Thibaud LEROUX → Thibaud LEROUX → Directeur des achats
    Fiona¶MacAllister-¶Wrenfield¶Group CFO → Fiona MacAllister-Wrenfield → Group CFO
    Abteilungs-¶leiterin¶Qualitätssicherung¶Irmgard Voss → Irmgard Voss → Abteilungsleiterin Qualitätssicherung
    Ein-¶und Verkauf¶Jan Roth → Jan Roth → Ein- und Verkauf
    Sachbearbeiterin Einkauf¶Olga Sommer (in Elternzeit) → Olga Sommer → Sachbearbeiterin Einkauf (in Elternzeit)
    Buyer jr.¶Tommaso Riva (part-time) → Tommaso Riva → Buyer jr. (part-time)
    Einkäufer¶(Rohstoffe)¶Jörg Tann → Jörg Tann → Einkäufer (Rohstoffe)
    AP¶Accounts Payable¶Lois Tarbert → Lois Tarbert → AP Accounts Payable
    KERN¶Dr. Ute¶CFO → KERN Dr. Ute → CFO
    Ingénieur biomédical¶Karim Benhal¶poste 4512 → Karim Benhal → Ingénieur biomédical
    Buyer¶Joan Ash¶+44 20 7946 0958 (office) → Joan Ash → Buyer
    Kierownik: — → — → Kierownik
    Leiter IT¶? → ? → Leiter IT
    PROGETTISTA¶da assegnare → da assegnare → PROGETTISTA
    Pflegedirektion¶Monika Tannert → Monika Tannert → Pflegedirektion
    Dezernat IV – Technik und Bau¶Dezernent: Ralf Ohlmann → Ralf Ohlmann → Dezernent
    Support¶Jan Weiss → Jan Weiss → Support
    Head of IT: vacant → vacant → Head of IT
    Anna Schmidt¶Leiterin¶Einkauf → Anna Schmidt → Leiterin Einkauf
    Anna Schmidt¶Head of¶Procurement → Anna Schmidt → Head of Procurement
    Anna Schmidt¶Leiterin Einkauf und¶Logistik → Anna Schmidt → Leiterin Einkauf und Logistik
    Einkauf¶Leiter¶Lutz Renner → Lutz Renner → Leiter
    Nina Hesse | Head of IT | +49 89 1234567 → Nina Hesse → Head of IT
    Karl Otto¶CFO¶(left) → Karl Otto → CFO (left)
    ehem. CEO: Karl Otto → Karl Otto → ehem. CEO
    Karl Otto (ex-CEO) → Karl Otto → ex-CEO
    Prof. Dr. Karl¶von Weizsäcker¶Ärztlicher Direktor → Prof. Dr. Karl von Weizsäcker → Ärztlicher Direktor
    Leiter Finanzen¶Rolf¶Esser → Rolf Esser → Leiter Finanzen
    Jan van Dijk¶Hoofd Inkoop → Jan van Dijk → Hoofd Inkoop
    Hoofd Inkoop: Jan van Dijk → Jan van Dijk → Hoofd Inkoop
    María José García López (Directora General) → María José García López → Directora General
    Directora Financiera | Ana Ruiz → Ana Ruiz → Directora Financiera
    Dyrektor Zakupów – Anna Nowak → Anna Nowak → Dyrektor Zakupów
    DSI : Paul Blanchet → Paul Blanchet → DSI
    Responsable Achats¶Mme Claire Dupont → Mme Claire Dupont → Responsable Achats
    Diretor de Compras, João Silva → João Silva → Diretor de Compras
    Responsabile Acquisti (Mario Rossi) → Mario Rossi → Responsabile Acquisti
    דנה לוי¶CFO → דנה לוי → CFO
    CEO: محمد علي → محمد علي → CEO
    محمد علي (CEO) → محمد علي → CEO
    CTO - דנה לוי → דנה לוי → CTO
    محمد علي، CEO → محمد علي → CEO
    李明, CEO → 李明 → CEO
    CEO：李明 → 李明 → CEO
    Recht¶Anna Schmidt¶Syndikus → Anna Schmidt → Syndikus
    Recht¶Anna Schmidt → Anna Schmidt → Recht
    Einkauf¶vakant → vakant → Einkauf
    Paul Blanchet¶Directeur des achats¶Groupe → Paul Blanchet → Directeur des achats Groupe
    Chief Executive Officer (CEO)¶Anna Hart → Anna Hart → Chief Executive Officer (CEO)
    Anna Hart, PhD¶Chief Scientist → Anna Hart, PhD → Chief Scientist
    John Smith, Jr., CFO → John Smith, Jr. → CFO
    Vertrieb¶Sabine Maier¶Leiterin → Sabine Maier → Leiterin
    Technik¶Hans¶Klein¶Technischer Leiter → Hans Klein → Technischer Leiter
    J. Brandt¶CIO → J. Brandt → CIO
    CIO: J. Brandt → J. Brandt → CIO
    Anna Bauer¶Assistentin der Geschäftsführung → Anna Bauer → Assistentin der Geschäftsführung
    Wolfgang West¶CEO → Wolfgang West → CEO
    Peter Baumeister → Peter Baumeister → -
    Uwe Müller¶Mitarbeiter → Uwe Müller → Mitarbeiter
    Anna Maria Huber-Steiner, MBA - Head of Finance & Controlling → Anna Maria Huber-Steiner, MBA → Head of Finance & Controlling
    Head of Finance & Controlling - Anna Huber → Anna Huber → Head of Finance & Controlling
    Finance¶Anna Huber → Anna Huber → Finance
    Hart; Head of Sales → Hart → Head of Sales
    [CFO] Vera Stahl → Vera Stahl → CFO
    (CFO) Vera Stahl → Vera Stahl → CFO
    Vera Stahl [CFO] → Vera Stahl → CFO
    CFO / COO¶Vera Stahl → Vera Stahl → CFO / COO
    Vera Stahl / CFO → Vera Stahl → CFO
    Vera Stahl¶Leitung Einkauf & Logistik¶Prokuristin → Vera Stahl → Leitung Einkauf & Logistik Prokuristin
    www.talgrund.example¶Vera Stahl¶CFO → Vera Stahl → CFO
    12345¶Vera Stahl¶CFO → Vera Stahl → CFO
    falk.otto@talgrund.example → falk.otto@talgrund.example → -
    """#.split(separator: "\n").map { $0.components(of: " → ") }

  @Test(arguments: rows)
  func labelIsTakenApart(_ row: [String]) {
    let label = BoxLabel(row[0].components(of: "¶"))
    #expect(label.name == row[1])
    #expect(label.title == (row[2] == "-" ? "" : row[2]))
  }

  @Test(arguments: [
    "Head of Procurement", "Leiter Einkauf (komm.)", "Head of Sales, North America",
  ])
  func postWithoutAName(_ text: String) {
    let label = BoxLabel([text])
    #expect(label.isPostOnly)
    #expect(label.name == text && label.title == text)
  }

  @Test(arguments: [
    "N.N.¶Leiter Einkauf", "Leiter Einkauf (vakant)", "Head of IT - TBD", "Einkauf¶offen",
  ])
  func vacancy(_ text: String) {
    let label = BoxLabel(text.components(of: "¶"))
    #expect(label.isVacant && !label.isPostOnly)
    #expect(!label.title.isEmpty)
  }

  /// A day and years are no telephone numbers, unless a word says that they are.
  @Test(
    arguments: [
      ("Stand 01.03.2026", ""), ("01.03.2026", ""), ("2019 – 2024", ""), ("03/2026", ""),
      ("12-01-2026", ""), ("Kostenstelle 4711000", ""), ("Tel. 01.03.2026", "01.03.2026"),
      ("06.12.34.56.78", "06.12.34.56.78"), ("0711 / 998-120", "0711 / 998-120"),
      ("+49 711 998-120 (Büro)", "+49 711 998-120"), ("Ann Bell, poste 4512", "4512"),
      ("Ann Bell", ""), ("Halle 7", ""),
    ])
  func daysAreNoTelephoneNumbers(_ line: String, _ phone: String) {
    let contact = LabelContact(line)
    #expect(contact.phone == phone)
    #expect(contact.isGiven == !phone.isEmpty)
  }

  @Test func whatHoldsAnAddressIsGiven() {
    #expect(LabelContact("ann@talgrund.example").email == "ann@talgrund.example")
    #expect(LabelContact("mail: ann@talgrund.example").isGiven)
    #expect(!LabelContact("@talgrund").isGiven)
    #expect(!LabelContact("a @ b").isGiven)
  }

  @Test func departmentAddressAndTelephone() {
    let label = BoxLabel([
      "Einkauf", "Lutz Renner", "Einkaufsleiter", "E-Mail: lutz@talgrund.example",
      "Tel.: 089 / 123 45-6",
    ])
    #expect(label.name == "Lutz Renner" && label.title == "Einkaufsleiter")
    #expect(label.department == "Einkauf")
    #expect(label.email == "lutz@talgrund.example")
    #expect(label.phone == "089 / 123 45-6")
  }

  @Test func longLabelsTakeLinearTime() {
    for text in ["a,", "CEO, ", "(", "+49 123 4567 m ", "a@b.c ", ": ", "Leiter "] {
      let line = String(repeating: text, count: 100_000)
      #expect(!BoxLabel([line]).name.isEmpty)
      #expect(!BoxLabel(Array(repeating: text + "x", count: 10_000)).name.isEmpty)
    }
  }
}

extension StringProtocol {
  fileprivate func components(of separator: String) -> [String] {
    split(separator: separator).map { String($0) }
  }
}
